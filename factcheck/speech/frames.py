"""What stands after a cue, in the best of the frames that the verb takes: a quotation, a clause, a phrase …"""

from factcheck.speech.adjuncts import addressee_end, adjuncts, hedges
from factcheck.speech.contents import Content, until
from factcheck.speech.cues import Cues, Hit
from factcheck.text.clauses import Utterance

_PLACED = 12  # words
_PAPERS = frozenset(("show",))
_OCCASIONS = frozenset(("when", "where"))  # "said when she left" tells when it was said
_QUESTIONS = frozenset("whether if why how when where what who which whom whose".split())


def after(utterance: Utterance, hit: Hit, cues: Cues, *, limit: int, document: bool) -> Content | None:
    """What stands after the cue and before the word `limit`, in the best of the frames that the cue takes.

    `document`: the source is a paper, a poll or figures, which "show" things.
    """
    frames = hit.cue.frames if document else hit.cue.frames - _PAPERS
    content = _after(utterance, frames, hit.end, cues)
    if not content or content.frame == "quotation":
        return content
    ((start, end),) = content.pieces
    if end <= limit:
        return content
    end = limit
    while end > start and utterance.tags[end - 1] in ",;:-.":
        end -= 1
    return content._replace(pieces=((start, end),)) if end > start else None


def _after(utterance: Utterance, frames: frozenset[str], start: int, cues: Cues) -> Content | None:
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    if "addressee" in frames or "object-infinitive" in frames:
        told = addressee_end(utterance, start)
        if told > start and words[told : told + 1] == ["to"] and "object-infinitive" in frames:
            return until(utterance, "infinitive", start, cues, "object-infinitive")
        if told > start:
            content = _told(utterance, frames, start, adjuncts(utterance, told, cues), cues)
            if content:
                return content
    at = adjuncts(utterance, start, cues)
    if at >= size:
        return None
    content = _quoted(utterance, frames, at, cues)
    if content:
        return content
    tag, word = tags[at], words[at]
    that = _first(frames, "show", "clause", "that", "addressee")
    if tag == ",":
        return _after_insertion(utterance, frames, at, cues, that)
    if tag == "T" and that and at + 1 < size and tags[at + 1] not in ".,V":
        return until(utterance, "clause", at + 1, cues, that)
    question = _first(frames, "show", "question")
    if word in _QUESTIONS and question and tag in "SW" and not (word in _OCCASIONS and "clause" in frames):
        return until(utterance, "question", at, cues, question)
    if word == "to" and "infinitive" in frames and at == start and at + 1 < size and tags[at + 1] in "VNXREQ":
        return until(utterance, "infinitive", at, cues, "infinitive")
    bare = _first(frames, "show", "clause")
    if bare and (tag in "DNCP#SQGWEM" or hedges(utterance, at)) and clause_like(utterance, at):
        return until(utterance, "clause", at, cues, bare)
    if "naming" in frames and (_named(utterance, start) or tags[start : start + 1] == "Q"):
        return until(utterance, "phrase", start, cues, "naming")
    if "placing" in frames and _placed(utterance, start):
        return until(utterance, "phrase", start, cues, "placing")
    phrase = _first(frames, "show", "phrase")
    if phrase and start < size and tags[start] in "DNC#OPQG'EM":
        return until(utterance, "phrase", start, cues, phrase)
    return None


def _first(frames: frozenset[str], *tables: str) -> str | None:
    return next((table for table in tables if table in frames), None)


def _after_insertion(
    utterance: Utterance, frames: frozenset[str], at: int, cues: Cues, that: str | None
) -> Content | None:
    """What follows an insertion between commas: "said, referring to the vote, that …"."""
    tags = utterance.tags
    for close in range(at + 2, min(at + 40, len(tags) - 1)):
        if tags[close] != ",":
            continue
        inner = _quoted(utterance, frames, close, cues)
        if inner and inner.frame == "quotation":
            return inner
        if tags[close + 1] == "T" and that:
            return until(utterance, "clause", close + 2, cues, that)
    return None


