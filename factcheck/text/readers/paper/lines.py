"""From the letters of a page to its lines: words with their boxes, marks of notes left out, cells of tables parted."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from unicodedata import normalize

from factcheck.text.readers.paper.pages import Page

_BREAKS = frozenset((0x0A, 0x0D))
HYPHEN = "\N{SOFT HYPHEN}"
"""What stands at the end of a line for a hyphen that only parts a word."""
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))
"""How pdfium tells of a hyphen at the end of a line that the letters beside it make a mere parting."""
_LIGATURES = range(0xFB00, 0xFB07)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTES = frozenset("0123456789*†‡§,")
_SMALLER = 0.85
"""How large the font of a note's mark is at most, against that of the line."""
_HIGHER = 0.12
"""How far it ends above the line's letters at least, against their size."""
_APART = 1.8
"""The gap that parts two cells, against the size of the font."""
_BLANK = 0.15
"""The gap that parts two words."""
_INITIAL = 1.5
"""How large a paragraph's large first letter is at least, against the size of its font."""
_UNITS = frozenset("m km cm mm mi ft in yd dm nm".split())


@dataclass
class Line:
    """A line: its text, where each character begins and ends across the page, and its box; points from the upper left.

    `base` is where most of its letters end below, `size` the size of its font.
    """

    page: int
    top: float
    bottom: float
    base: float
    size: float
    text: str = ""
    lefts: "array[float]" = field(default_factory=lambda: array("f"))
    rights: "array[float]" = field(default_factory=lambda: array("f"))

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.rights[-1]

    def add(self, text: str, left: float, right: float) -> None:
        """Characters that all stand at one place, such as those of a ligature."""
        self.text += text
        for _ in text:
            self.lefts.append(left)
            self.rights.append(right)

    def first_letter(self, other: "Line") -> bool:
        """Whether this is the large first letter of the paragraph that begins with `other`."""
        return len(self.text) == 1 and self.text.isalpha() and self.size > _INITIAL * other.size

    def append(self, other: "Line", between: str) -> None:
        """Put `other`, a piece of the same line, behind this one; behind a large first letter, it makes the line."""
        if self.first_letter(other):
            between, self.size, self.base = "", other.size, other.base
        self.add(between, self.right, other.left)
        self.text += other.text
        self.lefts.extend(other.lefts)
        self.rights.extend(other.rights)
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)


def lines(page: Page) -> list[Line]:
    """The lines of `page`, in the order in which the file draws them; what stands beside each other is one."""
    made: list[Line] = []
    reach = 0.0  # where the last line ends, with the marks of notes that were left out
    for begin, end in _stretches(page):
        line = _line(page, begin, end)
        if not line:
            continue
        last = made[-1] if made else None
        if not last or not _beside(last, line):
            made.append(line)
            reach = line.right
            continue
        gap, reach = line.left - reach, line.right
        raised = line.size < _SMALLER * last.size and line.base < last.base - _HIGHER * last.size
        if raised and _NOTES.issuperset(line.text):
            if not _exponent(last.text):
                continue
            line.text = line.text.translate(_RAISED)
        last.append(line, "\t" if gap > _APART * last.size else " " if gap > _BLANK * last.size else "")
    _justify(made)
    return made


def _justify(made: Sequence[Line]) -> None:
    """Make blanks of the gaps that only fill a line up to the edges that other lines have too."""
    filled = {
        (round(line.right / 3), round(line.left / 30)) for line in made if "\t" not in line.text and " " in line.text
    }
    for line in made:
        right, left = round(line.right / 3), round(line.left / 30)
        if any((right + x, left + y) in filled for x in (-1, 0, 1) for y in (-1, 0, 1)):
            line.text = line.text.replace("\t", " ")


def _stretches(page: Page) -> list[tuple[int, int]]:
    """Half-open stretches of letters between line breaks; a parted word goes on below without one."""
    found, begin, last = [], 0, -1
    for at, code in enumerate(page.codes):
        if code in _BREAKS or (last >= begin and _ink(code) and _elsewhere(page, last, at)):
            if begin < at:
                found.append((begin, at))
            begin = at + (code in _BREAKS)
        if _ink(code):
            last = at
    return [*found, (begin, len(page.codes))]


def _elsewhere(page: Page, one: int, other: int) -> bool:
    """Whether the second letter begins another line; in a line that runs downwards they stand in a row."""
    size = page.sizes[one]
    aside = page.lefts[other] < page.lefts[one] - size or page.lefts[other] > page.rights[one] + 2 * size
    overlap = min(page.bottoms[one], page.bottoms[other]) - max(page.tops[one], page.tops[other])
    return (aside or page.codes[one] in _HYPHENS) and overlap < 0.3 * size


def _line(page: Page, begin: int, end: int) -> Line | None:
    shown = [at for at in range(begin, end) if _ink(page.codes[at])]
    if not shown:
        return None
    size = median(page.sizes[at] for at in shown)
    base = median(page.bottoms[at] for at in shown)
    line = Line(page.number, min(page.tops[at] for at in shown), max(page.bottoms[at] for at in shown), base, size)
    space = False
    for at in range(shown[0], shown[-1] + 1):
        code = page.codes[at]
        if at != shown[-1] and code in _HYPHENS:
            continue  # a place where a word could have been parted
        if not _ink(code):
            space = True
            continue
        left, right = page.lefts[at], page.rights[at]
        text = _written(code)
        raised = page.sizes[at] < _SMALLER * size and page.bottoms[at] < base - _HIGHER * size
        if raised and text in _NOTES:
            text = text.translate(_RAISED) if _exponent(line.text) else ""
        if line.text and text:
            apart = left - line.right > _APART * size
            if apart or space:
                line.add("\t" if apart else " ", line.right, left)
            space = False
        line.add(text, left, right)
    return line if line.text else None


def _ink(code: int) -> bool:
    return (code > 0x20 and code not in (0x7F, 0xA0, 0x2028, 0x2029)) or code == 0x02


def _written(code: int) -> str:
    if code in _HYPHENS:
        return HYPHEN
    if code in _LIGATURES:
        return normalize("NFKC", chr(code))
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\N{REPLACEMENT CHARACTER}"


def _exponent(before: str) -> bool:
    """Whether a raised digit belongs to what stands before it: "25 km²", "10⁶"; else it is the mark of a note."""
    word = before.rpartition(" ")[2].lstrip("0123456789.,-–")
    return (
        word in _UNITS
        or (before.endswith("10") and not before[-3:-2].isdigit())
        or before.endswith(tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"))
    )


def _beside(last: Line, line: Line) -> bool:
    """Whether `line` stands to the right of `last` on the same height: cells of a row, or a word drawn by itself."""
    overlap = min(last.bottom, line.bottom) - max(last.top, line.top)
    return overlap > 0.6 * min(last.size, line.size) and line.left >= last.right - 0.3 * line.size
