"""Dates that count from another day: today, last year, two weeks ago, the past three months, that same day."""

from __future__ import annotations

from factcheck.text.dates.absolute import Parsed
from factcheck.text.dates.forms import Ago, Form, Month, Offset, Rolling, Same, Season, Section, Shift, Unit, Weekday
from factcheck.text.dates.gates import month_stands, weekday_stands
from factcheck.text.dates.numerals import count
from factcheck.text.dates.scan import Line
from factcheck.text.dates.vocabulary import word_set

_LATER = frozenset(("later", "afterwards", "afterward", "thereafter"))
_ROUGHLY = word_set("about almost nearly around roughly some over just barely exactly approximately")
_DAY_PARTS = word_set("morning afternoon evening night")
_NOT_AHEAD = word_set("first highest lowest worst biggest largest time best least low high once twice times")


def deictic(line: Line, at: int) -> Parsed | None:
    """ "today", "the day before yesterday", "overnight"."""
    words, days = line.words, line.vocabulary.deictic
    word = words[at]
    if word in days:
        if line.capital(at) and at and line.capital(at - 1) and line.before(at).isalpha():
            return None  # USA Today
        return Parsed(Shift("day", days[word]), at + 1)
    if word == "day" and words[at + 1] in ("before", "after") and words[at + 2] in ("yesterday", "tomorrow", "tmrw"):
        return Parsed(Shift("day", -2 if words[at + 1] == "before" else 2), at + 3)
    return None


def shifted(line: Line, at: int, *, the: bool) -> Parsed | None:
    """ "last year", "the next two weeks", "this coming Sunday", "last May", "the previous day"."""
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    if word in ("that", "same"):
        return _same(line, at)
    step = vocabulary.shift.get(word)
    if step is None:
        return None
    after = at + 1
    if word == "this" and words[after] in ("past", "coming", "last", "next", "upcoming", "current"):
        step, word, after = vocabulary.shift[words[after]], words[after], after + 1
    after += words[after] == "few" and False
    unit = _unit(line, after)
    if unit:
        return _whole(line, after, unit, word, step, the=the)
    number = count(line, after)
    if number and step and words[number.after - 1] not in ("a", "an"):
        unit = _unit(line, number.after)
        if unit and unit != "weekend":
            return Parsed(Rolling(unit, step * number.value * _weight(line, number.after)), number.after + 1)
    if word in ("previous", "prior", "preceding", "current", "present", "ongoing", "following") and words[
        after
    ] not in (
        *vocabulary.weekdays,
        *vocabulary.months,
    ):
        return None
    return _named(line, after, step, the=the)


def _named(line: Line, at: int, step: int, *, the: bool) -> Parsed | None:
    """ "last May", "next Tuesday", "this fall", "last quarter" with the step before them."""
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    if word in vocabulary.weekdays and not the and (line.capital(at) or len(word) > 5):
        return Parsed(Weekday(vocabulary.weekdays[word], shift=step), at + 1)
    if word in vocabulary.months and (month_stands(line, at) or len(word) > 3):
        return Parsed(Month(None, vocabulary.months[word], shift=step), at + 1)
    if word in vocabulary.seasons and words[at + 1] not in ("of",):
        return Parsed(Season(vocabulary.seasons[word], None, shift=step), at + 1)
    if word == "half" and not the:
        return Parsed(Section("half", 0, None, shift=step), at + 1)
    return None


def _whole(line: Line, at: int, unit: Unit, word: str, step: int, *, the: bool) -> Parsed | None:
    """One unit after its step: "last week", "the past year and a half", "the previous day"."""
    words = line.words
    after = at + 1
    if words[at] in ("days", "weeks", "months", "years", "decades", "quarters", "centuries", "weekends"):
        return None  # "last years", "coming weeks": nobody knows how many
    if words[at] == "year" and words[after] == "-" and line.tight(after):
        return None
    if words[after] == "and" and words[after + 1] == "a" and words[after + 2] == "half":
        return Parsed(Rolling(unit, step, halves=step), after + 3) if step else None
    if word in ("previous", "prior", "preceding", "following"):
        return Parsed(Same(unit, step), after)
    if word == "past" or (word == "next" and the and unit not in ("day", "quarter", "weekend")):
        if unit in ("quarter", "weekend"):
            return Parsed(Shift(unit, step), after)
        return Parsed(Rolling(unit, step), after)
    if unit == "day":
        if word == "next":
            return Parsed(Same("day", 1), after)
        return Parsed(Same("day", 0), after) if word == "this" and words[after] in (",", "in") and False else None
    if unit == "quarter":
        return Parsed(Section("quarter", 0, None, shift=step), after)
    return Parsed(Shift(unit, step * (2 if words[at].startswith("fortnight") else 1)), after)


