"""What resolving needs to know at a place in the text: who spoke before, who was named, where quotations stand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.records.readings import Place
from factcheck.text.entities import Entity
from factcheck.text.name_words import NameWords, name_words
from factcheck.text.names import Name
from factcheck.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a source.

    `resolved` is the fullest name that the text gives, null where the source's own words are it or where it is
    unsure; `called` is what a later pronoun for this speaker stands for. `head` is the noun of the source
    ("officials", "company"), null for a name.
    """

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    anonymous: bool = False
    resolved: str | None = None
    called: str | None = None
    entity: Entity | None = None
    head: str | None = None
    plural: bool = False
    place: Place = (0, 0)


@dataclass
class Scene:
    """The text so far, as the attributions are gone through in the order of their sources."""

    tokens: Tokens
    spoken: list[Speaker] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The prose."""
        return self.tokens.text

    @property
    def words(self) -> NameWords:
        """The word lists of names."""
        return self.tokens.lexicons.built(name_words)

    def sentence(self, offset: int) -> int:
        """The number of the sentence that begins last before `offset`, or at it."""
        return self.tokens.sentence_number(offset)

    def last_speaker(self, offset: int, *, within: int | None = None) -> Speaker | None:
        """The speaker before the one at `offset`, where no more than `within` sentences lie between."""
        if not self.spoken:
            return None
        last = self.spoken[-1]
        far = within is not None and self.sentence(offset) - self.sentence(last.place[0]) > within
        return None if far else last

    def named(self, start: int, end: int, *, outside: Sequence[Place] = ()) -> Iterator[tuple[Name, Entity]]:
        """The names in [start, end) with their entities, in order, but for those inside `outside`."""
        entities = self.tokens.entities
        for index in entities.between(start, end):
            name, entity = self.tokens.names[index], entities.of[index]
            if entity is not None and not any(a <= name.start < b for a, b in outside):
                yield name, entity

    def possessive(self, name: Name) -> bool:
        """Whether the name owns what follows: "Clinton's campaign"."""
        return self.text[name.end : name.end + 2] in ("'s", "’s", "' ", "’ ")

    def quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands in a quotation."""
        quotations = self.tokens.quotations
        at = bisect_right(quotations, offset, key=lambda quotation: quotation.start) - 1
        return any(quotations[back].end > offset for back in range(at, max(-1, at - 4), -1))
