"""The things that a checker goes through: claims that rules read, and those added by hand, with how they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from factcheck.records.claims import Attribution, Claim, Quantity
from factcheck.records.marks import HandClaim, Mark
from factcheck.records.told import speaker, told
from factcheck.text.document import Document
from factcheck.text.visible import visible

Standing = Literal["open", "verified", "disputed", "unsourced", "changed", "dismissed"]
"""What is shown of a claim: its status, or that it changed since, or that it was dismissed."""

SIGNS: dict[str, str] = {
    "open": "○", "verified": "✓", "disputed": "✗", "unsourced": "?", "changed": "≠", "dismissed": "–",
}  # fmt: skip
BESIDE: dict[str, str] = {
    "!": "the lint has found something", "n": "a note", "e": "evidence", "c": "a concern", "x": "checkers differ",
    "+": "more of these than fit: the detail has them all",
}  # fmt: skip
"""The signs beside the status."""
KINDS: dict[str, str] = {"quantity": "fig", "attribution": "say", "date": "day", "by hand": "own"}
"""A word of three letters for each kind, as the list shows it and the filter takes it."""

Pieces: TypeAlias = tuple[tuple[int, int], ...]


class Gist(NamedTuple):
    """What a list needs to know of a claim, without the claim itself: drafts have thousands of them.

    `pieces` are half-open offsets into the prose; `twin` is a number that claims which say the same share; `risk`
    are points for what makes it worth a look; `who` said it and `text` is all its words, in small letters.
    """

    id: str
    kind: str
    pieces: Pieces
    twin: int | None
    risk: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim to go through: its gist, and `claim` where it is looked at. No claim: added by hand."""

    gist: Gist
    source: Mapping[str, Claim]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.gist.id

    @property
    def kind(self) -> str:
        """quantity, attribution, date or by hand."""
        return self.gist.kind

    @property
    def pieces(self) -> Pieces:
        """Where its own words stand."""
        return self.gist.pieces

    @property
    def claim(self) -> Claim | None:
        """The typed record."""
        return self.source.get(self.gist.id)


def items(
    found: Sequence[Gist], claims: Mapping[str, Claim], by_hand: Sequence[HandClaim], document: Document
) -> tuple[Item, ...]:
    """All claims in the order of the text."""
    own = [Item(_by_hand(each, document), {}) for each in by_hand]
    return tuple(sorted([*(Item(each, claims) for each in found), *own], key=_place))


def _place(item: Item) -> tuple[tuple[int, int], str]:
    return item.gist.pieces[0], item.gist.kind


def _by_hand(own: HandClaim, document: Document) -> Gist:
    pieces = (document.source_map.prose_span(own.start, own.end),)
    return Gist(own.id, "by hand", pieces, None, 0, "", words(pieces, document).casefold())


def gists(claims: Sequence[Claim], document: Document) -> tuple[Gist, ...]:
    """What lists need to know of each claim."""
    by_id = {claim.id: claim for claim in claims}
    numbers: dict[tuple[object, ...], int] = {}
    found = []
    for claim in claims:
        pieces, key = _pieces(claim, document), _same(claim)
        text = f"{words(pieces, document)} {told(claim, by_id)}"
        found.append(
            Gist(
                claim.id,
                claim.kind,
                pieces,
                numbers.setdefault(key, len(numbers)) if key else None,
                _risk(claim),
                visible(said_by(claim, by_id.get)),
                " ".join(visible(text).casefold().split()),
            )
        )
    return tuple(found)


def words(pieces: Pieces, document: Document) -> str:
    """The claim's own words, on one line and safe to show; what lies far apart is parted by "…"."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and start - joined[-1][1] <= 12:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return " ".join(visible(" … ".join(document.text[start:end] for start, end in joined)).split())


def said_by(claim: Claim | None, by_id: Callable[[str], Claim | None]) -> str:
    """Who said the claim, as far as the text tells; empty where it doesn't."""
    if claim is None or claim.kind == "date":
        return ""
    holder = claim if isinstance(claim, Attribution) else by_id(claim.attributed_to or "")
    return speaker(holder) if isinstance(holder, Attribution) else ""


def _pieces(claim: Claim, document: Document) -> Pieces:
    """Where the claim's own words stand: for an attribution, its source, cue and pieces of content."""
    if claim.kind != "attribution":
        return (document.source_map.prose_span(claim.start, claim.end),)
    parts = list(claim.content.spans)
    parts += [(part.start, part.end) for part in (claim.source, claim.cue) if part]
    return tuple(document.source_map.prose_span(*part) for part in sorted(set(parts)))


def _same(claim: Claim) -> tuple[object, ...] | None:
    """A key that claims which say the same share; None for what is too common to be one claim ("two", "May")."""
    if isinstance(claim, Quantity):
        telling = claim.measure in ("money", "percent", "rate") or (claim.low or claim.high or 0) >= 10
        unit = (claim.unit or "").casefold()
        return (claim.measure, claim.low, claim.high, unit, claim.per) if telling else None
    if isinstance(claim, Attribution) and claim.quote_type == "direct":
        letters = "".join(letter for letter in claim.content.text.casefold() if letter.isalnum() or letter == " ")
        return ("said", " ".join(letters.split()))
    return None


def _risk(claim: Claim) -> int:
    """Points for the claim as it is read: nobody named for it, exact, large; anonymous, quoted word for word."""
    if isinstance(claim, Quantity):
        size = claim.high if claim.high is not None else claim.low
        large = min(len(str(abs(int(size)))), 12) if size is not None else 0
        return 30 * (claim.attributed_to is None) + 20 * (claim.modifier == "exact") + large
    if isinstance(claim, Attribution):
        return 30 * claim.anonymous + 20 * (claim.quote_type != "indirect")
    return 0


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
    """At most two signs beside the status: "!" findings, "n" note, "e" evidence, "c" concern, "x" conflict; "+"
    in the place of the second where there are more."""
    signs = "!" if findings else ""
    if mark is not None:
        signs += "x" if mark.conflict else ""
        signs += "c" if mark.concern or mark.attention else ""
        signs += "e" if mark.evidence else ""
        signs += "n" if mark.note or mark.field_notes else ""
    return signs if len(signs) <= 2 else signs[0] + "+"
