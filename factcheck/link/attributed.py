"""Which quantity, and which date, stands in whose words."""

from collections.abc import Sequence

from factcheck.records.readings import AttributionReading, DateReading, QuantityReading, Reading


def holders(
    readings: Sequence[Reading], of: type[QuantityReading] | type[DateReading] = QuantityReading
) -> dict[int, int]:
    """For each reading of a kind inside the content of attributions, the innermost of them; by index in `readings`."""
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
        if not isinstance(reading, of):
            continue
        while at < len(pieces) and pieces[at][0] <= reading.start:
            start, end, owner = pieces[at][0], -pieces[at][1], pieces[at][2]
            around = [open_ for open_ in around if open_[0] > start]
            around.append((end, owner))
            at += 1
        around = [open_ for open_ in around if open_[0] > reading.start]
        outer = [open_ for open_ in around if open_[0] >= reading.end]
        if outer:
            found[index] = outer[-1][1]
    return found
