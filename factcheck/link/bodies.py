"""Which body "the company", "the agency" or "a spokesman" speaks for."""

from factcheck.link.scene import Scene, Speaker
from factcheck.text.entities import Entity

_BACK = 12
"""How many sentences back a body may have been named."""

_TRADES = frozenset({"company", "airline", "bank"})

_ANY = frozenset(
    ("company", "firm", "group", "corporation", "concern", "business", "bank", "lender", "airline", "carrier")
)
"""Nouns for a company that say little; any other must be said of the company somewhere, or there be but one."""

_BODIES = frozenset("organization organisation group body nonprofit institution".split())
"""Nouns for a body of any sort."""

_LOOSE = frozenset({"company", "airline"})
"""Sorts whose names often show nothing: any unknown name may be one."""


def named_body(scene: Scene, noun: str, at: int) -> Entity | None:
    """The body that "the NOUN" at `at` stands for; None where none fits, or two fit alike."""
    groups = scene.words.nouns.get(noun, ())
    scores: dict[int, tuple[float, Entity]] = {}
    here = scene.sentence(at)
    first = scene.tokens.sentences[max(0, here - _BACK)].start
    before = scene.tokens.sentences[here - 1].start if here else -1
    subject: Entity | None = None
    for name, entity in scene.named(first, at):
        fit = _fit(entity, noun, groups)
        opens = name.start == before  # the subject of the sentence before
        if opens and entity.kind == "unknown" and not _TRADES.isdisjoint(groups):
            fit = max(fit, 1.5)
        if not fit or scene.quoted(name.start):
            continue
        subject = entity if opens else subject
        near = 1 / (1 + here - scene.sentence(name.start))
        more = near + (0 if scene.possessive(name) else 0.25) + (1 if opens else 0)
        scores[id(entity)] = scores.get(id(entity), (fit, entity))[0] + more, entity
    speaking = [speaker.entity for speaker in scene.spoken[-3:] if speaker.entity and id(speaker.entity) in scores]
    if speaking:
        score, entity = scores[id(speaking[-1])]
        scores[id(entity)] = score + 1, entity
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if len(ranked) > 1 and noun not in _ANY and noun not in ranked[0][1].nouns and not _TRADES.isdisjoint(groups):
        return None  # "the jewelry store operator", of several companies
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.3):
        return None
    return ranked[0][1] if subject in (None, ranked[0][1]) else None


def _fit(entity: Entity, noun: str, groups: tuple[str, ...]) -> float:
    """How well "the NOUN" fits the body; 0 where it can't be."""
    if entity.kind == "person":
        return 0
    if noun in entity.nouns:
        return 4
    if entity.group == "body" and "body" in groups and noun not in _BODIES:
        return 3 if noun.capitalize() in entity.bare.split() else 0  # "the league" is no association
    if entity.group in groups:
        return 3
    if entity.group in _TRADES and not _TRADES.isdisjoint(groups):
        return 2.5 if "company" in groups else 1.5
    if entity.group is not None:
        return 0
    if not _LOOSE.isdisjoint(groups) and len(entity.mentions) > 1:
        return 1.5
    return 1 if "body" in groups and entity.kind == "organization" and len(entity.mentions) > 1 else 0


def named_later(scene: Scene, noun: str, at: int) -> Entity | None:
    """The body that the text calls a NOUN when it names it soon after: "a newspaper … said Uhuru, a newspaper"."""
    last = min(scene.sentence(at) + 3, len(scene.tokens.sentences) - 1)
    return next(
        (entity for _, entity in scene.named(at, scene.tokens.sentences[last].end) if noun in entity.nouns), None
    )


def main_body(scene: Scene, at: int) -> Entity | None:
    """The body that a bare "spokesman" or "management" at `at` belongs to: the one that the text is about."""
    return named_body(scene, "company", at)


def spokesman(scene: Scene, at: int) -> Speaker | None:
    """The spokesman who spoke last before `at`, or who was named last."""
    for speaker in reversed(scene.spoken[-8:]):
        if speaker.head and speaker.head.startswith("spokes"):
            return speaker
        if speaker.entity and any(noun.lower().startswith("spokes") for noun in speaker.entity.nouns):
            return speaker
    return None
