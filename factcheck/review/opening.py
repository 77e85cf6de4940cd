"""Opening drafts for a review: read, extracted and checked (or as kept), with their marks from the ledger."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from factcheck import api
from factcheck.findings.select import Choice
from factcheck.ledger.board import Board
from factcheck.review.desk import Desk, Opened
from factcheck.review.items import gists
from factcheck.review.kept import Head, InOrder, Kept, KeptVersion, kept
from factcheck.review.keys import actions
from factcheck.review.ledgered import LedgerBook
from factcheck.review.session import Draft
from factcheck.text.document import Anchor, Publication

_PATIENCE = 2.0
"""Seconds that a key may wait for another program which writes to the ledger, before the checker is told."""


def desk_for(
    paths: Sequence[Path],
    *,
    who: str,
    address: str | None = None,
    published: date | None = None,
    dating: Anchor | None = None,
    encoding: str | None = None,
    reader: str | None = None,
) -> Desk:
    """The desk with the drafts at `paths`; a FactcheckError for the first that can't be opened."""

    def open_one(path: Path) -> Opened:
        opened = api.open_draft(
            path,
            address=address,
            published=published,
            anchor=dating,
            encoding=encoding,
            reader=reader,
            patience=_PATIENCE,
        )
        choice = api.choice_for(opened.desk, path)
        how = f"{opened.anchor} {choice!r}"
        known = kept(opened.document, opened.desk.rulebook, how, partial(_read, opened, choice))
        version = KeptVersion(
            document=opened.document,
            places=known.head.sentences,
            claims=InOrder(known.claims),
            published=known.head.published,
            dating=opened.anchor,
        )
        board = Board(opened.ledger, path, version, rules=opened.desk.config.desk)
        day = opened.document.published or _published(known.head)
        draft = Draft(opened.document, known.head.gists, known.claims, known.head.findings, day)
        return Opened(draft, LedgerBook(board, who=who), warning=opened.ledger.warning)

    def write_sheet(path: Path, where: Path) -> Path:
        from factcheck.output.destination import destination
        from factcheck.records.errors import SheetError
        from factcheck.sheet import export
        from factcheck.sheet.back.unread import keep_edits

        if destination(where, error=SheetError).file is None:
            raise SheetError("is no file; name a file", file=str(where))

        board, findings, desk = api.checked_board(
            path, address=address, published=published, anchor=dating, encoding=encoding, reader=reader
        )
        export.must_be_free(board, where)
        keep_edits(board, where)
        export.write_sheet(board, findings, where, rulebook=desk.rulebook)
        return where

    settings = api.desk_for(paths[0])
    keys = actions(settings.config.review.keys, file=str(settings.file))
    return Desk(paths, open_draft=open_one, sheet=write_sheet, actions=keys)


def _published(head: Head) -> Publication | None:
    return Publication(head.published, head.known) if head.published else None


def _read(opened: api.Opened, choice: Choice) -> Kept:
    from factcheck.findings.draft import lint  # only here: what was read before is opened without it

    rulebook = opened.desk.rulebook
    linked = api.link_up(opened.document, rulebook=rulebook, anchor=opened.anchor)
    head = Head(
        gists=gists(linked.claims, opened.document),
        findings=tuple(lint(linked, rulebook.checks, choice=choice)),
        sentences=tuple((sentence.start, sentence.end) for sentence in linked.tokens.sentences),
        published=linked.tokens.publication.day if linked.tokens.publication else None,
        known=linked.tokens.publication.how if linked.tokens.publication else "",
    )
    return Kept(head, {claim.id: claim for claim in linked.claims})
