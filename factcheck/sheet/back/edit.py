"""An edit: the cells of one row that belong together and differ from what was exported."""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.sheet.back.exported import Base
from factcheck.sheet.back.row import Returned
from factcheck.sheet.columns import GROUPS
from factcheck.sheet.rows import alike, hashed


@dataclass(frozen=True)
class Edit:
    """Cells of one row that belong together and were edited: their address, and each as it was and is."""

    address: str
    claim: str
    words: str
    group: str
    before: Mapping[str, str]
    after: Mapping[str, str]


def edits_of(row: Returned, base: Base, *, claim: str = "", now: Mapping[str, str] | None = None) -> list[Edit]:
    """The groups of cells in which the row differs from what was exported; `now` are those of the ledger.

    A cell that can't be read counts as it was exported: it is reported with the row.
    """
    edits = []
    for group, columns in GROUPS.items():
        there = [column.name for column in columns if column.name in row.cells and column.name not in row.unread]
        if not there:
            continue
        before = {
            column.name: _whole(
                base.cells.get(column.name, ""), row.cells.get(column.name), (now or {}).get(column.name)
            )
            for column in columns
        }
        after = {**before, **{name: row.cells[name] for name in there}}
        if group == "status":
            after = {name: text.strip().lower() or "open" for name, text in after.items()}
        if not same_cells(before, after):
            first = next(name for name in there if alike(after[name]) != alike(before[name]))
            edits.append(Edit(row.address[first], claim, base.claim, group, before, after))
    return edits


def same_cells(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether each cell of `one` says the same in `other`."""
    return all(alike(text) == alike(other.get(name, "")) for name, text in one.items())


def _whole(kept: str, *candidates: str | None) -> str:
    """The text that the base has of a cell: of a long one the hash, so whichever candidate has that hash."""
    if not kept.startswith("hash:"):
        return kept
    return next((text for text in candidates if text is not None and hashed(text) == kept), kept)
