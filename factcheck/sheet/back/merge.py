"""The three-way merge: what the sheet was exported with, what came back, and what the ledger holds now."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Literal

from factcheck.ledger.anchor.anchoring import anchor
from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.board import Board
from factcheck.ledger.marking import Change
from factcheck.sheet.back.around import listed
from factcheck.sheet.back.bind import locked, not_its_claim, sorted_apart, unsure
from factcheck.sheet.back.change import change_of, lost_file
from factcheck.sheet.back.columns import changed_columns
from factcheck.sheet.back.edit import Edit, edits_of, same_cells
from factcheck.sheet.back.exported import Base, base_of
from factcheck.sheet.back.margins import edited_margins, with_margins
from factcheck.sheet.back.moved import moved
from factcheck.sheet.back.read import Edited
from factcheck.sheet.back.row import Report, Returned
from factcheck.sheet.columns import BY_NAME
from factcheck.sheet.rows import LONGEST, alike, editable_cells, shown

Side = Literal["sheet", "ledger"]


@dataclass(frozen=True)
class Conflict:
    """Cells that changed both on the sheet and in the ledger; nobody has decided yet."""

    edit: Edit
    ledger: Mapping[str, str]
    who: str | None = None
    when: datetime | None = None

    @property
    def name(self) -> str:
        """A hash of both sides, by which a decision is remembered until one of them changes."""
        sides = [self.edit.claim, self.edit.group, *(sorted(side.items()) for side in (self.edit.after, self.ledger))]
        return blake2b(json.dumps(sides).encode(errors="surrogatepass"), digest_size=10).hexdigest()


@dataclass
class Merge:
    """What an edited sheet amounts to: the changes to make, claim by claim, what is undecided, what is noteworthy.

    `left` are the conflicts in which the ledger's side counts; `asked` the addresses of all cells that were edited;
    `lost` counts the edits that can't be taken; each is told of in `problems`.
    """

    changes: list[tuple[str, Change]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left: list[Conflict] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    lost: int = 0

    def report(self, report: Report) -> None:
        """Tell of something that isn't taken."""
        self.problems.append(report.text)
        self.lost += report.edits

    def lose(self, row: Returned, reason: str, edits: Sequence[Edit]) -> None:
        """Tell why nothing of `row` is taken, and which of its `edits` that are."""
        cells = [*(edit.address for edit in edits), *edited_margins(row)]
        told = f": {', '.join(cells)}" if cells else ""
        self.problems.append(f"row {row.line}: {reason}{told}")
        self.lost += max(1, len(edits))


def merge(board: Board, edited: Edited, *, decide: Callable[[str], Side | None]) -> Merge:
    """Merge `edited` with what `board` holds. `decide` says which side of a conflict counts, by the cell's address.

    A SheetError refuses the sheet as a whole: an unknown status, a formula, an address that may not be a link.
    """
    found = Merge()
    for report in edited.reports:
        found.report(report)
    every = [(row, base_of(row.base)) for row in edited.rows]
    known = [(row, base) for row, base in every if base]
    for report in changed_columns(edited, {row.line: base for row, base in known}):
        found.report(report)
    rows = _one_each(edited.rows, found)
    bases = {row.id: base_of(row.base) for row in rows}
    _missing([base for _, base in known], found)
    places = _places(board, rows, bases)
    if apart := sorted_apart(known):
        found.problems.append(apart)
    twins = unsure(known)
    bound: list[tuple[Returned, Base, str]] = []
    for row in rows:
        base = bases[row.id]
        if base is None:
            found.lose(row, "its hidden base was edited; nothing of the row is taken", [])
            continue
        row, margins = with_margins(row, base)
        for report in margins:
            found.report(report)
        if reason := not_its_claim(row, base):
            found.lose(row, f"{reason}; nothing of the row is taken", edits_of(row, base))
        elif (claim := places[row.id]) is None:
            if edits := edits_of(row, base):
                found.lose(row, "its claim is gone or changed in the draft", edits)
        elif row.line in twins:
            if edits := edits_of(row, base):
                reason = "another row shows the same claim, and rows were sorted, so it may be that one's"
                found.lose(row, f"{reason}; nothing of the row is taken", edits)
        else:
            bound.append((row, base, claim))
    for report in locked([(row, base) for row, base, _ in bound]):
        found.report(report)
    _take(board, bound, decide, found, str(edited.path))
    return found


