"""A source as a noun phrase: its head, the names in it, and whether its article says that it was known before."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.link.scene import Scene
from factcheck.records.readings import Place
from factcheck.text.entities import Entity
from factcheck.text.names import Name
from factcheck.text.patterns import pattern

COMPLEMENT = pattern(
    r",\s(?:an?|the|who|which|whose|including|as)\s"
    r"|\s(?:of|for|to|in|from|at|with|by|on|who|that|which|within|near|among|about|behind|close|familiar|briefed|seen"
    r"|issued|released|published|speaking|representing|involved|against|under|inside|outside|across|around"
    r"|conducted|compiled|distributed|obtained|quoted|taken|interviewed|reviewed|sponsored|commissioned|led|supporting)(?:\s|$)"
)
"""Where a noun's own words end, and what it is of, from, or for begins."""

WORD = pattern(r"[\w.&’'-]+")
_OWNED = pattern(r"\w[’']s?\s|^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s")
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset("a an one another some many several few most other two three".split())
_DROPPED = frozenset("the a an this that its their his her".split())
_PLURALS = frozenset(("police", "people", "men", "women", "media", "staff"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a source, with the names in it and their entities.

    `head` is its noun, in small letters if it is no name; `own` are the words up to "of", "for", "who" …
    """

    said: str
    place: Place
    own: str
    head: str
    names: tuple[tuple[Name, Entity], ...]

    @property
    def first(self) -> str:
        """The first word, in small letters."""
        return first(self.said)

    @property
    def definite(self) -> bool:
        """Whether the article points back: "the", "that"."""
        return self.first in _DEFINITE

    @property
    def indefinite(self) -> bool:
        """Whether the article brings up somebody new: "a", "one", "some"."""
        return self.first in _INDEFINITE

    @property
    def plural(self) -> bool:
        """Whether several speak."""
        several = self.head in _PLURALS or (self.head.endswith("s") and not self.head.endswith("ss"))
        return several or " and " in self.said

    @property
    def owned(self) -> bool:
        """Whether somebody's: "Brazil's deputy minister", "her lawyer"."""
        return _OWNED.search(self.said) is not None

    @property
    def named(self) -> bool:
        """Whether it holds a capitalised word behind its first."""
        return any(word[0].isupper() for word in self.said.split()[1:])

    @property
    def body(self) -> tuple[Name, Entity] | None:
        """The body named in its own words, whether it speaks itself or owns what does."""
        start, end = self.place[0], self.place[0] + len(self.own)
        return next(((n, e) for n, e in self.names if e.kind != "person" and start <= n.start < end), None)

    @property
    def bare(self) -> str:
        """The words without article or pronoun."""
        return bare(self.said)


def read(scene: Scene, place: Place, names: Sequence[tuple[Name, Entity]]) -> Phrase:
    """The source at `place`, in which `names` stand."""
    said = scene.text[slice(*place)]
    complement = COMPLEMENT.search(said, 1)
    own = said[: complement.start()] if complement else said
    words = WORD.findall(own)
    head = words[-1] if words else ""
    if len(words) == 1 and scene.words.common(head.lower()):
        head = head.lower()  # "Officials in Texas said"
    return Phrase(said=said, place=place, own=own, head=head, names=tuple(names))


def first(said: str) -> str:
    """The first word of `said`, in small letters."""
    return next(iter(said.split(maxsplit=1)), "").lower()


def bare(said: str) -> str:
    """`said` without its article or pronoun."""
    word, _, rest = said.partition(" ")
    return rest if rest and word.lower() in _DROPPED else said


def more(full: str | None, said: str) -> str | None:
    """`full` where it says more than the source's own words, else None."""
    if full is None:
        return None
    own = {word.rstrip(".").lower() for word in WORD.findall(said.replace("’s", "").replace("'s", ""))}
    return full if any(word.rstrip(".").lower() not in own for word in WORD.findall(full)) else None
