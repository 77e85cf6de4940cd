"""The lexemes of a text, cut once for all grammars: runs of letters, runs of digits, and single marks, in lower case.

What may begin a number or a date is found by looking its lexeme up, not by searching the text again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from factcheck.text.patterns import pattern

_PARTED = pattern(r"([a-z]+(?=[ ,.\n])|[^\W\d_]+|\d+|[^\w\s])")  # the first for speed alone
_BLOCK = 8_000
"""Characters that are cut at a time."""


class Lexemes:
    """The lexemes of `text`: `words`, `starts` and half-open `ends` run in parallel.

    `small` is the text in lower case with straight apostrophes, of the same length; the words are those of `small`.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def small(self) -> str:
        """The text in lower case; the one capital that would grow is an i."""
        return self.text.replace("İ", "i").replace("’", "'").replace("‘", "'").lower()

    @cached_property
    def words(self) -> list[str]:
        """The lexemes, in lower case."""
        return self._cut[0]

    @cached_property
    def starts(self) -> "array[int]":
        """Where each begins."""
        return self._cut[1]

    @cached_property
    def ends(self) -> "array[int]":
        """Where each ends, exclusive."""
        return self._cut[2]

    @cached_property
    def _cut(self) -> "tuple[list[str], array[int], array[int]]":
        words: list[str] = []
        starts, ends = array("q"), array("q")  # a fifth of the memory of lists
        known: dict[str, str] = {}  # each word is held once
        for begin, stop in blocks(self.text):
            pieces = _PARTED.split(self.small[begin:stop])
            bounds = list(accumulate(map(len, pieces), initial=begin))
            words.extend(map(known.setdefault, pieces[1::2], pieces[1::2]))
            starts.extend(bounds[1:-1:2])
            ends.extend(bounds[2::2])
        return words, starts, ends

    def among(self, known: Collection[str]) -> Iterator[tuple[int, int]]:
        """The half-open places of the words that are `known`, a set in lower case, in order."""
        starts, ends = self.starts, self.ends
        return ((starts[at], ends[at]) for at in [at for at, word in enumerate(self.words) if word in known])

    def among_or_digits(self, known: Iterable[str]) -> Iterator[tuple[int, int]]:
        """The half-open places of the words that are `known`, and of all digits, in order."""
        return self.among(self._digits.union(known))

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(word for word in set(self.words) if word.isdecimal())

    def none_of(self, known: frozenset[str], start: int, end: int) -> bool:
        """Whether no word that begins in [start, end) is `known`, a set in lower case."""
        first = bisect_left(self.starts, start)
        return known.isdisjoint(self.words[first : bisect_left(self.starts, end, first)])

    def between(self, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """Words, starts and ends of what lies in [start, end), of a lexeme that a bound cuts the part within."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        words, starts, ends = self.words[first:last], [*self.starts[first:last]], [*self.ends[first:last]]
        if first and self.ends[first - 1] > start:
            begin, stop = start, min(end, self.ends[first - 1])
            words.insert(0, self.small[begin:stop])
            starts.insert(0, begin)
            ends.insert(0, stop)
        if ends and ends[-1] > end:
            words[-1], ends[-1] = self.small[starts[-1] : end], end
        return words, starts, ends


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Half-open stretches of `_BLOCK` characters or more that end where blanks stand, so that they cut no word."""
    start = 0
    while len(text) - start > 2 * _BLOCK:
        end = start + _BLOCK
        while end < len(text) and not text[end].isspace():
            end += 1
        yield start, end
        start = end
    yield start, len(text)
