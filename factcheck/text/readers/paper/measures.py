"""What is usual in a document: the size of its letters, the distance of its lines, where its columns begin and end."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.text.readers.paper.lines import Line

SAME = 0.1
"""The share by which the fonts of one paragraph's lines may differ in size."""
_OFTEN = 0.25
"""How often a distance occurs, against the most frequent one, to be that of lines and not of paragraphs."""
INDENT = 0.6
"""How far a paragraph's first line is indented at least, against the size of its font."""
_FARTHEST = 4
"""How far at most."""
_SEVERAL = 3
"""How many indented lines show that the document indents its paragraphs."""
_AROUND = 8
"""How many lines before and behind show where a column begins and ends."""


@dataclass
class Measures:
    """What is usual: the size of the body, the distance of lines by size, whether paragraphs are indented.

    `edges` are where the lines around each line begin and end, by the line's identity.
    """

    body: float = 0.0
    leading: dict[int, float] = field(default_factory=dict)
    indented: bool = False
    edges: dict[int, tuple[float, float]] = field(default_factory=dict)

    def start(self, line: Line) -> float:
        """Where the column begins in which `line` stands."""
        return self.edges[id(line)][0]

    def end(self, line: Line) -> float:
        """Where the column ends in which `line` stands."""
        return self.edges[id(line)][1]


def measures(pages: Sequence[Sequence[Line]]) -> Measures:
    """What is usual in the lines of `pages`."""
    letters: Counter[float] = Counter()
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    usual = Measures()
    indents = 0
    for page in pages:
        for at, line in enumerate(page):
            letters[round(line.size * 2) / 2] += len(line.text)
            around = [near for near in page[max(0, at - _AROUND) : at + _AROUND + 1] if _same_column(near, line)]
            usual.edges[id(line)] = min(near.left for near in around), max(near.right for near in around)
            below = page[at + 1] if at + 1 < len(page) else None
            if below and alike(line, below) and 0 < below.base - line.base < 3 * line.size:
                steps[round(line.size)][round(below.base - line.base)] += len(below.text)
                indents += INDENT * line.size < line.left - below.left < _FARTHEST * line.size
    for size, found in steps.items():
        most = max(found.values())
        usual.leading[size] = min(step for step, weight in found.items() if weight >= _OFTEN * most)
    usual.body = max(letters, key=lambda size: letters[size]) if letters else 0.0
    usual.indented = indents >= _SEVERAL
    return usual


def _same_column(one: Line, other: Line) -> bool:
    return alike(one, other) and abs(one.left - other.left) < _FARTHEST * other.size


def alike(last: Line, line: Line) -> bool:
    """Whether two lines are set in the same size."""
    return abs(last.size - line.size) <= SAME * max(last.size, line.size)
