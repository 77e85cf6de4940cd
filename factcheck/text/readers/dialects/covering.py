"""Characters that stand for markup of Markdown's dialects while markdown-it parses: as many as the markup has."""

import re
from typing import NamedTuple

GAP = "\ufffc"
"""Stands in the prose for what is shown there and is no prose: code, the value of a variable. It parts neighbours."""
NOTHING = "\ufdd0"
"""Stands for markup that shows nothing; a line of it parts paragraphs, as shortcodes and attribute lists do."""
JOINT = "\ufdd1"
"""The same where a paragraph goes on across a line of it, as it does across a comment or a deletion."""
COVERS = NOTHING + JOINT

PIECES = re.compile(f"(?P<nothing>[{COVERS}]+)|(?P<gap>{GAP}[{COVERS}]*)|[^{COVERS}{GAP}]+")
"""What a covered text is made of: markup, what is shown but is no prose, and prose."""

_BEGIN, _END = r"(?<![^\r\n])", r"(?=[\r\n]|\Z)"  # of a line, whatever ends it
_ALONE = re.compile(
    rf"{_BEGIN}(?P<before>[ \t>]*+)(?=[^\r\n]*[{COVERS}])(?P<covers>[ \t{COVERS}{GAP}]++){_END}(?P<behind>\r\n?|\n|\Z)"
)
_TAIL = re.compile(rf"(?<![ \t{COVERS}])[ \t]*+(?=[{COVERS}])[ \t{COVERS}]++{_END}")
_HEADING = re.compile(rf"{_BEGIN}[ \t>]*+#{{1,6}}[ \t][^\r\n]*+")
_BLANK = re.compile(r"[ \t>]*+(?:[\r\n]|\Z)")
_ITEM = re.compile(r"(?<![^\r\n])[ \t>]*(?:[-*+]|\d{1,9}[.)])\Z")
_TEXT_BEFORE = re.compile(r"[^\s>][ \t]*(?:\r\n?|\n)\Z")


class Covered(NamedTuple):
    """A source with its markup covered, of the same length, and the spans where comments to factcheck mean nothing."""

    text: str
    inert: tuple[tuple[int, int], ...] = ()


class Cover:
    """Collects what is to be covered in `source`, in the order of the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.inert: list[tuple[int, int]] = []
        self._spans: list[tuple[int, int, str]] = []
        self._found: dict[str, int] = {}
        self.patience = 4 * len(source) + 20_000
        """Characters that may be looked through in vain, so that cost is that of the length whatever stands there."""

    def put(self, start: int, end: int, mark: str = NOTHING) -> None:
        """Cover [start, end) with `mark`; a gap is one character, and nothing behind it."""
        self._spans.append((start, end, mark))

    def ahead(self, mark: str, at: int, *, within: int) -> int:
        """Where `mark` stands next from `at` on, -1 if not so near. Asked in the order of the text, it looks once."""
        found = self._found.get(mark, -1)
        if found < at:
            found = self.source.find(mark, at)
            self._found[mark] = found = len(self.source) + within if found < 0 else found
        return found if found < len(self.source) and found - at <= within else -1

    def covered(self) -> Covered:
        """The source with all covered that was put. Lines of nothing else are blank, but amid a paragraph."""
        if not self._spans:
            return Covered(self.source, tuple(self.inert))
        parts, at = [], 0
        for start, end, mark in sorted(self._spans):
            begin = max(start, at)
            if begin < end:
                length = end - begin
                parts += [self.source[at:begin], mark + NOTHING * (length - 1) if mark == GAP else mark * length]
                at = end
        text = "".join([*parts, self.source[at:]])
        text = _HEADING.sub(lambda heading: _TAIL.sub(_blank, heading[0]), _ALONE.sub(_alone, text))
        return Covered(_TAIL.sub(_joint, text), tuple(self.inert))


def _alone(line: re.Match[str]) -> str:
    """A line of covers as a blank one, unless it is a comment or a deletion and a paragraph goes on across it."""
    if NOTHING not in line["covers"] and GAP not in line["covers"]:
        before = _TEXT_BEFORE.search(line.string, max(0, line.start() - 80), line.start())
        if before and not _BLANK.match(line.string, line.end()):
            return line[0]
    return line["before"] + " " * len(line["covers"]) + line["behind"]


def _blank(tail: re.Match[str]) -> str:
    return " " * len(tail[0])


def _joint(tail: re.Match[str]) -> str:
    """Covers that end a line hold the blanks before them too, but for the one that makes an item of a list."""
    if _ITEM.search(tail.string, max(0, tail.start() - 40), tail.start()):
        return tail[0]
    return JOINT * len(tail[0])
