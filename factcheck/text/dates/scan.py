"""The first stage: a cheap pass over the text for words and figures that a date can't do without, and the lines
around them that the grammar then reads."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.text.dates.line import Line
from factcheck.text.dates.numeric import day_comes_first
from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.lexemes import Lexemes
from factcheck.text.patterns import pattern

BEFORE, AFTER = 48, 56
"""How many characters around a trigger are lexed; a line is longer where triggers follow each other."""

_LONGEST_WORD = 24
_WRAPPED = 45
"""A line end after fewer characters than these ends a heading or an item; after more it may only wrap."""

_ENDS = frozenset(("", ".", "!", "?", ":", ";", "\r"))

_CANDIDATE = pattern(r"(?<!\w)(?:[qh][1-4]|fy|bce?(?!\w))|\d[\d/.\-–]*(?:'?s(?!\w)|[qh](?!\w))?")
_FIGURE = pattern(
    r"(?:1\d|2[01])\d\d(?!\d)|\d{1,2}[/.\-–]\d{1,2}(?!\d)|\d\d?[/.\-–](?:1\d|20)\d\d(?!\d)"
    r"|(?:19|20)\d{6}(?!\d)|[1-9]0'?s|[1-4][qh]"
)


def lines(lexemes: Lexemes, vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines that hold triggers, in order; windows that overlap are one line.

    No line crosses a blank line, nor the end of a short one.
    """
    small = lexemes.small
    day_first = day_comes_first(lexemes.text, default=vocabulary.day_first)
    begin = finish = -1
    for start, end in _triggers(lexemes, vocabulary):
        left = begin if start < finish else _left(small, start)
        right = _right(small, end)
        if left <= finish:
            finish = max(finish, right)
            continue
        if begin >= 0:
            yield Line(lexemes, begin, finish, vocabulary, day_first=day_first)
        begin, finish = left, right
    if begin >= 0:
        yield Line(lexemes, begin, finish, vocabulary, day_first=day_first)


def _triggers(lexemes: Lexemes, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The places of the words and figures that a date can't do without, in order."""
    small, triggers, done = lexemes.small, vocabulary.triggers, 0
    for start, end in lexemes.among_or_digits(vocabulary.lexemes):
        if end - start > 2 and not small[start].isdecimal():
            yield start, end
            continue
        found = _CANDIDATE.match(small, max(start, done)) if done < end else None
        while found and found.start() < end:
            word, done = found.group(), found.end()
            if word in triggers or (word[0] < ":" and _figure(word, small, found.start())):
                yield found.span()
            found = _CANDIDATE.match(small, done)


def _figure(word: str, small: str, start: int) -> bool:
    """Whether a candidate is a figure that may be a date by itself."""
    word = word.rstrip("/.-–")
    if len(word) < 3 and word[-1].isdigit():
        return start >= 4 and small.startswith("the ", start - 4)
    return _FIGURE.match(word) is not None


def _left(text: str, start: int) -> int:
    """Where the line of a trigger at `start` begins: at the start of a word, after any break."""
    left = max(0, start - BEFORE)
    before = text[max(0, left - _LONGEST_WORD) : left]
    if before and not before[-1].isspace():
        left -= len(before.split()[-1])
    at = text.rfind("\n", left, start)
    while at >= 0:
        if _breaks(text, at):
            return at + 1
        at = text.rfind("\n", left, at)
    return left


def _right(text: str, end: int) -> int:
    """Where the line of a trigger that ends at `end` stops: at the end of a word, before any break."""
    right = min(len(text), end + AFTER)
    behind = text[right : right + _LONGEST_WORD]
    if behind and not behind[0].isspace():
        right += len(behind.split(None, 1)[0])
    at = text.find("\n", end, right)
    while at >= 0:
        if _breaks(text, at):
            return at
        at = text.find("\n", at + 1, right)
    return right


def _breaks(text: str, at: int) -> bool:
    """Whether the line end at `at` parts what stands around it, rather than wrapping a long line."""
    after = text[at + 1 : at + 3].lstrip(" \t")
    ended = text[at - 1 : at] in _ENDS or after[:1] in ("", "\r", "\n")
    return ended or at < _WRAPPED or text.rfind("\n", at - _WRAPPED, at) >= 0
