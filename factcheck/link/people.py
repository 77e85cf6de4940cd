"""Sources that name people: who of them speaks, what they are, and for whom."""

import re
from collections.abc import Sequence

from factcheck.link.phrase import COMPLEMENT, WORD, bare, more
from factcheck.link.scene import Scene, Speaker
from factcheck.records.readings import Place
from factcheck.text.entities import Entity
from factcheck.text.names import Name
from factcheck.text.patterns import pattern

_OWNED = pattern(
    r"(?:\b(?:of|for|to|in|from|at|with|by|on|about|against|between|and|or|near|under|\w{3,}ing)\s(?:the\s)?)$"
)
_FOLLOWS = pattern(r"\s([a-z][\w-]*)")
_PREPOSITIONS = frozenset("of at for in from with by on to who and or as among".split())
_OF = pattern(r"\s(?:of|at|from|with|for)\s(?:the\s)?")
_APPOSITION = pattern(r",\s(?:an?|the|its|his|her|their|then)?\s?([a-z][^.;:“”\"«»()]{2,100}?)(?=,|\.|;|:|$|\s[“\"«])")


def heads(scene: Scene, source: Place, names: Sequence[tuple[Name, Entity]]) -> list[tuple[Name, Entity]]:
    """The people who speak themselves: not "aides to Mr. Lee", not "Mr. Lee's aides", not "Lee supporters"."""
    found: list[tuple[Name, Entity]] = []
    for name, entity in names:
        if entity.kind != "person" and not _may_be_person(scene, name, entity):
            continue
        owned = _OWNED.search(scene.text, max(source[0], name.start - 16), name.start)
        joined = owned and found and owned.group().strip() in ("and", "or")
        follows = _FOLLOWS.match(scene.text, name.end, source[1])
        modifies = follows is not None and follows.group(1) not in _PREPOSITIONS
        if not scene.possessive(name) and not modifies and (not owned or joined):
            found = [*found, (name, entity)] if joined else [(name, entity)]  # "Lee ally Tom Bell": the last
    return found


def _may_be_person(scene: Scene, name: Name, entity: Entity) -> bool:
    """Whether a name of which nothing is known may be a person's where it speaks: two or three words, no article."""
    several = 1 <= scene.text.count(" ", name.core, name.end) <= 2
    article = scene.text[max(0, name.start - 4) : name.start].lower().endswith(("the ", " a ", "an "))
    return entity.kind == "unknown" and several and not article and "&" not in entity.bare


def after_comma(scene: Scene, end: int) -> tuple[Name, Entity] | None:
    """The name that follows a role that ends at `end`, and a comma: "its chairman, Ann Lee, said"."""
    for name, entity in scene.named(end + 2, end + 3):
        closed = (",", ".", " ", "") if entity.kind == "person" else (",", ".", "")
        if scene.text[end : name.start] == ", " and scene.text[name.end : name.end + 1] in closed:
            return name, entity
    return None


def speaker(scene: Scene, source: Place, people: Sequence[tuple[Name, Entity]]) -> Speaker:
    """The speaker of a source in which `people` speak themselves."""
    said = scene.text[slice(*source)]
    if len(people) > 1 and " and " in said:
        full = " and ".join(entity.full for _, entity in people)
        return Speaker(resolved=more(full, said), called=full, plural=True, name=said)
    name, entity = people[0]
    role, organization = _office(scene, source, name)
    own = scene.text[name.core : name.end]
    return Speaker(
        name=own,
        role=role,
        organization=organization,
        resolved=None if " ".join(own.split()) == entity.bare and " " in own else more(entity.full, said),
        called=entity.full,
        entity=entity,
    )


def _office(scene: Scene, source: Place, name: Name) -> tuple[str | None, str | None]:
    """Role and organisation of a person, from the title before the name and the apposition after it."""
    before = bare(scene.text[source[0] : name.core].strip(" ,"))
    if before and before not in scene.words.courtesy:
        phrase, start = before, source[0]
        owned = re.split(r"[’']s?\s", phrase)[-1]
        role = owned if _is_role(scene, owned.rpartition(" ")[2]) else phrase
    else:
        after = _APPOSITION.match(scene.text, name.end, name.end + 110)
        if after is None:
            of = _of(scene, name.end)
            return None, (of[0].full if of else None)
        phrase, start = after.group(1), after.start(1)
        role = COMPLEMENT.split(phrase, maxsplit=1)[0]
    named = [entity for n, entity in scene.named(start, start + len(phrase) + 4) if n.kind == "organization"]
    if not named and before == "":
        named = _of(scene, name.end)
    known = any(_is_role(scene, word) for word in WORD.findall(role))
    return (role if known else None), (named[0].full if named else None)


def _of(scene: Scene, end: int) -> list[Entity]:
    """The body right behind a name: "Ann Lee of the Halley Institute"."""
    behind = _OF.match(scene.text, end, end + 12)
    if behind is None:
        return []
    return [e for n, e in scene.named(behind.end(), behind.end() + 1) if n.kind == "organization"]


def _is_role(scene: Scene, word: str) -> bool:
    return word in scene.words.titles or word.lower() in scene.words.roles
