"""Who "he", "she", "it" and "they" are, where they speak."""

from collections.abc import Iterator, Sequence

from factcheck.link import roles
from factcheck.link.scene import Scene, Speaker
from factcheck.records.readings import Place
from factcheck.text.entities import Entity
from factcheck.text.name_words import Gender
from factcheck.text.names import Name
from factcheck.text.patterns import pattern

GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
_ROLE = pattern(
    r"(?:^|[,;]\s|\bthat\s)[Tt]he\s((?:[A-Za-z][\w-]*\s){1,3}?)"
    r"(?=(?:also|then|later|is|was|has|had|will|would|said|told|went|did|came|\w+ed|[a-z]+s)\b)"
)
"""A role as the subject: "the former ambassador also discussed"."""

_OBJECT = pattern(
    r"\b(?:of|for|to|in|from|at|with|by|on|about|against|between|under|over|versus|than|like|into|toward|towards|and|or"
    r"|\w{3,}ed|said|told|met|is|was|were|are|be|been|has|have|had|including|called|named|against)\s"
    r"(?:the\s|an?\s|his\s|her\s|their\s)?(?:(?:[A-Z][\w.-]*|[a-z-]+)\s){0,3}$"
)
_BACK = 4
"""How many sentences back a pronoun may reach."""


def person(scene: Scene, gender: Gender, at: int, own: Sequence[Place]) -> Speaker | Entity | None:
    """The speaker or the person that "he" or "she" at `at` stands for; `own` is what that pronoun says."""
    anybody: list[Entity] = []
    for start, stop in _back(scene, at, own, _BACK):
        last = scene.last_speaker(at)
        if last and start <= last.place[0] < stop and _may_be(last, gender) and not _inside(last.place[0], own):
            return last
        role = _ROLE.search(scene.text[start:stop])
        meant = roles.described(scene, role.group(1).split(), start) if role else None
        if meant is not None and meant.gender in (None, gender):
            return meant
        for name, entity in scene.named(start, stop, outside=own):
            fits = entity.kind == "person" and entity.gender in (None, gender)
            if not fits or scene.possessive(name) or scene.quoted(name.start):
                continue
            if _is_subject(scene.text, start, name):
                return entity
            anybody.append(entity)
    return anybody[0] if anybody and all(entity is anybody[0] for entity in anybody) else None


def _back(scene: Scene, at: int, own: Sequence[Place], sentences: int) -> Iterator[Place]:
    """The stretches in which the pronoun's meaning is looked for, the nearest first: what stands before it in its
    sentence, then the sentences before, leaving out those of its own words."""
    here = scene.sentence(at)
    yield scene.tokens.sentences[here].start, at
    left = sentences
    for number in range(here - 1, max(-1, here - 40), -1):
        start, end, _ = scene.tokens.sentences[number]
        if any(first <= start and end <= last for first, last in own):
            continue
        yield start, end
        left -= 1
        if not left:
            return


def _inside(offset: int, places: Sequence[Place]) -> bool:
    return any(start <= offset < end for start, end in places)


def _is_subject(text: str, start: int, name: Name) -> bool:
    """Whether the name may be the subject of its clause: no preposition or verb leads up to it."""
    before = text[start : name.start]
    return len(before) < 4 or before.endswith("As for ") or not _OBJECT.search(before[-60:])


def _may_be(speaker: Speaker, gender: Gender) -> bool:
    """Whether the speaker is one person of that gender, as far as the text shows."""
    if speaker.plural:
        return False
    if speaker.entity is not None:
        entity = speaker.entity
        return entity.kind in ("person", "unknown") and entity.gender in (None, gender)
    return (
        speaker.called is not None and speaker.head is not None and (speaker.anonymous or speaker.head[:6] == "spokes")
    )


def body(scene: Scene, at: int, own: Sequence[Place]) -> Speaker | Entity | None:
    """The speaker or the body that "it" at `at` stands for."""
    for start, stop in _back(scene, at, own, 2):
        last = scene.last_speaker(at)
        if last and start <= last.place[0] < stop and not last.plural and not _inside(last.place[0], own):
            if last.entity is not None and last.entity.kind == "person":
                return None
            return last if last.called else None
        for name, entity in scene.named(start, stop, outside=own):
            if scene.possessive(name) or scene.quoted(name.start):
                continue
            if entity.kind == "person":
                break
            if entity.kind == "organization" and _is_subject(scene.text, start, name):
                return entity
    return None


def several(scene: Scene, at: int) -> Speaker | None:
    """The speakers that "they" or "both" stands for: those who spoke last, if they are more than one."""
    last = scene.last_speaker(at, within=3)
    return last if last and last.plural else None
