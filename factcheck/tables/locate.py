"""Where a key or value stands in a TOML file, so that an error can name its line.

`tomllib` tells no places; this reads over a text that `tomllib` has already accepted, so it needs no checks.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]
"""Keys and list indices from the top of the file: ("example", 2, "finds", 0)."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}' r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


def locate(text: str, path: Keys) -> tuple[int, int]:
    """Line and column (from 1, in code points) of the deepest part of `path` that the file spells out."""
    offset = _offset(_Reader(text).places(), path)
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def offsets(text: str, paths: Iterable[Keys]) -> list[int]:
    """Where each of `paths` stands, likewise, as offsets: the text is read once for all of them."""
    places = _Reader(text).places()
    return [_offset(places, path) for path in paths]


def _offset(places: Mapping[Keys, int], path: Keys) -> int:
    while path and path not in places:
        path = path[:-1]
    return places.get(path, 0)


class _Reader:
    """One pass over a valid TOML text that notes the offset of every key and list item."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Keys, int] = {}
        self.lists: defaultdict[Keys, int] = defaultdict(int)  # how many tables `[[path]]` opened so far

    def places(self) -> dict[Keys, int]:
        table: Keys = ()
        self._skip(_SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_SPACE)
        return self.found

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"not TOML at offset {self.at}")
        self.at = match.end()
        return match[0]

    def _header(self) -> Keys:
        """The path of the table that `[a.b]` or `[[a.b]]` opens."""
        start = self.at
        marks = 2 if self.text.startswith("[[", start) else 1
        self.at += marks
        path: Keys = ()
        for key, _ in self._keys():
            if path in self.lists:
                path += (self.lists[path] - 1,)
            path += (key,)
            self.found.setdefault(path, start)
        self.at += marks
        if marks == 2:
            self.lists[path] += 1
        if path in self.lists:
            path += (self.lists[path] - 1,)
            self.found.setdefault(path, start)
        return path

    def _keys(self) -> list[tuple[str, int]]:
        """A dotted key: its parts with their offsets."""
        parts = []
        while True:
            self._skip(_BLANK)
            start = self.at
            quoted = self.text[start] in "\"'"
            word = self._skip(_STRING if quoted else _BARE)
            parts.append((_unquoted(word) if quoted else word, start))
            self._skip(_BLANK)
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def _pair(self, table: Keys) -> None:
        path = table
        for key, offset in self._keys():
            path += (key,)
            self.found.setdefault(path, offset)
        self.at += 1  # the "="
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Keys) -> None:
        mark = self.text[self.at]
        if mark in "\"'":
            self._skip(_STRING)
        elif mark == "[":
            self._list(path)
        elif mark == "{":
            self._table(path)
        else:
            self._skip(_SCALAR)

    def _list(self, path: Keys) -> None:
        self.at += 1
        for index in range(len(self.text)):
            self._skip(_SPACE)
            if self.text[self.at] == "]":
                break
            self.found[(*path, index)] = self.at
            self._value((*path, index))
            self._skip(_SPACE)
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1

    def _table(self, path: Keys) -> None:
        self.at += 1
        self._skip(_SPACE)
        while self.text[self.at] != "}":
            self._pair(path)
            self._skip(_SPACE)
            if self.text[self.at] == ",":
                self.at += 1
                self._skip(_SPACE)
        self.at += 1


def _unquoted(word: str) -> str:
    """A quoted key's own characters."""
    if word.startswith("'"):
        return word[1:-1]
    import tomllib

    key: str = next(iter(tomllib.loads(f"{word} = 0")))
    return key
