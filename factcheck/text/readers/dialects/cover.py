"""Covers the markup of dialects in a Markdown source, but in code and comments, where it is shown or nothing."""

import re
from collections.abc import Callable
from functools import cache

from factcheck.text.readers.dialects import mdx
from factcheck.text.readers.dialects.attributes import attributes
from factcheck.text.readers.dialects.covering import NOTHING, Cover, Covered
from factcheck.text.readers.dialects.critic import Critic
from factcheck.text.readers.dialects.directives import DIRECTIVE, PROSE
from factcheck.text.readers.dialects.templates import Templates

_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_BEGIN = r"(?<![^\r\n])"
_PARAGRAPH = re.compile(r"(?:\r\n?+|\n)[ \t>]*(?=[\r\n]|\Z)")
_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<info>[^\r\n]*)")
_MARKED = r"(?<![=\w!<>\\])==(?=[^\s=}<>])(?=(?:[^\r\n=]|(?:\r\n?|\n)(?![ \t>]*[\r\n])){1,400}(?<![\s<>])==(?![=\w>]))"
"""Where words are marked as with a pen, "==12 boats==": in Obsidian, PyMdown and others."""
_DEEPEST = 200
"""Characters before a fence in its line: marks of quotations and items."""


@cache
def _triggers(*, mdx: bool) -> re.Pattern[str]:
    """Where markup may begin or end, or where none does: behind a backslash, in code and in comments."""
    tags = rf"|</?(?=[A-Za-z>])|{_BEGIN}(?:import|export)\b" if mdx else ""
    return re.compile(
        rf"\\[\\`{{}}\[\]<]|`+|{_BEGIN}(?=[ \t>]*~~~)[ \t>]*~+|<!--|\{{|[+=~]{{2}}\}}|{_MARKED}|[\[\]]{tags}"
    )


def covered(source: str, start: int = 0, *, is_mdx: bool = False) -> Covered:
    """`source` from `start` on with the markup of dialects covered, character for character."""
    if not is_mdx and "{" not in source and "==" not in source:
        return Covered(source)
    scan = _Scan(source, is_mdx=is_mdx)
    trigger, at = _triggers(mdx=is_mdx), start
    while found := trigger.search(source, at):
        at = scan.met(found)
    return scan.cover.covered()


@cache
def _closing(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"{_BEGIN}[ \t>]*+{mark}{{{length},}}[ \t]*(?=[\r\n]|\Z)")


class _Scan:
    """The way through a source: which code and which brackets are open."""

    def __init__(self, source: str, *, is_mdx: bool) -> None:
        self.cover = Cover(source)
        self._source = source
        self._is_mdx = is_mdx
        self._critic = Critic(self.cover)
        self._templates = Templates(self.cover)
        self._brackets: list[int] = []
        self._closed = (-1, -1)  # where the bracket that was closed last stands, and what closed it
        self._ticks = _Ticks(source)
        self._prose: list[str] = []  # the marks of fences that hold prose

    def met(self, found: "re.Match[str]") -> int:
        """Where to look on behind a trigger."""
        at, mark = found.start(), found[0]
        kind = mark.lstrip(" \t>")[:1]
        if kind in ("`", "~") and len(mark) > 2 and (fence := self._fence(at + mark.index(kind))) >= 0:
            return fence
        if kind == "`":
            return self._ticks.behind(at, len(mark))
        if kind == "{":
            return self._brace(at)
        if kind == "[":
            self._brackets.append(at)
        elif kind == "]":
            self._closed = (self._brackets.pop() if self._brackets else -1), at
        elif mark == "<!--":
            end = self.cover.ahead("-->", at, within=len(self._source))
            return end + 3 if end >= 0 else found.end()
        elif mark == "==":
            close = self._source.index("==", found.end())
            self.cover.put(at, found.end(), NOTHING)
            self.cover.put(close, close + 2, NOTHING)
            return found.end()
        elif kind in ("+", "=", "~"):
            return max(self._critic.ends(at), found.end())
        elif kind == "<":
            return max(mdx.tag(self.cover, at), found.end())
        elif kind in ("i", "e"):
            return max(mdx.module(self.cover, at), found.end())
        return found.end()

    def _brace(self, at: int) -> int:
        opened = self._closed[0] if self._closed[1] == at - 1 else -1
        readings: tuple[Callable[[], int], ...] = (
            lambda: mdx.comment(self.cover, at),
            lambda: self._critic.begins(at),
            lambda: self._templates.begins(at),
            lambda: attributes(self.cover, at, opened),
            lambda: mdx.expression(self.cover, at) if self._is_mdx else -1,
        )
        return next((end for reading in readings if (end := reading()) >= 0), at + 1)

    def _fence(self, at: int) -> int:
        """Where to look on if a fence begins here: behind its code, or where it holds prose its line. Else -1."""
        source, first = self._source, max(0, at - _DEEPEST)
        line = max(source.rfind("\n", first, at), source.rfind("\r", first, at), first - 1) + 1
        fence, before = _FENCE.match(source, at), _PREFIX.match(source, line, at)
        if not fence or not before or before.end() != at or (fence["marks"][0] == "`" and "`" in fence["info"]):
            return -1
        marks, info = fence["marks"], fence["info"].strip()
        if self._prose and not info and marks.startswith(self._prose[-1]):
            self._prose.pop()
            return fence.end()
        if (directive := DIRECTIVE.match(info)) and directive["name"] in PROSE:
            self._prose.append(marks)
            return fence.end()
        end = _closing(marks[0], len(marks)).search(source, fence.end())
        if end:
            return end.end()
        nested = before[0].strip() or len(before[0]) > 3  # an item ends, and an example of a fence in code
        return fence.end() if nested else len(source)


class _Ticks:
    """Where code spans end: at the next run of as many backticks, in the same paragraph."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._next: dict[int, int] | None = None

    def behind(self, at: int, length: int) -> int:
        """Where to look on behind a run of backticks."""
        if self._next is None:
            self._next, last = {}, dict[int, int]()
            for run in reversed(list(re.finditer("`+", self._source))):
                size = run.end() - run.start()
                self._next[run.start()] = last.get(size, -1)
                last[size] = run.start()
        end = self._next.get(at, -1)
        if end < 0 or _PARAGRAPH.search(self._source, at, end):
            return at + length
        return end + length
