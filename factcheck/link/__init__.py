"""What is tied to what: a quantity to the words and the time that it stands in, a saying to its speaker and day."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.link.attributed import attributed
from factcheck.link.dated import dated
from factcheck.link.said import Setting, settings
from factcheck.records.readings import Reading
from factcheck.text.tokens import Tokens


@dataclass(frozen=True)
class Ties:
    """Ties between readings, which are named by their index in the sequence that was linked."""

    attributed_to: dict[int, int] = field(default_factory=dict)
    dated: dict[int, tuple[int, ...]] = field(default_factory=dict)
    said: dict[int, Setting] = field(default_factory=dict)


def link(readings: Sequence[Reading], tokens: Tokens) -> Ties:
    """The ties of `readings`, which are in the order of the text."""
    said = settings(readings, tokens)
    days = {setting.date for setting in said.values() if setting.date is not None}
    return Ties(attributed_to=attributed(readings), dated=dated(readings, tokens, said=days), said=said)
