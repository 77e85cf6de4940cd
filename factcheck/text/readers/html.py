"""HTML: the article of a page. Scripts, hidden parts and what stands around the article are no prose."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

from factcheck.text.document import Document, Publication, SegmentKind
from factcheck.text.head import told_apart
from factcheck.text.readers.elements import Elements
from factcheck.text.readers.layout import Layout, layout
from factcheck.text.readers.metadata import Metadata
from factcheck.text.readers.outline import outline
from factcheck.text.readers.parts import BLOCKS, CELLS, VOID, is_raised, kind_of, left_out, never_shown
from factcheck.text.readers.prose import Prose, Within
from factcheck.text.readers.raised import pieces, raised
from factcheck.text.readers.tags import Event, events, is_mark

_TEXT = re.compile(
    r"([ \t\n\r\f]++)|(&(?:\#[0-9]{1,9}+;?|\#[xX][0-9a-fA-F]{1,8}+;?|[A-Za-z][A-Za-z0-9]{1,40}+;?))"
    r"|[^& \t\n\r\f]++(?:\x20[^& \t\n\r\f]++)*+|&"
)


def read(source: str, *, file: str, published: Publication | None = None) -> Document:
    """The document of an HTML page; `source` is decoded text without a byte-order mark."""
    page = outline(source)
    plan = layout(page) if page else None
    prose, metadata = Prose(source), Metadata()
    Walk(prose, plan=plan, metadata=metadata).through(0, len(source))
    metadata.times(plan.times if plan else ())
    document = prose.document(file=file, published=published or metadata.published)
    return replace(document, segments=told_apart(document.segments, document.text))


class Walk:
    """The way through the elements of a page: which are open, and what that means for the text.

    `plan`: what of the page is the article; without one, each element tells for itself.
    """

    def __init__(self, prose: Prose | Within, *, plan: Layout | None = None, metadata: Metadata | None = None) -> None:
        self._prose = prose
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
                self._close(event.name)
            else:
                attributes = event.attributes or {}
                if self._metadata:
                    self._metadata.element(event.name, attributes)
                script = event.name == "script" and "ld+json" in attributes.get("type", "")
                self._begin(event, attributes)

    def _begin(self, event: Event, attributes: Mapping[str, str]) -> None:
        start, end, name = event[:3]
        while ended := self._open.ended_by(name):
            self._close(ended)
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
        self._out += is_mark(prose.source, event) or self._leaves_out(name, attributes, start)
        self._kind = self._kind_of(name, attributes, start)
        self._raised = self._raised or is_raised(name, attributes)
        if name in BLOCKS and self._kind != around:
            prose.block(self._kind)
        elif name == "time" and prose.empty and self._plan and start < self._plan.head:
            prose.block("byline")

    def _leaves_out(self, name: str, attributes: Mapping[str, str], start: int) -> bool:
        if name == "code" and self._open.names["pre"]:
            return True
        if self._plan and name in BLOCKS:
            return start in self._plan.out or never_shown(name, attributes)
        return left_out(name, attributes)

    def _kind_of(self, name: str, attributes: Mapping[str, str], start: int) -> SegmentKind:
        if self._plan and start in self._plan.parts:
            return self._plan.parts[start]
        kind = kind_of(name, attributes, self._kind)
        if kind == "headline" and (self._headed or (self._plan and "headline" in self._plan.parts.values())):
            return self._kind if name != "h1" else "body"
        return kind

    def _close(self, name: str) -> None:
        for last, (out, kind, above) in self._open.pop(name):
            self._out, self._kind, self._raised = out, kind, above
            if last == "h1" and not self._prose.empty:
                self._headed = True
        if name in BLOCKS and not (self._open.names["tr"] and self._kind == "table"):
            self._prose.block(self._kind)

    def _text(self, start: int, end: int) -> None:
        if self._out or (self._plan and not self._plan.start <= start < self._plan.end):
            return
        prose, pre = self._prose, self._open.names["pre"]
        for piece in _TEXT.finditer(prose.source, start, end):
            begin, stop = piece.span()
            if piece[1]:
                prose.space("\n" if pre and "\n" in piece[1] else " ", begin, stop)
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
