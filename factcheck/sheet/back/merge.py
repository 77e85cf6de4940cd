"""The three-way merge: what the sheet was exported with, what came back, and what the ledger holds now."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal

from factcheck.ledger.anchor.anchoring import anchor
from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.board import Board
from factcheck.ledger.marking import Change
from factcheck.sheet.back.change import change_of, lost_file
from factcheck.sheet.back.read import Edited, Returned
from factcheck.sheet.columns import BY_NAME, GROUPS
from factcheck.sheet.rows import LONGEST, SHORT, alike, editable_cells, hashed, shown

Side = Literal["sheet", "ledger"]


@dataclass(frozen=True)
class Edit:
    """Cells of one row that belong together and were edited: their address, and each as it was and is."""

    address: str
    claim: str
    words: str
    group: str
    before: Mapping[str, str]
    after: Mapping[str, str]


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
    `lost` counts what can't be taken: edits of claims that the draft doesn't have any more, of rows that are there
    twice or lost what they were exported with, of cells that were cut.
    """

    changes: list[tuple[str, Change]] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    left: list[Conflict] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    lost: int = 0


def merge(board: Board, edited: Edited, *, decide: Callable[[str], Side | None]) -> Merge:
    """Merge `edited` with what `board` holds. `decide` says which side of a conflict counts, by the cell's address.

    A SheetError refuses the sheet as a whole: an unknown status, a formula, an address that may not be a link.
    """
    found = Merge()
    rows = _one_each(edited.rows, found)
    bases = {row.id: _base(row) for row in rows}
    _missing(rows, bases, edited.rows, found)
    places = _places(board, rows, bases)
    for row in rows:
        base = bases[row.id]
        if base is None:
            found.lost += 1
            found.problems.append(f"row {row.line}: its hidden base was edited; nothing of the row is taken")
            continue
        if (claim := places[row.id]) is None:
            edits = _edits(row, base, "", {})
            found.lost += len(edits)
            if edits:
                said = ", ".join(edit.address for edit in edits)
                found.problems.append(f"row {row.line}: its claim is gone or changed in the draft; not taken: {said}")
            continue
        if "claim" in row.cells and alike(row.cells["claim"][:SHORT]) != alike(base["claim"]):
            found.problems.append(f"{row.address['claim']}: the claim's words differ, edited or restyled; not taken")
        _row(board, row, base, claim, decide, found, str(edited.path))
    return found


def _row(
    board: Board, row: Returned, base: dict[str, Any], claim: str, decide: Callable[[str], Side | None], found: Merge,
    file: str,
) -> None:  # fmt: skip
    mark = board.mark(claim)
    now = {name: shown(text) for name, text in editable_cells(mark).items()}
    for edit in _edits(row, base, claim, now):
        held = {name: now[name] for name in edit.after}
        found.asked.add(edit.address)
        if _same(held, edit.after):
            continue
        if any("… (cut: " in text and len(text) > LONGEST for text in edit.before.values()):
            found.lost += 1
            found.problems.append(f"{edit.address}: the cell was cut when it was exported; edit it in the review")
            continue
        if edit.group == "evidence" and (refused := lost_file(board, claim, edit.after)):
            found.lost += 1
            found.problems.append(f"{edit.address}: {refused}; not taken")
            continue
        change = change_of(board, claim, edit.group, edit.after, file=f"{file}:{edit.address}")
        if not _same(held, edit.before):
            conflict = Conflict(edit, held, *_last(board, claim, edit.group))
            side = decide(edit.address)
            if side == "ledger" or (side is None and board.decided(conflict.name)):
                found.left.append(conflict)
            elif side is None:
                found.conflicts.append(conflict)
            if side != "sheet":
                continue
        found.edits.append(edit)
        found.changes.append((claim, change))


def _last(board: Board, claim: str, group: str) -> tuple[str | None, datetime | None]:
    """Who spoke last in the ledger of what a group of cells shows, and when."""
    held = board.on(claim)
    events = [event for event in (held.entry.standing if held else ()) if event.kind == group]
    return (events[-1].who, events[-1].at) if events else (None, None)


