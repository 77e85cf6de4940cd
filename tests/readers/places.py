"""Whether every character of a document's prose stands where its map says, and where a page has gaps."""

import html
import re
from urllib.parse import unquote

import lxml.html

from factcheck.text.document import Document
from factcheck.text.readers.dialects.covering import GAP


def check_places(document: Document) -> None:
    """Each prose character is its source character, or what an entity, an escape or white space stands for."""
    text, source, where = document.text, document.source, document.source_map
    before = 0
    for at, mark in enumerate(text):
        start, end = where.source_span(at, at + 1)
        assert 0 <= start <= end <= len(source)
        assert start >= before, (at, text[max(0, at - 20) : at + 5])
        before = start
        stood = source[start:end]
        if stood.startswith("<http"):  # an address with escapes in it, decoded
            assert mark in unquote(stood)
        elif mark.isspace():
            assert not stood.strip("\\ \n") or re.fullmatch(r"<br[^>]*>|&[^;]*;|\\[ntr_]|\s+", stood), stood
        elif mark == GAP:
            assert stood[:1] in "`<{", stood  # code, or the value of a variable
        elif stood != mark:
            known = {html.unescape(stood), stood[1:] if stood[:1] == "\\" else "", "\ufffd" if stood == "\0" else ""}
            if code := re.fullmatch(r"\\[xuU]([0-9a-fA-F]+)", stood):  # an escape in front matter
                known.add(chr(int(code[1], 16)))
            assert mark in "".join(known), (mark, stood)
    for segment in document.segments:
        assert text[segment.start : segment.end].strip()
        start, end = where.source_span(segment.start, segment.end)
        assert where.prose_span(start, end) == (segment.start, segment.end)


def check_map(document: Document) -> None:
    """The map never goes back, ends with the source, and leads from each block to the source and back."""
    before = 0
    for at in range(len(document.text)):
        start, end = document.source_map.source_span(at, at + 1)
        assert before <= start <= end <= len(document.source)
        assert document.source_map.prose(start) <= at
        before = start
    for segment in document.segments:
        span = document.source_map.source_span(segment.start, segment.end)
        assert document.source_map.prose_span(*span) == (segment.start, segment.end)


def put_gaps(root: lxml.html.HtmlElement) -> None:
    """Put a gap where each outermost element of inline code stands."""
    inline = "self::code|self::kbd|self::samp"
    for element in root.xpath(f"//*[{inline}][not(ancestor::*[{inline}])]"):
        tail = element.tail
        element.clear()
        element.text, element.tail = GAP, tail
