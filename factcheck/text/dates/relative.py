"""Dates that count from another day: today, last year, two weeks ago, the past three months, that same day."""

from __future__ import annotations

from factcheck.text.dates.days import calendar_date
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Holiday,
    Month,
    Offset,
    Piece,
    Rolling,
    Same,
    Season,
    Section,
    Shift,
    Span,
    Unit,
    Weekday,
    Year,
)  # fmt: skip
from factcheck.text.dates.gates import month_stands, weekday_stands
from factcheck.text.dates.line import Line
from factcheck.text.dates.named import holiday
from factcheck.text.dates.numerals import count
from factcheck.text.dates.parsed import Parsed, Point

_LATER = ("later", "afterwards", "afterward", "thereafter")
_DAY_PARTS = ("morning", "afternoon", "evening", "night")
_BESIDE = ("previous", "prior", "preceding", "following")
_YEAR_SORTS = ("calendar", "fiscal", "financial")
_HALF = ["and", "a", "half"]


def deictic(line: Line, at: int) -> Parsed | None:
    """ "today", "last night", "the day before yesterday"."""
    words, days = line.words, line.vocabulary.deictic
    word = words[at]
    if word in days:
        if line.capital(at) and line.before(at).isalpha():
            return None  # USA Today, the Today show
        return Parsed(Shift("day", days[word]), at + 1)
    if word == "last" and words[at + 1] in ("night", "evening"):
        return Parsed(Shift("day", -1), at + 2)
    if word == "day" and words[at + 1] in ("before", "after") and words[at + 2] in ("yesterday", "tomorrow", "tmrw"):
        return Parsed(Shift("day", -2 if words[at + 1] == "before" else 2), at + 3)
    return None


def then(line: Line, at: int) -> Parsed | None:
    """The "then" of "by then" and "until then": the date named last."""
    if line.words[at] == "then" and line.before(at) in ("by", "until", "till"):
        return Parsed(Same(None), at + 1)
    return None


def shifted(line: Line, at: int, *, the: bool) -> Parsed | None:
    """ "last year", "the next two weeks", "this coming Sunday", "last May", "the previous day"."""
    words, shift = line.words, line.vocabulary.shift
    word, after = words[at], at + 1
    if word == "this" and words[after] in shift:
        word, after = words[after], after + 1
    step = shift[word]
    if words[after] in _YEAR_SORTS and words[after + 1] == "year":
        after += 1
    unit = unit_at(line, after)
    if unit:
        return _whole(line, after, unit, word, the=the)
    number = count(line, after, article=False)
    unit = unit_at(line, number.after) if number and step else None
    if number and unit and unit != "weekend":
        return Parsed(Rolling(unit, step * number.value * _weight(line, number.after)), number.after + 1)
    if words[after] in _DAY_PARTS and word in ("next", *_BESIDE):
        return Parsed(Same("day", step), after + 1)
    return _named(line, after, step, the=the, beside=word in _BESIDE)


def _named(line: Line, at: int, step: int, *, the: bool, beside: bool) -> Parsed | None:
    """ "last May", "next Tuesday", "this fall", "last Easter", with the step before them."""
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    if word in vocabulary.names or word in vocabulary.holidays:
        exact = calendar_date(line, at) if word in vocabulary.names else None
        if exact and isinstance(exact.form, Day):
            return exact if word in vocabulary.weekdays and isinstance(exact.form.month, int) else None
        feast = holiday(line, at, stepped=True)
        if feast and isinstance(feast.form, Holiday) and feast.form.year is None:
            return Parsed(Holiday(feast.form.name, None, step), feast.after)
    if word in vocabulary.weekdays and (the or not beside) and (line.capital(at) or len(word) > 5):
        return _comma_day(line, at, Parsed(Weekday(vocabulary.weekdays[word], step), at + 1))
    if word in vocabulary.months and (month_stands(line, at) or (line.capital(at) and len(word) > 3)):
        return Parsed(Month(None, vocabulary.months[word], step), at + 1)
    if word in vocabulary.seasons and words[at + 1] != "of":
        return Parsed(Season(vocabulary.seasons[word], None, step), at + 1)
    return None


def _comma_day(line: Line, at: int, weekday: Parsed) -> Parsed:
    """ "this coming Sunday, March eighth": the day that the weekday is explained by."""
    exact = calendar_date(line, at)
    return exact if exact and isinstance(exact.form, Day) else weekday


def _whole(line: Line, at: int, unit: Unit, word: str, *, the: bool) -> Parsed | None:
    """One unit after its step: "last week", "the past year and a half", "the previous day", "the next year or so"."""
    words, step, after = line.words, line.vocabulary.shift[word], at + 1
    many = words[at].endswith("s")
    if many or (words[after] == "-" and line.tight(after)):
        return None  # "last years", "coming weeks": nobody knows how many
    if (
        line.before(at) == word
        and line.capital(at)
        and line.capital(at - 1)
        and line.before(at, 2) in ('"', "“", "'", "`")
    ):
        return None  # a title
    weight = _weight(line, at)
    if words[after : after + 3] == _HALF:
        return Parsed(Rolling(unit, step, step), after + 3) if step else None
    if word in _BESIDE:
        return Parsed(Same(unit, step * weight), after)
    if weight > 1 or word == "past" or (word == "next" and the and unit in ("year", "month", "decade", "century")):
        if unit in ("quarter", "weekend"):
            return Parsed(Shift(unit, step), after)
        so = words[after : after + 2] == ["or", "so"]
        return Parsed(Rolling(unit, step * weight), after + 2 * so) if step else None
    if unit == "day":
        return Parsed(Same("day", 1), after) if word == "next" else None
    if unit == "quarter":
        return Parsed(Section("quarter", 0, None, step), after)
    day = after + (words[after] == "on")
    if unit == "week" and words[day] in line.vocabulary.weekdays and line.capital(day):
        return Parsed(Weekday(line.vocabulary.weekdays[words[day]], None, Shift("week", step)), day + 1)
    return Parsed(Shift(unit, step), after)


