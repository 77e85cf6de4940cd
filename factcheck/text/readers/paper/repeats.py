"""Running heads, running feet and page numbers: lines that several pages have at the same place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck.text.patterns import pattern
from factcheck.text.readers.paper.lines import Line

_MARGIN = 0.15
"""The share of a page, above and below, in which they stand."""
_OUTERMOST = 3
"""How many lines from the edge are looked at."""
_NEAR = 6.0
"""Points by which their place may differ between pages."""
_GAP = 1.45
"""The distance from them to the text at least, against the size of their font."""
_NUMBER = pattern(r"\d{1,4}(?![\d.,%])")
_ROMAN = pattern(r"[ivxlc]{1,7}", re.IGNORECASE)


def without_repeats(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """The lines of each page, given with its height, without those that other pages repeat.

    Two lines are the same if their texts are, or would be if one number grew as the page's own number does.
    """
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    edges = [list(_edges(height, lines)) for height, lines in pages]
    for line in (line for page in edges for edge in page for line in edge):
        for key in _keys(line):
            seen[key].append((line.page, line.top))

    def again(line: Line) -> bool:
        """Whether another page has it at the same place; a few dozen are enough to look at."""
        places = (place for key in _keys(line) for place in seen[key][:50])
        return any(page != line.page and abs(top - line.top) < _NEAR for page, top in places)

    out = {id(line) for page in edges for edge in page for line in _set_off(list(takewhile(again, edge)), edge)}
    return [[line for line in lines if id(line) not in out] for _, lines in pages]


def _edges(height: float, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The outermost lines above and below, from the edge inwards, as far as they stand in the margins; and one more."""
    ordered = sorted(lines, key=lambda line: line.top)
    above = [line for line in ordered[:_OUTERMOST] if line.bottom < _MARGIN * height]
    below = [line for line in ordered[: -_OUTERMOST - 1 : -1] if line.top > (1 - _MARGIN) * height]
    yield ordered[: len(above) + 1] if above else []
    yield ordered[: -len(below) - 2 : -1] if below else []


def _set_off(repeated: list[Line], edge: Sequence[Line]) -> list[Line]:
    """The lines of `repeated` up to the last one that a gap parts from what comes next on the page."""
    kept = len(repeated)
    while kept:
        if kept >= len(edge) or abs(edge[kept].top - edge[kept - 1].top) > _GAP * edge[kept - 1].size:
            break
        kept -= 1
    return repeated[:kept]


def _keys(line: Line) -> Iterator[str]:
    """The text of `line`, and the same with each of its numbers counted from its page's."""
    text = " ".join(line.text.split()).casefold()
    yield text
    if _ROMAN.fullmatch(text):
        yield "roman"
    for number in _NUMBER.finditer(text):
        yield f"{text[: number.start()]}\0{int(number[0]) - line.page}\0{text[number.end() :]}"
