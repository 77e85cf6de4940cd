"""Sentences around amounts as tagged words, each amount one word: "sales rose Z to Z"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.clauses import resolved, tagged
from factcheck.text.grammar import Grammar
from factcheck.text.patterns import pattern
from factcheck.text.sentences import Sentence

AMOUNT = "Z"
_VERBAL_NOUN = pattern(r"(?<=[NCG'])V(?=V)")  # average pay rose
LONGEST = 1500
"""Characters of a sentence before its first amount, or behind its last, that are looked at."""


@dataclass(slots=True)
class Line:
    """A sentence's words: `tags` a letter each (see `grammar`; "Z" an amount), lower case, half-open places.

    `amounts` are the amounts by the index of the word that each counts as, in order.
    """

    tags: str
    words: list[str]
    places: list[Place]
    amounts: dict[int, Amount]

    def place(self, start: int, end: int) -> Place:
        """The half-open offsets of the words [start, end)."""
        return self.places[start][0], self.places[end - 1][1]


def lines(text: str, amounts: Sequence[Amount], sentences: Sequence[Sentence], grammar: Grammar) -> Iterator[Line]:
    """The sentences in which amounts stand, in order. An amount that runs over a sentence's end counts to its first."""
    at = 0
    while at < len(amounts):
        number = bisect_right(sentences, amounts[at].number[0], key=lambda sentence: sentence.start) - 1
        start, end = (sentences[number].start, sentences[number].end) if number >= 0 else (0, len(text))
        last = at + 1
        while last < len(amounts) and amounts[last].number[0] < end:
            last += 1
        yield _line(text, amounts[at:last], start, end, grammar)
        at = last


def _line(text: str, amounts: Sequence[Amount], start: int, end: int, grammar: Grammar) -> Line:
    tags: list[str] = []
    words: list[str] = []
    places: list[Place] = []
    own: dict[int, Amount] = {}
    here = max(start, amounts[0].start - LONGEST)
    for amount in (*amounts, None):
        stop = min(end, here + LONGEST) if amount is None else amount.start
        for tag, word, place in tagged(text, here, max(here, stop), grammar):
            tags.append(tag)
            words.append(word)
            places.append(place)
        if amount:
            own[len(tags)] = amount
            tags.append("#")
            words.append("")
            places.append((amount.start, amount.end))
            here = max(here, amount.end)
    known = list(_VERBAL_NOUN.sub("N", resolved(tags, words, grammar)))
    for index in own:
        known[index] = AMOUNT
    return Line("".join(known), words, places, own)
