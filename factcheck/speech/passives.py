"""Sayings in the passive: "he was accused of fraud", "the firm is said to be for sale", "it was reported that …"."""

from factcheck.speech import contents
from factcheck.speech.adjuncts import adjuncts
from factcheck.speech.cues import Cues, Hit
from factcheck.speech.found import SOURCE_FIRST, Found
from factcheck.speech.sources import Words, phrase_right, subject
from factcheck.text.clauses import Utterance

_QUESTIONS = frozenset("whether if what which why how who when where".split())
_REACH = 12  # words between the verb and "by"


def find(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    """The attribution whose cue is the passive `hit`; its source is who stands after "by", if anybody."""
    if "passive" not in hit.cue.frames:
        return None
    tags, words = utterance.tags, utterance.words
    spoken_of = subject(utterance, hit.first)
    source: Words | None = None
    at = hit.end
    for index in range(at, min(len(tags), at + _REACH)):
        if words[index] == "by":
            source = phrase_right(utterance, index + 1)
            if source and index == at:
                at = source[1]
            break
        if tags[index] in ",.;:":
            break
    if spoken_of and not source and tags[spoken_of[0]] in "TW":
        return None  # "the town that was told to close": nobody's words are at hand
    content = _content(utterance, spoken_of, at, cues)
    if not content:
        return None
    if source and source[0] > at:  # accused of fraud | by the state
        start, end = content.pieces[-1]
        content = content._replace(pieces=(*content.pieces[:-1], (start, min(end, source[0] - 1))))
    return Found(utterance, source, (hit.start, hit.end), content, SOURCE_FIRST, passive=True)


def asked(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    """ "Asked whether it leaked, he left", "…, when asked if it leaked": a question that nobody is named for."""
    if hit.cue.verb != "ask":
        return None
    tags, words = utterance.tags, utterance.words
    if set(tags[: hit.first]) - set("RABS") and words[hit.first - 1] != "when":
        return None
    at = hit.end
    source: Words | None = None
    if words[at : at + 1] == ["by"]:
        source = phrase_right(utterance, at + 1)
        at = source[1] if source else at
    at = adjuncts(utterance, at, cues)
    if at + 1 >= len(tags) or words[at] not in _QUESTIONS:
        return None
    said = contents.rest(utterance, at, cues, table="passive")
    ((start, end),) = said.pieces
    comma = tags.find(",", at + 2, end)
    content = said._replace(pieces=((start, comma if comma > 0 else end),))
    return Found(utterance, source, (hit.start, hit.end), content, SOURCE_FIRST, passive=True)


def _content(utterance: Utterance, spoken_of: Words | None, at: int, cues: Cues) -> contents.Content | None:
    tags, words = utterance.tags, utterance.words
    at = adjuncts(utterance, at, cues) if words[at : at + 1] not in (["of"], ["for"], ["to"], ["as"]) else at
    if at < len(tags) and tags[at] == "T":
        return contents.rest(utterance, at + 1, cues, table="passive")
    if not spoken_of or at >= len(tags) or words[at] not in ("to", "of", "for", "as"):
        return None
    said = contents.rest(utterance, at, cues, table="passive")
    return said._replace(pieces=(spoken_of, *said.pieces))