def _same(line: Line, at: int) -> Parsed | None:
    """ "that year", "the same day", "that same month"."""
    words = line.words
    after = at + 1 + (words[at] == "that" and words[at + 1] == "same")
    after += words[after] == "very"
    unit = _unit(line, after)
    if unit is None or (words[after].endswith("s") and words[after] != "years") or words[after] == "years":
        return None
    if unit == "day" and words[at] == "that" and line.words[after + 1] == "when":
        return None
    if unit == "quarter":
        return Parsed(Same("quarter"), after + 1)
    return Parsed(Same(unit), after + 1) if words[after + 1] not in ("-", "'") else None


def counted(line: Line, at: int) -> Parsed | None:
    """ "two years ago", "three days later", "a week from today", "the day after", "3 days after Oct. 12"."""
    words = line.words
    number = count(line, at)
    if number is None:
        return None
    after, halves = number.after, 0
    if words[after] == "and" and words[after + 1 : after + 3] == ["a", "half"]:
        after, halves = after + 3, 1
    unit = _unit(line, after)
    if unit is None or unit == "weekend":
        return None
    value = number.value * _weight(line, after)
    after += 1
    if not halves and words[after] == "and" and words[after + 1 : after + 3] == ["a", "half"]:
        after, halves = after + 3, 1
    while words[after] in ("and", ",") and (more := count(line, after + 1)) and _unit(line, more.after):
        after = more.after + 1  # "two years and three months ago" is read by its largest unit
    return _direction(line, at, after, unit, value, halves)


def _direction(line: Line, at: int, after: int, unit: Unit, value: int, halves: int) -> Parsed | None:
    words = line.words
    word = words[after]
    if word == "ago":
        return Parsed(Ago(unit, -value, -halves), after + 1)
    if word in ("earlier", "before"):
        if word == "before" and words[after + 1] not in ("", ".", ",", ";", ")", "and", "to", "when"):
            return None
        return Parsed(Ago(unit, -value, -halves, last_named=True), after + 1)
    if word in _LATER:
        return Parsed(Ago(unit, value, halves, last_named=True), after + 1)
    if word in ("from", "hence"):
        if word == "hence" or words[after + 1] == "now":
            return Parsed(Ago(unit, value, halves), after + 1 + (word == "from"))
        base = deictic(line, after + 1)
        return Parsed(Offset(unit, value, base.form), base.after) if base else None
    prev = line.before(at)
    if prev == "in" and words[after] not in ("of", "since", "'", "-", "and") and not halves and _ahead(line, at):
        return Parsed(Ago(unit, value), after)
    if prev == "within" and _ahead(line, at) and words[after] != "of":
        return Parsed(Rolling(unit, value, halves), after)
    return None


def _ahead(line: Line, at: int) -> bool:
    """Whether "in five years" at `at` lies ahead, rather than being how long something took."""
    window = set(line.words[max(0, at - 12) : at])
    return (
        bool(window & {"will", "would", "ll", "shall", "due", "wo", "expected", "redeemed"}) and not window & _NOT_AHEAD
    )


def _unit(line: Line, at: int) -> Unit | None:
    unit = line.vocabulary.units.get(line.words[at])
    return ("week" if unit == "fortnight" else unit) if unit else None  # type: ignore[comparison-overlap]


def _weight(line: Line, at: int) -> int:
    return 2 if line.words[at].startswith("fortnight") else 1


def bare_weekday(line: Line, at: int) -> Parsed | None:
    """ "Friday", "Friday next week", "a week from Friday" is read elsewhere."""
    words, vocabulary = line.words, line.vocabulary
    if words[at] not in vocabulary.weekdays or not weekday_stands(line, at):
        return None
    weekday = vocabulary.weekdays[words[at]]
    after = at + 1 + (words[at + 1] == "." and words[at] in vocabulary.ambiguous_weekdays)
    if words[after] in ("last", "next", "this") and words[after + 1] == "week":
        return Parsed(Weekday(weekday, week=Shift("week", vocabulary.shift[words[after]])), after + 2)
    if words[after] == "last" and words[after + 1] not in vocabulary.units:
        return Parsed(Weekday(weekday, shift=-1), after)
    return Parsed(Weekday(weekday), after)


def night(line: Line, at: int) -> Parsed | None:
    """ "last night", "overnight": yesterday and today."""
    if line.words[at] == "last" and line.words[at + 1] in ("night", "evening"):
        return Parsed(Shift("day", -1), at + 2)
    return None


def roughly(line: Line, at: int) -> int:
    """How many words before `at` belong to "almost two years ago", "more than a decade ago"."""
    if line.before(at) in _ROUGHLY:
        return 1
    return 2 if line.before(at) == "than" and line.before(at, 2) in ("more", "less", "fewer") else 0


def form_is_now(form: Form) -> bool:
    """Whether a form is the anchor's own day."""
    return form == Shift("day", 0)
