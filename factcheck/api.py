"""The one door for all faces: which rules hold for a draft, reading it, extracting its claims.

desk = desk_for(Path("article.txt"))
extraction = extract(read("article.txt"), rulebook=desk.rulebook)
extraction.claims
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.records.claims import Claim
from factcheck.records.readings import Reading
from factcheck.rulebook.load import Rulebook, load
from factcheck.tables.nearest import candidates
from factcheck.text import readers
from factcheck.text.document import Anchor, Document, Publication
from factcheck.text.encoding import decode
from factcheck.text.source import read_bytes, shown

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.figures.linked import Linked
    from factcheck.findings.draft import Settled
    from factcheck.findings.select import Choice
    from factcheck.ledger.board import Board
    from factcheck.ledger.ledger import Ledger
    from factcheck.records.finding import Finding
    from factcheck.records.marks import MarkLookup
    from factcheck.records.status import Status
    from factcheck.records.verdict import Verdict
    from factcheck.text.ignored import Excluded
    from factcheck.text.tokens import Tokens

__all__ = [
    "Desk", "Extraction", "Judged", "Opened", "board_on", "checked_board", "choice_for", "desk_for", "drafts",
    "extract", "has_ledger", "is_left_out", "judge", "link_up", "lint", "lint_linked", "load", "open_board",
    "open_draft", "open_ledger", "read", "read_as",
]  # fmt: skip


_HEAD = 1024
"""Bytes that tell a page of HTML whatever its encoding is."""


@dataclass(frozen=True)
class Desk:
    """What holds for a draft: the settings, the file that they stand in (None: nobody set any), and the rules."""

    file: Path | None
    rulebook: Rulebook
    anchor: Anchor = "auto"
    settings: "Config | None" = None

    @cached_property
    def config(self) -> "Config":
        """The settings in force; where nobody set any, their schema is built only if somebody asks."""
        from factcheck.config import Config

        return self.settings or Config()

    @property
    def baseline(self) -> Path | None:
        """The file of accepted findings that the settings name; a ConfigError where it is none of the project's."""
        from factcheck.findings.baseline import of_project

        named = self.config.lint.baseline
        return of_project(named, settings=self.file) if named and self.file else None

    def ledger_address(self, address: str | None = None) -> str | None:
        """The address of the ledger that somebody named: `address`, the environment, the project, or the user; None
        where nobody did. An UntrustedError where the project asks for what the user hasn't allowed.
        """
        from factcheck.ledger.naming import named

        found = named(address, project=self.config.ledger if self.file else None, file=self.file)
        return found.address if found else None


class Extraction(NamedTuple):
    """The claims of one document, in the order of the text, and the publication day that was used."""

    document: Document
    claims: tuple[Claim, ...]
    publication: Publication | None


def desk_for(path: Path | str) -> Desk:
    """The desk of the draft at `path`, or of the working folder for "-"; a ConfigError or RuleError if it is wrong."""
    place = Path.cwd() if path == "-" else Path(path).absolute()
    folder = place if place.is_dir() else place.parent
    if not any(candidates(folder)):
        return Desk(None, _rulebook(()))
    from factcheck.config import settings_for

    config, file = settings_for(folder)
    return Desk(file, _rulebook(config.rules), config.anchor, config)


def drafts(path: Path | str, *, forced: bool = False) -> Iterator[str]:
    """The drafts that `path` stands for: a file, all in a folder, or all that fit a pattern; see `text.folders`.

    `forced`: what the settings and ignore files leave out of folders is left out although it is named.
    """
    if not forced and Path(path).is_file():
        return iter((str(path),))
    from factcheck.sheet.written import is_sheet
    from factcheck.text.folders import drafts

    return drafts(str(path), excluded=_excluded, written=is_sheet, forced=forced)


def is_left_out(path: Path | str) -> bool:
    """Whether the settings or ignore files leave a draft of this name out of folders; it needn't be there."""
    from factcheck.text.ignored import is_ignored

    return is_ignored(str(path), excluded=_excluded)


def _excluded(folder: str) -> "Excluded | None":
    """What the settings in force for an absolute `folder` leave out."""
    if not any(candidates(Path(folder))):
        return None
    from factcheck.config import settings_for
    from factcheck.text.ignored import Excluded

    config, file = settings_for(Path(folder))
    return Excluded(str(file), config.exclude) if file else None


@cache
def _rulebook(houses: tuple[Path, ...]) -> Rulebook:
    return load(*houses)


def read(
    path: Path | str,
    *,
    published: date | None = None,
    file: str | None = None,
    encoding: str | None = None,
    reader: str | None = None,
) -> Document:
    """The draft at `path`, or on standard input for "-"; an InputError if it isn't a text that can be read.

    `published` overrides what the draft says; `file` is the name its claims carry; `encoding` is needed for
    what is neither UTF-8, nor begins with a byte-order mark, nor is a page that declares another; `reader` names the
    format (`readers.NAMES`) of what neither its ending nor its beginning tells.
    """
    return read_as(read_bytes(str(path)), published=published, file=file or str(path), encoding=encoding, reader=reader)


