"""What extraction gives, held against what a fixture expects: the differences, field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from expectations import Kind, Place, Reading, Values
from notation import Article, Expected, inside

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.exact import number_text

_SMALL_WORDS = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "in", "on", "at", "to", "by", "with", "from", "its", "their")
)


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise than expected, at a half-open place in the article.

    `key` names it in the list of shortfalls: label and field ("q3 unit"), "q3 missed", or 'extra "its words"'.
    `line` is where the fixture tells the claim; None for one that it doesn't expect.
    """

    key: str
    place: Place
    expected: str
    got: str
    line: int | None = None

    @property
    def field(self) -> str:
        """The field that is otherwise; "missed" or "extra" for a whole claim."""
        return self.key.split()[1] if self.line else "extra"


def differences(article: Article, claims: Sequence[Claim]) -> list[Difference]:
    """Everything in which `claims` are otherwise than `article` expects, in the order of the text."""
    case = Case(article, claims)
    return sorted([*case.missed(), *case.otherwise(), *case.extra()], key=lambda difference: difference.place)


@dataclass(frozen=True)
class Case:
    """One article beside the claims that were found in it."""

    article: Article
    claims: Sequence[Claim]

    @cached_property
    def pairs(self) -> dict[str, Claim]:
        """Label → claim, one to one, the best overlaps first."""
        overlaps = sorted(
            (-shared, one.optional, index, one.label)
            for one in self.article.expected
            for index, claim in enumerate(self.claims)
            if claim.kind == one.kind and (shared := _overlap(one.pieces, _pieces(claim))) > 0
        )
        pairs: dict[str, Claim] = {}
        taken: set[int] = set()
        for _, _, index, label in overlaps:
            if label not in pairs and index not in taken:
                pairs[label] = self.claims[index]
                taken.add(index)
        return pairs

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each claim that is expected, by its id; of any other, its own words."""
        return {claim.id: repr(claim.text) for claim in self.claims} | {
            claim.id: label for label, claim in self.pairs.items()
        }

    def firm(self, kind: Kind) -> list[Expected]:
        """The expected claims of a kind that are not optional."""
        return [one for one in self.article.expected if one.kind == kind and not one.optional]

    def missed(self) -> Iterator[Difference]:
        for one in self.article.expected:
            if not one.optional and one.label not in self.pairs:
                yield _difference(one, "missed", self.article.text[slice(*one.span)], "nothing")

    def unexpected(self) -> list[Claim]:
        expected = {claim.id for claim in self.pairs.values()}
        return [claim for claim in self.claims if claim.id not in expected]

    def extra(self) -> Iterator[Difference]:
        seen: Counter[str] = Counter()
        for claim in self.unexpected():
            words = " ".join(claim.text.split())
            seen[words] += 1
            ordinal = f" {seen[words]}" if seen[words] > 1 else ""
            yield Difference(f'extra "{words}"{ordinal}', (claim.start, claim.end), "nothing", told(claim))

    def otherwise(self) -> Iterator[Difference]:
        """Fields that are wrong, told for the reading that comes nearest."""
        for one in self.article.expected:
            if claim := self.pairs.get(one.label):
                yield from self._places(one, claim)
                yield from min(([*self._fields(one, reading, claim)] for reading in one.readings), key=len)

    def _places(self, one: Expected, claim: Claim) -> Iterator[Difference]:
        wanted = {"span": one.pieces}
        given = {"span": _pieces(claim)}
        if isinstance(claim, Attribution):
            wanted = {"content": one.pieces, "source": _places(one.source), "cue": _places(one.cue)}
            spans = {"source": claim.source, "cue": claim.cue}
            given = {name: _places((span.start, span.end) if span else None) for name, span in spans.items()}
            given["content"] = _pieces(claim)
        for name, places in wanted.items():
            ours, theirs = _words(self.article.text, places), _words(self.article.text, given[name])
            if ours != theirs:
                yield _difference(one, name, ours, theirs)

    def _fields(self, one: Expected, reading: Reading, claim: Claim) -> Iterator[Difference]:
        own = _own(claim)
        for field, values in reading.fields.items():
            right = tuple(map(self._day, values)) if field == "date" else values
            if not _right(field, right, own.get(field), claim):
                yield _difference(one, field, " / ".join(map(str, right)), str(own.get(field)))
        if isinstance(claim, Quantity):
            yield from self._ties(one, reading, claim)

    def _day(self, value: str | None) -> str | None:
        if value is None or ".." in value:
            return value
        fields = next(one for one in self.article.expected if one.label == value).readings[0].fields
        return f"{fields['from'][0]}..{fields['to'][0]}"

    def _ties(self, one: Expected, reading: Reading, claim: Quantity) -> Iterator[Difference]:
        """What the figure is tied to, of what was found: the innermost attribution around it, and its dates."""
        holder = next((holder.label for holder in inside(self.article, one) if holder.label in self.pairs), "nothing")
        named = "nothing" if claim.attributed_to is None else self.labels[claim.attributed_to]
        if named != holder:
            yield _difference(one, "attributed_to", holder, named)
        must = {label for label in reading.links if label in self.pairs}
        may = {label.rstrip("?") for label in reading.links}
        dates = [self.labels[id] for id in claim.dated]
        if not must <= set(dates) <= may:
            yield _difference(one, "dated", " ".join(reading.links) or "nothing", " ".join(dates) or "nothing")


def told(claim: Claim) -> str:
    """A claim in one line, for people."""
    if isinstance(claim, Quantity):
        low, high = ("" if end is None else number_text(end) for end in (claim.low, claim.high))
        return f"{claim.measure} {claim.modifier} {low}..{high} {claim.unit} (rule {claim.rule})"
    if isinstance(claim, Dating):
        return f"date {claim.from_}..{claim.to} {claim.grain} (rule {claim.rule})"
    source = claim.source.text if claim.source else "nobody"
    return f"{claim.quote_type} by {source}: {claim.content.text} (rule {claim.rule})"


def _difference(one: Expected, field: str, expected: str, got: str) -> Difference:
    return Difference(f"{one.label} {field}", one.span, expected, got, one.line)


def _places(place: Place | None) -> tuple[Place, ...]:
    return (place,) if place else ()


def _pieces(claim: Claim) -> tuple[Place, ...]:
    return claim.content.spans if isinstance(claim, Attribution) else ((claim.start, claim.end),)


def _overlap(some: Iterable[Place], others: Iterable[Place]) -> float:
    """Shared characters by all characters."""
    ours = {at for start, end in some for at in range(start, end)}
    theirs = {at for start, end in others for at in range(start, end)}
    return len(ours & theirs) / len(ours | theirs)


def _words(text: str, places: Iterable[Place]) -> str:
    """The words at the places in their order, " … " between two that have more than white space between them."""
    told, last = "", None
    for start, end in sorted(places):
        between = "" if last is None else " … " if text[last:start].strip() else " "
        told, last = told + between + " ".join(text[start:end].split()), end
    return told or "nothing"


def _own(claim: Claim) -> dict[str, str | None]:
    """The claim's fields by the names that readings use, as strings."""
    if not isinstance(claim, Attribution):
        return claim.model_dump(mode="json", by_alias=True)
    return {
        **claim.model_dump(include={"quote_type", "resolved_source", "place", "addressee"}),
        **(claim.source.model_dump(include={"name", "role", "organization"}) if claim.source else {}),
        "anonymous": str(claim.anonymous).lower(),
        "date": f"{claim.date.from_}..{claim.date.to}" if claim.date else None,
    }


def _right(field: str, values: Values, got: str | None, claim: Claim) -> bool:
    if got is None or got in values:
        return got in values
    if field == "subject" and isinstance(claim, Quantity):
        return any(_share(value, f"{got} {claim.unit or ''}") for value in values if value)
    if field == "unit":
        return any(_ends(got, value) or _ends(value, got) for value in values if value)
    if field == "resolved_source" and None in values and isinstance(claim, Attribution) and claim.source:
        return set(_bare(got).split()) <= set(_bare(claim.source.text).split())
    return any(_bare(got) == _bare(value) for value in values if value)


def _bare(text: str) -> str:
    return text.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _ends(longer: str, shorter: str) -> bool:
    """A unit is right with and without the adjectives before it."""
    return f" {longer}".casefold().endswith(f" {shorter}".casefold())


def _share(one: str, other: str) -> bool:
    """A subject is right when half of the words of the shorter one are in the other."""
    ours, theirs = (
        {word.removesuffix("'s") for word in text.casefold().replace("’", "'").split()} - _SMALL_WORDS
        for text in (one, other)
    )
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) > 0
