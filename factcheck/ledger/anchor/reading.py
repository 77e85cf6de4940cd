"""How a claim was read when it was marked, told from what the log keeps of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from factcheck.ledger.anchor.fields import dates_of, speaker_of
from factcheck.ledger.anchor.record import Anchor
from factcheck.records.claims import Claim, Dating, Quantity
from factcheck.records.told import figure, period, span


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


def read_otherwise(anchor: Anchor, what: Sequence[str], claim: Claim, others: Mapping[str, Claim]) -> str | None:
    """From what to what it went, where the words are the same: "2023 → 2024", "12 people → 12 million people"."""
    if not what:
        return None
    if "source" in what:
        return _from_to(anchor.speaker or anchor.source, speaker_of(claim, others), "nobody")
    if "dated" in what:
        return _from_to(_times(anchor.dates), _times(dates_of(claim, others)), "no day")
    if isinstance(claim, Dating):
        before = _days(anchor.fields.get("from"), anchor.fields.get("to"))
        return _from_to(before, span(claim.from_, claim.to) if claim.from_ or claim.to else "", "no day")
    if isinstance(claim, Quantity):
        return _from_to(read_as(anchor), figure(claim), "nothing")
    return None


def _from_to(before: str | None, now: str | None, none: str) -> str | None:
    return f"{before or none} → {now or none}" if before != now else None


def _times(dates: Sequence[str]) -> str:
    """The days of the dates that a figure is tied to."""
    told = []
    for one in dates:
        words, _, ends = one.partition("|")
        first, _, last = ends.partition("|")
        told.append(_days(first, last) or words)
    return ", ".join(told)


def _days(first: str | None, last: str | None) -> str:
    if not (first or last):
        return ""
    try:
        return span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
    except ValueError:  # no day, in a ledger that somebody wrote by hand
        return f"{first or '…'} – {last or '…'}"
