"""MDX: comments, which Markdown drafts use too; imports, exports, JSX tags and expressions, which only .mdx has."""

import re

from factcheck.text.readers.dialects.covering import GAP, JOINT, NOTHING, Cover

_LONGEST = 2_000
"""Characters of a tag or an expression."""
_FARTHEST = 20_000
"""Characters of a comment, and of code that is imported or exported."""
_COMMENT = re.compile(r"\{\s{0,20}/\*")
_CLOSED = re.compile(r"\*/\s{0,20}\}")
MODULE = re.compile(
    r"import[ \t]+(?:[\"'][^\"'\r\n]*[\"']|[\w*{][^\"'\r\n]*from[ \t]*[\"'])|import[ \t]*\{[ \t]*(?=[\r\n])"
    r"|export[ \t]+(?:default\b|(?:const|let|var|class|function|async)[ \t*]+[\w{\[]|[*{])"
)
"""How a line of code begins that imports or exports; "import duties rose" doesn't."""
_PARTED = re.compile(r"(?:\r\n?+|\n)[ \t]*(?=[\r\n]|\Z)|\Z")
TAG = re.compile(r"</?(?P<name>[A-Z][\w.]*|[a-z][\w-]*(?=\s[^<>]{0,300}=\{))?(?=[\s/>])")
"""How a JSX tag begins: of a component, a fragment, or an element with an expression."""
_STEP = re.compile(r"""[^"'`{}<>]+|"[^"]*"|'[^']*'|`[^`]*`|[{}<>]|["'`]""")
_SAID = re.compile(r"""\{\s*(?P<quote>["'`])(?P<words>[^"'`{}\\]*)(?P=quote)\s*\}""")


def comment(cover: Cover, at: int) -> int:
    """Where to look on if a comment begins at the brace at `at`, else -1."""
    found = _COMMENT.match(cover.source, at)
    if not found:
        return -1
    end = cover.ahead("*/", found.end(), within=_FARTHEST)
    closed = _CLOSED.match(cover.source, end) if end >= 0 else None
    if not closed:
        return -1
    cover.put(at, closed.end(), JOINT)
    return closed.end()


def expression(cover: Cover, at: int) -> int:
    """Where to look on if an expression begins at the brace at `at`, else -1. A string in one is what it says."""
    if said := _SAID.match(cover.source, at):
        cover.put(at, said.start("words"))
        cover.put(said.end("words"), said.end())
        return said.end()
    end = _balanced(cover, at, "}")
    if end >= 0:
        cover.put(at, end, GAP)
    return end


def tag(cover: Cover, at: int) -> int:
    """Where to look on if a JSX tag begins at `at`, else -1."""
    found = TAG.match(cover.source, at)
    end = _balanced(cover, found.end(), ">") if found else -1
    if end >= 0:
        cover.put(at, end, NOTHING)
    return end


def module(cover: Cover, at: int) -> int:
    """Where to look on if code that imports or exports begins at `at`, else -1. It ends at a blank line."""
    if not MODULE.match(cover.source, at):
        return -1
    first = end = _part(cover.source, at)
    begun, depth = at, 0
    while True:
        piece = cover.source[begun:end]
        depth += piece.count("{") - piece.count("}")
        if depth <= 0 or end >= len(cover.source) or end - at > _FARTHEST or cover.patience < 0:
            break
        begun, end = end, _part(cover.source, end + 1)
    if depth > 0:
        cover.patience -= end - at
        end = first
    cover.put(at, end)
    return end


def _part(source: str, at: int) -> int:
    """The end of the lines from `at` on up to the next blank one."""
    found = _PARTED.search(source, at)
    return found.start() if found else len(source)


def _balanced(cover: Cover, begin: int, closes: str) -> int:
    """The end behind the `closes` that ends what was opened at `begin`, -1 if nothing does."""
    if cover.patience < 0:
        return -1
    depth, at, stop = 0, begin, min(len(cover.source), begin + _LONGEST)
    while step := _STEP.match(cover.source, at, stop):
        mark, at = step[0], step.end()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        if depth <= 0 and mark == closes:
            return at
        if depth < 0 or (mark == "<" and depth == 0):
            break
    cover.patience -= at - begin
    return -1
