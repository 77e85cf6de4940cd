"""Attributions by a verb of saying: who is made to say something, with which verb, and what.

The text is scanned once for cues; around each, the source is sought over phrases and the content by the frames that
the verb takes. Rules choose which orders, frames and cues count, and give the attribution its name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from factcheck.records.claims import QuoteType
from factcheck.records.readings import AttributionReading, Place
from factcheck.rulebook.kinds.cue import contents
from factcheck.rulebook.kinds.cue.sources import Words, phrase_right, shared, subject
from factcheck.rulebook.kinds.cue.words import Cues, Hit
from factcheck.rulebook.schema import Rule
from factcheck.text.clauses import Utterance
from factcheck.text.tokens import Tokens

Part = Literal["source", "cue", "content"]


class Options(Rule):
    """Which attributions a rule takes.

    `order` is that of their parts; where `inverted`, source and cue may change places. `content` are the frames in
    which what is said may stand, `cues` the tables of `rules/lexicons/cues.toml` of which one has the cue. `carry`:
    quotations that follow without a cue of their own belong to it, too.
    """

    order: tuple[Part, ...]
    inverted: bool = False
    content: tuple[contents.Frame, ...]
    cues: tuple[str, ...]
    carry: bool = False


@dataclass(slots=True)
class Found:
    """An attribution in the words of its utterance, before it is a reading."""

    utterance: Utterance
    hit: Hit
    source: Words | None
    content: contents.Content
    order: tuple[Part, ...]
    inverted: bool = False
    more: list[Place] = field(default_factory=list)


_QUOTED_FIRST: tuple[Part, ...] = ("content", "source", "cue")
_SOURCE_FIRST: tuple[Part, ...] = ("source", "cue", "content")


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[AttributionReading]:
    """Every attribution that `rules` license, in the order of their utterances."""
    cues = tokens.lexicons.built(Cues)
    found: list[Found] = []
    for utterance in tokens.utterances:
        here = list(_settled(_found(utterance, cues)))
        if not here and found:
            _carry_on(found[-1], utterance)
        found.extend(here)
    for one in found:
        reading = _reading(one, rules)
        if reading:
            yield reading


def _found(utterance: Utterance, cues: Cues) -> Iterator[Found]:
    for hit in cues.hits(utterance):
        found = _around(utterance, hit, cues)
        if found:
            yield found


def _around(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    tags, words = utterance.tags, utterance.words
    if hit.negated or hit.infinitive or hit.passive:
        return None
    cue = hit.cue
    progressive = cue.form == "gerund" and hit.first < hit.start
    if cue.form == "participle" and hit.first == hit.start:
        return None
    if cue.form == "gerund" and not progressive:
        return _participle(utterance, hit, cues)
    left = tags[hit.first - 1] if hit.first else ""
    source: Words | None
    if left and left in "Q,-" and hit.first == hit.start and "quotation" in cue.frames:  # "…," said Smith
        said = contents.before(utterance, hit.first)
        source = phrase_right(utterance, hit.end)
        if said and source and (said.frame == "quotation" or tags[source[1] : source[1] + 1] in ("", ".", ",", "I")):
            at = contents.adjuncts(utterance, source[1], cues)
            return Found(utterance, hit, source, _split(utterance, said, at), _QUOTED_FIRST, inverted=True)
    source = subject(utterance, hit.first)
    if not source:
        return None
    if cue.form == "base" and tags[source[0]] == "C" and source[1] == source[0] + 1 and words[source[0]][-1] != "s":
        return None
    said = contents.before(utterance, source[0]) if left != "A" else None
    if said and said.frame == "quotation" and "quotation" in cue.frames:
        at = (
            contents.adjuncts(utterance, contents.addressee_end(utterance, hit.end), cues)
            if "addressee" in cue.frames
            else hit.end
        )
        at = contents.adjuncts(utterance, at, cues)
        return Found(utterance, hit, source, _split(utterance, said, at), _QUOTED_FIRST)
    content = contents.after(utterance, hit, hit.end, cues)
    if said and said.frame == "clause" and cue.frames & {"clause"}:
        at = contents.adjuncts(utterance, hit.end, cues)
        if at >= len(tags) or (tags[at] in ".,)" and not (content and content.frame == "quotation")):
            return Found(utterance, hit, source, said, _QUOTED_FIRST)
    if not content:
        return None
    if content.table == "show" and not _document(utterance, source, cues):
        return None
    return Found(utterance, hit, source, content, _SOURCE_FIRST)


def _participle(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    """ "…, saying that …", "by saying", "a report saying"."""
    tags = utterance.tags
    if not hit.first:
        return None
    left = tags[hit.first - 1]
    source: Words | None
    if left in ",QA-" or left in "IS":
        source = shared(utterance, hit.first)
    elif left in "NCM":
        source = shared(utterance, hit.first) or subject(utterance, hit.first)
    else:
        return None
    if not source or not hit.cue.frames & {"quotation", "clause", "that", "phrase", "addressee"}:
        return None
    content = contents.after(utterance, hit, hit.end, cues)
    if not content or (content.frame == "phrase" and left not in ",AIS"):
        return None
    return Found(utterance, hit, source, content, _SOURCE_FIRST)


def _document(utterance: Utterance, source: Words, cues: Cues) -> bool:
    return any(word in cues.documents for word in utterance.words[source[0] : source[1]])


def _split(utterance: Utterance, said: contents.Content, at: int) -> contents.Content:
    """`said` with the quotation after source and cue: "…," she said, "…"."""
    tags = utterance.tags
    if said.frame != "quotation":
        return said
    while at < len(tags) and tags[at] in ",:-":
        at += 1
    if at < len(tags) and tags[at] == "Q" and tags[at - 1] in ",:-CNPVO":
        return contents.Content("quotation", "quotation", (*said.pieces, (at, at + 1)))
    return said


def _settled(found: Iterable[Found]) -> Iterator[Found]:
    """Each quotation has one cue, the first that takes it."""
    taken: set[int] = set()
    for one in found:
        quotes = {
            index
            for start, end in one.content.pieces
            for index in range(start, end)
            if one.utterance.tags[index] == "Q" and one.content.frame == "quotation"
        }
        if quotes & taken:
            continue
        taken |= quotes
        yield one


def _carry_on(last: Found, utterance: Utterance) -> None:
    """Add a quotation that goes on without a cue of its own to the attribution just before it."""
    if utterance.tags.rstrip(".") and set(utterance.tags) <= set("Q."):
        gap = utterance.paragraph - last.utterance.paragraph
        if gap <= 1 + sum(1 for _ in last.more):
            last.more.append(utterance.place(0, len(utterance.tags)))


def _reading(one: Found, rules: Sequence[Options]) -> AttributionReading | None:
    rule = next((rule for rule in rules if _licensed(one, rule)), None)
    if not rule:
        return None
    utterance = one.utterance
    more = one.more if rule.carry else []
    pieces = tuple(sorted([utterance.place(*piece) for piece in one.content.pieces] + more))
    source = utterance.place(*one.source) if one.source else None
    cue = utterance.place(one.hit.start, one.hit.end)
    places = [*pieces, cue, *([source] if source else [])]
    return AttributionReading(
        rule=rule.name,
        start=min(place[0] for place in places),
        end=max(place[1] for place in places),
        content=pieces,
        source=source,
        cue=cue,
        quote_type=_quote_type(one),
        anonymous=source is None,
    )


def _licensed(one: Found, rule: Options) -> bool:
    return (
        rule.order == one.order
        and (rule.inverted or not one.inverted)
        and one.content.frame in rule.content
        and one.content.table in rule.cues
    )


def _quote_type(one: Found) -> QuoteType:
    tags = one.utterance.tags
    words = [
        tags[index] == "Q"
        for start, end in one.content.pieces
        for index in range(start, end)
        if tags[index] not in ",.;:-"
    ]
    words += [True] * len(one.more)
    return "direct" if all(words) else "mixed" if any(words) else "indirect"
