"""The date tokens that rules, numbers and links look at."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factcheck.records.claims import Bound, Grain, Mod
from factcheck.text.dates.forms import Form


class DateToken(NamedTuple):
    """A date or period at [start, end) of the prose.

    `first` and `last` are its days, both inclusive, None where they can't be known. `weekday` (Monday = 0) is the
    one that the words name beside a day: where `first.weekday()` is another, the words contradict themselves.
    `impossible`: a day that its month doesn't have ("June 31"); it is kept, without days.
    """

    start: int
    end: int
    form: Form
    first: date | None
    last: date | None
    grain: Grain
    bound: Bound | None = None
    mod: Mod | None = None
    weekday: int | None = None
    impossible: bool = False
