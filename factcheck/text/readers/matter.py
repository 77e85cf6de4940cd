"""The entries of a front matter in YAML or TOML, however deep they lie, with the place of every word of their values.

Not a parser for all of YAML: nothing is built from tags, and an alias stays a word, so that nothing can grow.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.patterns import pattern

_LINE = pattern(r"([ \t]*)([^\r\n]*)(?:\r\n?|\n|$)")
_LINE_END = pattern(r"\r\n?|\n")
_YAML = pattern(r"""(?:-[ \t]+)?("[^"\r\n]{1,60}"|'[^'\r\n]{1,60}'|[^\W\d][\w .-]{0,60}?)[ \t]*:(?=[ \t]|$)[ \t]*""")
_TOML = pattern(r"""("[^"\r\n]{1,60}"|'[^'\r\n]{1,60}'|[\w-][\w. -]{0,60}?)[ \t]*=[ \t]*""")
_INSIDE = pattern(
    r"""[{,]\s*("[^"\r\n]{1,60}"|'[^'\r\n]{1,60}'|[^\W\d][\w-]{0,60})\s*[:=]\s*("[^"\r\n]*"|'[^'\r\n]*'|[^,{}\[\]]*)"""
)
_TABLE = pattern(r"\[\[?([^\[\]]+)\]\]?[ \t]*(?:#.*)?$")
_QUOTED = {
    '"': pattern(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL),
    "'": pattern(r"'((?:[^']|'')*+)'"),
    '"""': pattern(r'"""((?:[^"\\]|\\.|"{1,2}(?!"))*+)"""', re.DOTALL),
    "'''": pattern(r"'''((?:[^']|'{1,2}(?!'))*+)'''"),
}
_TAGS = pattern(r"(?:[!&][^\s,]*[ \t]+)+")
_BLOCK = pattern(r"[|>][-+\d]{0,2}[ \t]*(?:#.*)?$")
_COMMENT = pattern(r"[ \t]#.*")


class Entry(NamedTuple):
    """A value: the names on the way to it, in lower case, without `-`, `_` and blanks, and where it stands.

    [start, end) is a source span without white space around it. `quote`: the mark that the value stands in, whose
    escapes it still holds; empty for none.
    """

    path: tuple[str, ...]
    start: int
    end: int
    quote: str = ""


def entries(source: str, start: int, end: int, *, toml: bool = False) -> Iterator[Entry]:
    """The entries of the front matter at [start, end) of `source`, the lines between its fences."""
    open_: list[tuple[int, str]] = []
    table: tuple[str, ...] = ()
    at = start
    while at < end:
        line = _LINE.match(source, at, end)
        if not line or line.end() == at:
            return
        at = line.end()
        begin, stop = line.span(2)
        indent = len(line[1]) + line[2].startswith("- ")  # the items of a list may stand as far out as its name
        if not line[2] or line[2].startswith("#"):
            continue
        if toml and (named := _TABLE.match(line[2])):
            table = tuple(map(_name, named[1].split(".")))
            continue
        key = (_TOML if toml else _YAML).match(source, begin, stop)
        if not key:
            continue
        while not toml and open_ and open_[-1][0] >= indent:
            open_.pop()
        names = map(_name, key[1].split(".")) if toml else (_name(key[1]),)
        path = (*table, *(name for _, name in open_), *names)
        tags = _TAGS.match(source, key.end(), stop)
        value = tags.end() if tags else key.end()
        if value >= stop:
            following = _LINE.match(source, at, end)
            if toml or not following or not _goes_on(following, indent):
                open_.append((indent, path[-1]))
                continue
            value, stop = following.span(2)
            at = following.end()
        if source[value] == "{":
            yield from _inline(source, path, value, end)
        elif quoted := _quoted(source, value, end):
            mark = quoted[0][: (len(quoted[0]) - len(quoted[1])) // 2]
            yield Entry(path, *_bare(source, *quoted.span(1)), mark)
            at = max(at, _next_line(source, quoted.end(), end))
        else:
            block = not toml and _BLOCK.match(source, value, stop)
            comment = _COMMENT.search(source, value, stop)
            below = at if toml else _below(source, at, end, indent)
            more = source[at:below].strip()
            close = below if more else comment.start() if comment else stop
            yield Entry(path, *_bare(source, at if block else value, close))
            at = below


def _goes_on(line: re.Match[str], indent: int) -> bool:
    """Whether a line is the value of the name above it, and no table or list below that."""
    return len(line[1]) > indent and not line[2].startswith(("- ", "#")) and not _YAML.match(line[2])


def _quoted(source: str, at: int, end: int) -> re.Match[str] | None:
    mark = next((mark for mark in ('"""', "'''", '"', "'") if source.startswith(mark, at)), None)
    return _QUOTED[mark].match(source, at, end) if mark else None


def _inline(source: str, path: tuple[str, ...], at: int, end: int) -> Iterator[Entry]:
    """The pairs of a mapping in braces that begins at `at`."""
    stop = source.find("}", at, end)
    for pair in _INSIDE.finditer(source, at, stop if stop >= 0 else end):
        quote = pair[2][:1] if pair[2][:1] in ("'", '"') else ""
        begin, close = pair.span(2)
        yield Entry((*path, _name(pair[1])), *_bare(source, begin + len(quote), close - len(quote)), quote)


def _below(source: str, at: int, end: int, indent: int) -> int:
    """The end of the lines from `at` on that go deeper than `indent`: they carry a value on."""
    while at < end:
        line = _LINE.match(source, at, end)
        if not line or line.end() == at or (line[2] and len(line[1]) <= indent):
            break
        at = line.end()
    return at


def _next_line(source: str, at: int, end: int) -> int:
    line = _LINE_END.search(source, at, end)
    return line.end() if line else end


def _bare(source: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the white space at its ends."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _name(written: str) -> str:
    return re.sub(r"[\s_-]", "", written.strip("\"' \t").lower())
