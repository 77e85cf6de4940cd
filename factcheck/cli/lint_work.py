"""What `factcheck lint` does with one draft."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factcheck import api
from factcheck.cli.warn import notes
from factcheck.findings.draft import Settled, outcome
from factcheck.findings.settings import LintSettings
from factcheck.records.errors import FactcheckError, InputError, RenamedWarning
from factcheck.records.finding import Finding
from factcheck.records.marks import MarkLookup
from factcheck.records.status import Status
from factcheck.text.document import Anchor, Document


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
    """One draft as it was linted: its name and source as the findings refer to them, and its settings.

    `findings` are those of its checks, `settled` those that a checker judged, `gate` what the ledger lacks;
    `baseline` is the desk's, `links` the relations that hold, `said` what is odd about how it was read, and notices;
    `places` the findings' places by offset, where the file has no lines.
    """

    file: str
    source: str
    findings: tuple[Finding, ...]
    settings: LintSettings
    gate: tuple[Finding, ...] = ()
    settled: tuple[Settled, ...] = ()
    baseline: Path | None = None
    links: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    places: Mapping[int, str] = field(default_factory=dict)


def lint_one(file: str, wish: Wish) -> Linted:
    """Lint the draft at `file`, or standard input for "-"; the notices that it draws come along."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RenamedWarning)
        linted = _linted(file, wish)
    notices = dict.fromkeys(str(each.message) for each in caught if issubclass(each.category, RenamedWarning))
    return replace(linted, said=(*linted.said, *notices))


def _linted(file: str, wish: Wish) -> Linted:
    name = wish.stdin_filename if file == "-" and wish.stdin_filename else file
    desk = api.desk_for(name)
    settings = desk.config.lint
    document = api.read(file, published=wish.published, file=name, encoding=wish.encoding, reader=wish.reader)
    anchor, ledger = wish.anchor or desk.config.anchor, None
    if name != "-" and api.has_ledger(name, desk=desk, address=wish.ledger):
        # Its dates are read as they were when it was marked, so that the claims are those that were checked.
        opened = api.open_draft(
            name, address=wish.ledger, published=wish.published, anchor=wish.anchor, document=document
        )
        document, anchor, ledger = opened.document, opened.anchor, opened.ledger
    linked = api.link_up(document, rulebook=desk.rulebook, anchor=anchor)
    choice = api.choice_for(desk, name, select=wish.select, ignore=wish.ignore, require=wish.require)
    marks: MarkLookup | None = None
    if ledger:
        evidence = bool(choice.require)  # only who asks for the marks pays for comparing the files that they rest on
        marks = api.board_on(linked, name, ledger=ledger, desk=desk, evidence=evidence)
    if choice.require and marks is None:
        marks = _Nothing()
    result = outcome(linked, desk.rulebook.checks, choice=choice, marks=marks)
    found, gate = result.found, result.gate
    if wish.since:
        found = _changed(found, document.source, name, wish.since)  # the gate is that of the whole draft
    links: tuple[str, ...] = ()
    if wish.explain_links:
        from factcheck.findings.explain import agreements

        links = tuple(agreements(linked, desk.rulebook.checks))
    return Linted(
        document.file, document.source, tuple(found), settings, tuple(gate), tuple(result.settled),
        desk.beside(settings.baseline) if settings.baseline else None, links, notes(document),
        _places(document, [*found, *gate, *(one.finding for one in result.settled)]),
    )  # fmt: skip


def _places(document: Document, found: Sequence[Finding]) -> dict[int, str]:
    if not (document.locations or document.boxes):
        return {}
    return {finding.start: document.place(finding.start) for finding in found}


class _Nothing:
    """The marks of a draft that nobody has marked."""

    def mark(self, claim_id: str) -> None:
        return None

    def by_hand(self) -> tuple[()]:
        return ()

    def judged(self, fingerprint: str) -> None:
        return None

    def signed(self) -> None:
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
