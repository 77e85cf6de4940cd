"""A linked document: the tokens of a draft, its readings and claims side by side, and its figures."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Literal

from factcheck.figures.days import days
from factcheck.figures.read import figures
from factcheck.figures.sentence import Day, Figure, Item, Stretch, items, stretch
from factcheck.records.claims import Attribution, Claim
from factcheck.records.readings import AttributionReading, DateReading, Reading
from factcheck.text.parts import Parts
from factcheck.text.sentences import Sentence
from factcheck.text.tokens import Tokens

Scope = Literal["sentence", "paragraph", "neighbours"]


@dataclass(frozen=True)
class Linked:
    """What checks look at. `readings[i]` and `claims[i]` are the same claim, in the order of the text: the reading
    with offsets into the prose (`tokens.text`), the claim with offsets into the source and its ties to others.
    """

    tokens: Tokens
    readings: Sequence[Reading]
    claims: Sequence[Claim]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the prose, in order: those of claims, and numbers that no claim holds."""
        return figures(self.tokens, self.readings)

    @cached_property
    def parts(self) -> Parts:
        """The parts that the blocks of the draft play: headline, body, caption, table …"""
        return self.tokens.parts

    @cached_property
    def dates(self) -> tuple[DateReading, ...]:
        """The date readings, in order."""
        return tuple(reading for reading in self.readings if isinstance(reading, DateReading))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates that are known to the day, month or year, in order; a period with two ends gives two."""
        taken = {offset for figure in self.figures for offset in (figure.start, figure.end - 1)}
        found = days(self.tokens.text, self.dates)
        return tuple(day for day in found if taken.isdisjoint(range(day.start, min(day.end, day.start + 60))))

    @cached_property
    def attributions(self) -> tuple[AttributionReading, ...]:
        """The attribution readings, in order."""
        return tuple(reading for reading in self.readings if isinstance(reading, AttributionReading))

    @cached_property
    def sayings(self) -> tuple[tuple[AttributionReading, Attribution], ...]:
        """The attributions, in order, each as it was read and as the claim that says who, when and where."""
        pairs = zip(self.readings, self.claims, strict=True)
        return tuple(
            (reading, claim)
            for reading, claim in pairs
            if isinstance(reading, AttributionReading) and isinstance(claim, Attribution)
        )

    @cached_property
    def _contents(self) -> list[tuple[int, int]]:
        return sorted(piece for reading in self.attributions for piece in reading.content)

    def said_at(self, offset: int) -> bool:
        """Whether somebody is made to say the words at `offset` of the prose."""
        at = bisect_right(self._contents, (offset, 1 << 62)) - 1
        return any(start <= offset < end for start, end in self._contents[max(0, at - 3) : at + 1])

    @cached_property
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences, by paragraph."""
        return tuple(tuple(run) for _, run in groupby(self.tokens.sentences, key=lambda sentence: sentence.paragraph))

    @cached_property
    def _stretches(self) -> dict[Scope, tuple[Stretch, ...]]:
        return {}

    def stretches(self, scope: Scope) -> tuple[Stretch, ...]:
        """The stretches of that scope that hold a figure or a date; neighbours are two paragraphs."""
        if scope not in self._stretches:
            runs: Sequence[tuple[Sentence, ...]] = self.paragraphs
            if scope == "sentence":
                runs = [(sentence,) for sentence in self.tokens.sentences]
            elif scope == "neighbours" and len(runs) > 1:
                runs = [(*one, *other) for one, other in pairwise(runs)]
            self._stretches[scope] = tuple(self._with_figures(runs))
        return self._stretches[scope]

    def _with_figures(self, runs: Sequence[tuple[Sentence, ...]]) -> Iterator[Stretch]:
        starts, days = self._starts
        for run in runs:
            start, end = run[0].start, run[-1].end
            figures = bisect_left(starts, end) - bisect_left(starts, start)
            if figures or bisect_left(days, end) > bisect_left(days, start):
                yield stretch([self._items_of(sentence) for sentence in run])

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        return [figure.start for figure in self.figures], [day.start for day in self.days]

    @cached_property
    def _items(self) -> dict[int, tuple[Item, ...]]:
        return {}

    def _items_of(self, sentence: Sentence) -> tuple[Item, ...]:
        """The items of one sentence, which are told apart once for all scopes."""
        if sentence.start not in self._items:
            starts, days = self._starts
            figures = self.figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            dates = self.days[bisect_left(days, sentence.start) : bisect_left(days, sentence.end)]
            self._items[sentence.start] = items(self.tokens.text, sentence, figures, dates)
        return self._items[sentence.start]
