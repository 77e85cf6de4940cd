"""One version of a draft as anchoring sees it: its sentences by digest, and its claims in their sentences."""

from base64 import urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b, sha256

from factcheck.ledger.anchor.fields import dates_of, fields_of, source_of, speaker_of
from factcheck.ledger.anchor.record import Anchor, AnchorKind
from factcheck.records.claims import Claim
from factcheck.text.alike import normal
from factcheck.text.document import Document

DIGEST = 8
"""Characters of a sentence's digest; those of a whole version stand one behind the other in one string."""
LONGEST = 40
"""Sentences of one claim that an anchor keeps: a quotation over a whole page is known by its beginning."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a stretch of the source stands: sentences `first` to `last`, and the half-open place in them."""

    first: int
    last: int
    at: tuple[int, int]


@dataclass(frozen=True)
class Version:
    """A document, the half-open prose places of its sentences in order, and its claims.

    `published` and `dating` (published, text, auto) are what its dates were resolved by.
    """

    document: Document
    places: Sequence[tuple[int, int]]
    claims: Sequence[Claim]
    published: date | None = None
    dating: str = "auto"

    @cached_property
    def sha256(self) -> str:
        """The hash of the whole source, in UTF-8."""
        return sha256(self.document.source.encode(errors="surrogatepass")).hexdigest()

    @property
    def name(self) -> str:
        """The version's name: the first 16 digits of its hash."""
        return self.sha256[:16]

    @cached_property
    def sentences(self) -> list[str]:
        """The prose of each sentence."""
        return [self.document.text[start:end] for start, end in self.places]

    @cached_property
    def keys(self) -> list[str]:
        """A digest of each sentence, white space and quotation marks made alike."""
        return [key_of(sentence) for sentence in self.sentences]

    @cached_property
    def by_sentence(self) -> dict[int, list[Claim]]:
        """The claims that touch each sentence, by its number."""
        found: dict[int, list[Claim]] = {}
        for claim in self.claims:
            stand = self.stand(claim.start, claim.end)
            for number in range(stand.first, min(stand.last, stand.first + LONGEST) + 1):
                found.setdefault(number, []).append(claim)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.places]

    def stand(self, start: int, end: int) -> Stand:
        """Where the half-open source stretch stands."""
        begins, ends = self.document.source_map.prose_span(start, end)
        first = max(0, bisect_right(self._starts, begins) - 1)
        last = max(first, bisect_right(self._starts, max(begins, ends - 1)) - 1)
        if not self.places:
            return Stand(0, 0, (0, 0))
        at = begins - self.places[first][0]
        before = sum(len(self.sentences[number]) + 1 for number in range(first, last))
        return Stand(first, last, (at, before + ends - self.places[last][0]))

    def source(self, sentence: int, at: tuple[int, int]) -> tuple[int, int]:
        """The half-open source place of a half-open place in a sentence's prose."""
        start = self.places[sentence][0]
        return self.document.source_map.source_span(start + at[0], start + at[1])

    def anchor(self, claim: Claim) -> Anchor:
        """What the log keeps of `claim`, which is one of this version's."""
        return self._anchor(
            claim.id,
            claim.kind,
            claim.start,
            claim.end,
            fields_of(claim),
            source_of(claim, self.by_id),
            dates_of(claim, self.by_id),
            speaker_of(claim, self.by_id),
        )

    def hand_anchor(self, start: int, end: int) -> Anchor:
        """What the log keeps of a claim that a checker adds: the half-open source stretch from `start` to `end`."""
        stand = self.stand(start, end)
        text = normal(self.document.source[start:end])
        around = "".join(self.keys[stand.first : stand.last + 1])
        ordinal = self.document.source.count(self.document.source[start:end], 0, start)
        written = "\x1f".join(("hand", text, around, str(ordinal)))
        id_ = blake2b(written.encode(errors="surrogatepass"), digest_size=6).hexdigest()
        return self._anchor(id_, "hand", start, end, {"words": text}, None, ())

    def _anchor(
        self,
        id_: str,
        kind: AnchorKind,
        start: int,
        end: int,
        fields: dict[str, str | None],
        source: str | None,
        dates: tuple[str, ...],
        speaker: str | None = None,
    ) -> Anchor:
        stand = self.stand(start, end)
        return Anchor(
            id=id_,
            version=self.name,
            kind=kind,
            start=start,
            end=end,
            text=self.document.source[start:end],
            sentences=tuple(self.sentences[stand.first : min(stand.last, stand.first + LONGEST) + 1]),
            first=stand.first,
            at=stand.at,
            fields=fields,
            source=source,
            dates=dates,
            published=self.published.isoformat() if kind == "date" and self.published else None,
            speaker=speaker,
        )


def key_of(sentence: str) -> str:
    """The digest of a sentence."""
    written = blake2b(normal(sentence).encode(errors="surrogatepass"), digest_size=6).digest()
    return urlsafe_b64encode(written).decode()


def pack(keys: Sequence[str]) -> str:
    """The digests of a version's sentences as one string."""
    return "".join(keys)


def unpack(packed: str) -> list[str]:
    """The inverse of `pack`."""
    return [packed[at : at + DIGEST] for at in range(0, len(packed), DIGEST)]
