"""What is tied to what: a quantity to the attribution whose words it stands in and to the dates that bound it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.records.readings import AttributionReading, QuantityReading, Reading
from factcheck.text.tokens import Tokens


@dataclass(frozen=True)
class Ties:
    """Ties between readings, which are named by their index in the sequence that was linked."""

    attributed_to: dict[int, int] = field(default_factory=dict)
    dated: dict[int, tuple[int, ...]] = field(default_factory=dict)


def link(readings: Sequence[Reading], tokens: Tokens) -> Ties:
    """The ties of `readings`, which are in the order of the text."""
    return Ties(attributed_to=_attributed(readings))


def _attributed(readings: Sequence[Reading]) -> dict[int, int]:
    """For each quantity inside the content of attributions, the innermost of them."""
    pieces = sorted(
        (start, -end, index)
        for index, reading in enumerate(readings)
        if isinstance(reading, AttributionReading)
        for start, end in reading.content
    )
    found: dict[int, int] = {}
    around: list[tuple[int, int]] = []  # (end, index) of the pieces that are open, the innermost last
    at = 0
    for index, reading in enumerate(readings):
        if not isinstance(reading, QuantityReading):
            continue
        while at < len(pieces) and pieces[at][0] <= reading.start:
            start, end, owner = pieces[at][0], -pieces[at][1], pieces[at][2]
            around = [open_ for open_ in around if open_[0] > start]
            around.append((end, owner))
            at += 1
        around = [open_ for open_ in around if open_[0] > reading.start]
        holders = [open_ for open_ in around if open_[0] >= reading.end]
        if holders:
            found[index] = holders[-1][1]
    return found
