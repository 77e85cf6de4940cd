"""Who "he", "she", "it" and "they" are, where they speak."""

from collections.abc import Sequence

from factcheck.link.scene import Scene, Speaker
from factcheck.records.readings import Place
from factcheck.text.entities import Entity
from factcheck.text.name_words import Gender

GENDERS: dict[str, Gender] = {"he": "m", "she": "f"}
_BACK = 4
"""How many sentences back a pronoun may reach."""


def person(scene: Scene, gender: Gender, at: int, own: Sequence[Place]) -> Speaker | Entity | None:
    """The speaker or the person that "he" or "she" at `at` stands for; `own` is what that pronoun says."""
    here = scene.sentence(at)
    last = scene.last_speaker(at, within=_BACK)
    for number in range(here, max(-1, here - _BACK), -1):
        sentence = scene.tokens.sentences[number]
        stop = at if number == here else sentence.end
        if last and sentence.start <= last.place[0] < stop and _may_be(last, gender):
            return last
        subject = _subject(scene, sentence.start, stop, gender, own)
        if subject is not None:
            return subject
    return None


def _may_be(speaker: Speaker, gender: Gender) -> bool:
    """Whether the speaker is one person of that gender, as far as the text shows."""
    if speaker.plural:
        return False
    if speaker.entity is not None:
        entity = speaker.entity
        return entity.kind in ("person", "unknown") and entity.gender in (None, gender)
    return speaker.called is not None and speaker.head is not None and speaker.head.startswith("spokes")


def _subject(scene: Scene, start: int, end: int, gender: Gender, own: Sequence[Place]) -> Entity | None:
    """The first person of that gender whom the sentence names outside quotations, not as an owner of something."""
    for name, entity in scene.named(start, end, outside=own):
        if entity.kind != "person" or entity.gender not in (None, gender):
            continue
        if not scene.possessive(name) and not scene.quoted(name.start):
            return entity
    return None


def body(scene: Scene, at: int, own: Sequence[Place]) -> Speaker | Entity | None:
    """The speaker or the body that "it" at `at` stands for."""
    here = scene.sentence(at)
    last = scene.last_speaker(at, within=2)
    for number in range(here, max(-1, here - 3), -1):
        sentence = scene.tokens.sentences[number]
        stop = at if number == here else sentence.end
        if last and sentence.start <= last.place[0] < stop and not last.plural:
            if last.entity is not None and last.entity.kind == "person":
                return None
            return last if last.called else None
        for name, entity in scene.named(sentence.start, stop, outside=own):
            if entity.kind == "person" and not scene.possessive(name):
                break
            if entity.kind == "organization" and not scene.possessive(name) and not scene.quoted(name.start):
                return entity
    return None


def several(scene: Scene, at: int) -> Speaker | None:
    """The speakers that "they" or "both" stands for: those who spoke last, if they are more than one."""
    last = scene.last_speaker(at, within=3)
    return last if last and last.plural else None
