"""The engine of date rules: each claims the date tokens whose form it names."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from factcheck.records.readings import DateReading
from factcheck.rulebook.schema import Rule
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Ended,
    Form,
    Holiday,
    Month,
    Odd,
    Offset,
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
)
from factcheck.text.tokens import Tokens

FormName = Literal[
    "day", "day-without-year", "month", "month-without-year", "year", "decade", "century", "section", "season",
    "holiday", "weekday", "shift", "same", "ago", "rolling", "edge", "piece", "offset", "span", "ended", "odd",
]  # fmt: skip

_NAMES: dict[type, FormName] = {
    Year: "year", Section: "section", Season: "season", Holiday: "holiday", Weekday: "weekday", Shift: "shift",
    Same: "same", Ago: "ago", Rolling: "rolling", Edge: "edge", Piece: "piece", Offset: "offset", Span: "span",
    Ended: "ended", Odd: "odd",
}  # fmt: skip


class Options(Rule):
    """`forms`: which forms of date the rule claims; a form that two rules name goes to the first.

    `unresolved`: whether a date whose days can't be known is claimed, with `from` and `to` null.
    """

    forms: tuple[FormName, ...] = Field(min_length=1)
    unresolved: bool = True


def read(rules: Sequence[Options], tokens: Tokens) -> Iterator[DateReading]:
    """One reading for each date token that a rule claims."""
    by_form = {form: rule for rule in reversed(rules) for form in rule.forms}
    for token in tokens.dates:
        rule = by_form.get(form_name(token.form))
        if rule and (token.first or rule.unresolved):
            yield DateReading(
                rule.name, token.start, token.end, token.first, token.last, token.grain, token.bound, token.mod
            )


def form_name(form: Form) -> FormName:
    """What a form is called in rule files."""
    if isinstance(form, Day):
        return "day" if form.year is not None else "day-without-year"
    if isinstance(form, Month):
        return "month" if form.year is not None else "month-without-year"
    if isinstance(form, Years):
        return "decade" if form.length == 10 else "century"
    return _NAMES[type(form)]