def _edits(row: Returned, base: dict[str, Any], claim: str, now: Mapping[str, str]) -> list[Edit]:
    """The groups of cells in which the row differs from what was exported; `now` are those of the ledger."""
    edits = []
    for group, columns in GROUPS.items():
        there = [column.name for column in columns if column.name in row.cells]
        if not there:
            continue
        before = {
            column.name: _whole(base["cells"].get(column.name, ""), row.cells.get(column.name), now.get(column.name))
            for column in columns
        }
        after = {**before, **{name: row.cells[name] for name in there}}
        if group == "status":
            after = {name: text.strip().lower() or "open" for name, text in after.items()}
        if not _same(before, after):
            first = next(name for name in there if alike(after[name]) != alike(before[name]))
            edits.append(Edit(row.address[first], claim, base["claim"], group, before, after))
    return edits


def _whole(kept: str, *candidates: str | None) -> str:
    """The text that the base has of a cell: of a long one the hash, so whichever candidate has that hash."""
    if not kept.startswith("hash:"):
        return kept
    return next((text for text in candidates if text is not None and hashed(text) == kept), kept)


def _one_each(rows: Sequence[Returned], found: Merge) -> list[Returned]:
    """The rows, each claim once; copies that differ in what can be edited are reported and not taken."""
    by_id: dict[str, list[Returned]] = defaultdict(list)
    for row in rows:
        by_id[row.id].append(row)
    kept = []
    for same in by_id.values():
        lines = ", ".join(str(row.line) for row in same)
        edited = [{name: text for name, text in row.cells.items() if BY_NAME[name].editable} for row in same]
        if len(same) == 1 or all(_same(cells, edited[0]) for cells in edited):
            kept.append(same[0])
            if len(same) > 1:
                found.problems.append(f"rows {lines}: the same claim more than once, alike; taken once")
        else:
            found.lost += 1
            found.problems.append(f"rows {lines}: the same claim more than once, and not alike; none is taken")
    return kept


def _missing(
    rows: Sequence[Returned], bases: Mapping[str, dict[str, Any] | None], all_: Sequence[Returned], found: Merge
) -> None:
    """Report the numbers of claims that were exported and didn't come back."""
    known = [base for base in bases.values() if base]
    every = [base for row in all_ if (base := _base(row))]
    total = max((int(base["of"]) for base in known), default=0)
    gone = sorted(set(range(1, total + 1)) - {int(base["n"]) for base in every})
    if gone:
        told = ", ".join(map(str, gone[:20])) + (" …" if len(gone) > 20 else "")
        found.problems.append(f"rows that didn't come back, and stay as they are: No. {told}")


def _base(row: Returned) -> dict[str, Any] | None:
    """What the row was exported with; None where somebody edited it."""
    try:
        base = json.loads(row.base)
        int(base["n"]), int(base["of"])
        if isinstance(base["claim"], str) and all(isinstance(text, str) for text in base["cells"].values()):
            return dict(base)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return None


def _places(
    board: Board, rows: Sequence[Returned], bases: Mapping[str, dict[str, Any] | None]
) -> dict[str, str | None]:
    """The present id of each row's claim; None where the draft has it no more, or says something else there."""
    present = set(board.version.by_id) | {claim.id for claim in board.by_hand()}
    found: dict[str, str | None] = {row.id: row.id if row.id in present else None for row in rows}
    anchors: list[Anchor] = []
    asked: list[str] = []
    for row in rows:
        kept = (bases[row.id] or {}).get("anchor")
        if kept and (found[row.id] is None or kept.get("kind") == "date"):  # the same words may stand for other days
            try:
                anchors.append(Anchor.model_validate(kept, strict=False))
                asked.append(row.id)
            except ValueError:
                continue
    for id_, anchored in zip(asked, anchor(anchors, {}, board.version), strict=True):
        found[id_] = anchored.claim if anchored.kept else None
    return found


def _same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(alike(text) == alike(other.get(name, "")) for name, text in one.items())
