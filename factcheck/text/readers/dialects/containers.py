"""Containers as rules of the block parser: `:::` and `///` lines are markup, fences of MyST's directives hold prose.

A line of `:::` neither opens nor closes anything here: what stands between two of them is prose like all else,
so that one without the other costs nothing.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from factcheck.text.readers.dialects.covering import COVERS
from factcheck.text.readers.dialects.directives import CODE, DIRECTIVE, PROSE, TITLED
from factcheck.text.readers.dialects.titles import title

_COLONS = re.compile(r"(?P<marks>:{3,})[ \t]*(?P<rest>.*)")
_NAMED = re.compile(
    rf"(?P<name>[a-z][\w-]*|[A-Z][\w-]*(?=[ \t:{COVERS}]*$))?(?:\[(?P<label>[^\]]*)\])?"
    rf"(?:\{{[^{{}}]*\}}|[{COVERS}])*[ \t]*"
)
_SLASHES = re.compile(r"/{3,}(?:[ \t]*(?P<name>[A-Za-z][\w-]*)(?:[ \t]*\|[ \t]*(?P<title>.*?))?)?[ \t]*$")
_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<rest>.*)")
_OPTION = re.compile(r":[A-Za-z][\w-]*:(?=[ \t]|$)")
_BEFORE: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def use(md: MarkdownIt) -> None:
    """Make containers known to the parser."""
    md.block.ruler.before("fence", "prose_fence", _fence, _BEFORE)
    md.block.ruler.before("fence", "colons", _colons, _BEFORE)
    md.block.ruler.before("fence", "slashes", _slashes, _BEFORE)


def _line(state: StateBlock, line: int, mark: str) -> str:
    """The words of a line that is no code and begins with `mark`; else empty."""
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(mark, begin) or state.is_code_block(line):
        return ""
    return state.src[begin : state.eMarks[line]]


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _COLONS.match(_line(state, start, ":::"))
    if not found:
        return False
    if silent:
        return True
    rest, at = found["rest"], found.start("rest")
    if directive := DIRECTIVE.match(rest):
        if directive["name"] in CODE:
            return _code(state, start, end, found["marks"])
        state.line = _options(state, start + 1, end)
        if directive["name"] in TITLED:
            title(state, start, found[0], at + directive.end(), len(found[0]))
        return True
    state.line = start + 1
    named = _NAMED.match(rest)
    if named and named["label"]:
        title(state, start, found[0], at + named.start("label"), at + named.end("label"))
    title(state, start, found[0], at + (named.end() if named else 0), len(found[0].rstrip(f": \t{COVERS}")))
    return True


def _code(state: StateBlock, start: int, end: int, marks: str) -> bool:
    """A directive that holds no prose, as code up to the line that closes it."""
    line = start + 1
    while line < end and not _closes(_line(state, line, marks), ":"):
        line += 1
    token = state.push("fence", "code", 0)
    token.map = [start, min(line + 1, end)]
    state.line = min(line + 1, end)
    return True


def _slashes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _SLASHES.match(_line(state, start, "///"))
    if not found:
        return False
    if not silent:
        state.line = start + 1
        if found["title"]:
            title(state, start, found[0], *found.span("title"))
    return True


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _FENCE.match(_line(state, start, "```") or _line(state, start, "~~~"))
    directive = DIRECTIVE.match(found["rest"]) if found else None
    if not found or not directive or directive["name"] not in PROSE:
        return False
    if silent:
        return True
    close = start + 1
    while close < end and not _closes(_line(state, close, found["marks"]), found["marks"][0]):
        if state.sCount[close] < state.blkIndent and not state.isEmpty(close):
            break
        close += 1
    if directive["name"] in TITLED:
        title(state, start, found[0], found.start("rest") + directive.end(), len(found[0]))
    token = state.push("container_open", "div", 1)
    token.map = [start, close]
    parent, last = state.parentType, state.lineMax
    state.parentType, state.lineMax = "fence", close
    state.md.block.tokenize(state, _options(state, start + 1, close), close)
    state.parentType, state.lineMax = parent, last
    state.push("container_close", "div", -1)
    closed = close < end and _closes(_line(state, close, found["marks"]), found["marks"][0])
    state.line = close + closed
    return True


def _closes(line: str, mark: str) -> bool:
    return bool(line) and not line.rstrip().strip(mark)


def _options(state: StateBlock, line: int, end: int) -> int:
    """The first line behind a directive's options: `:name: value`, or lines of YAML between hyphens."""
    if line < end and _line(state, line, "---").rstrip() == "---":
        for close in range(line + 1, end):
            if _line(state, close, "---").rstrip() == "---":
                return close + 1
            if state.isEmpty(close):
                break
    while line < end and _OPTION.match(_line(state, line, ":")):
        line += 1
    return line
