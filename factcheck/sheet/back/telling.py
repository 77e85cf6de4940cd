"""What a merge did, in lines for people."""

from collections.abc import Iterator, Mapping

from factcheck.sheet.back.edit import Edit
from factcheck.sheet.back.merge import Conflict, Merge


def told(merge: Merge, *, who: str, dry_run: bool, events: int) -> Iterator[str]:
    """A line for each edit, conflict and problem, and what was kept."""
    for edit in merge.edits:
        yield f"{edit.address}  {edit.words[:60]!r}  {_cells(edit.before, edit)} → {_cells(edit.after, edit)}"
    for conflict in merge.conflicts:
        edit = conflict.edit
        yield (
            f"{edit.address}  conflict: {edit.words[:60]!r} was {_cells(edit.before, edit)}, the sheet says "
            f"{_cells(edit.after, edit)}, the ledger {_cells(conflict.ledger, edit)}{_by(conflict)}; "
            f"--decide {edit.address}=sheet or {edit.address}=ledger"
        )
    for conflict in merge.left:
        cells = _cells(conflict.ledger, conflict.edit)
        yield f"{conflict.edit.address}  left as the ledger has it: {conflict.edit.words[:60]!r} {cells}{_by(conflict)}"
    yield from merge.problems
    count = len(merge.edits)
    edits = "1 edit" if count == 1 else f"{count} edits"
    kept = "would be kept" if dry_run else f"kept as {events} event{'' if events == 1 else 's'}"
    left = f"; {len(merge.conflicts)} to decide" if merge.conflicts else ""
    if merge.lost:
        left += f"; {merge.lost} not taken, for the reasons above"
    none = "nothing was taken" if merge.lost else "nothing was edited" if not merge.left else "nothing else was edited"
    yield f"{edits} by {who} {kept}{left}" if count else f"{none}{left}"


def _by(conflict: Conflict) -> str:
    """Who wrote the ledger's side, and when: " by ann, 2026-03-01 19:20"."""
    when = f", {conflict.when.astimezone():%Y-%m-%d %H:%M}" if conflict.when else ""
    return f" by {conflict.who}{when}" if conflict.who else ""


def _cells(cells: Mapping[str, str], edit: Edit) -> str:
    """The cells of the group that differ, each in quotation marks."""
    names = [name for name in cells if edit.before[name] != edit.after[name]] or list(cells)
    shown = []
    for name in names:
        text = " / ".join(cells[name].split("\n"))
        shown.append(f"{text[:80]!r}" if len(names) == 1 else f"{name} {text[:80]!r}")
    return ", ".join(shown)
