"""What is told of columns that have another heading than they were exported with, or aren't there any more."""

from collections.abc import Mapping, Sequence

from factcheck.sheet.back.around import listed
from factcheck.sheet.back.exported import Base
from factcheck.sheet.back.headings import Stranger
from factcheck.sheet.back.read import Edited
from factcheck.sheet.back.row import Report
from factcheck.sheet.columns import BY_NAME
from factcheck.sheet.restyled import same
from factcheck.sheet.rows import hashed


def changed_columns(edited: Edited, bases: Mapping[int, Base]) -> list[Report]:
    """A line for each column of an unknown heading, and one for all that are missing; `bases` are those of the rows,
    by line."""
    exported = {name for base in bases.values() for name in (*base.edited, *base.seen)}
    held = exported | {name for base in bases.values() for name in base.cells}
    absent = [name for name in BY_NAME if name in held and name not in edited.columns]
    told = []
    for stranger in edited.strangers:
        was = _was(stranger, absent, bases)
        if was:
            absent.remove(was)
        told.append(_told(stranger, was, _edited(stranger, was, bases)))
    if gone := [BY_NAME[name].heading for name in absent if name in exported]:
        columns = "the column is missing" if len(gone) == 1 else "the columns are missing"
        told.append(Report(f"{', '.join(map(repr, gone))}: {columns}; what the ledger holds stays", 0))
    return told


def _told(stranger: Stranger, was: str | None, lines: Sequence[int]) -> Report:
    name = f"column {stranger.letters}" + (f" ({stranger.heading[:40]!r})" if stranger.heading.strip() else "")
    says = f"was exported as {BY_NAME[was].heading!r}: give it that heading again" if was else "is none of the sheet's"
    cells = listed([f"{stranger.letters}{line} {stranger.cells.get(line, '')[:30]!r}" for line in lines])
    return Report(f"{name}: {says}. " + (f"Not taken: {cells}" if lines else "Nothing was edited in it"), len(lines))


def _was(stranger: Stranger, absent: Sequence[str], bases: Mapping[int, Base]) -> str | None:
    """The missing column that most cells of an unknown one come from, if any."""
    counts = {
        name: sum(
            bool(_exported(base, name)) and _as_exported(base, name, stranger.cells.get(line, ""))
            for line, base in bases.items()
        )
        for name in absent
    }
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] else None


def _edited(stranger: Stranger, was: str | None, bases: Mapping[int, Base]) -> list[int]:
    """The rows in which an unknown column holds something else than it was exported with."""
    if was is None:
        return sorted(stranger.cells)
    return [
        line
        for line in sorted({*stranger.cells, *bases})
        if line not in bases or not _as_exported(bases[line], was, stranger.cells.get(line, ""))
    ]


def _exported(base: Base, name: str) -> str:
    return base.seen.get(name, base.cells.get(name, ""))


def _as_exported(base: Base, name: str, text: str) -> bool:
    """Whether `text` is what a base has of a column; of a long cell it has one of two hashes."""
    if name in base.seen:
        return same(base.seen[name], text)
    kept = base.cells.get(name, "")
    return hashed(text) == kept if kept.startswith("hash:") else same(kept, text)
