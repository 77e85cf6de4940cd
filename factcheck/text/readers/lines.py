"""Where the content of a Markdown block stands in the source: its lines are stretches of the source's lines."""

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.text.patterns import pattern

_ENDS = pattern(r"\r\n?|\n")
_BLANK = " \t"


class Lines:
    """The lines of a source as markdown-it counts them, from 0."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts, self._stops = [0], []
        for end in _ENDS.finditer(source):
            self._stops.append(end.start())
            self._starts.append(end.end())
        self._stops.append(len(source))

    def start(self, line: int) -> int:
        """The source offset at which `line` begins."""
        return self._starts[line] if line < len(self._starts) else len(self._source)

    def text(self, line: int) -> str:
        """The line without its end; a null character as markdown-it shows it."""
        return self._source[self._starts[line] : self._stops[line]].replace("\0", "\ufffd")

    def title(self, before_end: int, line: int) -> "Place":
        """The place of words in `line` that begin so many characters before its end."""
        return Place([(0, self._stops[line] - before_end)])

    def stretch(self, first: int, behind: int) -> tuple[int, int]:
        """The half-open source span of the lines from `first` to the one before `behind`."""
        return self.start(first), self.start(behind)

    def paragraph(self, content: str, line: int) -> "Place":
        """The place of a paragraph's content, whose first line is `line`: each of its lines ends one of the source."""
        at, places = 0, []
        parts = content.split("\n")
        while line + 1 < len(self._starts) and not self.text(line).rstrip().endswith(parts[0].strip()):
            line += 1  # a line of no-break spaces only, which markdown-it strips off the content
        for number, words in enumerate(parts):
            bare, text = words.strip(), self.text(line + number)
            if bare:
                begins = len(text.rstrip()) - len(bare) - (len(words) - len(words.lstrip()))
            else:
                begins = max(0, len(text) - len(words))
            places.append((at, self.start(line + number) + begins))
            at += len(words) + 1
        return Place(places)

    def block(self, content: str, line: int) -> "Place":
        """The place of a block of HTML whose first line is `line`: each of its lines ends one of the source."""
        at, places = 0, []
        for number, words in enumerate(content.split("\n")):
            bare, text = words.lstrip(), self.text(line + number) if line + number < len(self._starts) else ""
            begins = len(text) - len(bare) if bare and text.endswith(bare) else len(text)
            places.append((at, self.start(line + number) + max(0, begins - (len(words) - len(bare)))))
            at += len(words) + 1
        return Place(places)

    def heading(self, content: str, line: int) -> "Place":
        """The place of the words of a heading that begins with `#`, and may end with it."""
        behind = self.text(line).rstrip()
        bare = behind.rstrip("#")
        if bare != behind and bare[-1:] in _BLANK and bare.rstrip(_BLANK).endswith(content):
            behind = bare.rstrip()
        begins = len(behind) - len(content) if behind.endswith(content) else max(0, behind.rfind(content))
        return Place([(0, self.start(line) + begins)])

    def cells(self, line: int, indent: int) -> Iterator["Place"]:
        """The places of the contents of the cells of a table's row, whose first begins behind `indent` characters."""
        text = self.text(line)
        at, stop = indent, len(text.rstrip())
        while at < stop and text[at].isspace():
            at += 1
        if text.startswith("|", at):
            at += 1
        while True:
            end = at
            while end < stop and (text[end] != "|" or (end > at and text[end - 1] == "\\")):
                end += 1
            yield self._cell(text, at, end, self.start(line))
            if end >= stop:
                return
            at = end + 1

    @staticmethod
    def _cell(text: str, at: int, end: int, start: int) -> "Place":
        """A cell's place: the backslash before a bar isn't part of its content."""
        while at < end and text[at].isspace():
            at += 1
        places, length = [(0, start + at)], 0
        while True:
            bar = text.find("\\|", at, end)
            if bar < 0:
                return Place(places)
            length += bar - at
            at = bar + 1
            places.append((length, start + at))


class Place:
    """Where a content stands: sorted pairs of an offset into it and one into the source, which go on together."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self._pairs = pairs

    def at(self, offset: int) -> int:
        """The source offset of a character of the content."""
        inner, outer = self._pairs[max(0, bisect_right(self._pairs, (offset, 1 << 62)) - 1)]
        return outer + offset - inner

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source span of the half-open span of the content, which isn't empty."""
        return self.at(start), self.at(end - 1) + 1

    def shifted(self, by: int) -> "Place":
        """The place of that part of the content that begins at `by`."""
        inner = [(offset - by, source) for offset, source in self._pairs if offset > by]
        return Place([(0, self.at(by)), *inner])

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """[start, end) cut where the source leaves something out."""
        at = bisect_right(self._pairs, (start, 1 << 62))
        while at < len(self._pairs) and (inner := self._pairs[at][0]) < end:
            yield start, inner
            start = inner
            at += 1
        yield start, end
