"""Which names mean the same: surnames and acronyms put to the fullest name that the text gives."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.text.lexicons import Lexicons
from factcheck.text.name_words import Gender, name_words
from factcheck.text.names import Name, NameKind
from factcheck.text.patterns import pattern
from factcheck.text.towns import dateline

_AFTER = pattern(
    r"(?:[’']s?)?(?: newspaper| magazine)?,\s(?:\d{1,2},\s)?(?:(?:an?|the|its|his|her|their|whose|then|former)\s)?"
    r"(?:or\s\w+,\s(?:an?|the)\s)?([^.;:,()“”\"«»]{3,90})"
)
_BEFORE = pattern(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s([^.;:,()“”\"«»]{3,90}),\s$")
_FINITE = (
    "said says say told added announced reported argued noted wrote is was are were has had have will would can could"
    " may might did does do"
)
_CUT = pattern(
    rf"\b(of|for|at|in|on|to|with|from|by|who|whose|which|that|where|and|as|near|{_FINITE.replace(' ', '|')})\b"
)
_NOUN = pattern(r"[A-Za-z][a-z-]+(?![a-z-]*[’'])")  # an owner is no noun of the owned: "the county's auditor"
_GOES_ON = pattern(r" (?:of|for) (?:the )?[A-Z]")
_PREFIX = pattern(r"(?:al|el|ul|as|ash|ad|ar|an|az)[-’']", re.IGNORECASE)
_SUFFIX = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})


_LABELS = frozenset(("Republican", "Democrat", "Democratic", "GOP", "Independent", "Candidate", "Nominee"))
"""What somebody is in a contest: no part of a name."""


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something named: `full` is the fullest name with the title in front of it, `bare` without.

    `nouns` are what the text calls it: the roles and sorts of body in titles and appositions. `mentions` are
    indices into the names, in order.
    """

    kind: NameKind
    full: str
    bare: str
    gender: Gender | None = None
    group: str | None = None
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)


