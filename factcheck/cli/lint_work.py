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
from factcheck.records.errors import FactcheckError, InputError, RenamedWarning, UnreachableError, UntrustedError
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
    baseline: bool = False
    """Whether the command line names one: the desk's isn't looked at then."""


@dataclass(frozen=True)
class Linted:
    """One draft as it was linted: its name and source as the findings refer to them, and its settings.

    `findings` are those of its checks, `settled` those that a checker judged, `gate` what the ledger lacks;
    `baseline` is the desk's, `links` the relations that hold, `said` what is odd about how it was read, and notices;
    `places` the findings' places by offset, where the file has no lines. `unasked`: the gate couldn't ask the ledger.
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
    unasked: bool = False


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
    anchor, ledger, unasked = wish.anchor or desk.config.anchor, None, ""
    try:
        if name != "-" and api.has_ledger(name, desk=desk, address=wish.ledger):
            # Its dates are read as they were when it was marked, so that the claims are those that were checked.
            opened = api.open_draft(
                name, address=wish.ledger, published=wish.published, anchor=wish.anchor, document=document
            )
            document, anchor, ledger = opened.document, opened.anchor, opened.ledger
    except (UntrustedError, UnreachableError) as error:
        unasked = str(error)
    linked = api.link_up(document, rulebook=desk.rulebook, anchor=anchor)
    choice = api.choice_for(desk, name, select=wish.select, ignore=wish.ignore, require=wish.require)
    marks: MarkLookup | None = None
    gated = bool(choice.require)
    try:  # only who asks for the marks pays for comparing the files that they rest on
        marks = api.board_on(linked, name, ledger=ledger, desk=desk, evidence=gated) if ledger else None
    except UnreachableError as error:  # it went between two questions
        unasked = str(error)
    if gated and unasked:
        choice = replace(choice, require=())  # that a mark couldn't be asked for isn't that there is none
    elif gated and marks is None:
        marks = _Nothing()
    try:
        result = outcome(linked, desk.rulebook.checks, choice=choice, marks=marks)
    finally:
        if ledger:
            ledger.close()  # a server has only so many connections
    lost = (ledger.warning,) if ledger and ledger.warning else ()
    found, gate = result.found, result.gate
    if wish.since:
        found = _changed(found, document, name, wish)  # the gate is that of the whole draft
    links: tuple[str, ...] = ()
    if wish.explain_links:
        from factcheck.findings.explain import agreements

        links = tuple(agreements(linked, desk.rulebook.checks))
    return Linted(
        document.file, document.source, tuple(found), settings, tuple(gate), tuple(result.settled),
        None if wish.baseline else desk.baseline, links, (*lost, *notes(document), *_not_asked(unasked, gated=gated)),
        _places(document, [*found, *gate, *(one.finding for one in result.settled)]), gated and bool(unasked),
    )  # fmt: skip


def _not_asked(why: str, *, gated: bool) -> tuple[str, ...]:
    """One line on what a lint without its ledger didn't look up."""
    missing = "whether the claims may be published wasn't" if gated else "settled findings and marks weren't"
    return (f"{why}; {missing} looked up",) if why else ()


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


def _changed(found: Sequence[Finding], document: Document, name: str, wish: Wish) -> list[Finding]:
    """The findings that speak of something that changed since the commit that was named."""
    from factcheck.findings.changed import stretches, touched
    from factcheck.findings.git import earlier

    held = earlier(name, since=wish.since or "")
    if held is None:
        return list(found)
    try:
        before = api.read_as(held, file=name, encoding=wish.encoding, reader=wish.reader)
    except InputError:  # it was no text then, or in another encoding
        return list(found)
    return touched(found, stretches(before.source, document.source))


def _drafts(files: Sequence[str], *, forced: bool) -> list[str]:
    """The drafts that `files` name, as far as they can be walked; who lints them complains about the rest."""
    found: list[str] = []
    for named in files:
        try:
            found.extend(draft for draft in api.drafts(named, forced=forced) if draft != "-")
        except FactcheckError:
            continue
    return found


def stamp(files: Sequence[str], *, forced: bool = False) -> dict[str, int]:
    """When each of the drafts changed last, in nanoseconds: what `--watch` looks at."""
    return {file: Path(file).stat().st_mtime_ns for file in _drafts(files, forced=forced) if Path(file).is_file()}


def refuse_watching_stdin(files: Sequence[str]) -> None:
    """An InputError where `--watch` is asked to watch standard input."""
    if "-" in files:
        raise InputError("--watch can't watch standard input; name a file", file="-")
