"""The words of the calendar, from the lexicons, as look-up tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.records.claims import Bound
from factcheck.text.dates.forms import Part, Unit
from factcheck.text.lexicons import Lexicons

_TRIGGERS = "eighteen nineteen thousand then morning afternoon evening night bc bce fy q1 q2 q3 q4 h1 h2"
_MEASURES = "half q h hundred thousand ninety eighty seventy sixty fifty forty thirty"
_OPENERS = "the a an from between that same calendar fiscal fy ad half latest year period corresponding comparable"


class Vocabulary:
    """Look-up tables by lower-case word; built once for a rulebook."""

    def __init__(self, lexicons: Lexicons) -> None:
        calendar, holidays = lexicons["calendar"], lexicons["holidays"]
        self.months = _numbers(calendar["months"])
        self.weekdays = _numbers(calendar["weekdays"])
        self.names = self.months.keys() | self.weekdays.keys()
        self.units: dict[str, Unit] = _named(calendar["units"])
        self.unit_words = frozenset(self.units)
        self.seasons: dict[str, str] = _named(calendar["seasons"])
        self.deictic = _numbers(calendar["deictic"])
        self.shift = _numbers(calendar["shift"])
        self.parts: dict[str, Part] = _named(calendar["parts"])
        self.bounds: dict[str, Bound] = _named(calendar["bounds"])
        self.decades = _numbers(calendar["decades"])
        self.cardinals = _numbers(calendar["cardinals"])
        self.ordinals = _numbers(calendar["ordinals"])
        self.foreign = word_set(calendar["foreign"]["months"])
        self.day_first: bool = calendar["numeric"]["order"] == "day-first"
        self.traps = _sets(lexicons["date-traps"])
        self.tense = {name: word_set(words) for name, words in lexicons["tense"].items()}
        self.holidays = _holidays(holidays)
        self.holiday_rules: dict[str, Any] = {**holidays["fixed"], **holidays["nth"], **holidays["easter"]}
        self.events: dict[tuple[int, int], tuple[int, frozenset[str]]] = {
            (int(month), int(day)): (year, word_set(words))
            for (month, day), (year, words) in ((key.split("-"), value) for key, value in holidays["events"].items())
        }
        self.triggers = self.names | self.units.keys() | self.seasons.keys() | self.deictic.keys()
        self.triggers |= self.decades.keys() | word_set(_TRIGGERS)
        self.triggers |= {name[-1] for names in self.holidays.values() for name, _ in names}
        self.lexemes = self.triggers | {"q", "h"}  # of q1, h2
        self.starters = self.triggers | self.holidays.keys() | self.shift.keys() | self.parts.keys()
        self.measures = self.units.keys() | self.names | self.decades.keys() | word_set(_MEASURES)
        self.behind_figures = self.measures | self.foreign | word_set("s ' bc bce ad ce b")
        self.measured = {word for word, value in self.cardinals.items() if 15 <= value <= 20}
        self.measured |= self.decades.keys() | word_set("q h latest recent")
        self.starters |= self.cardinals.keys() | self.ordinals.keys() | word_set(_OPENERS)


def word_set(text: str) -> frozenset[str]:
    """The words of one string, parted by blanks."""
    return frozenset(text.split())


def _numbers(table: Mapping[str, str]) -> dict[str, int]:
    """Word to number, from a table of number to words."""
    return {word: int(number) for number, words in table.items() for word in words.split()}


def _named(table: Mapping[str, str]) -> dict[str, Any]:
    """Word to name, from a table of name to words."""
    return {word: name for name, words in table.items() for word in words.split()}


def _sets(tables: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """ "months.ambiguous" and its like to their words."""
    return {f"{group}.{name}": word_set(words) for group, table in tables.items() for name, words in table.items()}


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
