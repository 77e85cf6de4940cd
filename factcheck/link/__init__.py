"""What is tied to what: a quantity to the words and the time that it stands in, a saying to its speaker and day."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.link.attributed import holders
from factcheck.link.dated import dated
from factcheck.link.said import Setting, settings
from factcheck.link.scene import Scene, Speaker
from factcheck.link.speakers import speakers
from factcheck.records.readings import AttributionReading, Reading
from factcheck.text.tokens import Tokens

_COUNTING = frozenset({"poll", "survey", "census", "count"})
"""Documents whose day is that of the figures in them, too."""


@dataclass(frozen=True)
class Ties:
    """Ties between readings, which are named by their index in the sequence that was linked."""

    attributed_to: dict[int, int] = field(default_factory=dict)
    dated: dict[int, tuple[int, ...]] = field(default_factory=dict)
    settings: dict[int, Setting] = field(default_factory=dict)
    speakers: dict[int, Speaker] = field(default_factory=dict)


def link(readings: Sequence[Reading], tokens: Tokens) -> Ties:
    """The ties of `readings`, which are in the order of the text."""
    sayings = [(index, reading) for index, reading in enumerate(readings) if isinstance(reading, AttributionReading)]
    if not sayings:
        return Ties(dated=dated(readings, tokens))
    speaking = speakers(Scene(tokens), sayings)
    said = settings(readings, tokens, speaking)
    days = {
        setting.date
        for index, setting in said.items()
        if setting.date is not None and speaking[index].head not in _COUNTING
    }
    return Ties(
        attributed_to=holders(readings), dated=dated(readings, tokens, said=days), settings=said, speakers=speaking
    )
