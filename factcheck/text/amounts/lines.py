"""Sentences around amounts as tagged words, each amount one word: "sales rose Z to Z"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.clauses import resolved
from factcheck.text.patterns import pattern
from factcheck.text.sentences import Sentence
from factcheck.text.words import Stretch, Words

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


def lines(words: Words, amounts: Sequence[Amount], sentences: Sequence[Sentence]) -> Iterator[Line]:
    """The sentences in which amounts stand, in order. An amount that runs over a sentence's end counts to its first."""
    at = 0
    while at < len(amounts):
        number = bisect_right(sentences, (amounts[at].number[0], len(words.text) + 1)) - 1
        start, end = sentences[number][:2] if number >= 0 else (0, len(words.text))
        last = at + 1
        while last < len(amounts) and amounts[last].number[0] < end:
            last += 1
        yield _line(words, amounts[at:last], start, end)
        at = last


def _line(words: Words, amounts: Sequence[Amount], start: int, end: int) -> Line:
    said = Stretch([], [], [])
    own: dict[int, Amount] = {}
    here = max(start, amounts[0].start - LONGEST)
    for amount in amounts:
        said.extend(words.between(here, max(here, amount.start)))
        own[len(said.tags)] = amount
        said.add("#", (amount.start, amount.end))
        here = max(here, amount.end)
    said.extend(words.between(here, max(here, min(end, here + LONGEST))))
    tags = list(_VERBAL_NOUN.sub("N", resolved(said, words.grammar)))
    for index in own:
        tags[index] = AMOUNT
    return Line("".join(tags), said.words, said.places, own)
