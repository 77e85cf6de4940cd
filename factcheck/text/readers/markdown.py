"""Markdown: CommonMark with GitHub's tables, footnotes, front matter, and what dialects add. Code is no prose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.text.document import Document, Publication, SegmentKind
from factcheck.text.head import told_apart
from factcheck.text.readers.dialects.cover import covered
from factcheck.text.readers.dialects.covering import Covered
from factcheck.text.readers.dialects.titles import BEFORE_END
from factcheck.text.readers.front import Front, front, spelled
from factcheck.text.readers.inlines import AT, parser, picture, pieces, stressed
from factcheck.text.readers.lines import Lines, Place
from factcheck.text.readers.matter import Entry
from factcheck.text.readers.prose import Prose, Within

if TYPE_CHECKING:
    from factcheck.text.readers.html import Walk

CELL = "\t"
"""What parts the cells of a table's row in the prose."""


def read(source: str, *, file: str, published: Publication | None = None) -> Document:
    """A Markdown document; `source` is decoded text without a byte-order mark."""
    head = front(source)
    is_mdx = file.lower().endswith(".mdx")
    screen = covered(source, head.end, is_mdx=is_mdx)
    reading = _Reading(source, screen, head)
    for token in _parser(is_mdx=is_mdx).parse(_without(screen.text, head.end)):
        reading.take(token)
    published = published or head.published
    document = reading.prose.document(file=file, published=published, inert=[*screen.inert, *reading.all_code()])
    return replace(document, segments=told_apart(document.segments, document.text))


@cache
def _parser(*, is_mdx: bool) -> MarkdownIt:
    return parser(is_mdx=is_mdx)


def _without(source: str, end: int) -> str:
    """`source` with blank lines for its first `end` characters."""
    return "".join(mark for mark in source[:end] if mark in "\r\n") + source[end:] if end else source


class _Reading:
    """The blocks of one source on their way into prose; `code` are the source spans of code."""

    def __init__(self, source: str, screen: Covered, head: Front) -> None:
        self.prose = Prose(source, covered="" if screen.text is source else screen.text)
        self.code: list[tuple[int, int]] = []
        self._lines = Lines(screen.text)
        self._head: Front | None = head
        self._quoted = 0
        self._heading = ""  # the tag of the heading that is open
        self._markup = ""
        self._before: SegmentKind | None = None  # what the last block was
        self._cells: Iterator[Place] = iter(())
        self._inside = False  # a table
        self._html: Walk | None = None

    def take(self, token: Token) -> None:
        """The next block token."""
        kind = token.type
        if kind.startswith("blockquote"):
            self._quoted += token.nesting
        elif kind == "heading_open":
            self._heading, self._markup = token.tag, token.markup
        elif kind == "heading_close":
            self._heading = ""
        elif kind in ("table_open", "table_close"):
            self._inside = kind == "table_open"
        elif kind == "tr_open" and token.map:
            self._row(token.map[0])
        elif kind in ("fence", "code_block") and token.map:
            self.code.append(self._lines.stretch(*token.map))
        elif kind == "html_block" and token.map:
            place = self._lines.block(token.content, token.map[0])
            self._walk().within(Within(self.prose, token.content, place), "quotation" if self._quoted else "body")
        elif kind == "inline" and token.map:
            if self._head:
                self._headline(self._head, token)
                self._head = None
            self._inline(token, token.map[0], token.children or [])

    def all_code(self) -> list[tuple[int, int]]:
        """The source spans of code, that in the draft's own HTML too."""
        return [*self.code, *(self._html.code if self._html else ())]

    def _walk(self) -> "Walk":
        """The way through the draft's own HTML, which is rare."""
        from factcheck.text.readers.html import Walk

        self._html = self._html or Walk(self.prose)
        return self._html

    def _headline(self, head: Front, first: Token) -> None:
        """The title of the front matter, unless the article begins with a heading of its own."""
        source = self.prose.source
        title = None if self._heading == "h1" else head.title
        said: list[tuple[Entry, SegmentKind]] = [(title, "headline")] if title else []
        said += [(head.standfirst, "standfirst")] if head.standfirst else []
        for entry, kind in sorted(said, key=lambda one: one[0].start):
            self.prose.block(kind)
            for words, start, end in spelled(source, entry):
                if words.isspace():
                    self.prose.space(words, start, end)
                elif words == source[start:end]:
                    self.prose.copy(start, end)
                else:
                    self.prose.stand(words, start, end)

    def _row(self, line: int) -> None:
        self.prose.block("table")
        text = self._lines.text(line)
        self._cells = self._lines.cells(line, self._quotation_marks(text))

    def _quotation_marks(self, text: str) -> int:
        """How many characters of a line mark the block quotations that it stands in."""
        at = 0
        for _ in range(self._quoted):
            bare = len(text[at:]) - len(text[at:].lstrip(" "))
            if text[at + bare : at + bare + 1] != ">":
                break
            at += bare + 1
        return at

    def _inline(self, token: Token, line: int, children: Sequence[Token]) -> None:
        if self._inside:
            place = next(self._cells, None)
            if place and token.content:
                if not self.prose.empty:
                    at = place.at(0)
                    self.prose.space(CELL, at, at)
                self._write(list(children), token.content, place)
            return
        hashes = self._heading and self._markup.startswith("#")
        if BEFORE_END in token.meta:
            place = self._lines.title(token.meta[BEFORE_END], line)
        elif hashes:
            place = self._lines.heading(token.content, line)
        else:
            place = self._lines.paragraph(token.content, line)
        shown = picture(list(children))
        kind = self._kind(list(children), shown)
        self.prose.block(kind)
        if shown:
            begins = shown.meta[AT] + 2
            self._write(shown.children or [], shown.content, place.shifted(begins))
        else:
            self._write(list(children), token.content, place)
        self._before = kind

    def _kind(self, children: list[Token], shown: Token | None) -> SegmentKind:
        if self._heading:
            return "headline" if self._heading == "h1" and self._before is None else "body"
        if self._quoted:
            return "quotation"
        if shown:
            return "caption"
        if self._before in ("headline", "caption") and stressed(children):
            return "standfirst" if self._before == "headline" else "caption"
        return "body"

    def _write(self, children: list[Token], content: str, place: Place) -> None:
        prose = self.prose
        for piece in pieces(children, content):
            if piece.code:
                self.code.append(place.span(piece.start, piece.end))
            if piece.space:
                prose.space(piece.text, *place.span(piece.start, piece.end))
            elif not piece.exact:
                prose.stand(piece.text, *place.span(piece.start, piece.end))
            else:
                for start, end in place.stretches(piece.start, piece.end):
                    prose.copy(*place.span(start, end))
