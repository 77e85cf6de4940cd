"""Attributions by an aside: "according to the ministry", "in the words of one aide", "reportedly".

The aside stands before what is said, with a comma after its source, or behind it, or in the middle.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.records.readings import AttributionReading
from factcheck.rulebook.schema import Rule
from factcheck.speech import contents
from factcheck.speech.contents import Content
from factcheck.speech.cues import Cues
from factcheck.speech.found import CONTENT_FIRST, Found, reading
from factcheck.speech.sources import Words, phrase_right
from factcheck.text.clauses import Utterance
from factcheck.text.tokens import Tokens


class Options(Rule):
    """The phrases that a rule takes as asides, and whether a source follows them."""

    phrases: tuple[str, ...]
    sourced: bool = True


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[AttributionReading]:
    """Every attribution by one of the rules' phrases."""
    cues = tokens.lexicons.built(Cues)
    phrases: dict[str, list[tuple[list[str], Options]]] = {}
    for rule in rules:
        for phrase in rule.phrases:
            words = phrase.lower().split()
            phrases.setdefault(words[0], []).append((words, rule))
    for utterance in tokens.utterances:
        if phrases.keys().isdisjoint(utterance.words):
            continue
        for found, rule in _found(utterance, phrases, cues):
            yield reading(found, rule=rule.name, carry=False)


def _found(
    utterance: Utterance, phrases: dict[str, list[tuple[list[str], Options]]], cues: Cues
) -> Iterator[tuple[Found, Options]]:
    for index, word in enumerate(utterance.words):
        for words, rule in phrases.get(word, ()):
            end = index + len(words)
            if utterance.words[index:end] != words:
                continue
            found = _sourced(utterance, index, end, cues) if rule.sourced else _bare(utterance, index, end, cues)
            if found:
                yield found, rule
                break


def _sourced(utterance: Utterance, start: int, end: int, cues: Cues) -> Found | None:
    tags = utterance.tags
    source = _source(utterance, end)
    if not source or (source[1] == source[0] + 1 and tags[source[0]] == "N" and utterance.words[source[0]][-1] != "s"):
        return None  # "according to plan", "according to size"
    if not set(tags[:start]) - set("RAB,T"):
        comma = _past_apposition(tags, source[1])
        if comma < 0:
            return None
        content = contents.rest(utterance, comma + 1, cues)
        return Found(utterance, source, (start, end), content, CONTENT_FIRST)
    opening = contents.opening(utterance, start)
    last = start
    while last > opening and tags[last - 1] in ",-(":
        last -= 1
    if last == opening:
        return None
    frame: contents.Frame = "quotation" if set(tags[opening:last]) == {"Q"} else "clause"
    content = Content(frame, "clause", ((opening, last),))
    after = _past_apposition(tags, source[1], stop=source[1])
    goes_on = tags[after : after + 1] == "," and tags[after + 1 : after + 2] in ("A", "B")
    if tags[start - 1] == "," and (goes_on or not contents.has_verb(tags, opening, last)):
        content = contents.around(utterance, content, after)
    return Found(utterance, source, (start, end), content, CONTENT_FIRST)


def _source(utterance: Utterance, at: int) -> Words | None:
    """The noun phrase after "according to", with what is said of it up to a comma or a verb."""
    tags = utterance.tags
    found = phrase_right(utterance, at)
    if not found:
        return None
    end = found[1]
    while end < len(tags) and tags[end] in "DNC#'IMEG" and tags[end] + tags[end - 1] != "DN":
        end += 1
    while end > found[1] and tags[end - 1] in "IDEG":
        end -= 1
    return found[0], end


def _past_apposition(tags: str, at: int, *, stop: int = -1) -> int:
    """The comma after which a main clause begins, past an apposition: "according to Lind, a pilot, | …"."""
    comma = tags.find(",", at)
    if comma < 0 or comma > at + 20:
        return stop
    following = tags.find(",", comma + 1)
    if 0 < following < comma + 20 and tags[comma + 1] in "DW" and following + 1 < len(tags):
        apposed = tags[comma + 1 : following]
        if apposed[0] == "W" or not set(apposed) & set("VX"):
            return following
    return comma


def _bare(utterance: Utterance, start: int, end: int, cues: Cues) -> Found | None:
    """An adverb that reports: the whole of its clause is what is said, without it."""
    tags = utterance.tags
    opening = contents.opening(utterance, start)
    content = contents.rest(utterance, end, cues)
    pieces = content.pieces if start == opening else ((opening, start), *content.pieces)
    if content.pieces[0][0] >= content.pieces[0][1] or not contents.has_verb(tags, opening, content.pieces[0][1]):
        return None
    return Found(utterance, None, (start, end), content._replace(pieces=pieces), CONTENT_FIRST)