def read_as(
    raw: bytes, *, file: str, published: date | None = None, encoding: str | None = None, reader: str | None = None
) -> Document:
    """The draft that the bytes of a file called `file` are; as for `read`."""
    publication, name = Publication(published, "as given") if published else None, file
    chosen = reader or readers.by_ending(name, raw)
    if chosen and readers.is_packed(chosen):
        packed: Document = readers.reader(chosen).read(raw, file=shown(name), published=publication)
        return packed
    page = (chosen or readers.by_beginning(raw[:_HEAD].decode("latin-1"))) == "html"
    text, declared = decode(raw, file=shown(name), encoding=encoding, page=page)
    chosen = chosen or readers.by_beginning(text, path=name)
    document: Document = readers.reader(chosen).read(text, file=shown(name), published=publication)
    return replace(document, notes=(f"read as {declared}, as the page declares",)) if declared else document


def extract(document: Document, *, rulebook: Rulebook | None = None, anchor: Anchor = "auto") -> Extraction:
    """All claims of `document`, typed and tied to each other, by the built-in rules or those of `rulebook`."""
    rules = rulebook or _rulebook(())
    tokens, _, made = _extracted(document, rules, anchor)
    return Extraction(document, made, tokens.publication)


def link_up(document: Document, *, rulebook: Rulebook, anchor: Anchor = "auto") -> "Linked":
    """The tokens, readings and claims of `document` side by side, as the checks look at them."""
    from factcheck.figures.linked import Linked

    return Linked(*_extracted(document, rulebook, anchor))


def _extracted(
    document: Document, rulebook: Rulebook, anchor: Anchor
) -> "tuple[Tokens, list[Reading], tuple[Claim, ...]]":
    from factcheck.claims import claims  # not above: a review of a draft that was read before needs none of it
    from factcheck.link import link
    from factcheck.readings import readings
    from factcheck.text.tokens import Tokens

    tokens = Tokens(document, rulebook.lexicons, anchor=anchor)
    found = readings(rulebook, tokens)
    return tokens, found, claims(found, link(found, tokens), tokens)


def lint(
    document: Document,
    *,
    rulebook: Rulebook | None = None,
    anchor: Anchor = "auto",
    choice: "Choice | None" = None,
    marks: "MarkLookup | None" = None,
) -> "list[Finding]":
    """The findings in `document`, in the order of the text; `marks` are what the publication gate asks."""
    rules = rulebook or _rulebook(())
    return lint_linked(link_up(document, rulebook=rules, anchor=anchor), rulebook=rules, choice=choice, marks=marks)


def lint_linked(
    linked: "Linked", *, rulebook: Rulebook, choice: "Choice | None" = None, marks: "MarkLookup | None" = None
) -> "list[Finding]":
    """The findings in a document whose claims were read already."""
    from factcheck.findings.draft import lint

    return lint(linked, rulebook.checks, choice=choice, marks=marks)


def has_ledger(path: Path | str, *, desk: Desk, address: str | None = None) -> bool:
    """Whether a ledger was begun for the draft at `path`; it isn't opened."""
    from factcheck.ledger.address import server
    from factcheck.ledger.place import place_for

    place = place_for(Path(path), desk.ledger_address(address)).address
    return server(place) or Path(place).exists()


def open_ledger(
    path: Path | str, *, desk: Desk | None = None, address: str | None = None, patience: float = 15.0
) -> "Ledger":
    """The ledger of the draft at `path`: the one at `address`, else the one that FACTCHECK_LEDGER, the desk's or the
    user's own settings name, else the nearest one.

    `patience`: seconds to wait for another program that writes.
    """
    from factcheck.ledger.ledger import open_ledger

    named = (desk or Desk(None, _rulebook(()))).ledger_address(address)
    return open_ledger(Path(path), named, patience=patience)


@dataclass(frozen=True)
class Opened:
    """A draft with its ledger and its desk, read but not yet extracted; `anchor` is how its dates are to be read."""

    path: Path
    document: Document
    anchor: Anchor
    ledger: "Ledger"
    desk: Desk


def open_draft(
    path: Path | str,
    *,
    address: str | None = None,
    published: date | None = None,
    anchor: Anchor | None = None,
    encoding: str | None = None,
    reader: str | None = None,
    patience: float = 15.0,
    document: Document | None = None,
) -> Opened:
    """The draft at `path` beside its ledger.

    Where `published` and `anchor` aren't given, its dates are read as they were when it was marked last.
    `patience` as for `open_ledger`; `document` is the draft where it was read already, as from standard input.
    """
    from factcheck.ledger.resume import dating_of

    desk = desk_for(path)
    ledger = open_ledger(path, desk=desk, address=address, patience=patience)
    document = document or read(path, published=published, encoding=encoding, reader=reader)
    before = dating_of(ledger, Path(path), document)
    if document.published is None and before and before.published:
        document = replace(document, published=Publication(before.published, "as when it was marked"))
    dating = anchor or (before.anchor if before else None) or desk.config.anchor
    return Opened(Path(path), document, dating, ledger, desk)