def _take(
    board: Board, bound: Sequence[tuple[Returned, Base, str]], decide: Callable[[str], Side | None], found: Merge,
    file: str,
) -> None:  # fmt: skip
    """Bring in the edits of rows that are their claims'; those that only move what stood on other rows are asked."""
    edits: list[tuple[Edit, dict[str, str]]] = []
    for row, base, claim in bound:
        now = {name: shown(text) for name, text in editable_cells(board.mark(claim)).items()}
        for edit in edits_of(row, base, claim=claim, now=now):
            held = {name: now[name] for name in edit.after}
            found.asked.add(edit.address)
            if not same_cells(held, edit.after):
                edits.append((edit, held))
    away = {address for address in moved([edit for edit, _ in edits]) if decide(address) != "sheet"}
    if away:
        told = [edit.address for edit, _ in edits if edit.address in away]
        found.report(
            Report(
                f"{listed(told)}: what stood on one of these rows stands on another, as when only some columns are "
                f"sorted; not taken. If it is meant: --decide {told[0]}=sheet, or --decide all=sheet",
                len(told),
            )
        )
    renewed = {edit.claim for edit, _ in edits if edit.group == "evidence"}
    for edit, held in edits:
        if edit.address in away:
            continue
        mark = board.mark(edit.claim)
        if edit.group == "status" and mark and mark.stands and not mark.kept and edit.claim not in renewed:
            found.report(Report(f"{edit.address}: {mark.lapsed[0]}; attach it anew first; not taken"))
        else:
            _edit(board, edit, held, decide, found, file)


def _edit(
    board: Board, edit: Edit, held: Mapping[str, str], decide: Callable[[str], Side | None], found: Merge, file: str
) -> None:
    if any("… (cut: " in text and len(text) > LONGEST for text in edit.before.values()):
        found.report(Report(f"{edit.address}: the cell was cut when it was exported; edit it in the review"))
        return
    if edit.group == "evidence" and (refused := lost_file(board, edit.claim, edit.after)):
        found.report(Report(f"{edit.address}: {refused}; not taken"))
        return
    change = change_of(board, edit.claim, edit.group, edit.after, file=f"{file}:{edit.address}")
    if not same_cells(held, edit.before):
        conflict = Conflict(edit, held, *_last(board, edit.claim, edit.group))
        side = decide(edit.address)
        if side == "ledger" or (side is None and board.decided(conflict.name)):
            found.left.append(conflict)
        elif side is None:
            found.conflicts.append(conflict)
        if side != "sheet":
            return
    found.edits.append(edit)
    found.changes.append((edit.claim, change))


def _last(board: Board, claim: str, group: str) -> tuple[str | None, datetime | None]:
    """Who spoke last in the ledger of what a group of cells shows, and when."""
    held = board.on(claim)
    events = [event for event in (held.entry.standing if held else ()) if event.kind == group]
    return (events[-1].who, events[-1].at) if events else (None, None)


def _one_each(rows: Sequence[Returned], found: Merge) -> list[Returned]:
    """The rows, each claim once; copies that differ in what can be edited are reported and not taken."""
    by_id: dict[str, list[Returned]] = defaultdict(list)
    for row in rows:
        by_id[row.id].append(row)
    kept = []
    for same in by_id.values():
        lines = ", ".join(str(row.line) for row in same)
        if len(same) == 1 or all(_written(row) == _written(same[0]) for row in same):
            kept.append(same[0])
            if len(same) > 1:
                found.problems.append(f"rows {lines}: the same claim more than once, alike; taken once")
        else:
            found.lost += 1
            found.problems.append(f"rows {lines}: the same claim more than once, and not alike; none is taken")
    return kept


def _written(row: Returned) -> tuple[object, ...]:
    """All that an editor can have written in a row or pinned to it."""
    cells = {name: alike(text) for name, text in row.cells.items() if BY_NAME[name].editable}
    return cells, row.links, [text for _, _, text in row.comments]


def _missing(bases: Sequence[Base], found: Merge) -> None:
    """Report the numbers of claims that were exported and didn't come back."""
    total = max((base.of for base in bases), default=0)
    gone = sorted(set(range(1, total + 1)) - {base.number for base in bases})
    if gone:
        told = ", ".join(map(str, gone[:20])) + (" …" if len(gone) > 20 else "")
        found.problems.append(f"rows that didn't come back, and stay as they are: No. {told}")


def _places(board: Board, rows: Sequence[Returned], bases: Mapping[str, Base | None]) -> dict[str, str | None]:
    """The present id of each row's claim; None where the draft has it no more, or says something else there."""
    present = set(board.version.by_id) | {claim.id for claim in board.by_hand()}
    found: dict[str, str | None] = {row.id: row.id if row.id in present else None for row in rows}
    anchors: list[Anchor] = []
    asked: list[str] = []
    for row in rows:
        base = bases[row.id]
        kept = base.anchor if base else None
        if kept and (found[row.id] is None or kept.get("kind") == "date"):  # the same words may stand for other days
            try:
                anchors.append(Anchor.model_validate(kept, strict=False))
                asked.append(row.id)
            except ValueError:
                continue
    for id_, anchored in zip(asked, anchor(anchors, {}, board.version), strict=True):
        found[id_] = anchored.claim if anchored.kept else None
    return found
