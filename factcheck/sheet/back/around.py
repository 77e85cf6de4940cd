"""What an editor has written around the claims: above the table, in rows of no claim, in other columns and pages."""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.sheet.back.cells import Cell, Page, Range, letters
from factcheck.sheet.back.headings import Head, Stranger, heads
from factcheck.sheet.back.row import Report, inside
from factcheck.sheet.seal import is_seal, seal

_NAMES = frozenset(
    {
        "Article", "SHA-256 of its text", "Published", "Claims", "Signed off", "Made", "Rules", "Checked by (editor)",
        "Signature and date",
    }
)  # fmt: skip
"""The lines above the table that may be empty without somebody having written them."""
_OTHERS = ("Rule", "Who did what")
"""How the two other pages of a workbook begin."""
_MOST = 12
"""Cells that one line names."""


def above(head: Head) -> tuple[dict[str, str], list[Report]]:
    """The lines above the table by their names, and what else stands there."""
    fields: dict[str, str] = {}
    others: list[str] = []
    for line in sorted(line for line in head.page.rows if line < head.line):
        cells = sorted(head.page.rows[line].items())
        texts = [(at, cell) for at, cell in cells if cell.text.strip()]
        if len(texts) > 1 or (texts and texts[0][1].text.strip() in _NAMES):
            fields.setdefault(texts[0][1].text.strip(), texts[1][1].text.strip() if len(texts) > 1 else "")
            texts = texts[2:]
        others += [held(cell, line, at) for at, cell in texts]
        others += [held(Cell(comments=cell.comments), line, at) for at, cell in cells if cell.comments]
    others += [
        held(Cell(comments=cell.comments), head.line, at)
        for at, cell in sorted(head.page.rows[head.line].items())
        if cell.comments
    ]
    return fields, [Report(f"above the claims, and not taken: {listed(others)}", len(others))] if others else []


def no_claim(head: Head, line: int, merged: Sequence[Range]) -> Iterator[Report]:
    """What is told of a row without an id, where something is written in it."""
    row = sorted(head.page.rows[line].items())
    cells = [
        held(cell, line, at)
        for at, cell in row
        if (cell.text.strip() or cell.comments or cell.formula) and not any(inside(each, line, at) for each in merged)
    ]
    if cells:
        yield Report(
            f"row {line}: belongs to no claim; not taken: {listed(cells)} (add a claim with 'factcheck mark --add')"
        )


def strangers(head: Head, lines: Iterable[int]) -> tuple[Stranger, ...]:
    """The columns with no heading of ours that hold something in the rows of claims."""
    known = {*head.names, *head.again}
    found: dict[int, dict[int, str]] = {}
    for line in lines:
        for at, cell in head.page.rows[line].items():
            if at not in known and (cell.text.strip() or cell.formula):
                found.setdefault(at, {})[line] = cell.text
    return tuple(Stranger(head.unknown.get(at, ""), letters(at), cells) for at, cells in sorted(found.items()))


def elsewhere(pages: Sequence[Page], head: Head) -> Iterator[Report]:
    """What is told of other pages: those that an editor added, and comments on those of the sheet."""
    for page in pages:
        if page.drawn:
            boxes = [repr(" ".join(text.split())[:80]) for text in page.drawn]
            yield Report(f"in boxes on the page {page.name[:40]!r}, and not taken: {listed(boxes)}", len(boxes))
        if page is head.page or not page.rows or any(heads(page)):
            continue
        first = page.rows[min(page.rows)]
        text = first[min(first)].text
        cells = [held(cell, line, at) for line, row in page.rows.items() for at, cell in sorted(row.items())]
        if text.startswith(_OTHERS):
            if _is_edited(page):
                yield Report(
                    f"the page {page.name[:40]!r} was edited, and isn't read back: write notes beside the claims, and "
                    "settle findings with 'factcheck mark --finding'"
                )
            cells = [
                held(Cell(comments=cell.comments), line, at)
                for line, row in page.rows.items()
                for at, cell in sorted(row.items())
                if cell.comments
            ]
        if cells:
            yield Report(f"on the page {page.name[:40]!r}, which isn't read: {listed(cells)}", len(cells))


def _is_edited(page: Page) -> bool:
    """Whether a page that only shows says something else than it was sealed with; pages of 0.1 have no seal."""
    texts = [cell.text for _, row in sorted(page.rows.items()) for _, cell in sorted(row.items())]
    seals = [text for text in texts if is_seal(text)]
    return bool(seals) and seals != [seal(text for text in texts if not is_seal(text))]


def held(cell: Cell, line: int, at: int) -> str:
    """A cell's address and what it holds, in short."""
    said = [" ".join(cell.text.split())] if cell.text.strip() else [cell.formula] if cell.formula else []
    said += [f"comment: {' '.join(text.split())}" for text in cell.comments]
    return f"{letters(at)}{line} {' / '.join(said)[:80]!r}"


def listed(names: Sequence[str]) -> str:
    """The first dozen of `names`, and how many more there are."""
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")
