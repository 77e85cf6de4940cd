"""What `factcheck lint` does with one draft, and with many of them on all cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck import api
from factcheck.findings.select import choice_for
from factcheck.findings.settings import LintSettings
from factcheck.records.errors import FactcheckError, InputError
from factcheck.records.finding import Finding
from factcheck.records.status import Status
from factcheck.text.document import Anchor

WORTH_IT = 8
"""From how many drafts on other processes are worth their start."""


@dataclass(frozen=True)
class Wish:
    """What the command line asks for; what it leaves out, each draft's settings say."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    require: tuple[Status, ...] = ()
    published: date | None = None
    anchor: Anchor | None = None
    encoding: str | None = None
    reader: str | None = None
    ledger: str | None = None
    since: str | None = None
    stdin_filename: str | None = None
    explain_links: bool = False


@dataclass(frozen=True)
class Linted:
    """One draft's findings, its name and source as they refer to them, its settings, and relations that hold."""

    file: str
    source: str
    findings: tuple[Finding, ...]
    settings: LintSettings
    links: tuple[str, ...] = ()


def lint_one(file: str, wish: Wish) -> Linted:
    """Lint the draft at `file`, or standard input for "-"."""
    name = wish.stdin_filename if file == "-" and wish.stdin_filename else file
    desk = api.desk_for(name)
    settings = desk.config.lint
    document = api.read(file, published=wish.published, file=name, encoding=wish.encoding, reader=wish.reader)
    linked = api.link_up(document, rulebook=desk.rulebook, anchor=wish.anchor or desk.config.anchor)
    choice = choice_for(settings, name, select=wish.select, ignore=wish.ignore, require=wish.require)
    marks = None if name == "-" else api.marks_for(linked, name, desk=desk, address=wish.ledger)
    if choice.require and marks is None:
        marks = _Nothing()
    found = api.lint_linked(linked, rulebook=desk.rulebook, choice=choice, marks=marks)
    if wish.since:
        found = _changed(found, document.source, name, wish.since)
    links: tuple[str, ...] = ()
    if wish.explain_links:
        from factcheck.findings.explain import agreements

        links = tuple(agreements(linked, desk.rulebook.checks))
    return Linted(document.file, document.source, tuple(found), settings, links)


class _Nothing:
    """The marks of a draft that nobody has marked."""

    def mark(self, claim_id: str) -> None:
        return None

    def by_hand(self) -> tuple[()]:
        return ()

    def judged(self, fingerprint: str) -> None:
        return None


def _changed(found: Sequence[Finding], source: str, file: str, since: str) -> list[Finding]:
    """The findings that speak of a line that changed."""
    from factcheck.findings.changed import lines

    changed = lines(file, since=since)
    if changed is None:
        return list(found)

    def touched(start: int, end: int) -> bool:
        first, last = source.count("\n", 0, start) + 1, source.count("\n", 0, end) + 1
        return any(first < span.stop and span.start <= last for span in changed)

    return [
        row
        for row in found
        if touched(row.start, row.end) or any(touched(place.start, place.end) for place in row.related)
    ]


@contextmanager
def worker(files: Sequence[str], wish: Wish, *, jobs: int) -> Iterator[Callable[[str], Linted]]:
    """A function that lints one draft; of many drafts, the others are linted by other processes meanwhile."""
    drafts = _drafts(files)
    cores = min(jobs or os.cpu_count() or 1, len(drafts))
    if cores < 2 or (len(drafts) < WORTH_IT and not jobs):
        yield lambda file: lint_one(file, wish)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores) as pool:
        begun = {file: pool.submit(lint_one, file, wish) for file in drafts}
        yield lambda file: begun.pop(file).result() if file in begun else lint_one(file, wish)


def _drafts(files: Sequence[str]) -> list[str]:
    """The drafts that `files` name, as far as they can be walked; who lints them complains about the rest."""
    found: list[str] = []
    for named in files:
        try:
            found += [draft for draft in api.drafts(named) if draft != "-"]
        except FactcheckError:
            continue
    return found


def stamp(files: Sequence[str]) -> dict[str, int]:
    """When each of the drafts changed last, in nanoseconds: what `--watch` looks at."""
    return {file: Path(file).stat().st_mtime_ns for file in _drafts(files) if Path(file).is_file()}


def refuse_watching_stdin(files: Sequence[str]) -> None:
    """An InputError where `--watch` is asked to watch standard input."""
    if "-" in files:
        raise InputError("--watch can't watch standard input; name a file", file="-")
