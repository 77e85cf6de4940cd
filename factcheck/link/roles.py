"""Whom "the lawmaker" or "the president" means: somebody named before with that role, or one that it stands for."""

from collections.abc import Iterable, Sequence

from factcheck.link.scene import Scene
from factcheck.text.entities import Entity

_BACK = 40
"""How many names back the person may have been named."""


def person(scene: Scene, role: str, at: int) -> Entity | None:
    """The person whom "the ROLE" at `at` means; None where nobody has been said to be one."""
    wanted = scene.words.stands.get(role, frozenset({role}))
    gender = scene.words.genders.get(role)
    for speaker in reversed(scene.spoken[-4:]):
        if speaker.entity is not None and _is(speaker.entity, wanted, gender):
            return speaker.entity
    entities = scene.tokens.entities
    last = entities.before(at)
    for index in range(last - 1, max(-1, last - 1 - _BACK), -1):
        entity = entities.of[index]
        if entity is not None and _is(entity, wanted, gender):
            return entity
    near = {id(speaker.entity): speaker.entity for speaker in scene.spoken[-3:] if speaker.entity is not None}
    if len(near) == 1 and role in scene.words.stands and scene.last_speaker(at, within=3):
        only = next(iter(near.values()))
        return only if _unknown(only, gender) else None
    return None


def described(scene: Scene, words: Sequence[str], at: int) -> Entity | None:
    """The person whom "the former ambassador" or "the Prime Minister" at `at` means, if `words` end with a role."""
    if not words:
        return None
    role = words[-1].lower()
    meant = person(scene, role, at) if role in scene.words.roles else None
    if meant is None:
        return None
    parties, own = _parties(scene, words), _parties(scene, meant.nouns)
    titles = {
        word for word in words if word[0].isupper() and word in scene.words.titles and not _parties(scene, [word])
    }
    return meant if titles <= meant.nouns and (not parties or not own or parties <= own) else None


def _parties(scene: Scene, words: Iterable[str]) -> set[str]:
    """The parties that the words tell of."""
    lists = scene.tokens.lexicons["roles"]["parties"]
    return {party for party in lists for word in words if party != "members" and word in lists[party].split()}


def _is(entity: Entity, wanted: frozenset[str], gender: str | None) -> bool:
    if entity.kind != "person" or (gender and entity.gender and gender != entity.gender):
        return False
    return any(noun in wanted or noun.lower() in wanted for noun in entity.nouns)


def _unknown(entity: Entity, gender: str | None) -> bool:
    """Whether nothing is known of what the person is."""
    return entity.kind == "person" and not entity.nouns and gender in (None, entity.gender)
