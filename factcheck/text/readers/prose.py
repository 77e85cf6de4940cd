"""Prose as a reader writes it, piece by piece, each piece with the source characters that it stands for."""

from collections.abc import Iterable

from factcheck.text.document import Document, Publication, Segment, SegmentKind, SourceMap
from factcheck.text.legible import legible
from factcheck.text.readers.dialects.covering import GAP, PIECES
from factcheck.text.readers.lines import Place

BETWEEN = "\n\n"
"""What parts two blocks in the prose; no character of the source."""


class Prose:
    """The prose of `source` so far. Pieces are written in the order in which they stand in the source.

    White space at the start of a block isn't written; what `space` gets waits for what follows. `covered` is the source
    with markup covered, where there is any; such characters aren't written.
    """

    def __init__(self, source: str, *, covered: str = "") -> None:
        self.source = source
        self._covered = covered
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int]] = []
        self._ends: dict[int, int] = {}
        self._segments: list[Segment] = []
        self._next = -1
        """The source offset that would go on with the last run."""
        self._last = 0
        """The source end of what was written last."""
        self._kind: SegmentKind = "body"
        self._begun: int | None = None
        self._space: tuple[str, int, int] | None = None

    def block(self, kind: SegmentKind = "body") -> None:
        """What is written from here on is a block of its own."""
        self._close()
        self._kind = kind

    @property
    def empty(self) -> bool:
        """Whether nothing was written in this block."""
        return self._begun is None

    def copy(self, start: int, end: int) -> None:
        """The source characters [start, end), as they are, but for what is covered."""
        if not self._covered:
            self._copy(start, end)
            return
        for piece in PIECES.finditer(self._covered, start, end):
            if piece["gap"]:
                self.stand(GAP, *piece.span())
            elif not piece["nothing"]:
                self._copy(*piece.span())

    def _copy(self, start: int, end: int) -> None:
        if self._begun is None:
            while start < end and self.source[start].isspace():
                start += 1
        if start >= end:
            return
        self._ready()
        if self._next != start:
            self._runs.append((self._length, start))
        self._put(self.source[start:end])
        self._next = self._last = end

    def stand(self, words: str, start: int, end: int) -> None:
        """`words`, each of whose characters stands for all of the source's [start, end)."""
        if not words or (self._begun is None and words.isspace()):
            return
        if words == self.source[start:end] and len(words) == 1:
            self._copy(start, end)
            return
        self._ready()
        self._stand(words, start, end)

    def space(self, words: str, start: int, end: int) -> None:
        """White space, if more follows in this block; several in a row are one: a tab, a line's end or a blank."""
        if self._begun is None:
            return
        if self._space is None:
            self._space = words, start, end
        else:
            first = self._space[0]
            self._space = next(mark for mark in ("\t", "\n", first) if mark in (first, words)), *self._space[1:]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of [start, end) in the draft."""
        return start, end

    def document(self, *, file: str, published: Publication | None, inert: Iterable[tuple[int, int]] = ()) -> Document:
        """The finished document, legible; `inert` are source spans in which a comment to factcheck means nothing."""
        self._close()
        self._runs.append((self._length, max(self._last, 0)))
        return legible(
            Document(
                file=file,
                source=self.source,
                text="".join(self._parts).replace("\0", "\N{REPLACEMENT CHARACTER}"),
                segments=tuple(self._segments),
                source_map=SourceMap(tuple(self._runs), self._ends),
                published=published,
                inert=tuple(_merged(inert)),
            )
        )

    def _ready(self) -> None:
        if self._begun is None:
            if self._length:
                self._stand(BETWEEN, self._last, self._last)
            self._begun = self._length
        elif self._space:
            words, start, end = self._space
            self._space = None
            self._stand(words, start, end)

    def _stand(self, words: str, start: int, end: int) -> None:
        for at in range(self._length, self._length + len(words)):
            self._runs.append((at, start))
            if end != start + 1:
                self._ends[at] = end
        self._put(words)
        self._next, self._last = (end if end == start + 1 and len(words) == 1 else -1), end

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _close(self) -> None:
        if self._begun is not None:
            self._segments.append(Segment(self._begun, self._length, self._kind))
        self._begun = self._space = None


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class Within:
    """Prose written from a `source` that is a part of the draft, taken out of what marks the lines it stands in.

    `place` leads from it to the draft. Offers what `Prose` does to whoever writes.
    """

    def __init__(self, prose: Prose, source: str, place: Place) -> None:
        self.source = source
        self._prose = prose
        self._place = place

    def block(self, kind: SegmentKind = "body") -> None:
        """What is written from here on is a block of its own."""
        self._prose.block(kind)

    @property
    def empty(self) -> bool:
        """Whether nothing was written in this block."""
        return self._prose.empty

    def copy(self, start: int, end: int) -> None:
        """The characters [start, end) of this source, as they are."""
        for begin, stop in self._place.stretches(start, end):
            self._prose.copy(*self._place.span(begin, stop))

    def stand(self, words: str, start: int, end: int) -> None:
        """`words`, each of whose characters stands for all of [start, end)."""
        self._prose.stand(words, *self.span(start, end))

    def space(self, words: str, start: int, end: int) -> None:
        """White space, if more follows in this block."""
        self._prose.space(words, *self.span(start, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of [start, end) in the draft."""
        return self._place.span(start, end) if start < end else (self._place.at(start),) * 2
