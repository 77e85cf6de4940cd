"""A stretch of the text around a trigger, as words, figures and single marks."""

from __future__ import annotations

from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.lexemes import Lexemes

_PAD = 12


class Line:
    """The lexemes of a stretch of the text: lower-case words, figures and single marks, with their places.

    `words`, `starts`, `ends` run in parallel and are padded with empty words, so that a grammar can look a
    few words ahead of any real one. `day_first`: how the text writes 10/07/2015.
    `depth`: how many dates hold the one that is being read.
    """

    __slots__ = ("day_first", "depth", "ends", "starts", "text", "vocabulary", "words")

    def __init__(
        self, lexemes: Lexemes, start: int, end: int, vocabulary: Vocabulary, *, day_first: bool = False
    ) -> None:
        self.text = lexemes.text
        self.vocabulary = vocabulary
        self.day_first = day_first
        self.depth = 0
        self.words, self.starts, self.ends = lexemes.between(start, end)
        self.words += [""] * _PAD
        self.starts += [end + 1] * _PAD
        self.ends += [end + 1] * _PAD

    def __len__(self) -> int:
        return len(self.words) - _PAD

    def tight(self, at: int) -> bool:
        """Whether nothing stands between word `at` and the one before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def digits(self, at: int) -> bool:
        """Whether word `at` is a figure, in the digits 0 to 9."""
        return "0" <= self.words[at] < ":"

    def hangs(self, at: int) -> bool:
        """Whether mark `at` ties a digit to what stands before it: 5.3, 10,000, 12:30, 3/4."""
        return self.words[at] in (".", ",", ":", "/") and self.tight(at) and self.tight(at + 1) and self.digits(at + 1)

    def capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital letter."""
        return self.words[at] != "" and self.text[self.starts[at]].isupper()

    def before(self, at: int, back: int = 1) -> str:
        """The word `back` places before `at`, empty where the line doesn't reach so far."""
        return self.words[at - back] if at >= back else ""

    def trap(self, at: int, name: str) -> bool:
        """Whether word `at` belongs to the words called `name` in the lexicon `date-traps`."""
        return self.words[at] in self.vocabulary.traps[name]

    def trap_before(self, at: int, name: str) -> bool:
        """Whether the word before `at` belongs to the words called `name` in the lexicon `date-traps`."""
        return at > 0 and self.words[at - 1] in self.vocabulary.traps[name]
