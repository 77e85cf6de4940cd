"""The publication day of a draft that doesn't say it: from a dated line of its own, or from the dates it names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.dated_line import dated_lines
from factcheck.text.dates.dateline import dateline, first_from, nearest
from factcheck.text.dates.forms import Day, Expression, Month, Span, Year
from factcheck.text.dates.frame import Frame, ImpossibleDayError
from factcheck.text.dates.resolve import resolve
from factcheck.text.dates.tense import tense
from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.document import Publication

_AFTER_LAST, _YEAR = timedelta(days=100), timedelta(days=365)
"""How far from the last date with a year a day without one is still taken to follow it."""


def infer(
    found: Sequence[Expression],
    text: str,
    small: str,
    *,
    vocabulary: Vocabulary,
    saved: Sequence[Publication] = (),
) -> Publication | None:
    """The day on which `text` was published, as far as its dates tell; None where no year is named.

    A date in the dateline, or on a line of its own at the head or the foot of the text, is taken as it is. One
    without a year is the nearest such day to one of `saved`, the days on which the file was saved as its
    properties have it, else the first from the text's latest date on. Then come the days of `saved`, of which
    none that the text is already past; then the latest date of the text that isn't said to lie ahead: first of
    those with a year, or whose weekday settles the year, then of the days without year that follow it within
    about three months.
    """
    frame = Frame(vocabulary, None)
    headed, lines = dateline(found, text), dated_lines(found, text)
    for line, how in ((headed, "from the dateline"), *((line, "from a dated line of the text") for line in lines)):
        if line and (said := _with_year(line, frame)):  # whatever the sentence behind it says of days to come
            return Publication(said.first, how)
    known = [named for expression in found if (named := _explicit(expression, frame, small))]
    latest = max(known, key=lambda interval: (_day_of(interval), interval.grain == "day"), default=None)
    base = _day_of(latest) if latest else None
    for line, where in ((headed, "the dateline"), *((line, "a dated line of the text") for line in lines)):
        if line is None or not isinstance(line.form, Day):
            continue
        if saved and (near := nearest(line.form, saved[0].day)):
            return Publication(near, f"from {where}, in the year of the document's properties")
        if base and (near := first_from(line.form, base)):
            return Publication(near, f"from {where}, in the year that the text's dates allow to infer")
    if kept := _saved(saved, base):
        return kept
    return _latest(found, small, latest, vocabulary) if latest else None


def _saved(saved: Sequence[Publication], base: date | None) -> Publication | None:
    """The first of `saved` that the text isn't past; a later one where the first is years behind all that it tells."""
    fresh = [one for one in saved if base is None or one.day >= base]
    near = [one for one in fresh if base is not None and one.day - base <= _YEAR]
    return next(iter(near or fresh), None)


def _latest(found: Sequence[Expression], small: str, latest: Interval, vocabulary: Vocabulary) -> Publication | None:
    """The latest day that the text names, counted on from its latest date with a year."""
    base = _day_of(latest)
    if met := _by_weekday(found, base):
        return Publication(met, "inferred from the days and weekdays in the text")
    day = base
    for expression in found:
        later = _beside(expression, base, small, vocabulary, whole_year=latest.grain == "year")
        if later and base < later.first <= base + (_YEAR if latest.grain == "year" else _AFTER_LAST):
            day = max(day, later.first)
    if day == base and latest.grain != "day":
        return None  # a year or month alone gives no day
    return Publication(day, "inferred from the latest date in the text")


def _day_of(interval: Interval) -> date:
    """The day that an interval of days surely reaches: its last, or the first of a month or year."""
    return interval.last if interval.grain == "day" else interval.first


def _explicit(expression: Expression, frame: Frame, small: str) -> Interval | None:
    """The interval of a date that names its year and isn't said to lie ahead."""
    said = _with_year(expression, frame)
    if said is None or expression.bound in ("by", "until"):
        return None
    return None if tense(expression, small, frame.vocabulary) == "future" else said


def _with_year(expression: Expression, frame: Frame) -> Interval | None:
    """The interval of a date that names its year."""
    form = expression.form.last if isinstance(expression.form, Span) else expression.form
    if not isinstance(form, (Day, Month, Year)) or not isinstance(form.year, int):
        return None
    try:
        return resolve(form, frame)
    except ImpossibleDayError:
        return None


def _beside(
    expression: Expression, base: date, small: str, vocabulary: Vocabulary, *, whole_year: bool
) -> Interval | None:
    """A day without year, read as near to `base`, unless it is said to lie ahead."""
    form = expression.form
    if not isinstance(form, Day) or form.year is not None or not isinstance(form.month, int):
        return None
    if expression.bound in ("by", "until") or tense(expression, small, vocabulary) == "future":
        return None
    if whole_year:
        return _resolved(Expression(0, 0, Day(base.year, form.month, form.day)), Frame(vocabulary, None))
    return _resolved(expression, Frame(vocabulary, base, calendar.day(base), near=True))


def _resolved(expression: Expression, frame: Frame) -> Interval | None:
    try:
        return resolve(expression.form, frame)
    except ImpossibleDayError:
        return None


def _by_weekday(found: Sequence[Expression], base: date) -> date | None:
    """The latest day whose weekday is named, in the first year from that of `base` on in which all of them fit."""
    pairs = [
        form
        for form in (expression.form for expression in found)
        if isinstance(form, Day) and form.weekday is not None and form.year is None and isinstance(form.month, int)
    ]
    for year in range(base.year, base.year + 6) if pairs else ():
        days = [day for pair in pairs if (day := _in_year(pair, year))]
        if len(days) == len(pairs) and max(days) >= base:
            return max(days)
    return None


def _in_year(form: Day, year: int) -> date | None:
    """The day in `year`, if it falls on the weekday that the words name."""
    try:
        day = date(year, form.month if isinstance(form.month, int) else 0, form.day)
    except ValueError:
        return None
    return day if day.weekday() == form.weekday else None