class Entities:
    """The entities of a text; `of[i]` is the entity of the i-th name, None for places and where it is unsure."""

    def __init__(self, text: str, names: Sequence[Name], lexicons: Lexicons) -> None:
        self._text = text
        self._names = names
        self._words = lexicons.built(name_words)
        self.all: list[Entity] = []
        self.of: list[Entity | None] = [None] * len(names)
        self._people: dict[str, list[Entity]] = {}
        self._bodies: dict[str, list[Entity]] = {}
        self._shortened: set[Entity] = set()
        self._perhaps: dict[str, Entity] = {}
        self._gather()

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self._names]

    def between(self, start: int, end: int) -> range:
        """Indices of the names that begin in [start, end)."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def before(self, offset: int) -> int:
        """The number of names that begin before `offset` or there."""
        return bisect_right(self._starts, offset)

    def _gather(self) -> None:
        """Put full names first, then what may be short for them: other names of several words, then single ones."""
        towns = self._datelines()
        several: list[int] = []
        single: list[int] = []
        for index, name in enumerate(self._names):
            if name.kind in ("place", "thing"):
                continue
            words = self._bare(name).split()
            if towns and name.kind != "organization" and " ".join(words).casefold() in towns:
                continue
            if len(words) == 1:
                single.append(index)
            elif name.kind == "person":
                self._put(index, self._known_person(words, name) or self._new_person(words, name))
            elif name.kind == "organization":
                self._put(index, self._known_body(words) or self._new_body(words, name))
            else:
                several.append(index)
        for index in (*several, *single):
            name = self._names[index]
            entity = self._short(self._bare(name).split(), name, index)
            if entity is not None:
                self._put(index, entity)
        for entity in self.all:
            entity.mentions.sort()

    def _datelines(self) -> set[str]:
        """The places that head a story, in lower case."""
        names = (name for name in self._names if dateline(self._text, name.start, name.end))
        return {self._bare(name).casefold() for name in names}

    def _bare(self, name: Name) -> str:
        bare = self._text[name.core : name.end]
        return " ".join(bare.split()) if "\u00a0" in bare or "  " in bare else bare

    def _put(self, index: int, entity: Entity) -> None:
        """Count the name as a mention, and take from it what it adds."""
        name = self._names[index]
        self.of[index] = entity
        entity.mentions.append(index)
        entity.gender = entity.gender or name.gender
        entity.group = entity.group or name.group
        if entity.kind == "unknown" and name.kind != "unknown":
            entity.kind = name.kind
        bare, title = self._bare(name), self._text[name.start : name.core].split()
        plain = not title or title[-1] in self._words.courtesy or all(word in _LABELS for word in title)
        full = bare if plain else " ".join((*title, bare))
        if (len(bare.split()), len(full)) > (len(entity.bare.split()), len(entity.full)):
            entity.bare, entity.full = bare, full
        entity.nouns.update(title)
        entity.nouns.update(noun for noun in self._nouns(name) if noun in self._words.nouns)

    def _nouns(self, name: Name) -> Iterator[str]:
        """The nouns beside the name: "spokesman Lu Kang", "Uhuru, a Swahili newspaper", "the chairman, Ann Lee"."""
        text, start, end = self._text, name.start, name.end
        before = text[max(0, start - 24) : start].split(" ")
        if len(before) > 1:
            yield before[-2]
        follows = text[end : end + 2]
        if follows[:1] == " " and follows[1:].islower():
            yield text[end + 1 : end + 20].split(" ", 1)[0].rstrip(".,;:")
        after = (
            _AFTER.match(text, end) if follows[:1] in (",", "’", "'") or follows == " n" or follows == " m" else None
        )
        for match in (
            after,
            _BEFORE.search(text, max(0, start - 110), start) if text[start - 2 : start] == ", " else None,
        ):
            if match is None:
                continue
            phrase = match.group(1)
            cut = _CUT.search(phrase)
            if cut and cut.group(1) in _FINITE.split():
                continue  # "Patriot, the union said": no apposition
            head = _NOUN.findall(phrase[: cut.start()] if cut else phrase)
            yield from head
            if cut and cut.group(1) == "of" and head and head[-1] in self._words.heads_of:
                yield from _NOUN.findall(phrase[cut.end() :].split(" who ")[0])  # "head of the parliament's committee"

    def _known_person(self, words: Sequence[str], name: Name) -> Entity | None:
        for entity in self._people.get(_key(words), ()):
            known = entity.bare.split()
            if name.gender and entity.gender and name.gender != entity.gender:
                continue
            if known[0] == words[0] or (known[0][:1] == words[0][:1] and "." in known[0] + words[0]):
                return entity
        return None

    def _new_person(self, words: Sequence[str], name: Name) -> Entity:
        entity = Entity("person", "", "", gender=name.gender)
        self.all.append(entity)
        for key in dict.fromkeys((_key(words), *(_plain(word) for word in words if word not in _SUFFIX))):
            self._people.setdefault(key, []).append(entity)
        return entity

    def _known_body(self, words: Sequence[str]) -> Entity | None:
        return next(iter(self._bodies.get(" ".join(words), ())), None)

    def _new_body(self, words: Sequence[str], name: Name) -> Entity:
        entity = Entity(name.kind, "", "", group=name.group)
        self.all.append(entity)
        known = name.kind == "organization" and not (words[0].isupper() and words[0] in self._words.known)
        # the FBI is no "FBI Laboratory"
        keys = {" ".join(words[:count]) for count in range(1 if known else len(words), len(words) + 1)}
        capitals = [word for word in words if word[0].isupper()]
        if len(capitals) > 1:
            keys |= {"".join(word[0] for word in capitals[skip:]) for skip in (0, 1) if len(capitals) - skip > 2}
        given = re.match(r"\s?\(([A-Z][A-Za-z.&-]{1,9})\)", self._text[name.end : name.end + 14])
        if given and given.group(1)[0] in {word[0] for word in capitals[:2]}:
            keys.add(given.group(1))
        for key in keys:
            self._bodies.setdefault(key, []).append(entity)
        return entity

    def _short(self, words: Sequence[str], name: Name, index: int) -> Entity | None:
        """The entity that a surname, an acronym or the first word of a body's name stands for."""
        plain = " ".join(words)
        if name.kind != "organization":
            people = [entity for entity in self._people.get(_key(words), ()) if _agree(entity, name)]
            if len(words) > 1:
                people = [entity for entity in people if set(words) <= set(entity.bare.split())]
            if people:
                person = people[0] if len(people) == 1 else self._likeliest(people, index)
                if person:
                    self._shortened.add(person)
                return person
        goes_on = _GOES_ON.match(self._text, name.end)  # "Harwell for Mayor" is not Harwell Mills
        bodies = [] if goes_on else self._bodies.get(plain, []) or self._bodies.get(plain.replace(".", ""), [])
        if bodies and name.kind != "person":
            return bodies[0] if len(bodies) == 1 else self._likeliest(bodies, index)
        if name.kind == "person":
            return self._new_person(words, name)
        rare = self._perhaps.get(_key(words))  # "Neera Tanden … Tanden": a given name that no list has
        if (
            rare is not None
            and len(words) == 1
            and not self._text[max(0, name.start - 4) : name.start].endswith(("the ", "The "))
        ):
            rare.kind = "person"
            return rare
        entity = self._new_body(words, name)
        if name.kind == "unknown" and 2 <= len(words) <= 3:
            self._perhaps.setdefault(_key(words), entity)
        return entity

    def _likeliest(self, entities: Sequence[Entity], index: int) -> Entity | None:
        """Whom of several the short name at `index` means; None where it may be two.

        The one who alone was named before it, or who alone went by the short name so far, or who is named far
        more often. Full names were put first, so that their mentions are known here.
        """
        before = [entity for entity in entities if entity.mentions and entity.mentions[0] < index]
        if len(before) == 1:
            return before[0]
        short = [entity for entity in before if entity in self._shortened]
        if len(short) == 1:
            return short[0]
        ranked = sorted(entities, key=lambda entity: -len(entity.mentions))
        return ranked[0] if len(ranked[0].mentions) >= 3 * len(ranked[1].mentions) else None


def _agree(entity: Entity, name: Name) -> bool:
    return not (name.gender and entity.gender and name.gender != entity.gender)


def _plain(word: str) -> str:
    return _PREFIX.sub("", word).lower()


def _key(words: Sequence[str]) -> str:
    """The surname as it is compared: the last word, without "Jr." and without an article ("al-")."""
    kept = [word for word in words if word not in _SUFFIX] or list(words)
    return _plain(kept[-1])
