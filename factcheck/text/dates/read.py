"""From expressions to date tokens: which day they count from, and what each of them comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from factcheck.records.claims import Grain
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Expression,
    Form,
    Holiday,
    Month,
    Piece,
    Rolling,
    Same,
    Season,
    Section,
    Shift,
    Span,
    Weekday,
    Year,
    Years,
    named_year,
)
from factcheck.text.dates.frame import Frame, ImpossibleDayError
from factcheck.text.dates.resolve import resolve
from factcheck.text.dates.tense import tense
from factcheck.text.dates.token import DateToken
from factcheck.text.dates.vocabulary import Vocabulary

_TENSED = (Day, Month, Section, Season, Holiday, Weekday, Same, Edge, Span, Piece)
_NEWS = (Weekday, Shift, Rolling)


def read(
    found: Sequence[Expression],
    small: str,
    *,
    vocabulary: Vocabulary,
    published: date | None,
    anchor: Literal["published", "text", "auto"] = "auto",
) -> tuple[DateToken, ...]:
    """The tokens of `found`, resolved in the order of the text, which is `small` in lower case."""
    near = anchor == "text" or (anchor == "auto" and (published is None or narrates(found, published)))
    frame = Frame(vocabulary, published, near=near)
    return tuple(_token(expression, small, frame) for expression in found)


def narrates(found: Sequence[Expression], published: date | None) -> bool:
    """Whether a text tells a history: most of the years it names beside months and days lie well before its
    publication, and few of its dates count from today."""
    dated = [year for expression in found if (year := named_year(expression.form, finer=True))]
    partial = sum(isinstance(expression.form, (Day, Month)) and expression.form.year is None for expression in found)
    counted = sum(isinstance(getattr(expression.form, "of", expression.form), _NEWS) for expression in found)
    if len(dated) < 3 and partial > 5 and counted <= 0.1 * len(found):
        dated = [year for expression in found if (year := named_year(expression.form))]
    if len(dated) < 3:
        return False
    latest = published.year if published else max(dated) + 1
    past = sum(year < latest - (published is not None) for year in dated)
    return past >= 0.6 * len(dated) and counted <= 0.2 * len(found)


def _token(expression: Expression, small: str, frame: Frame) -> DateToken:
    form = expression.form
    tensed = isinstance(form, _TENSED) and not frame.near and named_year(form) is None
    frame.tense = tense(expression, small, frame.vocabulary) if tensed else None
    impossible, interval = False, None
    try:
        interval = resolve(form, frame)
    except ImpossibleDayError:
        impossible = True
    if interval:
        _remember(form, interval, frame)
    return DateToken(
        expression.start,
        expression.end,
        form,
        interval.first if interval else None,
        interval.last if interval else None,
        interval.grain if interval else grain_of(form),
        expression.bound,
        expression.mod,
        form.weekday if isinstance(form, Day) else None,
        impossible,
    )


def _remember(form: Form, interval: Interval, frame: Frame) -> None:
    """Let later dates count from this one, unless it is an age named in passing or itself counts from today."""
    if isinstance(form, Section) and form.unit == "quarter" and frame.recent(interval):
        frame.quarters[interval] = frame.quarters.get(interval, 0) + 1
    if isinstance(form, (Years, Rolling)) or (frame.near and isinstance(form, (Shift, Weekday))):
        return
    frame.remember(interval, bare_year=isinstance(form, Year))


_GRAINS: dict[type, Grain] = {Day: "day", Month: "month", Year: "year", Season: "season", Weekday: "day"}


def grain_of(form: Form) -> Grain:
    """The grain of a form whose days aren't known."""
    if isinstance(form, (Shift, Same, Ago, Rolling, Section, Piece)):
        return "day" if form.unit is None or form.unit == "weekend" else form.unit
    if isinstance(form, Years):
        return "decade" if form.length == 10 else "century"
    return grain_of(form.of) if isinstance(form, Edge) else _GRAINS.get(type(form), "day")
