"""The words of a text, each with its tag, lexed once: utterances and the sentences around amounts are cut out of them.

Whole blocks are lexed in C, by a split, sums of lengths and look-ups: half of what a loop over matches takes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from factcheck.text.grammar import Grammar
from factcheck.text.lexemes import blocks
from factcheck.text.patterns import pattern

Place = tuple[int, int]

_PARTED = pattern(
    r"([A-Za-z]+(?=[ ,\n])"  # for speed alone: five words out of six
    r"|[^\W\d_][^\W_]*(?:[-&.'’][^\W_]+)*"  # word O'Brien anti-war U.S
    r"|(?:[$€£#]?\d[\d.,:]*\d|\d)(?:[^\W_]|%|-[^\W_]+)*"  # 1,200 $4.5bn 47-year-old
    r"|--+|\.\.\.+|[^\w\s])"
)
_APOSTROPHES = ("'", "’")
_STOPPED = frozenset(
    "mr mrs ms dr sen rep gov gen lt sgt col capt st jr sr inc corp co ltd prof no jan feb aug sept oct nov dec".split()
)
_LONGEST_INITIALS = 7  # characters


class Stretch(NamedTuple):
    """Words side by side: a tag each (see `grammar`), in lower case, and half-open offsets into the text."""

    tags: list[str]
    words: list[str]
    places: list[Place]

    def extend(self, other: "Stretch") -> None:
        """Put the words of `other` behind these."""
        self.tags.extend(other.tags)
        self.words.extend(other.words)
        self.places.extend(other.places)

    def add(self, tag: str, place: Place) -> None:
        """Put something behind these that counts as a word, though it is none."""
        self.tags.append(tag)
        self.words.append("")
        self.places.append(place)


class Words:
    """All words of `text`, before neighbours decide between tags."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self._all = Stretch([], [], [])
        for start, end in blocks(text):
            self._all.extend(self._lexed(start, end))
        self._stops = list(_stops(self._all))

    def between(self, start: int, end: int) -> Stretch:
        """The words of [start, end); one that reaches across a bound is lexed anew, as far as it lies within."""
        return self._between(start, end)[0]

    def stopped(self, start: int, end: int) -> Stretch:
        """The words of [start, end), the full stops of abbreviations and initials taken to the words before them."""
        found, first, last = self._between(start, end)
        if not last or (found.words and found.words[0] == "."):
            stops, first = list(_stops(found)), 0
        else:
            stops = self._stops[bisect_left(self._stops, first) : bisect_left(self._stops, last)]
        for stop in reversed(stops):
            _take(found, stop - first)
        return found

    def _between(self, start: int, end: int) -> tuple[Stretch, int, int]:
        """The words of [start, end) and their half-open indices among all; 0 where a bound cuts a word."""
        tags, words, places = self._all
        first = bisect_left(places, (start,))
        last = bisect_left(places, (end,), first)
        cut = (first and places[first - 1][1] > start) or (last and places[last - 1][1] > end)
        if cut or self.text[start : start + 1] in _APOSTROPHES or self.text[end : end + 1] in _APOSTROPHES:
            return self._lexed(start, end), 0, 0
        return Stretch(tags[first:last], words[first:last], places[first:last]), first, last

    def _lexed(self, start: int, end: int) -> Stretch:
        known = self.grammar.known
        pieces = _PARTED.split(self.text[start:end])
        said = pieces[1::2]
        if not said:
            return Stretch([], [], [])
        bounds = list(accumulate(map(len, pieces), initial=start))
        tags, lows, cuts = zip(*map(known.__getitem__, said), strict=True)
        found = Stretch(list(tags), list(lows), list(zip(bounds[1:-1:2], bounds[2::2], strict=True)))
        for at in [at for at, cut in enumerate(cuts) if cut][::-1]:  # the minister | 's
            (begin, stop), suffix = found.places[at], known[said[at][cuts[at] :]]
            middle = begin + cuts[at]
            found.tags[at : at + 1] = tags[at], suffix[0]
            found.words[at : at + 1] = lows[at], suffix[1]
            found.places[at : at + 1] = (begin, middle), (middle, stop)
        return found


def follow(before: Stretch, after: Stretch) -> Stretch:
    """`before` with `after` behind it; its last word may be an abbreviation that the full stop in front belongs to."""
    at = len(before.words)
    if not at:
        return after
    before.extend(after)
    while 0 < at < len(before.words) and before.words[at] == "." and _stopped(before, at - 1):
        _take(before, at)
    return before


def _stops(stretch: Stretch) -> Iterator[int]:
    """The indices of full stops that belong to the abbreviation or initial before them, or before such a stop."""
    words, at, word, taken = stretch.words, -1, -1, False
    for _ in range(words.count(".")):
        last, at = at, words.index(".", at + 1)
        if not taken or last < at - 1:
            word = at - 1
        taken = word >= 0 and _stopped(stretch, word)
        if taken:
            yield at


def _stopped(stretch: Stretch, word: int) -> bool:
    """Whether a stop behind the word belongs to it."""
    return stretch.words[word] in _STOPPED or _initial(stretch.words[word], stretch.tags[word])


def _initial(word: str, tag: str) -> bool:
    """Whether the stop after `word` is that of an initial: "J. Smith", "U.S. troops"."""
    if len(word) == 1:
        return tag in "CP" and word.isalpha()
    return word[1:2] == "." and len(word) < _LONGEST_INITIALS


def _take(stretch: Stretch, at: int) -> None:
    """Take the full stop at `at` to the word before it, which is a name then: "I. Smith"."""
    tags, words, places = stretch
    places[at - 1 : at + 1] = [(places[at - 1][0], places[at][1])]
    del words[at], tags[at]
    if tags[at - 1] == "P":
        tags[at - 1] = "C"
