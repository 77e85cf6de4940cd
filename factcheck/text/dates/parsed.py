"""What a parser gives: a form, and where the words go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from factcheck.text.dates.forms import Form
from factcheck.text.dates.line import Line


class Parsed(NamedTuple):
    """A form and the index of the word after it."""

    form: Form
    after: int


Point: TypeAlias = Callable[[Line, int], Parsed | None]
"""The parser of a single date, handed to the parsers of forms that hold another."""

TO = frozenset(("to", "-", "–", "—", "through", "thru", "until", "till", "til", "~"))
"""What stands between the two ends of a period."""