def open_board(
    path: Path | str,
    *,
    address: str | None = None,
    published: date | None = None,
    anchor: Anchor | None = None,
    encoding: str | None = None,
    reader: str | None = None,
) -> "Board":
    """The marks on the draft at `path` as it stands now, with its claims; options as for `open_draft`."""
    opened = open_draft(path, address=address, published=published, anchor=anchor, encoding=encoding, reader=reader)
    linked = link_up(opened.document, rulebook=opened.desk.rulebook, anchor=opened.anchor)
    return board_on(linked, path, ledger=opened.ledger, desk=opened.desk)


def board_on(linked: "Linked", path: Path | str, *, ledger: "Ledger", desk: Desk, evidence: bool = True) -> "Board":
    """The marks that `ledger` holds on claims that were read already; `evidence`: compare the files they rest on."""
    from factcheck.ledger.anchor.version import Version
    from factcheck.ledger.board import Board

    tokens = linked.tokens
    version = Version(
        document=tokens.document,
        places=[(sentence.start, sentence.end) for sentence in tokens.sentences],
        claims=tuple(linked.claims),
        published=tokens.publication.day if tokens.publication else None,
        dating=tokens.anchor,
    )
    return Board(ledger, Path(path), version, rules=desk.config.desk, evidence=evidence)


def checked_board(
    path: Path | str,
    *,
    address: str | None = None,
    published: date | None = None,
    anchor: Anchor | None = None,
    encoding: str | None = None,
    reader: str | None = None,
) -> "tuple[Board, list[Finding], Desk]":
    """The marks on the draft at `path`, the lint's findings on it, and its desk; options as for `open_draft`."""
    opened = open_draft(path, address=address, published=published, anchor=anchor, encoding=encoding, reader=reader)
    linked = link_up(opened.document, rulebook=opened.desk.rulebook, anchor=opened.anchor)
    board = board_on(linked, path, ledger=opened.ledger, desk=opened.desk)
    found = lint_linked(linked, rulebook=opened.desk.rulebook, choice=choice_for(opened.desk, path))
    return board, found, opened.desk


def choice_for(
    desk: Desk,
    path: Path | str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    require: "Sequence[Status]" = (),
) -> "Choice":
    """Which checks run on the draft at `path`, how grave each is, and what the gate requires: the desk's settings,
    and what is said here instead of them.
    """
    from factcheck.findings.select import check_names, choice_for

    settings, sign_off = desk.config.lint, desk.config.desk.require_sign_off
    if desk.file:
        check_names(settings, desk.rulebook, file=desk.file)
    return choice_for(settings, str(path), select=select, ignore=ignore, require=require, sign_off=sign_off)


class Judged(NamedTuple):
    """A draft's board and the verdict on it, with the findings that stand in the way, and those that are settled."""

    board: "Board"
    verdict: "Verdict"
    failing: "list[Finding]"
    settled: "list[Settled]"


def judge(
    path: Path | str,
    *,
    require: "Sequence[Status]" = (),
    address: str | None = None,
    published: date | None = None,
    anchor: Anchor | None = None,
    encoding: str | None = None,
    reader: str | None = None,
) -> Judged:
    """Whether the draft at `path` may be published: what `factcheck lint --require` decides, counted.

    `require` are the statuses that a claim may have; else the desk's, else verified. Other options as for `open_draft`.
    """
    from factcheck.findings.baseline import accepted_of, new
    from factcheck.findings.draft import outcome
    from factcheck.findings.verdict import REQUIRED, verdict
    from factcheck.records.finding import at_least

    opened = open_draft(path, address=address, published=published, anchor=anchor, encoding=encoding, reader=reader)
    linked = link_up(opened.document, rulebook=opened.desk.rulebook, anchor=opened.anchor)
    board = board_on(linked, path, ledger=opened.ledger, desk=opened.desk)
    choice = choice_for(opened.desk, path, require=require)
    result = outcome(linked, opened.desk.rulebook.checks, choice=choice, marks=board)
    settings, baseline = opened.desk.config.lint, opened.desk.baseline
    accepted = accepted_of(baseline, str(path)) if baseline else {}
    grave = settings.fail_on or settings.level
    failing = [finding for finding in new(result.found, accepted) if at_least(finding.severity, grave)]
    said = verdict(
        linked, failing, board, require=choice.require or REQUIRED, sign_off=choice.sign_off,
        settled=len(result.settled),
    )  # fmt: skip
    return Judged(board, said, failing, result.settled)
