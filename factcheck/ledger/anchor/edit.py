"""What was edited between two wordings of a sentence, by tokens, and what of it turns a fact into another one."""

import re
from bisect import bisect_left
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from factcheck.ledger.anchor.words import (
    AMOUNTS,
    DENIALS,
    DOWNWARD,
    LIGHT,
    LIMITING,
    MODIFIERS,
    NEGATIONS,
    ROUNDING,
    UPWARD,
    Word,
    forms,
    words,
)

_BREAK = re.compile(r"[,;:()—–]|\s-\s")
_CLAUSES = re.compile(r"[;:—]|\s[-–]\s|,\s(?:and|but|while|whereas|although|though|as)\b")
_WEEKDAYS = frozenset(name.casefold() for name in day_name)
_CALENDAR = frozenset(name.casefold() for name in (*month_name[1:], *day_name))
_NO_NAMES = LIGHT | MODIFIERS | AMOUNTS | _CALENDAR
_REPEATED = ("%", "$", "€", "£", "¥")


@dataclass(frozen=True)
class Edit:
    """Two wordings, `old` and `new`, aligned by tokens."""

    old: str
    new: str

    @cached_property
    def ours(self) -> list[Word]:
        """The tokens before."""
        return words(self.old)

    @cached_property
    def theirs(self) -> list[Word]:
        """The tokens after."""
        return words(self.new)

    @cached_property
    def _to_new(self) -> dict[int, int]:
        """For each token that was kept, its number in the new wording."""
        kept: dict[int, int] = {}
        for op in Levenshtein.opcodes(forms(self.ours), forms(self.theirs)):
            if op.tag == "equal":
                kept |= {op.src_start + step: op.dest_start + step for step in range(op.src_end - op.src_start)}
        return kept

    @cached_property
    def _to_old(self) -> dict[int, int]:
        return {new: old for old, new in self._to_new.items()}

    @property
    def restyled(self) -> bool:
        """Whether the tokens are the same: quotation marks, blanks or the writing of numbers may differ."""
        return forms(self.ours) == forms(self.theirs)

    def tokens(self, at: tuple[int, int]) -> range:
        """The numbers of the old tokens in a half-open place of the old wording."""
        return _range(self.ours, at)

    def present(self, at: tuple[int, int]) -> range:
        """The numbers of the new tokens in a half-open place of the new wording."""
        return _range(self.theirs, at)

    def mapped(self, own: range) -> range:
        """The new tokens that stand where the old ones stood: between the nearest that were kept around them."""
        if not own:
            return range(0)
        to = self._to_new
        before = next((to[number] + 1 for number in range(own.start - 1, -1, -1) if number in to), 0)
        behind = next((to[number] for number in range(own.stop, len(self.ours)) if number in to), len(self.theirs))
        kept = [to[number] for number in own if number in to]
        if kept:
            # What was put in before or behind words that stayed belongs to the surroundings.
            first, last = own.start in to, own.stop - 1 in to
            return range(kept[0] if first else before, kept[-1] + 1 if last else max(behind, kept[-1] + 1))
        return range(before, max(before, behind))

    def stranger(self, own: range, there: range) -> bool:
        """Whether the new tokens `there` were in the old wording already, outside of `own`."""
        came = [self._to_old[number] for number in there if number in self._to_old]
        return bool(came) and sum(number not in own for number in came) * 2 > len(there)

    def kept(self, own: range) -> bool:
        """Whether all these tokens were kept, one behind the other."""
        places = [self._to_new.get(number) for number in own]
        return bool(places) and places[0] is not None and places == list(range(places[0], places[0] + len(places)))

    def renames_day(self, own: range) -> bool:
        """Whether a weekday within these tokens became another."""
        gone = {self.ours[number].form for number in own if number not in self._to_new}
        come = {self.theirs[number].form for number in self.mapped(own) if number not in self._to_old}
        return bool(gone & _WEEKDAYS and come & _WEEKDAYS)

    def redates(self, own: range) -> bool:
        """Whether a figure or a day was changed within these tokens."""
        there = self.mapped(own)
        gone = (self.ours[number] for number in own if number not in self._to_new)
        come = (self.theirs[number] for number in there if number not in self._to_old)
        return any(word.form[0].isdigit() or word.form in _CALENDAR for word in (*gone, *come))

    def swapped(self, own: range, of: frozenset[str]) -> bool:
        """Whether one of these words came to these tokens, or went from them."""
        there = self.mapped(own)
        before = {self.ours[number].form for number in own if number not in self._to_new}
        after = {self.theirs[number].form for number in there if number not in self._to_old}
        return bool(before & of) != bool(after & of)

    def touches(self, own: range, of: frozenset[str]) -> bool:
        """Whether any of these words came to these tokens, or went from them."""
        gone = {self.ours[number].form for number in own if number not in self._to_new}
        come = {self.theirs[number].form for number in self.mapped(own) if number not in self._to_old}
        return bool((gone ^ come) & of)

    @cached_property
    def opener(self) -> Counter[str]:
        """The tokens of a few words and a comma that were put before the sentence and name nothing."""
        comma = self.new.find(",")
        head = _range(self.theirs, (0, comma)) if comma > 0 else range(0)
        said = [self.theirs[number] for number in head]
        idle = all(number not in self._to_old and not _telling(self.theirs[number], number) for number in head)
        return Counter(forms(said) if idle and len(said) <= 5 and not {*forms(said)} & NEGATIONS else ())

    def beside(self, own: range, there: range) -> bool:
        """Whether the new tokens `there` have a telling neighbour that the old ones had on the same side."""
        before = own.start > 0 < there.start and self.ours[own.start - 1].form
        behind = own.stop < len(self.ours) and there.stop < len(self.theirs) and self.ours[own.stop].form
        return bool(
            (before and before not in LIGHT and before == self.theirs[there.start - 1].form)
            or (behind and behind not in LIGHT and behind == self.theirs[there.stop].form)
        )

    def displaced(self, own: range) -> bool:
        """Whether the figures of the sentence changed their order, and nothing beside these tokens tells that they
        went along with their own words: two figures that changed places are the same and say something else.
        """
        ours, theirs = _figures(self.ours), _figures(self.theirs)
        before = [self.ours[number].form for number in ours]
        after = [self.theirs[number].form for number in theirs]
        if before == after or sorted(before) != sorted(after):
            return False
        same = next(step for step, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
        tail = next(step for step in range(1, len(before) + 1) if before[-step] != after[-step])
        moved = ours[same : len(ours) - tail + 1], theirs[same : len(theirs) - tail + 1]
        mine = [number for number in moved[0] if number in own]
        return any(not self._accompanied(number, *moved) for number in mine)

    def _accompanied(self, number: int, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether a figure that moved still has a telling neighbour that no other figure that moved has."""
        form = self.ours[number].form
        own = _neighbours(self.ours, number)
        strange = {one for other in ours if other != number for one in _neighbours(self.ours, other)}
        here = [other for other in theirs if self.theirs[other].form == form]
        return any((own - strange) & _neighbours(self.theirs, other) for other in here)

    def remodified(self, own: range) -> bool:
        """Whether a word that limits the figure became one that rounds it, or the other way round, or either was put
        right before it without being read as part of it.
        """
        there = self.mapped(own)
        gone = {self.ours[number].form for number in own if number not in self._to_new}
        come = {self.theirs[number].form for number in there if number not in self._to_old}
        if (gone & ROUNDING and come & LIMITING) or (gone & LIMITING and come & ROUNDING):
            return True
        first = there.start - 1
        return (
            bool(there) and first >= 0 and first not in self._to_old and self.theirs[first].form in ROUNDING | LIMITING
        )

    def untouched(self, own: range, *, margin: int = 2) -> bool:
        """Whether the tokens and those next to them on both sides were kept as they stood, in one piece."""
        return self.kept(range(max(0, own.start - margin), min(len(self.ours), own.stop + margin)))

    def negated(self, own: range) -> bool:
        """Whether a negation came or went, other than in a clause of its own that was put in or left out."""
        gone, come = _differing(self.ours, self.theirs, NEGATIONS)
        claim = self.mapped(own)
        return any(
            not _own_clause(self.old, self.ours, number, own, self._to_new) for number in _numbers(self.ours, gone)
        ) or any(
            not _own_clause(self.new, self.theirs, number, claim, self._to_old)
            for number in _numbers(self.theirs, come)
        )

    def turned(self, own: range) -> bool:
        """Whether a word for up became one for down, or the other way round: in the claim's clause, or the only one."""
        before = _clause(self.old, self.ours, own)
        after = _clause(self.new, self.theirs, self.mapped(own))
        if len(_figures(self.ours)) <= sum(number in own for number in _figures(self.ours)):
            before, after = range(len(self.ours)), range(len(self.theirs))  # there is no other figure that it may be of
        gone = {self.ours[number].form for number in before if number not in self._to_new}
        come = {self.theirs[number].form for number in after if number not in self._to_old}
        return bool(
            (gone & UPWARD and come & DOWNWARD and not come & UPWARD)
            or (gone & DOWNWARD and come & UPWARD and not come & DOWNWARD)
        )

    @property
    def renamed(self) -> bool:
        """Whether a name took the place of another."""
        gone, come = _named(self.ours, self.theirs), _named(self.theirs, self.ours)
        if not gone or not come or _initials(gone, come) or _initials(come, gone):
            return False
        return not ({name[:4] for name in gone} & {name[:4] for name in come} and len(gone) == len(come))

    @property
    def another(self) -> bool:
        """Whether any figure, day or name differs: the two may be sentences about different things."""
        gone = (word for number, word in enumerate(self.ours) if number not in self._to_new and _telling(word, number))
        come = (
            word for number, word in enumerate(self.theirs) if number not in self._to_old and _telling(word, number)
        )
        return self.renamed or any(True for _ in (*gone, *come))

    @cached_property
    def differing(self) -> tuple[Counter[str], Counter[str]]:
        """The tokens that went, and those that came, with their number."""
        ours, theirs = Counter(forms(self.ours)), Counter(forms(self.theirs))
        gone, come = ours - theirs, theirs - ours
        for sign in _REPEATED:  # "7 to 8 percent", "7% to 8%"
            if sign in ours and sign in theirs:
                del gone[sign], come[sign]
        return gone, come


def _telling(word: Word, number: int) -> bool:
    """Whether a token says which thing a sentence is about: a figure, a day, a name other than its first word."""
    return word.form[0].isdigit() or word.form in _CALENDAR | AMOUNTS or (word.name and number > 0)


def _figures(tokens: Sequence[Word]) -> list[int]:
    """The numbers of the tokens that are figures."""
    return [number for number, word in enumerate(tokens) if word.form[0].isdigit()]


def _neighbours(tokens: Sequence[Word], number: int) -> set[tuple[int, str]]:
    """The telling words up to two tokens before and behind a token, with the side that they stand on."""
    return {
        (side, tokens[number + side * step].form)
        for side in (-1, 1)
        for step in (1, 2)
        if 0 <= number + side * step < len(tokens) and _tells(tokens[number + side * step].form)
    }


def _tells(form: str) -> bool:
    return form not in LIGHT and not form[0].isdigit()


def _range(tokens: Sequence[Word], at: tuple[int, int]) -> range:
    first = bisect_left(tokens, at[0] + 1, key=lambda word: word.end)
    last = bisect_left(tokens, at[1], key=lambda word: word.start)
    return range(first, max(first, last))


def _differing(ours: Sequence[Word], theirs: Sequence[Word], of: frozenset[str]) -> tuple[set[str], set[str]]:
    old = Counter(word.form for word in ours if word.form in of)
    new = Counter(word.form for word in theirs if word.form in of)
    return set(old - new), set(new - old)


def _numbers(tokens: Sequence[Word], of: Iterable[str]) -> list[int]:
    wanted = set(of)
    return [number for number, word in enumerate(tokens) if word.form in wanted]


def _clause(text: str, tokens: Sequence[Word], own: range) -> range:
    """The tokens from the last break between clauses before the claim to the next behind it."""
    if not own:
        return range(len(tokens))
    first, last = tokens[own.start].start, tokens[own.stop - 1].end
    start = max((match.end() for match in _CLAUSES.finditer(text, 0, first)), default=0)
    stop = _CLAUSES.search(text, last)
    return _range(tokens, (start, stop.start() if stop else len(text)))


def _own_clause(text: str, tokens: Sequence[Word], number: int, claim: range, kept: dict[int, int]) -> bool:
    """Whether a token stands between two breaks in a stretch that is wholly new and holds no part of the claim."""
    if tokens[number].form in DENIALS:
        return False
    if number in kept:
        return True  # this one was there before; its twin is the one that came
    start = max((match.end() for match in _BREAK.finditer(text, 0, tokens[number].start)), default=0)
    stop = _BREAK.search(text, tokens[number].end)
    clause = _range(tokens, (start, stop.start() if stop else len(text)))
    return not any(other in claim or (other in kept and tokens[other].form not in LIGHT) for other in clause)


def _named(tokens: Sequence[Word], others: Sequence[Word]) -> list[str]:
    """The names among `tokens` that `others` haven't; the first word counts where the other first word differs too."""
    known = {word.form for word in others}
    return [
        word.form
        for number, word in enumerate(tokens)
        if word.name
        and word.form not in known | _NO_NAMES
        and not word.form[0].isdigit()
        and (number or _first(others))
    ]


def _first(tokens: Sequence[Word]) -> bool:
    return bool(tokens) and tokens[0].form not in LIGHT


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one is the acronym of the other: "un" and "united nations"."""
    return "".join(name[0] for name in long) in short
