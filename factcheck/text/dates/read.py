"""From expressions to date tokens: which day they count from, and what each of them comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from factcheck.records.claims import Grain
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Expression,
    Form,
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
)  # fmt: skip
from factcheck.text.dates.resolve import Frame, ImpossibleDayError, resolve
from factcheck.text.dates.scan import lower
from factcheck.text.dates.tense import tense
from factcheck.text.dates.token import DateToken
from factcheck.text.dates.vocabulary import Vocabulary

_TENSED = (Day, Month, Section, Season, Weekday, Same, Edge, Span, Piece)
_NEWS = (Weekday, Shift, Rolling)


def read(
    found: Sequence[Expression],
    text: str,
    *,
    vocabulary: Vocabulary,
    published: date | None,
    anchor: Literal["published", "text", "auto"] = "auto",
) -> tuple[DateToken, ...]:
    """The tokens of `found`, resolved in the order of the text."""
    near = anchor == "text" or (anchor == "auto" and narrates(found, published))
    frame = Frame(vocabulary, published, near=near)
    small = lower(text)
    return tuple(_token(expression, small, frame) for expression in found)


def narrates(found: Sequence[Expression], published: date | None) -> bool:
    """Whether a text tells a history: most of the years it names beside months and days lie well before its
    publication, and few of its dates count from today."""
    dated = [year for expression in found if (year := _named_year(expression.form, finer=True))]
    if len(dated) < 3:
        return False
    news = sum(isinstance(expression.form, _NEWS) for expression in found)
    latest = published.year if published else max(dated) + 1
    past = sum(latest - year > 1 or (published is None and latest - year > 0) for year in dated)
    return past >= 0.6 * len(dated) and news <= 0.2 * len(found)


def _named_year(form: Form, *, finer: bool = False) -> int | None:
    """The year that a form names in figures; `finer`: only beside a month or day."""
    if isinstance(form, Span):
        return _named_year(form.last, finer=finer)
    if isinstance(form, Year):
        return None if finer else form.year
    if isinstance(form, Edge):
        return _named_year(form.of, finer=finer)
    if isinstance(form, (Day, Month, Season, Section)):
        return form.year if isinstance(form.year, int) else None
    return None


def _token(expression: Expression, small: str, frame: Frame) -> DateToken:
    form = expression.form
    frame.tense = tense(expression, small, frame.vocabulary) if isinstance(form, _TENSED) and not frame.near else None
    impossible, interval = False, None
    try:
        interval = resolve(form, frame)
    except ImpossibleDayError:
        impossible = True
    if interval and _leads(form, frame):
        frame.last = interval
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
        _named_year(form) is not None,
    )


def _leads(form: Form, frame: Frame) -> bool:
    """Whether later dates may count from this one: not from an age that is named in passing."""
    return not isinstance(form, (Years, Rolling)) and not (frame.near and isinstance(form, (Shift, Weekday)))


_GRAINS: dict[type, Grain] = {Day: "day", Month: "month", Year: "year", Season: "season", Weekday: "day"}


def grain_of(form: Form) -> Grain:
    """The grain of a form whose days aren't known."""
    if isinstance(form, (Shift, Same, Ago, Rolling, Section, Piece)):
        return "day" if form.unit == "weekend" else form.unit
    if isinstance(form, Years):
        return "decade" if form.length == 10 else "century"
    if isinstance(form, Edge):
        return grain_of(form.of)
    return _GRAINS.get(type(form), "day")
