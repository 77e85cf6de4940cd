"""The words of the calendar, from the lexicons, as look-up tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from factcheck.records.claims import Bound
from factcheck.text.dates.forms import Part, Unit
from factcheck.text.lexicons import Lexicons

UNITS: frozenset[Unit] = frozenset(get_args(Unit))


class Vocabulary:
    """Look-up tables by lower-case word; built once for a rulebook."""

    def __init__(self, lexicons: Lexicons) -> None:
        calendar, tense, holidays = lexicons["calendar"], lexicons["tense"], lexicons["holidays"]
        self.months = _numbers(calendar["months"])
        self.weekdays = _numbers(calendar["weekdays"])
        self.plural_weekdays = frozenset(word + "s" for word in self.weekdays if word.endswith("day"))
        self.ambiguous_months = word_set(calendar["ambiguous"]["months"])
        self.ambiguous_weekdays = word_set(calendar["ambiguous"]["weekdays"])
        self.units: dict[str, Unit] = _names(calendar["units"])
        self.seasons: dict[str, str] = _names(calendar["seasons"])
        self.deictic: dict[str, int] = dict(calendar["deictic"])
        self.shift: dict[str, int] = dict(calendar["shift"])
        self.parts: dict[str, Part] = _names(calendar["parts"])
        self.bounds: dict[str, Bound] = _names(calendar["bounds"])
        self.decades = _numbers(calendar["decades"])
        self.cardinals = _numbers(calendar["numerals"])
        self.ordinals = _numbers(calendar["ordinals"])
        self.company = word_set(calendar["company"]["words"])
        self.counted = word_set(calendar["years"]["counted"])
        self.named = word_set(calendar["years"]["named"])
        self.future = word_set(tense["future"])
        self.past = word_set(tense["past"])
        self.holidays = _holidays(holidays)
        self.holiday_rules: dict[str, Any] = {**holidays["fixed"], **holidays["nth"], **holidays["easter"]}
        self.day_first: bool = calendar["numeric"]["order"] == "day-first"
        self.events: dict[tuple[int, int], tuple[int, frozenset[str]]] = {
            (int(day.split("-")[0]), int(day.split("-")[1])): (year, word_set(words))
            for day, (year, words) in holidays["events"].items()
        }
        self.triggers = frozenset(
            word
            for table in (self.months, self.weekdays, self.units, self.seasons, self.deictic, self.decades)
            for word in table
        ) | frozenset(name[-1] for names in self.holidays.values() for name, _ in names)
        numbers = [word for word in (*self.cardinals, *self.ordinals) if word not in ("a", "an")]
        self.starters = (
            self.triggers
            | self.holidays.keys()
            | frozenset(numbers)
            | self.shift.keys()
            | self.parts.keys()
            | word_set("the a an from between that same several in within couple fiscal half later latest")
        )


def word_set(text: str) -> frozenset[str]:
    """A set of words that stand in one string, parted by blanks."""
    return frozenset(text.split())


def _numbers(table: dict[str, str]) -> dict[str, int]:
    """Word to number, from a table of number to words."""
    return {word: int(number) for number, words in table.items() for word in words.split()}


def _names(table: dict[str, str]) -> dict[str, Any]:
    """Word to name, from a table of name to words."""
    return {word: name for name, words in table.items() for word in words.split()}


def _holidays(table: Mapping[str, Any]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a holiday's name to its names, as lexed words, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in ("fixed", "nth", "easter"):
        for name in table[group]:
            words = tuple(name.replace("'", " ' ").replace(".", " . ").split())
            by_first.setdefault(words[0], []).append((words, name))
    for names in by_first.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return by_first
