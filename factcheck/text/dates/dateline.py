"""The dateline at the head of an agency's or a newspaper's story: BAGHDAD, Oct. 7 (Agency) —."""

from collections.abc import Sequence
from datetime import date

from factcheck.text.dates.forms import Day, Expression
from factcheck.text.patterns import pattern

_HEAD = 1_500
"""How many characters from the start a dateline may stand behind: a headline, a standfirst, a byline."""
_PLACE = pattern(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-])+"
    r"(?:, ?(?:[A-Z][\w.'’-]* ?){1,3})?(?:,? ?\([^()\n]{2,30}\))?(?:,| [-–—]+|:)? ?$"
)
_AFTER = pattern(r"[ ,]{0,2}(?:\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\])?[ ,]{0,2}(?:[-–—]|:|$|\n)")
_YEARS = 6
"""After how many years a weekday falls on the same day of a month again, at the latest but for leap days."""


def dateline(found: Sequence[Expression], text: str) -> Expression | None:
    """The day of the dateline: behind a place in capital letters at a line's start, before a dash or the line's end."""
    for expression in found:
        if expression.start > _HEAD:
            return None
        if not isinstance(expression.form, Day) or not isinstance(expression.form.month, int):
            continue
        begin = text.rfind("\n", 0, expression.start) + 1
        before = text[max(begin, expression.start - 80) : expression.start].lstrip()
        if expression.start - begin <= 80 and _PLACE.match(before) and _AFTER.match(text, expression.end):
            return expression
    return None


def first_from(form: Day, base: date) -> date | None:
    """The first day from `base` on that a day and month without year name, on its weekday if it says one."""
    for year in range(base.year, base.year + _YEARS + 1):
        day = _in(form, year)
        if day and day >= base:
            return day
    return None


def nearest(form: Day, day: date) -> date | None:
    """The day nearest to `day` that a day and month without year name, on its weekday if it says one."""
    found = [near for year in (-2, -1, 0, 1, 2) if (near := _in(form, day.year + year))]
    return min(found, key=lambda one: abs(one - day), default=None)


def _in(form: Day, year: int) -> date | None:
    try:
        day = date(year, form.month if isinstance(form.month, int) else 0, form.day)
    except ValueError:
        return None
    return day if form.weekday in (None, day.weekday()) else None
