"""Attributions by a verb of saying: who is made to say something, with which verb, and what.

The text is scanned once for cues; around each, the source is sought over phrases and the content by the frames that
the verb takes. Rules choose which orders, frames and cues count, and give the attribution its name.
"""

from collections.abc import Iterable, Sequence

from factcheck.records.readings import AttributionReading
from factcheck.rulebook.schema import Rule
from factcheck.speech import contents, frames, passives
from factcheck.speech.adjuncts import addressee_end, adjuncts
from factcheck.speech.cues import Cues, Hit
from factcheck.speech.ends import limit
from factcheck.speech.found import CONTENT_FIRST, SOURCE_FIRST, Found, Part, cut_apart, one_cue_each, reading
from factcheck.speech.sources import Words, agrees, phrase_left, phrase_right, shared, subject
from factcheck.text.clauses import Utterance
from factcheck.text.tokens import Tokens


class Options(Rule):
    """Which attributions a rule takes.

    `order` is that of their parts; where `inverted`, source and cue may change places. `content` are the frames in
    which what is said may stand, `cues` the tables of `rules/lexicons/cues.toml` of which one has the cue. `passive`:
    the verb is one. `carry`: quotations that follow without a cue of their own belong to it, too. `unless`: words by
    which what is said is none: "anonymity".
    """

    order: tuple[Part, ...]
    inverted: bool = False
    passive: bool = False
    content: tuple[contents.Frame, ...]
    cues: tuple[str, ...]
    carry: bool = False
    unless: tuple[str, ...] = ()


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[AttributionReading]:
    """Every attribution that `rules` license."""
    cues = tokens.lexicons.built(Cues)
    found: list[tuple[Found, Options]] = []
    latest: Found | None = None
    for utterance in tokens.utterances:
        licensed = [(one, rule) for one in _found(utterance, cues) if (rule := _rule(one, rules))]
        if licensed:
            latest = _speaking([one for one, _ in licensed])
            found.extend(licensed)
        elif latest and not _carried_on(latest, utterance):
            latest = None
    for one, rule in found:
        if one.content.pieces or (one.more and rule.carry):
            yield reading(one, rule=rule.name, carry=rule.carry)


def _found(utterance: Utterance, cues: Cues) -> list[Found]:
    """The attributions of one utterance, each ended where the next begins."""
    found: list[Found] = []
    for hit in cues.hits(utterance):
        one = _around(utterance, hit, cues, found[-1] if found else None)
        if one and not _denied(one, cues):
            found.append(one)
    return one_cue_each(cut_apart(found))


def _denied(found: Found, cues: Cues) -> bool:
    """Whether nobody is said to say it: "nobody said", "not everyone agrees"."""
    if not found.source:
        return False
    first, words = found.source[0], found.utterance.words
    return words[first] in _NOBODY or (first > 0 and words[first - 1] in cues.negations)


def _rule(found: Found, rules: Sequence[Options]) -> Options | None:
    for rule in rules:
        if (
            found.content.table in rule.cues
            and found.content.frame in rule.content
            and found.order == rule.order
            and found.passive == rule.passive
            and (rule.inverted or not found.inverted)
        ):
            return None if _barred(found, rule.unless) else rule
    return None


def _barred(found: Found, unless: Sequence[str]) -> bool:
    if not unless:
        return False
    words = " ".join(word for start, end in found.content.pieces for word in found.utterance.words[start:end])
    return any(phrase in words for phrase in unless)


def _speaking(found: Sequence[Found]) -> Found:
    """Of the attributions of one utterance the one whose source is still speaking at its end."""
    return next((one for one in found if one.content.frame == "quotation"), found[0])


def _carried_on(latest: Found, utterance: Utterance) -> bool:
    """Add an utterance that is all quotation, just after the attribution `latest`, to what is said there."""
    if set(utterance.tags) - set("Q.") or "Q" not in utterance.tags:
        return False
    latest.more.append(utterance.place(0, len(utterance.tags)))
    return True


