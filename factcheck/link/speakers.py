"""Who is behind a source: name, role and organisation, whether anybody is named at all, and the fullest name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.link import bodies, documents, pronouns, roles
from factcheck.link.scene import Scene, Speaker
from factcheck.records.readings import AttributionReading, Place
from factcheck.text.entities import Entity
from factcheck.text.names import Name

_COMPLEMENT = re.compile(
    r",\s(?:an?|the|who|which|whose|including|as)\s|\s(?:of|for|to|in|from|at|with|by|on|who|that|which|within|near|among|about|behind|close|familiar|briefed|seen"
    r"|issued|released|published|speaking|representing|involved|against|under|inside|outside|across|around"
    r"|conducted|compiled|distributed|obtained|quoted|taken|interviewed|reviewed|sponsored|commissioned|led|supporting)(?:\s|$)"
)
_OWNED = re.compile(
    r"(?:\b(?:of|for|to|in|from|at|with|by|on|about|against|between|and|or|near|under|\w{3,}ing)\s(?:the\s)?)$"
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset("a an one another some many several few most other two three".split())
_ITS = frozenset(("its", "their", "his", "her", "company", "campaign"))
_FOLLOWS = re.compile(r"\s([a-z][\w-]*)")
_PREPOSITIONS = frozenset("of at for in from with by on to who and or as among".split())
_NAMED_BY = frozenset("the a an its their his her our one another".split())
_BARE = frozenset("the a an this that its their his her".split())
_SHARE = re.compile(r"\d[\d,.]*\s?(?:%|(?:in|of|out|percent|per cent)\b|$)")
_APPOSITION = re.compile(
    r",\s(?:an?|the|its|his|her|their|then)?\s?([a-z][^.;:“”\"«»()]{2,100}?)(?=,|\.|;|:|$|\s[“\"«])"
)
_WORD = re.compile(r"[\w.&’'-]+")
_MAKER = re.compile(r"\b(?:by|from) the ([a-z]+)\b")
_PLURALS = frozenset({"police", "people", "men", "women", "media", "staff"})


def speakers(scene: Scene, readings: Sequence[tuple[int, AttributionReading]]) -> dict[int, Speaker]:
    """The speaker of each attribution, by its index; `readings` are in the order of the text."""
    found: dict[int, Speaker] = {}
    seen: dict[Place, Speaker] = {}
    for index, reading in sorted(readings, key=lambda pair: (pair[1].source or (pair[1].start, 0))[0]):
        if reading.source is None:
            found[index] = Speaker(anonymous=True)
            continue
        speaker = seen.get(reading.source)
        if speaker is None:
            speaker = replace(_speaker(scene, reading.source, reading.content), place=reading.source)
            seen[reading.source] = speaker
            scene.spoken.append(speaker)
        found[index] = speaker
    return found


def _speaker(scene: Scene, source: Place, own: Sequence[Place]) -> Speaker:
    """The speaker whom the words at `source` mean."""
    said = scene.text[source[0] : source[1]]
    low = said.lower()
    if low in pronouns.GENDERS:
        return _meant(pronouns.person(scene, pronouns.GENDERS[low], source[0], own), said)
    if low in ("it", "the latter"):
        return _meant(pronouns.body(scene, source[0], own), said)
    if low in ("they", "both", "all", "the two", "the pair"):
        speaker = pronouns.several(scene, source[0])
        return _meant(speaker, said, plural=True)
    if low in ("who", "which"):
        return _relative(scene, source[0], said)
    names = list(scene.named(*source))
    people = _heads(scene, source, [(name, entity) for name, entity in names if entity.kind == "person"])
    if people:
        return _person(scene, source, people)
    named = _named_after_comma(scene, source[1]) if _first(said) in _NAMED_BY else None
    if named is not None:
        return replace(_person(scene, (source[0], named[0].end), [named]), resolved=_more(named[1].full, said))
    complement = _COMPLEMENT.search(said, 1)
    phrase = said[: complement.start()] if complement else said
    words = _WORD.findall(phrase)
    head = words[-1] if words else ""
    if len(words) == 1 and scene.words.common(head.lower()):
        head = head.lower()  # "Officials in Texas said"
    body = _body(scene, source[0], source[0] + len(phrase), names)
    if _SHARE.match(said):
        return Speaker(anonymous=True, called=said, plural=True)
    if body and not head[:1].islower():
        return _organization(said, body[1])
    if head.lower() in scene.tokens.lexicons.words("roles", "parties", "members"):
        return Speaker(anonymous=True, called=said, head=head, plural=True)
    if head[:1].islower():
        return _noun(scene, source, said, head, body[1] if body else None, names)
    return Speaker(called=said, head=None, plural=" and " in said)


def _meant(meant: Speaker | Entity | None, said: str, *, plural: bool = False) -> Speaker:
    """The speaker behind a pronoun."""
    if meant is None:
        return Speaker(plural=plural)
    if isinstance(meant, Entity):
        organization = meant.full if meant.kind != "person" else None
        return Speaker(organization=organization, resolved=meant.full, called=meant.full, entity=meant)
    bare = meant.called is not None and not plural and " " not in meant.called and meant.called[:1].islower()
    return replace(meant, name=None, role=None, organization=None, resolved=None if bare else meant.called)


def _relative(scene: Scene, at: int, said: str) -> Speaker:
    """The speaker behind a relative pronoun: the name right before it, else nobody in particular."""
    for name, entity in scene.named(max(0, at - 60), at):
        fits = (entity.kind == "person") == (said.lower() == "who") and entity.kind != "unknown"
        if fits and scene.text[name.end : at].strip() in ("", ","):
            return Speaker(resolved=entity.full, called=entity.full, entity=entity)
    return Speaker(anonymous=True, plural=True)


def _heads(scene: Scene, source: Place, people: Sequence[tuple[Name, Entity]]) -> list[tuple[Name, Entity]]:
    """The people who speak themselves: not "aides to Mr. Lee", not "Mr. Lee's aides", not "Lee supporters"."""
    heads: list[tuple[Name, Entity]] = []
    for name, entity in people:
        owned = _OWNED.search(scene.text, max(source[0], name.start - 16), name.start)
        joined = owned and heads and owned.group().strip() in ("and", "or")
        follows = _FOLLOWS.match(scene.text, name.end, source[1])
        modifies = follows is not None and follows.group(1) not in _PREPOSITIONS
        if not scene.possessive(name) and not modifies and (not owned or joined):
            heads = [*heads, (name, entity)] if joined else [(name, entity)]  # "Lee ally Tom Bell": the last
    return heads


def _named_after_comma(scene: Scene, end: int) -> tuple[Name, Entity] | None:
    """The person whose name follows a role and a comma: "its chairman, Ann Lee, said"."""
    for name, entity in scene.named(end + 2, end + 3):
        closed = scene.text[name.end : name.end + 1] in (",", ".", " ", "")
        if scene.text[end : name.start] == ", " and entity.kind == "person" and closed:
            return name, entity
    return None


def _person(scene: Scene, source: Place, people: Sequence[tuple[Name, Entity]]) -> Speaker:
    said = scene.text[source[0] : source[1]]
    if len(people) > 1 and " and " in said:
        full = " and ".join(entity.full for _, entity in people)
        return Speaker(resolved=_more(full, said), called=full, plural=True, name=said)
    name, entity = people[0]
    role, organization = _office(scene, source, name)
    bare = scene.text[name.core : name.end]
    return Speaker(
        name=bare,
        role=role,
        organization=organization,
        resolved=None if " ".join(bare.split()) == entity.bare and " " in bare else _more(entity.full, said),
        called=entity.full,
        entity=entity,
    )


def _office(scene: Scene, source: Place, name: Name) -> tuple[str | None, str | None]:
    """Role and organisation of a person, from the title before the name and the apposition after it."""
    before = _bare(scene.text[source[0] : name.core].strip(" ,"))
    if before and before not in scene.words.courtesy:
        phrase, start = before, source[0]
        owned = re.split(r"[’']s?\s", phrase)[-1]
        role = owned if _is_role(scene, owned.split()[-1]) else phrase
    else:
        after = _APPOSITION.match(scene.text, name.end, name.end + 110)
        if after is None:
            return None, None
        phrase, start = after.group(1), after.start(1)
        role = _COMPLEMENT.split(phrase, maxsplit=1)[0]
    named = [entity for n, entity in scene.named(start, start + len(phrase) + 4) if n.kind == "organization"]
    known = any(_is_role(scene, word) for word in _WORD.findall(role))
    return (role if known else None), (named[0].full if named else None)


def _is_role(scene: Scene, word: str) -> bool:
    return word in scene.words.titles or word.lower() in scene.words.roles


def _body(scene: Scene, start: int, end: int, names: Sequence[tuple[Name, Entity]]) -> tuple[Name, Entity] | None:
    """The body named in the head of the source, whether it speaks itself or owns what does."""
    for name, entity in names:
        if entity.kind != "person" and start <= name.start < end:
            return name, entity
    return None


def _organization(said: str, entity: Entity) -> Speaker:
    return Speaker(organization=entity.full, resolved=_more(entity.full, said), called=entity.full, entity=entity)


def _noun(
    scene: Scene, source: Place, said: str, head: str, owner: Entity | None, names: Sequence[tuple[Name, Entity]]
) -> Speaker:
    """A source with a common noun for its head: a spokesman, the company, officials, a report."""
    words = scene.words
    definite, at = _first(said) in _DEFINITE, source[0]
    groups = words.nouns.get(head, ())
    if not groups and head.endswith("s") and "document" in words.nouns.get(head[:-1], ()):
        groups = ("document",)  # "recent polls"
    plural = head in _PLURALS or (head.endswith("s") and not head.endswith("ss")) or " and " in said
    if head.startswith("spokes") and not plural:
        return _spokesman(scene, at, said, head, owner, names)
    parts = re.split(r"\sand\s|,\s", said.lower())
    bodies_speak = any(part.split()[-1:] and part.split()[-1] in words.speaking for part in parts)
    if owner is None and (head == "management" or said.lower().startswith("company ")):
        main = bodies.main_body(scene, at)
        speaker = _named_after(said, main, f"{main.full} {head}" if main else None, head)
        return replace(speaker, anonymous=plural, plural=plural)
    if "document" in groups and not (plural and head in words.unnamed):
        return _document(scene, source, said, head, owner, names)
    if groups and not plural:
        bare = not names and not any(word[0].isupper() for word in said.split()[1:])
        entity = bodies.named_body(scene, head, at) if definite and bare else None
        if entity is not None:
            return _named_after(said, entity, entity.full, head)
        if entity is None and "press" in groups and _first(said) in _INDEFINITE:
            entity = bodies.named_later(scene, head, source[1])
            if entity is not None:
                return _named_after(said, entity, entity.full, head)
        unnamed = _first(said) in _INDEFINITE and "press" not in groups and not names
        return Speaker(anonymous=unnamed, called=_bare(said), head=head)
    if not plural and definite and any(one.head == head and one.anonymous for one in scene.spoken[-4:]):
        return Speaker(anonymous=True, called=_bare(said), head=head)  # "A senior official said … The official said"
    if not plural and definite:
        entity = roles.described(scene, said.split()[1:], at)
        if entity is not None:
            return Speaker(resolved=_more(entity.full, said), called=entity.full, entity=entity, head=head)
        return Speaker(called=_bare(said), head=head)
    if bodies_speak or (
        " and " in said and groups and any(word[0].isupper() for word in said.split()[1:] + said.split()[:1])
    ):
        return Speaker(called=_bare(said), head=head, plural=True)
    owned = re.search(r"\w[’']s?\s|^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s", said) is not None
    unnamed = (
        plural or not owned or not (words.common(head) or head in scene.tokens.lexicons.words("roles", "kin"))
    )  # "Brazil's deputy minister" is one person
    return Speaker(anonymous=unnamed, called=_bare(said), head=head, plural=plural)


def _document(
    scene: Scene, source: Place, said: str, head: str, owner: Entity | None, names: Sequence[tuple[Name, Entity]]
) -> Speaker:
    """A report, a poll, a memo: by the fullest words for it, or by the body whose it is."""
    if owner is not None and any(entity is owner and scene.possessive(name) for name, entity in names):
        return Speaker(organization=owner.full, resolved=_more(owner.full, said), called=owner.full, head=head)
    maker = _MAKER.search(said)
    if maker and not names:
        entity = bodies.named_body(scene, maker.group(1), source[0])
        return _named_after(said, entity, f"{entity.full} {head}" if entity else None, head)
    full = documents.fullest(scene, head, source[0]) if _first(said) in _DEFINITE and len(said.split()) == 2 else None
    if full is None and head == "paper" and _first(said) in _DEFINITE:
        entity = bodies.named_body(scene, head, source[0])
        if entity:
            return _named_after(said, entity, entity.full, head)
    resolved = _more(full, said)
    return Speaker(resolved=resolved, called=resolved or _bare(said), head=head)


def _spokesman(
    scene: Scene, at: int, said: str, head: str, owner: Entity | None, names: Sequence[tuple[Name, Entity]]
) -> Speaker:
    entity = owner
    if entity is None and names:
        entity = names[-1][1]  # "a spokesman for the Treasury"
    elif entity is None and " for " in said:
        return Speaker(role=head, called=_bare(said), head=head)  # "a spokesman for the buyer"
    elif entity is None and _first(said) in _DEFINITE:
        before = bodies.spokesman(scene, at)
        if before is not None:
            return replace(before, name=None, role=head, organization=None, resolved=before.called, head=head)
    elif entity is None and _first(said) in _ITS:
        meant = pronouns.body(scene, at, ())
        entity = meant.entity if isinstance(meant, Speaker) else meant
    entity = entity or bodies.main_body(scene, at)
    return _named_after(said, entity, f"{entity.full} {head}" if entity else None, head)


def _named_after(said: str, entity: Entity | None, full: str | None, head: str) -> Speaker:
    """A speaker who is known by a body: the body itself, its management, its spokesman."""
    bodily = entity if full is not None and entity is not None and full == entity.full else None
    return Speaker(
        role=head if head.startswith("spokes") else None,
        organization=entity.full if entity else None,
        resolved=_more(full, said),
        called=full or _bare(said),
        entity=bodily,
        head=head,
    )


def _first(said: str) -> str:
    """The first word, in small letters."""
    return next(iter(said.split(maxsplit=1)), "").lower()


def _bare(said: str) -> str:
    """The source without its article or pronoun."""
    first, _, rest = said.partition(" ")
    return rest if rest and (first.lower() in _BARE) else said


def _more(full: str | None, said: str) -> str | None:
    """`full` where it says more than the source's own words."""
    if full is None:
        return None
    own = {word.rstrip(".").lower() for word in _WORD.findall(said.replace("’s", "").replace("'s", ""))}
    return full if any(word.rstrip(".").lower() not in own for word in _WORD.findall(full)) else None
