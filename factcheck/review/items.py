"""The things that a checker goes through: claims that rules read, and those added by hand, with how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factcheck.records.claims import Attribution, Claim, Quantity
from factcheck.records.marks import HandClaim, Mark
from factcheck.text.document import SourceMap

Standing = Literal["open", "verified", "disputed", "unsourced", "changed", "dismissed"]
"""What is shown of a claim: its status, or that it changed since, or that it was dismissed."""

SIGNS: dict[str, str] = {
    "open": "○", "verified": "✓", "disputed": "✗", "unsourced": "?", "changed": "≠", "dismissed": "–",
}  # fmt: skip
KINDS: dict[str, str] = {"quantity": "fig", "attribution": "say", "date": "day", "by hand": "own"}
"""A word of three letters for each kind, as the list shows it."""

Pieces: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One claim: its id, its kind, and its pieces as half-open offsets into the prose. No `claim`: added by hand."""

    id: str
    kind: str
    pieces: Pieces
    claim: Claim | None


def items(claims: Sequence[Claim], by_hand: Sequence[HandClaim], source_map: SourceMap) -> tuple[Item, ...]:
    """All claims in the order of the text."""
    found = [Item(claim.id, claim.kind, _pieces(claim, source_map), claim) for claim in claims]
    for own in by_hand:
        found.append(Item(own.id, "by hand", (source_map.prose_span(own.start, own.end),), None))
    return tuple(sorted(found, key=_place))


def _place(item: Item) -> tuple[tuple[int, int], str]:
    return item.pieces[0], item.kind


def _pieces(claim: Claim, source_map: SourceMap) -> Pieces:
    """Where the claim's own words stand: for an attribution, its source, cue and pieces of content."""
    if claim.kind != "attribution":
        return (source_map.prose_span(claim.start, claim.end),)
    parts = list(claim.content.spans)
    parts += [(part.start, part.end) for part in (claim.source, claim.cue) if part]
    return tuple(source_map.prose_span(*part) for part in sorted(set(parts)))


def standing(mark: Mark | None) -> Standing:
    """How a claim stands: open without a mark; a mark that came off its changed claim is `changed`."""
    if mark is None:
        return "open"
    if mark.dismissed:
        return "dismissed"
    if not mark.kept:
        return "changed"
    return mark.status


def is_open(mark: Mark | None) -> bool:
    """Whether there is work left on the claim."""
    return standing(mark) in ("open", "changed")


def flags(mark: Mark | None, *, findings: int) -> str:
    """At most two signs beside the status: "!" findings, "n" note, "e" evidence, "c" concern, "x" conflict."""
    signs = "!" if findings else ""
    if mark is not None:
        signs += "x" if mark.conflict else ""
        signs += "c" if mark.concern or mark.attention else ""
        signs += "e" if mark.evidence else ""
        signs += "n" if mark.note or mark.field_notes else ""
    return signs if len(signs) <= 2 else signs[0] + "+"


def twins(item: Item) -> tuple[object, ...] | None:
    """A key that claims which say the same share; None for what is too common to be one claim ("two", "May")."""
    claim = item.claim
    if isinstance(claim, Quantity):
        telling = claim.measure in ("money", "percent", "rate") or (claim.low or claim.high or 0) >= 10
        unit = (claim.unit or "").casefold()
        return (claim.measure, claim.low, claim.high, unit, claim.per) if telling else None
    if isinstance(claim, Attribution) and claim.quote_type == "direct":
        words = "".join(letter for letter in claim.content.text.casefold() if letter.isalnum() or letter == " ")
        return ("said", " ".join(words.split()))
    return None