def same(line: Line, at: int) -> Parsed | None:
    """ "that year", "the same day", "that same month"."""
    words = line.words
    after = at + 1 + (words[at] == "that" and words[at + 1] in ("same", "very"))
    unit = unit_at(line, after)
    if unit is None or words[after].endswith("s") or words[after + 1] in ("-", "'"):
        return None
    return None if words[after + 1] == "when" else Parsed(Same(unit), after + 1)


def counted(line: Line, at: int, point: Point) -> Parsed | None:
    """ "two years ago", "three days later", "a week from today", "two upcoming months", "3 days after Oct. 12"."""
    words = line.words
    number = count(line, at)
    if number is None:
        return None
    after, halves, step = number.after, 0, line.vocabulary.shift.get(words[number.after], 0)
    if words[after : after + 3] == _HALF:
        after, halves = after + 3, 1
    elif step and words[after + 1].endswith("s"):
        after += 1
    else:
        step = 0
    unit = unit_at(line, after)
    if unit is None or unit == "weekend":
        return None
    value = number.value * _weight(line, after)
    after += 1
    if step:
        return Parsed(Rolling(unit, step * value), after)
    if words[after : after + 3] == _HALF:
        after, halves = after + 3, 1
    more: tuple[tuple[Unit, int], ...] = ()
    while extra := _further(line, after):
        more, after = (*more, extra[0]), extra[1]
    return _directed(line, at, after, Ago(unit, value, halves, False, more), point)


def _further(line: Line, at: int) -> tuple[tuple[Unit, int], int] | None:
    """A smaller unit of "2 years, 1 month and 21 days ago"."""
    at += line.words[at] == ","
    at += line.words[at] == "and"
    number = count(line, at)
    unit = unit_at(line, number.after) if number else None
    return ((unit, number.value), number.after + 1) if number and unit else None


def _directed(line: Line, at: int, after: int, ago: Ago, point: Point) -> Parsed | None:
    """The count with the word that says which way it goes: ago, later, from now, after Christmas."""
    words = line.words
    word = words[after]
    back = Ago(ago.unit, -ago.by, -ago.halves, False, tuple((unit, -number) for unit, number in ago.more))
    if word == "ago":
        return Parsed(back, after + 1)
    if word == "earlier" or (word == "before" and words[after + 1] in ("", ".", ",", ";", ")")):
        return Parsed(Ago(back.unit, back.by, back.halves, True, back.more), after + 1)
    if word in _LATER:
        return Parsed(Ago(ago.unit, ago.by, ago.halves, True, ago.more), after + 1)
    if word == "hence" or (word == "from" and words[after + 1] == "now"):
        return Parsed(ago, after + 1 + (word == "from"))
    if word in ("from", "before", "after") and not ago.halves and ago.unit not in ("quarter", "century"):
        base = point(line, after + 1)
        if base and not isinstance(base.form, (Edge, Piece, Span, Year, Rolling)):
            return Parsed(Offset(ago.unit, -ago.by if word == "before" else ago.by, base.form), base.after)
        return None
    if line.before(at) == "in" and word not in ("of", "since", "'", "-", "and") and not ago.halves and _ahead(line, at):
        return Parsed(ago, after)
    if line.before(at) == "within" and word != "of" and _ahead(line, at):
        return Parsed(Rolling(ago.unit, ago.by, ago.halves, today=True), after)
    return None


def _ahead(line: Line, at: int) -> bool:
    """Whether "in five years" at `at` lies ahead, rather than being how long something took."""
    window, traps = line.words[max(0, at - 12) : at], line.vocabulary.traps
    return not traps["numbers.ahead"].isdisjoint(window) and traps["numbers.record"].isdisjoint(window)


def unit_at(line: Line, at: int) -> Unit | None:
    """The unit of time named by word `at`."""
    return line.vocabulary.units.get(line.words[at])


def _weight(line: Line, at: int) -> int:
    """How many of its unit a word means: a fortnight is two weeks."""
    return 2 if line.words[at].startswith("fortnight") else 1


def bare_weekday(line: Line, at: int) -> Parsed | None:
    """ "Friday", "Friday next week", "Monday of the following week"."""
    words, vocabulary = line.words, line.vocabulary
    if not weekday_stands(line, at):
        return None
    weekday = vocabulary.weekdays[words[at]]
    after = at + 1 + (words[at + 1] == "." and line.trap(at, "weekdays.ambiguous"))
    week = after + (words[after] == "of")
    week += words[week] == "the"
    step = vocabulary.shift.get(words[week])
    if step is not None and words[week + 1] == "week":
        beside = words[week] in _BESIDE
        return Parsed(Weekday(weekday, None, Same("week", step) if beside else Shift("week", step)), week + 2)
    if words[after] == "last" and words[after + 1] not in vocabulary.units and not words[after + 1].isdigit():
        return Parsed(Weekday(weekday, -1), after)
    return Parsed(Weekday(weekday), after)


def roughly(line: Line, at: int) -> int:
    """How many words before `at` belong to "almost two years ago", "more than a decade ago"."""
    if line.trap_before(at, "numbers.roughly"):
        return 1
    return 2 if line.before(at) == "than" and line.before(at, 2) in ("more", "less", "fewer") else 0
