"""The parts that the blocks of a draft play, as checks ask for them: what is headline, or table, or said again."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from factcheck.text.document import Document, Segment, SegmentKind
from factcheck.text.head import told_apart
from factcheck.text.patterns import pattern
from factcheck.text.sentences import paragraphs

_WORD = pattern(r"\w+")
_SOURCE = pattern(r"\s*(?:sources?|data|figures|credits?|quelle)\b\s*[:–—-]", re.IGNORECASE)
_LEAST = 4
"""Words from which on a block that stands in the body too is said to repeat it."""
_AGAIN: frozenset[SegmentKind] = frozenset(("headline", "standfirst", "quotation"))


class Parts:
    """The blocks of `document`, in order; of plain text its paragraphs, told apart by their shape."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._tables: dict[int, tuple[int, int]] = {}
        self._twice: dict[int, bool] = {}
        self._segments: Sequence[Segment] = document.segments or told_apart(
            [Segment(start, end) for start, end in paragraphs(document.text)], document.text
        )

    def kind_at(self, offset: int) -> SegmentKind:
        """The kind of the block at an offset of the prose."""
        at = self._at(offset)
        return self._segments[at].kind if at >= 0 else "body"

    def repeats(self, offset: int) -> bool:
        """Whether the block at `offset` is a headline, standfirst or pull quote whose words the body has as well."""
        at = self._at(offset)
        return at >= 0 and self._segments[at].kind in _AGAIN and self._stands_twice(at)

    def table_at(self, offset: int) -> tuple[int, int] | None:
        """The half-open place of the table that the row at `offset` belongs to, or None."""
        at = self._at(offset)
        if at < 0 or self._segments[at].kind != "table":
            return None
        first, last = self._rows(at)
        return self._segments[first].start, self._segments[last].end

    def beside_table(self, offset: int) -> list[Segment]:
        """The blocks that may say where the figures of the table at `offset` come from: one before, two behind."""
        first, last = self._rows(self._at(offset))
        return [*self._segments[max(0, first - 1) : first], *self._segments[last + 1 : last + 3]]

    def is_source_line(self, segment: Segment) -> bool:
        """Whether a block says where figures come from: "Source: audit office"."""
        return _SOURCE.match(self._text, segment.start, segment.end) is not None

    def _rows(self, at: int) -> tuple[int, int]:
        """The first and the last block of the table that block `at` is a row of."""
        if at not in self._tables:
            first = last = at
            while first and self._segments[first - 1].kind == "table":
                first -= 1
            while last + 1 < len(self._segments) and self._segments[last + 1].kind == "table":
                last += 1
            self._tables.update(dict.fromkeys(range(first, last + 1), (first, last)))
        return self._tables[at]

    def _at(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self._segments[at].end else -1

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self._segments]

    def _stands_twice(self, at: int) -> bool:
        if at not in self._twice:
            words = self._words(self._segments[at])
            self._twice[at] = words.count(" ") > _LEAST and words in self._body
        return self._twice[at]

    @cached_property
    def _body(self) -> str:
        """The words of the body, a blank before and behind each."""
        return "".join(self._words(segment) for segment in self._segments if segment.kind == "body").replace("  ", " ")

    def _words(self, segment: Segment) -> str:
        return f" {' '.join(_WORD.findall(self._text[segment.start : segment.end].lower()))} "
