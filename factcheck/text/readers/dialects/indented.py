"""Admonitions, details and tabs of MkDocs: their content is indented, and no code."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from factcheck.text.readers.dialects.titles import title

_OPENS = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]?(?P<kind>[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)?(?:[ \t]*\"(?P<title>[^\"\r\n]*)\")?[ \t]*$"
    r"|===[!+]?[ \t]+\"(?P<tab>[^\"\r\n]*)\"[ \t]*$"
)
_INDENT = 4


def use(md: MarkdownIt) -> None:
    """Make indented containers known to the parser."""
    md.block.ruler.before("fence", "indented", _indented, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("!!!", "???", "==="), begin) or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]]
    found = _OPENS.match(line)
    if not found:
        return False
    last = _content(state, start + 1, end)
    named = "title" if found["title"] is not None else "tab"
    if found[named] is None and last == start + 1:  # "!!! What a day"
        return False
    if silent:
        return True
    if found[named] is not None:
        title(state, start, line, *found.span(named))
    state.line = start + 1
    if last > start + 1:
        token = state.push("container_open", "div", 1)
        token.map = [start, last]
        parent, line_max = state.parentType, state.lineMax
        state.parentType, state.lineMax = "blockquote", last
        state.blkIndent += _INDENT
        state.md.block.tokenize(state, start + 1, last)
        state.blkIndent -= _INDENT
        state.parentType, state.lineMax = parent, line_max
        state.push("container_close", "div", -1)
        state.line = last
    return True


def _content(state: StateBlock, line: int, end: int) -> int:
    """The line behind the last one that is indented for the container whose content may begin at `line`."""
    last = line
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent + _INDENT):
        line += 1
        if not state.isEmpty(line - 1):
            last = line
    return last