def _told(utterance: Utterance, frames: frozenset[str], start: int, at: int, cues: Cues) -> Content | None:
    tags, words = utterance.tags, utterance.words
    if at >= len(tags):
        return None
    content = _quoted(utterance, frames, at, cues)
    if content and content.frame == "quotation":
        return content
    if tags[at] == ",":
        table = "addressee" if "addressee" in frames else None
        inserted = _after_insertion(utterance, frames, at, cues, table)
        if inserted or not table or at + 1 >= len(tags) or tags[at + 1] not in "DNCP":
            return inserted
        return until(utterance, "clause", at + 1, cues, table) if clause_like(utterance, at + 1) else None
    if "object-infinitive" in frames and words[at] in ("to", "not"):
        return until(utterance, "infinitive", start, cues, "object-infinitive")
    if "addressee" in frames and tags[at] == "T":
        return until(utterance, "clause", at + 1, cues, "addressee")
    if words[at] in _QUESTIONS and not frames.isdisjoint(("addressee", "question")):
        return until(utterance, "question", at, cues, "addressee" if "addressee" in frames else "question")
    if "addressee" in frames and tags[at] in "DNCP#S" and clause_like(utterance, at):
        return until(utterance, "clause", at, cues, "addressee")
    return None


def _named(utterance: Utterance, start: int) -> bool:
    """Whether somebody or something stands at `start`, and then a name for it: "him a liar", "the plan as a gift"."""
    tags, words = utterance.tags, utterance.words
    end = start + 1 if tags[start : start + 1] == "T" else addressee_end(utterance, start)
    if end == start or end >= len(tags):
        return False
    if tags[end] in "DQ" or words[end] == "as":
        return True
    named = tags[start] in "PO" or tags[end - 1] == "C"
    return (named and tags[end] in "NE") or "Q" in tags[end : end + 12]


def _placed(utterance: Utterance, start: int) -> bool:
    """Whether something stands at `start`, and then a figure for it: "the cost at $5 million"."""
    for index in range(start + 1, min(start + _PLACED, len(utterance.tags) - 1)):
        if utterance.words[index] == "at":
            return not {"#", "Q"}.isdisjoint(utterance.tags[index + 1 : index + 5])
        if utterance.tags[index] not in "DNCIA'EGMR":
            return False
    return False


def _quoted(utterance: Utterance, frames: frozenset[str], at: int, cues: Cues) -> Content | None:
    """A quotation at `at`, after a comma or colon or none; or whatever follows a colon."""
    tags = utterance.tags
    size = len(tags)
    if at >= size:
        return None
    if tags[at] in ",:-" and at + 1 < size:
        if tags[at + 1] == "Q" and "quotation" in frames:
            return _quotation(utterance, at + 1)
        if tags[at] == ":" and tags[at + 1] not in ".,;:)-" and frames & {"quotation", "clause"}:
            return until(utterance, "clause", at + 1, cues, "quotation")
        return None
    if tags[at] == "Q" and "quotation" in frames:
        quotation = utterance.quotes[at]
        if at + 1 < size and tags[at + 1] not in ".,;:-)AB" and not quotation.scare:
            return until(utterance, "clause", at, cues, "quotation")
        if not quotation.scare or at + 1 >= size or tags[at + 1] in ".,":
            return _quotation(utterance, at)
    return None


def _quotation(utterance: Utterance, at: int) -> Content:
    """The quotation at `at`, with others that follow it without a word between."""
    end = at + 1
    while end < len(utterance.tags) and utterance.tags[end] == "Q":
        end += 1
    return Content("quotation", "quotation", ((at, end),))


def clause_like(utterance: Utterance, at: int) -> bool:
    """Whether a clause may begin at `at`: a subject there and a finite verb after it."""
    tags = utterance.tags
    if tags[at] in "PS" and not hedges(utterance, at):
        return utterance.words[at] not in ("as", "than")
    for index in range(at + 1, min(len(tags), at + 40)):
        tag = tags[index]
        if tag == "Q" and tags[index - 1] in "NC)" and not utterance.quotes[index].capital:
            return True
        if tag in "VX" and tags[index - 1] in "AB":
            return False  # "declared a truce and left"
        if tag in "VX" or (tag == "E" and tags[index - 1] in "NCPQ)RM#"):
            return True
        if tag in ".;":
            return False
    return False


def relative(utterance: Utterance, hit: Hit, cues: Cues) -> Content | None:
    """What is said within a relative clause: "which critics say | was unfair", "what he called | a farce"."""
    tags = utterance.tags
    at = hit.end
    if at >= len(tags):
        return None
    if not hit.cue.frames.isdisjoint(("clause", "that")) and tags[at] in "VXER":
        found = until(utterance, "clause", at, cues, "clause")
    elif "naming" in hit.cue.frames and (tags[at] in "QDN" or utterance.words[at] == "as"):
        found = until(utterance, "phrase", at, cues, "naming")
    else:
        return None
    ((start, end),) = found.pieces
    for index in range(start + 1, end):
        if tags[index] == "," or (tags[start] == "Q" and index == start + 1):
            end = index
            break
    return found._replace(pieces=((start, end),))
