"""Sources with a common noun for their head: a spokesman, the company, officials, a report."""

from dataclasses import replace

from factcheck.link import bodies, documents, pronouns, roles
from factcheck.link.phrase import Phrase, more
from factcheck.link.scene import Scene, Speaker
from factcheck.text.entities import Entity
from factcheck.text.patterns import pattern

_ITS = frozenset(("its", "their", "his", "her", "company", "campaign"))
_MAKER = pattern(r"\b(?:by|from) the ([a-z]+)\b")
_PARTS = pattern(r"\sand\s|,\s")


def speaker(scene: Scene, phrase: Phrase) -> Speaker:
    """The speaker whom the phrase means."""
    words, head = scene.words, phrase.head
    groups = words.nouns.get(head, ())
    if not groups and head.endswith("s") and "document" in words.nouns.get(head[:-1], ()):
        groups = ("document",)  # "recent polls"
    if head.startswith("spokes") and not phrase.plural:
        return _spokesman(scene, phrase)
    if phrase.body is None and (head == "management" or (phrase.first == "company" and head != "company")):
        main = bodies.main_body(scene, phrase.place[0])
        known = _of_body(phrase, main, f"{main.full} {head}" if main else None)
        return replace(known, anonymous=phrase.plural, plural=phrase.plural)
    if "document" in groups and not (phrase.plural and head in words.unnamed):
        return _document(scene, phrase)
    if groups and not phrase.plural:
        return _body(scene, phrase, groups)
    if phrase.definite and not phrase.plural:
        return _known_person(scene, phrase)
    return _people(scene, phrase, groups)


def _spokesman(scene: Scene, phrase: Phrase) -> Speaker:
    """A spokesman, by the body he speaks for; "the spokesman": the one who spoke before."""
    owner, head = phrase.body, phrase.head
    entity = owner[1] if owner else None
    if entity is None and phrase.names:
        entity = phrase.names[-1][1]  # "a spokesman for the Treasury"
    elif entity is None and (" for " in phrase.said or (phrase.owned and phrase.first not in _ITS)):
        return Speaker(
            role=head, called=phrase.bare, head=head
        )  # "a spokesman for the buyer", "the premier's spokesman"
    elif entity is None and phrase.definite:
        before = bodies.spokesman(scene, phrase.place[0])
        if before is not None:
            return replace(before, name=None, role=head, organization=None, resolved=before.called, head=head)
    elif entity is None and phrase.first in _ITS:
        meant = pronouns.body(scene, phrase.place[0], ())
        entity = meant.entity if isinstance(meant, Speaker) else meant
    entity = entity or bodies.main_body(scene, phrase.place[0])
    return _of_body(phrase, entity, f"{entity.full} {head}" if entity else None)


def _document(scene: Scene, phrase: Phrase) -> Speaker:
    """A report, a poll, a memo: by the fullest words for it, or by the body whose it is."""
    owner, head, at = phrase.body, phrase.head, phrase.place[0]
    if owner is not None and scene.possessive(owner[0]):
        return _of_body(phrase, owner[1], owner[1].full, bodily=False)
    maker = _MAKER.search(phrase.said)
    if maker and not phrase.names:
        entity = bodies.named_body(scene, maker.group(1), at)
        return _of_body(phrase, entity, f"{entity.full} {head}" if entity else None)
    plain = phrase.definite and len(phrase.said.split()) == 2
    full = documents.fullest(scene, head, at) if plain else None
    entity = bodies.named_body(scene, head, at) if full is None and head == "paper" and phrase.definite else None
    if entity:
        return _of_body(phrase, entity, entity.full)
    resolved = more(full, phrase.said)
    return Speaker(resolved=resolved, called=resolved or phrase.bare, head=head)


def _body(scene: Scene, phrase: Phrase, groups: tuple[str, ...]) -> Speaker:
    """The company, the court, a group: by its name where that is known; new and without a name: anonymous."""
    entity = None
    if phrase.definite and not phrase.names and not phrase.named:
        entity = bodies.named_body(scene, phrase.head, phrase.place[0])
    elif phrase.indefinite and "press" in groups:
        entity = bodies.named_later(scene, phrase.head, phrase.place[1])
    if entity is not None:
        return _of_body(phrase, entity, entity.full)
    if phrase.definite and not phrase.named:
        for one in reversed(scene.spoken[-6:]):  # "Chile's water ministry … the ministry"
            if one.head == phrase.head and not one.anonymous and one.called and " " in one.called:
                return replace(one, resolved=more(one.called, phrase.said))
    unnamed = phrase.indefinite and "press" not in groups and not phrase.names
    return Speaker(anonymous=unnamed, called=phrase.bare, head=phrase.head)


def _known_person(scene: Scene, phrase: Phrase) -> Speaker:
    """The senator, the lawmaker; "the official" after "a senior official said" is still nobody."""
    if any(one.head == phrase.head and one.anonymous for one in scene.spoken[-4:]):
        return Speaker(anonymous=True, called=phrase.bare, head=phrase.head)
    entity = roles.described(scene, phrase.said.split()[1:], phrase.place[0])
    if entity is None:
        return Speaker(called=phrase.bare, head=phrase.head)
    return Speaker(resolved=more(entity.full, phrase.said), called=entity.full, entity=entity, head=phrase.head)


def _people(scene: Scene, phrase: Phrase, groups: tuple[str, ...]) -> Speaker:
    """Officials, a witness: nobody in particular, but for bodies (police) and somebody's one ("Brazil's minister")."""
    head, words = phrase.head, scene.words
    ends = [part.split()[-1] for part in _PARTS.split(phrase.said.lower()) if part.split()]
    bodily = any(end in words.speaking for end in ends)
    named = " and " in phrase.said and groups and any(word[0].isupper() for word in phrase.said.split())
    if bodily or named:
        return Speaker(called=phrase.bare, head=head, plural=True)
    single = words.common(head) or head in scene.tokens.lexicons.words("roles", "kin")
    known = phrase.owned or (head in words.roles and head not in words.unnamed and not phrase.indefinite)
    unnamed = phrase.plural or not known or not single
    return Speaker(anonymous=unnamed, called=phrase.bare, head=head, plural=phrase.plural)


def _of_body(phrase: Phrase, entity: Entity | None, full: str | None, *, bodily: bool = True) -> Speaker:
    """A speaker who is known by a body: the body itself, or as `full` its management, its spokesman, its poll."""
    itself = bodily and entity is not None and full == entity.full
    return Speaker(
        role=phrase.head if phrase.head.startswith("spokes") else None,
        organization=entity.full if entity else None,
        resolved=more(full, phrase.said),
        called=full or phrase.bare,
        entity=entity if itself else None,
        head=phrase.head,
    )
