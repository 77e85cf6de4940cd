"""How a claim was read when it was marked, told from what the log keeps of it."""

from typing import Any

from factcheck.ledger.anchor.record import Anchor
from factcheck.records.claims import Dating, Quantity
from factcheck.records.told import figure, period


def read_as(anchor: Anchor) -> str:
    """The figure or the days in words, "£4,100" or "5 Mar 2024"; empty for what has neither, or was kept otherwise."""
    place: dict[str, Any] = {
        "id": anchor.id, "rule": "", "file": "", "start": anchor.start, "end": anchor.end,
        "text": anchor.text, "plain": anchor.text, "line": 1, "column": 1,
    }  # fmt: skip
    try:
        if anchor.kind == "quantity":
            return figure(Quantity.model_validate(place | anchor.fields))
        if anchor.kind == "date":
            return period(Dating.model_validate(place | anchor.fields))
    except ValueError:  # written by a version with other fields
        return ""
    return ""
