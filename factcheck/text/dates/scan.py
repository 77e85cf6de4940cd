"""The first stage: a cheap pass over the text for words and figures that a date can't do without,
and the lines of lexed words around them that the grammar then reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.text.dates.vocabulary import Vocabulary

BEFORE, AFTER = 48, 72
"""How many characters around a trigger are lexed; an expression can be longer where triggers follow each other."""

_CANDIDATE = re.compile(r"[^\W\d_]{3,}|(?<!\w)(?:[qh][1-4]|fy)|\d[\d/.\-–]*(?:s|[qh](?!\w))?")
_FIGURE = re.compile(
    r"(?:1\d|20)\d\d(?!\d)|\d{1,2}[/.\-–]\d{1,2}(?!\d)|(?:19|20)\d{6}$|[1-9]0s$|[1-4][qh]$|\d\d?[/.\-–](?:1\d|20)\d\d(?!\d)"
)
_LEXEME = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_PAD = 12


class Line:
    """Lexed words of a stretch of the text: lower-case words, figures and single marks, with their places.

    `words`, `starts`, `ends` run in parallel and are padded with empty words, so that a grammar can look a
    few words ahead of any real one. No line crosses a blank line, nor the end of a short line.
    """

    __slots__ = ("day_first", "ends", "starts", "text", "vocabulary", "words")

    def __init__(self, text: str, lower: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.day_first = False
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _LEXEME.finditer(lower, start, end):
            self.words.append(found.group())
            self.starts.append(found.start())
            self.ends.append(found.end())
        self.words += [""] * _PAD
        self.starts += [end] * _PAD
        self.ends += [end] * _PAD

    def __len__(self) -> int:
        return len(self.words) - _PAD

    def tight(self, at: int) -> bool:
        """Whether nothing stands between word `at` and the one before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def figure_follows(self, at: int) -> bool:
        """Whether word `at` is a mark with a digit hanging on each side: 5.3, 10,000, 12:30."""
        return self.words[at + 1].isdigit() and self.tight(at) and self.tight(at + 1)

    def capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital letter."""
        return self.words[at] != "" and self.text[self.starts[at]].isupper()

    def before(self, at: int, back: int = 1) -> str:
        """The word `back` places before `at`, empty where the line doesn't reach so far."""
        return self.words[at - back] if at >= back else ""


def lower(text: str) -> str:
    """`text` in lower case, of the same length: the one capital that would grow stays as it is."""
    return text.replace("İ", "i").lower()


def lines(text: str, vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines that hold triggers, in order; windows that overlap are one line."""
    small = lower(text)
    triggers = vocabulary.triggers
    begin = finish = -1
    floor = 0
    for found in _CANDIDATE.finditer(small):
        word = found.group()
        if word not in triggers and not _FIGURE.match(word) and not (len(word) == 2 and word[0] in "qhf"):
            continue
        start, end = found.span()
        left, right = _left(small, start, floor), _right(small, end)
        if left <= finish:
            finish = max(finish, right)
            continue
        if begin >= 0:
            yield Line(text, small, begin, finish, vocabulary)
        begin, finish, floor = left, right, 0
    if begin >= 0:
        yield Line(text, small, begin, finish, vocabulary)


def _left(text: str, start: int, floor: int) -> int:
    """Where the line of a trigger at `start` begins: at the start of a word, after any break."""
    left = max(floor, start - BEFORE)
    while left > 0 and not text[left - 1].isspace() and start - left < BEFORE + 24:
        left -= 1
    at = text.rfind("\n", left, start)
    while at >= 0:
        if breaks(text, at):
            return at + 1
        at = text.rfind("\n", left, at)
    return left


def _right(text: str, end: int) -> int:
    """Where the line of a trigger that ends at `end` stops: at the end of a word, before any break."""
    right = min(len(text), end + AFTER)
    while right < len(text) and not text[right].isspace() and right - end < AFTER + 24:
        right += 1
    at = text.find("\n", end, right)
    while at >= 0:
        if breaks(text, at):
            return at
        at = text.find("\n", at + 1, right)
    return right


def breaks(text: str, at: int) -> bool:
    """Whether the line end at `at` parts what stands around it, rather than wrapping a long line."""
    start = text.rfind("\n", max(0, at - 200), at) + 1
    after = text[at + 1 : at + 3].lstrip(" \t")
    return not after or after[0] in "\r\n" or at - start < 45 or not (after[0].islower() or after[0].isdigit())
