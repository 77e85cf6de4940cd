"""Comments to factcheck in a draft: no prose, so that no rule reads them.

<!-- factcheck: allow sum-of-parts: rounded by the ministry -->      Markdown, HTML and text
{/* factcheck: allow sum-of-parts: rounded by the ministry */}       Markdown, MDX and text
# factcheck: allow sum-of-parts: rounded by the ministry             a line of its own in text
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.text.document import Document
from factcheck.text.patterns import pattern

COMMENT = pattern(
    r"<!--\s*factcheck\s*:\s*(?P<inline>.{0,500}?)\s*-->|\{\s*/\*\s*factcheck\s*:\s*(?P<mdx>.{0,500}?)\s*\*/\s*\}"
    r"|(?<![^\r\n])[ \t]*(?:#|//|%)[ \t]*factcheck\s*:\s*(?P<line>[^\r\n]{0,500})",
    re.DOTALL,
)


def comments(document: Document) -> Iterator[re.Match[str]]:
    """The comments of `document`. What stands in code, is shown as it is written, or was deleted, is none."""
    source, inert = document.source, document.inert
    if "factcheck" not in source:
        return
    for comment in COMMENT.finditer(source):
        start, end = comment.span()
        at = bisect_right(inert, (start, len(source) + 1)) - 1
        if at >= 0 and start < inert[at][1]:
            continue
        if document.segments and comment["line"] is None and _shown(document, start, end):
            continue
        yield comment


def _shown(document: Document, start: int, end: int) -> bool:
    """Whether readers see a comment's own words."""
    begin, stop = document.source_map.prose_span(start, end)
    return "factcheck" in document.text[begin:stop]


def blanked(text: str) -> str:
    """`text` with blanks in place of comments, line ends kept: every other character stands where it stood."""
    if "factcheck" not in text:
        return text
    return COMMENT.sub(lambda comment: re.sub(r"[^\r\n]", " ", comment.group()), text)
