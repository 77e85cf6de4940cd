"""A draft as the rules see it: its prose, where each piece of prose stands in the source, and its date."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from factcheck.records.claims import Part
from factcheck.text.line_ends import starts
from factcheck.text.locations import Boxes

Standing = tuple[int, int, int]
"""From an offset on, text stands in this paragraph and this run of the file, both from 1."""
SegmentKind = Part


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of the prose, half-open code-point offsets into `Document.text`, and what part it plays."""

    start: int
    end: int
    kind: SegmentKind = "body"


Anchor = Literal["published", "text", "auto"]
"""What a date without a year counts from: the publication day, the text's last date, or either."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The day on which the draft is, or will be, published, and how that is known.

    `how` is a phrase for people: "as given", "from the front matter", "inferred from the text".
    """

    day: date
    how: str


@dataclass(frozen=True)
class SourceMap:
    """Which source characters each prose character stands for.

    `runs` are (prose offset, source offset) pairs in the order of the text: from one pair to the next,
    both advance together; the last pair is the end of both. No runs: prose and source are the same string.
    `ends` holds the source end of each prose character that doesn't stand for exactly one: an HTML entity
    ends behind its semicolon, a blank that only parts two paragraphs where it begins.
    """

    runs: tuple[tuple[int, int], ...] = ()
    ends: Mapping[int, int] = field(default_factory=dict)

    def source(self, offset: int) -> int:
        """The source offset of the character at prose `offset`."""
        if not self.runs:
            return offset
        at = max(0, bisect_right(self.runs, (offset, 1 << 62)) - 1)
        prose, source = self.runs[at]
        return source + offset - prose

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source span of the half-open prose span: from its first to its last character."""
        if not self.runs:
            return start, max(start, end)
        if start >= end:
            at = self.source(start)
            return at, at
        return self.source(start), self.ends.get(end - 1) or self.source(end - 1) + 1

    def prose(self, offset: int) -> int:
        """The prose offset of the first character that stands at or behind source `offset`."""
        if not self.runs:
            return offset
        at = bisect_right(self._sources, offset) - 1
        if at < 0:
            return self.runs[0][0]
        if self._sources[at] == offset:  # several prose characters may stand for one place
            return self.runs[bisect_left(self._sources, offset)][0]
        prose, source = self.runs[at]
        end = self.runs[at + 1][0] if at + 1 < len(self.runs) else prose
        return min(prose + offset - source, end)

    def prose_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open prose span of the half-open source span."""
        return self.prose(start), self.prose(end)

    @cached_property
    def _sources(self) -> list[int]:
        return [source for _, source in self.runs]


@dataclass(frozen=True)
class Document:
    """One draft. `source` is the text as read (UTF-8, no byte-order mark, line ends as they stand);
    `text` is its prose, without markup, which sentences, tokens and rules refer to.

    `file` is the name that claims carry: as given on the command line, "-" for standard input. For a file that
    isn't text `source` is the text taken out of it; `locations` (Word) or `boxes` (PDF) lead from there into the file.
    `saved` are the days on which the file was last saved and first made, as its properties say: they are weak,
    since both may be long before or after publication, and go behind a day that the text says itself.
    `notes` are what whoever reads it should be told of the file, each in a few words.
    `inert` are the source spans, in order and apart, in which a comment to factcheck means nothing: code, where it is
    an example, and what was deleted.
    """

    file: str
    source: str
    text: str
    segments: tuple[Segment, ...] = ()
    source_map: SourceMap = field(default_factory=SourceMap)
    published: Publication | None = None
    locations: tuple[Standing, ...] = ()
    saved: tuple[Publication, ...] = ()
    boxes: Boxes | None = None
    notes: tuple[str, ...] = ()
    inert: tuple[tuple[int, int], ...] = ()

    def standing(self, offset: int) -> tuple[int, int] | None:
        """Paragraph and run of a source offset, where the file isn't text; both from 1."""
        if not self.locations:
            return None
        at = bisect_right(self.locations, offset, key=lambda standing: standing[0]) - 1
        return self.locations[max(0, at)][1:]

    def place(self, offset: int) -> str:
        """Where somebody who has the file open finds a source offset: its line, or "page 3", or "paragraph 7"."""
        if self.boxes:
            return f"page {self.boxes.at(offset, offset + 1)[0]}"
        standing = self.standing(offset)
        return f"paragraph {standing[0]}" if standing else str(self.line_column(offset)[0])

    def told_place(self, offset: int) -> str:
        """The same for a sentence: "line 7", "page 3", "paragraph 7"."""
        place = self.place(offset)
        return place if self.boxes or self.locations else f"line {place}"

    def exact_place(self, offset: int) -> str:
        """The same for a list: "7:98" is line and column, where the file has lines; else "page 3", "paragraph 7"."""
        line, column = self.line_column(offset)
        return self.place(offset) if self.boxes or self.locations else f"{line}:{column}"

    @cached_property
    def _line_starts(self) -> list[int]:
        return starts(self.source)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1 and in code points, of a source offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
