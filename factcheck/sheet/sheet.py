"""The sheet before it takes any form: its head, its rows, the findings and the history."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b

import factcheck
from factcheck.ledger.board import Board
from factcheck.ledger.fold import order
from factcheck.ledger.history import told
from factcheck.records.finding import Finding
from factcheck.records.told import day
from factcheck.rulebook.load import Rulebook
from factcheck.sheet.columns import COLUMNS, STATUSES, Column
from factcheck.sheet.rows import Row, rows, settled, shown


@dataclass(frozen=True)
class Sheet:
    """`head` are lines of name and value; `history` a line an event; `columns` are those to show, in order."""

    title: str
    head: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    history: tuple[str, ...]
    board: Board

    def settled(self, finding: Finding) -> str:
        """Who settled a finding, and why, safe to show; empty while it stands."""
        return shown(settled(self.board, finding))

    @property
    def gone(self) -> list[tuple[str, str]]:
        """The marked claims that the text has no more, safe to show: who marked them how, and their words."""
        marks = [held.mark for held in self.board.gone()]
        return [
            (shown(f"{mark.status} by {mark.who}"), shown(" ".join(mark.before.text.split()) if mark.before else ""))
            for mark in marks
        ]


def sheet(
    board: Board,
    findings: Sequence[Finding],
    *,
    rulebook: Rulebook,
    columns: tuple[Column, ...] = COLUMNS,
    only: Sequence[str] | None = None,
    now: datetime | None = None,
) -> Sheet:
    """The sheet of a draft as it stands; `only` are the ids of the claims to take, `now` the time of the export."""
    made = rows(board, findings, columns=columns, only=only)
    document, signed = board.version.document, board.signed_off()
    published = board.version.published
    counts = Counter("changed" if row.changed else row.cells["status"] for row in made)
    head = (
        ("Article", document.file),
        ("SHA-256 of its text", board.version.sha256),
        ("Published", day(published) if published else "not known"),
        (
            "Claims",
            f"{len(made)}: "
            + ", ".join(
                f"{counts[status]} {status}" for status in (*STATUSES, *(("changed",) if counts["changed"] else ()))
            ),
        ),
        ("Signed off", f"{signed.who}, {signed.at:%Y-%m-%d %H:%M} UTC, this very text" if signed else "not yet"),
        ("Made", f"{now or datetime.now(UTC):%Y-%m-%d %H:%M} UTC by factcheck {factcheck.__version__}"),
        ("Ledger's head", board.ledger.head() or "nothing is marked yet"),
        ("Rules", f"{len(rulebook.files)} rules, version {_version(rulebook)}"),
        ("Checked by (editor)", ""),
        ("Signature and date", ""),
    )
    names = ["", *dict.fromkeys(held.entry.claim for held in board.held)]
    events = sorted((event for name in names for event in board.history(name)), key=order)
    return Sheet(
        title=document.file.rsplit("/", 1)[-1],
        head=tuple((name, shown(value)) for name, value in head),
        columns=columns,
        rows=tuple(made),
        findings=tuple(findings),
        history=tuple(shown(line) for line in told(events)),
        board=board,
    )


def _version(rulebook: Rulebook) -> str:
    """A short hash of all rule files: two sheets with the same one were made by the same rules."""
    digest = blake2b(digest_size=6)
    for name, path in sorted(rulebook.files.items()):
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
