"""HTML: the article of a page. Scripts, hidden parts and what stands around the article are no prose."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

from factcheck.text.document import Document, Publication, SegmentKind
from factcheck.text.head import told_apart
from factcheck.text.readers.dialects.covering import GAP
from factcheck.text.readers.elements import Elements
from factcheck.text.readers.layout import Layout, layout
from factcheck.text.readers.metadata import Metadata
from factcheck.text.readers.outline import outline
from factcheck.text.readers.parts import BLOCKS, CELLS, CODE, VOID, is_raised, kind_of, left_out, never_shown
from factcheck.text.readers.prose import Prose, Within
from factcheck.text.readers.raised import pieces, raised
from factcheck.text.readers.tags import Event, events, is_mark

_TEXT = re.compile(
    r"([ \t\n\r\f]++)|(&(?:\#[0-9]{1,9}+;?|\#[xX][0-9a-fA-F]{1,8}+;?|[A-Za-z][A-Za-z0-9]{1,40}+;?))"
    r"|[^& \t\n\r\f]++(?:\x20[^& \t\n\r\f]++)*+|&"
)
_PRE = re.compile(r"<(?:pre|listing|plaintext)[\s>]", re.IGNORECASE)


def read(source: str, *, file: str, published: Publication | None = None) -> Document:
    """The document of an HTML page; `source` is decoded text without a byte-order mark."""
    page = outline(source)
    plan = layout(page) if page else None
    document = _read(source, plan, file, published)
    if any(_PRE.match(source, *span) for span in document.inert):
        whole = _read(source, plan, file, published, pre_is_code=False)
        if len(whole.text) > 2 * len(document.text):  # an article that somebody set in type of one width
            document = whole
    return replace(document, segments=told_apart(document.segments, document.text))


def _read(
    source: str, plan: Layout | None, file: str, published: Publication | None, *, pre_is_code: bool = True
) -> Document:
    prose, metadata = Prose(source), Metadata()
    walk = Walk(prose, plan=plan, metadata=metadata, pre_is_code=pre_is_code)
    walk.through(0, len(source))
    metadata.times(plan.times if plan else ())
    return prose.document(file=file, published=published or metadata.published, inert=walk.code)


class Walk:
    """The way through the elements of a page: which are open, and what that means for the text.

    `plan`: what of the page is the article; without one, each element tells for itself. `pre_is_code`: whether text in
    type of one width is code though nothing else says so. `code` are the source spans of code.
    """

    def __init__(
        self, prose: Prose | Within, *, plan: Layout | None = None, metadata: Metadata | None = None,
        pre_is_code: bool = True,
    ) -> None:  # fmt: skip
        self.code: list[tuple[int, int]] = []
        self._prose = prose
        self._pre_is_code = pre_is_code
        self._in_code = 0
        self._code_from = 0
        self._plan = plan
        self._metadata = metadata
        self._open: Elements[tuple[int, SegmentKind, bool]] = Elements()  # around: how many left out, kind, raised
        self._out = 0
        self._kind: SegmentKind = "body"
        self._raised = False
        self._headed = False

    def within(self, part: Within, kind: SegmentKind) -> None:
        """A part of a draft in another format, whose blocks are of the `kind` unless they tell better."""
        before, self._prose = self._prose, part
        self._kind = self._kind if len(self._open) else kind
        part.block(self._kind)
        self.through(0, len(part.source))
        self._prose = before

    def through(self, start: int, end: int) -> None:
        """The source from `start` to `end`."""
        script = False
        for event in events(self._prose.source, start, end):
            if not event.name:
                if event.raw and script and self._metadata:
                    self._metadata.linked_data(self._prose.source[event.start : event.end])
                elif not event.raw:
                    self._text(event.start, event.end)
                script = False
            elif event.closing:
                self._close(event.name, event.start, event.end)
            else:
                attributes = event.attributes or {}
                if self._metadata:
                    self._metadata.element(event.name, attributes)
                script = event.name == "script" and "ld+json" in attributes.get("type", "")
                self._begin(event, attributes)

    def _begin(self, event: Event, attributes: Mapping[str, str]) -> None:
        start, end, name = event[:3]
        while ended := self._open.ended_by(name):
            self._close(ended, start, start)
        prose, names = self._prose, self._open.names
        if name in BLOCKS and not (names["tr"] and name != "tr" and self._kind == "table"):
            prose.block(self._kind)
        elif name == "br":
            prose.space("\n", start, end)
        elif name in CELLS:
            prose.space("\t", start, start)
        elif name in BLOCKS:
            prose.space(" ", start, start)
        if name in VOID or (prose.source[end - 2] == "/" and bool(names["svg"] or names["math"])):
            return
        self._open.push(name, (self._out, self._kind, self._raised))
        around = self._kind
        if self._is_code(name):
            self._code_from = self._code_from if self._in_code else start
            self._in_code += 1
        self._out += is_mark(prose.source, event) or self._leaves_out(name, attributes, start)
        self._kind = self._kind_of(name, attributes, start)
        self._raised = self._raised or is_raised(name, attributes)
        if name in BLOCKS and self._kind != around:
            prose.block(self._kind)
        elif name == "time" and prose.empty and self._plan and start < self._plan.head:
            prose.block("byline")

    def _leaves_out(self, name: str, attributes: Mapping[str, str], start: int) -> bool:
        if self._is_code(name):
            return True
        if self._plan and name in BLOCKS:
            return start in self._plan.out or never_shown(name, attributes)
        return left_out(name, attributes)

    def _is_code(self, name: str) -> bool:
        return name in CODE and (self._pre_is_code or name != "pre")

    def _kind_of(self, name: str, attributes: Mapping[str, str], start: int) -> SegmentKind:
        if self._plan and start in self._plan.parts:
            return self._plan.parts[start]
        kind = kind_of(name, attributes, self._kind)
        if kind == "headline" and (self._headed or (self._plan and "headline" in self._plan.parts.values())):
            return self._kind if name != "h1" else "body"
        return kind

    def _close(self, name: str, start: int, end: int) -> None:
        """The tag at [start, end) closes `name`; [start, start) where none does."""
        for last, (out, kind, above) in self._open.pop(name):
            self._out, self._kind, self._raised = out, kind, above
            if self._is_code(last):
                self._in_code -= 1
                if not self._in_code:
                    self._coded(last, end if last == name else start)
            if last == "h1" and not self._prose.empty:
                self._headed = True
        if name in BLOCKS and not (self._open.names["tr"] and self._kind == "table"):
            self._prose.block(self._kind)

    def _coded(self, name: str, end: int) -> None:
        """The outermost element of code ends; within a sentence, a gap stands for it."""
        self.code.append(self._prose.span(self._code_from, end))
        if name not in BLOCKS and self._shows(self._code_from):
            self._prose.stand(GAP, self._code_from, end)

    def _shows(self, at: int) -> bool:
        return not self._out and (not self._plan or self._plan.start <= at < self._plan.end)

    def _text(self, start: int, end: int) -> None:
        if not self._shows(start):
            return
        prose, pre = self._prose, self._open.names["pre"]
        for piece in _TEXT.finditer(prose.source, start, end):
            begin, stop = piece.span()
            if piece[1]:
                prose.space("\n" if pre and piece[1].strip(" \t\f") else " ", begin, stop)
            elif piece[2] and (meant := unescape(piece[2])) != piece[2]:
                prose.stand(raised(meant) if self._raised else meant, begin, stop)
            elif self._raised:
                for words, first, last in pieces(prose.source[begin:stop]):
                    if last - first == 1:
                        prose.stand(words, begin + first, begin + last)
                    else:
                        prose.copy(begin, stop)
            else:
                prose.copy(begin, stop)
