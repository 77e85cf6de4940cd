"""Who is behind a source: name, role and organisation, whether anybody is named at all, and the fullest name."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.link import nouns, people, pronouns
from factcheck.link.phrase import first, more, read
from factcheck.link.scene import Scene, Speaker
from factcheck.records.readings import AttributionReading, Place
from factcheck.text.entities import Entity
from factcheck.text.patterns import pattern

_NAMED_BY = frozenset("the a an its their his her our one another".split())
_SHARE = pattern(r"\d[\d,.]*\s?(?:%|(?:in|of|out|percent|per cent)\b|$)")


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
    """The speaker whom the words at `source` mean; `own` is what they are made to say."""
    said = scene.text[slice(*source)]
    low = said.lower()
    if low in pronouns.GENDERS:
        return _meant(pronouns.person(scene, pronouns.GENDERS[low], source[0], own))
    if low in ("it", "the latter"):
        return _meant(pronouns.body(scene, source[0], own))
    if low in ("they", "both", "all", "the two", "the pair"):
        return _meant(pronouns.several(scene, source[0]), plural=True)
    if low in ("who", "which"):
        return _relative(scene, source[0], said)
    names = list(scene.named(*source))
    speaking = people.heads(scene, source, names)
    if speaking:
        return people.speaker(scene, source, speaking)
    role = first(said) in _NAMED_BY or said.rpartition(" ")[2][:1].islower()
    named = people.after_comma(scene, source[1]) if role else None
    if named is not None:
        whole = people.speaker(scene, (source[0], named[0].end), [named])
        return replace(whole, resolved=more(named[1].full, said))
    if _SHARE.match(said):
        return Speaker(anonymous=True, called=said, plural=True)
    phrase = read(scene, source, names)
    lower = phrase.head[:1].islower()
    if phrase.body and not lower:
        body = phrase.body[1]
        return Speaker(organization=body.full, resolved=more(body.full, said), called=body.full, entity=body)
    if phrase.head.lower() in scene.tokens.lexicons.words("roles", "parties", "members"):
        return Speaker(anonymous=True, called=said, head=phrase.head, plural=True)
    return nouns.speaker(scene, phrase) if lower else Speaker(called=said, plural=" and " in said)


def _meant(meant: Speaker | Entity | None, *, plural: bool = False) -> Speaker:
    """The speaker behind a pronoun."""
    if meant is None:
        return Speaker(plural=plural)
    if isinstance(meant, Entity):
        organization = meant.full if meant.kind != "person" else None
        return Speaker(organization=organization, resolved=meant.full, called=meant.full, entity=meant)
    if meant.anonymous and not plural:
        return replace(meant, resolved=None)  # "a former engineer … she says"
    bare = meant.called is not None and not plural and " " not in meant.called and meant.called[:1].islower()
    return replace(meant, name=None, role=None, organization=None, resolved=None if bare else meant.called)


def _relative(scene: Scene, at: int, said: str) -> Speaker:
    """The speaker behind a relative pronoun: the name right before it, else nobody in particular."""
    for name, entity in scene.named(max(0, at - 60), at):
        fits = (entity.kind == "person") == (said.lower() == "who") and entity.kind != "unknown"
        if fits and scene.text[name.end : at].strip() in ("", ","):
            return Speaker(resolved=entity.full, called=entity.full, entity=entity)
    return Speaker(anonymous=True, plural=True)
