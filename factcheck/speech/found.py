"""An attribution in the words of its utterance, and the reading that it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from factcheck.records.claims import QuoteType
from factcheck.records.readings import AttributionReading, Place
from factcheck.speech.contents import Content
from factcheck.speech.sources import Words
from factcheck.text.clauses import Utterance

Part: TypeAlias = Literal["source", "cue", "content"]
Order: TypeAlias = tuple[Part, ...]

CONTENT_FIRST: Order = ("content", "source", "cue")
SOURCE_FIRST: Order = ("source", "cue", "content")


@dataclass(slots=True)
class Found:
    """Source, cue and content as stretches of words; `more` are pieces in utterances that follow.

    `order` is that of an active verb; `inverted` where source and cue have changed places.
    """

    utterance: Utterance
    source: Words | None
    cue: Words
    content: Content
    order: Order
    inverted: bool = False
    passive: bool = False
    more: list[Place] = field(default_factory=list)


def reading(found: Found, *, rule: str, carry: bool) -> AttributionReading:
    """The reading of `found` that carries the name `rule`, with the pieces that follow where it may `carry` them."""
    utterance = found.utterance
    more = found.more if carry else []
    pieces = tuple(sorted([utterance.place(*piece) for piece in found.content.pieces] + more))
    source = utterance.place(*found.source) if found.source else None
    cue = utterance.place(*found.cue)
    places = [*pieces, cue, *([source] if source else [])]
    return AttributionReading(
        rule=rule,
        start=min(place[0] for place in places),
        end=max(place[1] for place in places),
        content=pieces,
        source=source,
        cue=cue,
        quote_type=_quote_type(found, quoted_too=bool(more)),
    )


def _quote_type(found: Found, *, quoted_too: bool) -> QuoteType:
    tags = found.utterance.tags
    kinds = {tag == "Q" for start, end in found.content.pieces for tag in tags[start:end] if tag not in ",.;:-()"}
    if quoted_too:
        kinds.add(True)
    return "mixed" if len(kinds) == 2 else "direct" if kinds == {True} else "indirect"


def cut_apart(found: list[Found]) -> list[Found]:
    """`found` with each saying ended where the next one begins: "A said …, while B said …"."""
    for one, following in pairwise(found):
        if following.order != SOURCE_FIRST or not following.source or not one.content.pieces:
            continue
        start, end = one.content.pieces[-1]
        at = following.source[0]
        tags = one.utterance.tags
        if not start < at < end:
            continue
        while at > start and tags[at - 1] in "SAB":
            at -= 1
        if at > start and at < following.source[0] and tags[at - 1] in ",;-Q":
            while at > start + 1 and tags[at - 1] in ",;-":
                at -= 1
            one.content = one.content._replace(pieces=(*one.content.pieces[:-1], (start, at)))
    return found


def one_cue_each(found: Iterable[Found]) -> list[Found]:
    """`found` without those whose quotation another has taken before, or that stand within another's words."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in found:
        if one.content.frame == "quotation":
            quotes = {
                index
                for start, end in one.content.pieces
                for index in range(start, end)
                if one.utterance.tags[index] == "Q"
            }
            if quotes & taken:
                continue
            taken |= quotes
        kept.append(one)
    return [one for one in kept if one.content.table in _NESTING or not _within(one, kept)]


_NESTING = frozenset(("clause", "that", "addressee"))


def _within(one: Found, others: Iterable[Found]) -> bool:
    at = one.cue[0]
    return any(start <= at < end for other in others if other is not one for start, end in other.content.pieces)