def _around(utterance: Utterance, hit: Hit, cues: Cues, before: Found | None) -> Found | None:
    """The attribution whose cue is `hit`; `before` is the one found before it in the utterance."""
    if hit.negated or hit.infinitive or hit.supposed:
        return None
    if hit.passive:
        return passives.find(utterance, hit, cues)
    if hit.cue.form in ("past", "participle") and utterance.words[hit.end : hit.end + 1] == ["by"]:
        return passives.asked(utterance, hit, cues)  # "a letter reported by the press" is no saying
    if hit.cue.form in ("past", "participle") and hit.first == hit.start:
        asked = passives.asked(utterance, hit, cues)
        if asked or hit.cue.form == "participle":
            return asked
    if hit.cue.form == "gerund" and hit.first == hit.start:
        return _participle(utterance, hit, cues, before)
    return _inverted(utterance, hit, cues) or _straight(utterance, hit, cues)


def _inverted(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    """ "…," said Smith."""
    tags = utterance.tags
    if not hit.first or tags[hit.first - 1] not in "Q,-" or hit.first < hit.start or "quotation" not in hit.cue.frames:
        return None
    said = contents.before(utterance, hit.first)
    source = phrase_right(utterance, hit.end) if said else None
    if not said or not source or tags[source[1] : source[1] + 1] in ("V", "X"):
        return None
    at = adjuncts(utterance, source[1], cues)
    if said.frame == "clause":
        whole = not set(tags[slice(*said.pieces[0])]).isdisjoint("VX") and not contents.has_verb(tags, at, len(tags))
        if hit.cue.verb != "say" or not whole or tags[at : at + 1] not in ("", ".", ","):
            return None
    elif tags[at : at + 1] == ",":
        at = _after_apposition(tags, at)
    content = said if said.frame == "clause" else contents.around(utterance, said, at)
    return Found(utterance, source, (hit.start, hit.end), content, CONTENT_FIRST, inverted=True)


def _after_apposition(tags: str, comma: int) -> int:
    """The last comma before a quotation that follows an apposition: "said Smith, a lawyer, "…"."""
    quotation = tags.find("Q", comma)
    return quotation - 1 if quotation > 0 and tags[quotation - 1] == "," else comma


def _straight(utterance: Utterance, hit: Hit, cues: Cues) -> Found | None:
    """Smith said …, or: …, Smith said."""
    tags, words, cue = utterance.tags, utterance.words, hit.cue
    source = subject(utterance, hit.first)
    if not source:
        return None
    first = source[0]
    if first and tags[first - 1] in "WT":
        within = frames.relative(utterance, hit, cues)
        if within:
            return Found(utterance, source, (hit.start, hit.end), within, SOURCE_FIRST)
    if not agrees(utterance, source, cue.form, bare=hit.first == hit.start):
        return None
    if cue.form == "base" and tags[hit.first - 1] in "AB" and "X" in tags[source[1] : hit.first]:
        return None  # "We will look into it and say when"
    place = (hit.start, hit.end)
    at = addressee_end(utterance, hit.end) if "addressee" in cue.frames else hit.end
    at = adjuncts(utterance, at, cues)
    edge = first
    if 0 < edge <= _FRONTED and tags[edge - 1] == "," and tags[at : at + 1] == "," and at + 1 < len(tags):
        rest = _interrupted(utterance, edge, at, cues)
        if rest:
            return Found(utterance, source, place, rest, CONTENT_FIRST)
    if edge and words[edge - 1] == "as" and (edge == 1 or tags[edge - 2] in ",B"):
        edge -= 1
    broken = tags[at : at + 1] == "," and tags[at + 1 :].lstrip("R")[:1] in ("V", "X")
    trails = tags[first] != "W" and (not hit.first or tags[hit.first - 1] not in "AB")  # nothing trails ", who said"
    said = contents.before(utterance, edge, broken=broken) if trails else None
    if said and said.frame == "quotation" and "quotation" in cue.frames:
        return Found(utterance, source, place, contents.around(utterance, said, at), CONTENT_FIRST)
    document = _document(utterance, source, cues)
    content = frames.after(utterance, hit, cues, limit=limit(utterance, source, hit.end), document=document)
    ends = at >= len(tags) or tags[at] in ".,);"
    if said and said.frame == "clause" and ends and _may_trail(utterance, hit, content):
        return Found(utterance, source, place, contents.around(utterance, said, at), CONTENT_FIRST)
    if edge < first and edge == 0 and tags[at : at + 1] == "," and at + 1 < len(tags):  # As Smith said, …
        rest = contents.rest(utterance, at + 1, cues)
        return Found(utterance, source, place, rest, SOURCE_FIRST)
    if not content and tags[at : at + 1] == ":" and at + 1 == len(tags) and "quotation" in cue.frames:
        content = contents.Content("quotation", "quotation", ())  # what is said follows in a paragraph of its own
    return Found(utterance, source, place, content, SOURCE_FIRST) if content else None


def _interrupted(utterance: Utterance, edge: int, at: int, cues: Cues) -> contents.Content | None:
    """What source and cue interrupt after a phrase without a verb: "But, he said, …", "Within months, they say, …"."""
    fronted = utterance.tags[0] == "S"
    if (not fronted and contents.has_verb(utterance.tags, 0, edge)) or not frames.clause_like(utterance, at + 1):
        return None
    rest = contents.rest(utterance, at + 1, cues)
    opening = contents.opening(utterance, edge - 1)
    return rest._replace(pieces=((opening, edge - 1), *rest.pieces)) if opening < edge - 1 else rest


def _may_trail(utterance: Utterance, hit: Hit, content: contents.Content | None) -> bool:
    """Whether what stands before source and cue is what is said, though a quotation may follow."""
    if hit.cue.frames.isdisjoint(("clause", "addressee", "show")):
        return False
    if not content or content.frame != "quotation":
        return True
    quotation = utterance.quotes.get(content.pieces[0][0])
    return quotation is not None and utterance.tags[0] not in "SIGER" and not quotation.capital


def _participle(utterance: Utterance, hit: Hit, cues: Cues, before: Found | None) -> Found | None:
    """ "…, saying that …", "by saying", "a report saying"; `before` is found before it in the utterance."""
    tags, words = utterance.tags, utterance.words
    left = tags[hit.first - 1] if hit.first else ""
    end = len(tags)
    source: Words | None
    if not set(tags[: hit.first]) - set("ISRAB"):  # Noting that …, Smith left.
        end = tags.find(",", hit.end)
        source = phrase_right(utterance, end + 1) if end > 0 else None
    elif left in "IS" and tags[hit.first - 2 : hit.first - 1] == ",":  # Smith, after saying …, left.
        source = phrase_left(utterance, hit.first - 3) or shared(utterance, hit.first)
    elif left in ",QA-IS":
        speaker = before.source if before else None
        named_after = before is not None and before.order == CONTENT_FIRST
        source = speaker if speaker and named_after else shared(utterance, hit.first) or speaker
    elif left in "NCM#":
        beside = subject(utterance, hit.first)
        accompanied = beside and beside[0] and words[beside[0] - 1] == "with"
        source = beside if accompanied else shared(utterance, hit.first) or beside
    elif left in "VE" and (words[hit.first - 1] in _GOING_ON or cues.speaks(words[hit.first - 1])):
        source = subject(utterance, hit.first - 1)
    else:
        return None
    if not source:
        return None
    most = min(end, limit(utterance, source, hit.end))
    content = frames.after(utterance, hit, cues, limit=most, document=_document(utterance, source, cues))
    if not content or (content.frame == "phrase" and left not in ",AISV"):
        return None
    return Found(utterance, source, (hit.start, hit.end), content, SOURCE_FIRST)


_NOBODY = frozenset("nobody none no neither".split())
_FRONTED = 14  # words: what stands longer in front of source and cue is a saying
_GOING_ON = frozenset(
    "keep keeps kept start starts started begin begins began continue continues continued stop stops stopped".split()
)


def _document(utterance: Utterance, source: Words, cues: Cues) -> bool:
    """Whether the head of the source is a paper, figures, or those who find things out."""
    start, end = source
    while end > start + 1 and (cut := next((at for at in range(start + 1, end) if utterance.tags[at] in "IEGWT"), 0)):
        end = cut
    return utterance.words[end - 1] in cues.showing or utterance.words[start:end] == ["it"]
