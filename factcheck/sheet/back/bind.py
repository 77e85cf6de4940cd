"""Whether a row is still its claim's: a row is known by hidden cells, and its visible cells must agree with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.sheet.back.around import listed
from factcheck.sheet.back.exported import Base
from factcheck.sheet.back.row import Report, Returned
from factcheck.sheet.columns import BY_NAME
from factcheck.sheet.restyled import fold, kept, same

IDENTIFYING = ("claim", "sentence", "number", "place")
"""The columns that tell a reader which claim a row is of."""


def not_its_claim(row: Returned, base: Base) -> str | None:
    """Why nothing of `row` may be taken for the claim of its hidden cells; None where it may."""
    if base.id != row.id:
        return "its hidden cells are of two claims" if base.id else "its hidden cells don't say which claim it is of"
    there = [name for name in IDENTIFYING if name in base.seen and name in row.cells]
    if not there and any(name in base.seen for name in IDENTIFYING):
        return "no column is left that shows which claim it is of"
    other = [name for name in there if name in row.unread or not same(base.seen[name], row.cells[name])]
    if not other:
        return None
    cells = ", ".join(f"{row.address[name]} ({BY_NAME[name].heading})" for name in other)
    return f"{cells}: the words differ from those exported for {_words(base.claim)}{_now(row, base)}"


def sorted_apart(rows: Sequence[tuple[Returned, Base]]) -> str | None:
    """What is told where the claims that some rows show are those of other rows."""
    words = {fold(base.claim) for _, base in rows}
    other = sum(
        "claim" in base.seen
        and fold(row.cells.get("claim", "")) in words
        and not same(base.seen["claim"], row.cells.get("claim", ""))
        for row, base in rows
    )
    if other < 2:
        return None
    return f"{other} rows show the claims of other rows: some columns were sorted without the others"


def unsure(rows: Sequence[tuple[Returned, Base]]) -> set[int]:
    """The lines of rows that look like another row's, where some rows show what other rows were exported with.

    Each of them may have changed places with its twin: "10%" shows which claim it is of only while nothing was sorted.
    """
    looks = Counter(_said(base.seen, IDENTIFYING) for _, base in rows)
    whole = Counter(_said(base.seen, base.seen) for _, base in rows)
    other = 0
    for row, base in rows:
        there = {name: kept(row.cells[name]) for name in base.seen if name in row.cells}
        differs = any(not same(base.seen[name], row.cells[name]) for name in there)
        other += differs and _said(there, base.seen) in whole
    if other < 2:
        return set()
    return {row.line for row, base in rows if looks[_said(base.seen, IDENTIFYING)] > 1}


def _said(cells: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    """What cells say in these columns, as a base keeps them, without what programs change by themselves."""
    return tuple(_plain(cells.get(name, "")) for name in names)


def _plain(text: str) -> str:
    return text if text.startswith("hash:") else fold(text)


def _now(row: Returned, base: Base) -> str:
    says = row.cells.get("claim", "")
    if not says.strip() or same(base.seen.get("claim", base.claim), says):
        return ""
    return f"; now {_words(says)}"


def _words(text: str) -> str:
    return repr(" ".join(text.split())[:60])


def locked(rows: Sequence[tuple[Returned, Base]]) -> list[Report]:
    """What is told of cells that can't be edited, and were: a line a column."""
    cells: dict[str, list[str]] = defaultdict(list)
    for row, base in rows:
        for name, text in row.cells.items():
            if name in IDENTIFYING or name not in base.seen or name in row.unread:
                continue
            if not same(base.seen[name], text):
                cells[name].append(row.address[name])
    return [
        Report(f"the column {BY_NAME[name].heading!r} can't be edited; not taken: {listed(places)}", len(places))
        for name, places in cells.items()
    ]
