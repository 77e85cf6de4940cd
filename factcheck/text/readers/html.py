"""HTML: the article of a page. Scripts, hidden parts and what stands around the article are no prose."""

import re
from collections import Counter
from collections.abc import Mapping
from html import unescape

from factcheck.text.document import Document, Publication, SegmentKind
from factcheck.text.readers.metadata import Metadata
from factcheck.text.readers.parts import BLOCKS, CELLS, ONCE, VOID, kind_of, left_out
from factcheck.text.readers.prose import Prose
from factcheck.text.readers.tags import events

_ROOT = re.compile(r"<(article|main)(?=[\s/>])", re.IGNORECASE)
_TEXT = re.compile(
    r"([ \t\n\r\f]++)|(&(?:\#[0-9]{1,9}+;?|\#[xX][0-9a-fA-F]{1,8}+;?|[A-Za-z][A-Za-z0-9]{1,40}+;?))"
    r"|[^& \t\n\r\f]++(?:\x20[^& \t\n\r\f]++)*+|&"
)


def read(source: str, *, file: str, published: Publication | None = None) -> Document:
    """The document of an HTML page; `source` is decoded text without a byte-order mark."""
    prose, metadata = Prose(source), Metadata()
    roots = {found[1].lower() for found in _ROOT.finditer(source)}
    walk = Walk(prose, root=next((name for name in ("article", "main") if name in roots), None), metadata=metadata)
    walk.through(0, len(source))
    return prose.document(file=file, published=published or metadata.published)


class Walk:
    """The way through the elements of a page: which are open, and what that means for the text.

    `root`: only the text in elements of this name is the article; None: all text.
    """

    def __init__(self, prose: Prose, *, root: str | None = None, metadata: Metadata | None = None) -> None:
        self._prose = prose
        self._root = root
        self._metadata = metadata
        self._open: list[tuple[str, int, SegmentKind]] = []  # name, how many left out around, kind around
        self._names: Counter[str] = Counter()
        self._out = 0
        self._kind: SegmentKind = "body"
        self._headed = False

    def through(self, start: int, end: int) -> None:
        """The source from `start` to `end`."""
        script = ""
        for event in events(self._prose.source, start, end):
            if not event.name:
                if event.raw and script and self._metadata:
                    self._metadata.linked_data(self._prose.source[event.start : event.end])
                elif not event.raw:
                    self._text(event.start, event.end)
                script = ""
            elif event.closing:
                self._close(event.name)
            else:
                attributes = event.attributes or {}
                if self._metadata:
                    self._metadata.element(event.name, attributes)
                script = ("ld+json" in attributes.get("type", "") and event.name == "script" and "ld") or ""
                empty = self._prose.source[event.end - 2] == "/" and bool(self._names["svg"] or self._names["math"])
                self._begin(event.name, attributes, event.start, event.end, empty=empty)

    def _begin(self, name: str, attributes: Mapping[str, str], start: int, end: int, *, empty: bool) -> None:
        if self._open:
            last = self._open[-1][0]
            if (last == name and name in ONCE) or (last == "p" and name in BLOCKS):
                self._close(last)
        if self._names["head"] and name in BLOCKS:
            self._close("head")
        if name in BLOCKS and not (self._names["tr"] and name != "tr" and self._kind == "table"):
            self._prose.block(self._kind)
        elif name == "br":
            self._prose.space("\n", start, end)
        elif name in CELLS:
            self._prose.space("\t", start, start)
        elif name in BLOCKS:
            self._prose.space(" ", start, start)
        if name in VOID or empty:
            return
        self._open.append((name, self._out, self._kind))
        self._names[name] += 1
        self._out += left_out(name, attributes)
        self._kind = kind_of(name, attributes, self._kind)
        if name == "h1" and self._headed:
            self._kind = "body"
        if name in BLOCKS and self._kind != self._open[-1][2]:
            self._prose.block(self._kind)

    def _close(self, name: str) -> None:
        if not self._names[name]:
            return
        last = ""
        while last != name:
            last, self._out, self._kind = self._open.pop()
            self._names[last] -= 1
            if last == "h1" and not self._prose.empty:
                self._headed = True
        if name in BLOCKS and not (self._names["tr"] and self._kind == "table"):
            self._prose.block(self._kind)

    def _text(self, start: int, end: int) -> None:
        if self._out or (self._root and not self._names[self._root] and not self._names["h1"]):
            return
        prose, pre = self._prose, self._names["pre"]
        for piece in _TEXT.finditer(prose.source, start, end):
            begin, stop = piece.span()
            if piece[1]:
                prose.space("\n" if pre and "\n" in piece[1] else " ", begin, stop)
            elif piece[2] and (meant := unescape(piece[2])) != piece[2]:
                prose.stand(meant, begin, stop)
            else:
                prose.copy(begin, stop)
