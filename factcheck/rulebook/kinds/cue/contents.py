"""What is said: where the words after or before a cue begin and end, and in which frame they stand."""

from typing import Literal, NamedTuple, TypeAlias

from factcheck.rulebook.kinds.cue.sources import Words
from factcheck.rulebook.kinds.cue.words import Cues, Hit
from factcheck.text.clauses import Utterance

Frame: TypeAlias = Literal["quotation", "clause", "phrase", "infinitive", "question"]

_QUESTIONS = frozenset("whether if why how when where what who which whom whose".split())
_TIMELY = frozenset("last next this earlier late early later".split())


class Content(NamedTuple):
    """The words of what is said, in pieces, their frame, and the table of cues by which the verb takes it."""

    frame: Frame
    table: str
    pieces: tuple[Words, ...]


def before(utterance: Utterance, edge: int) -> Content | None:
    """What stands before the word `edge`, where source and cue begin: a quotation, or a clause and a comma."""
    tags = utterance.tags
    last = edge - 1
    if last < 0:
        return None
    if tags[last] in ",-" and last and tags[last - 1] == "Q":
        last -= 1
    if tags[last] == "Q":
        quotation = utterance.quotes[last]
        if quotation.scare and tags[edge - 1] != ",":
            return None
        return Content("quotation", "quotation", ((_opening(utterance, last), last + 1),))
    if tags[last] == "," and last > 1:
        start = _opening(utterance, last)
        if _verb(tags, start, last) and tags[start] not in "SGI":
            return Content("clause", "clause", ((start, last),))
        if tags[start] in "SGI" and "," in tags[start:last] and _verb(tags, tags.index(",", start), last):
            return Content("clause", "clause", ((start, last),))
        if tags[start] in "I" and _verb(tags, start, last):
            return Content("clause", "clause", ((start, last),))
    return None


def _opening(utterance: Utterance, last: int) -> int:
    """Where what ends at `last` begins: with its sentence, but not with its "and" or "but"."""
    tags = utterance.tags
    start = 0
    if tags[last] == "Q":
        for index in range(last - 1, -1, -1):
            if tags[index] in "Q;:":
                start = index + 1
                break
    else:
        start = tags.rfind(";", 0, last) + 1
    while start < last and tags[start] in "AB,-.)":
        start += 1
    return start


def _verb(tags: str, start: int, stop: int) -> bool:
    return any(tag in "VXE" for tag in tags[start:stop])


def after(utterance: Utterance, hit: Hit, start: int, cues: Cues) -> Content | None:
    """What stands after the cue, from the word `start` on, in the best of the frames that the cue takes."""
    tags, words, frames = utterance.tags, utterance.words, hit.cue.frames
    size = len(tags)
    if "addressee" in frames or "object-infinitive" in frames:
        told = addressee_end(utterance, start)
        if told > start and words[told : told + 1] == ["to"] and "object-infinitive" in frames:
            return _until(utterance, "infinitive", start, cues, "object-infinitive")
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
    that = _first(frames, "clause", "that", "show", "addressee")
    if tag == ",":
        return _after_insertion(utterance, frames, at, cues, that)
    if tag == "T" and that and at + 1 < size and tags[at + 1] not in ".,":
        return _until(utterance, "clause", at + 1, cues, that)
    question = _first(frames, "show", "question")
    if word in _QUESTIONS and question and tag in "SW":
        return _until(utterance, "question", at, cues, question)
    if word == "to" and "infinitive" in frames and at == start and at + 1 < size and tags[at + 1] in "VNXREQ":
        return _until(utterance, "infinitive", at, cues, "infinitive")
    bare = _first(frames, "clause", "show")
    if bare and tag in "DNCP#SQGWE" and clause_like(tags, at):
        return _until(utterance, "clause", at, cues, bare)
    if "naming" in frames and _named(utterance, start):
        return _until(utterance, "phrase", start, cues, "naming")
    phrase = _first(frames, "phrase", "show")
    if phrase and start < size and tags[start] in "DNC#OPQG'EM":
        return _until(utterance, "phrase", start, cues, phrase)
    return None


def _first(frames: frozenset[str], *tables: str) -> str | None:
    return next((table for table in tables if table in frames), None)


def _after_insertion(
    utterance: Utterance, frames: frozenset[str], at: int, cues: Cues, that: str | None
) -> Content | None:
    """What follows an insertion between commas: "said, referring to the vote, that …"."""
    tags = utterance.tags
    close = tags.find(",", at + 1, at + 25)
    if close < 0 or close + 1 >= len(tags):
        return None
    inner = _quoted(utterance, frames, close, cues)
    if inner and inner.frame == "quotation":
        return inner
    if tags[close + 1] == "T" and that:
        return _until(utterance, "clause", close + 2, cues, that)
    return None


def _told(utterance: Utterance, frames: frozenset[str], start: int, at: int, cues: Cues) -> Content | None:
    tags, words = utterance.tags, utterance.words
    if at >= len(tags):
        return None
    content = _quoted(utterance, frames, at, cues)
    if content and content.frame == "quotation":
        return content
    if tags[at] == ",":
        return _after_insertion(utterance, frames, at, cues, "addressee" if "addressee" in frames else None)
    if "object-infinitive" in frames and words[at] in ("to", "not"):
        return _until(utterance, "infinitive", start, cues, "object-infinitive")
    if "addressee" in frames and tags[at] == "T":
        return _until(utterance, "clause", at + 1, cues, "addressee")
    if words[at] in _QUESTIONS and not frames.isdisjoint(("addressee", "question")):
        return _until(utterance, "question", at, cues, "addressee" if "addressee" in frames else "question")
    if "addressee" in frames and tags[at] in "DNCP#S" and clause_like(tags, at):
        return _until(utterance, "clause", at, cues, "addressee")
    return None


def _named(utterance: Utterance, start: int) -> bool:
    """Whether somebody or something stands at `start`, and then a name for it: "him a liar", "the plan as a gift"."""
    tags, words = utterance.tags, utterance.words
    end = addressee_end(utterance, start)
    if end == start or end >= len(tags):
        return False
    if tags[end] in "DQ" or words[end] == "as":
        return True
    named = tags[start] in "PO" or tags[end - 1] == "C"
    return (named and tags[end] in "NE") or "Q" in tags[end : end + 12]


def _quoted(utterance: Utterance, frames: frozenset[str], at: int, cues: Cues) -> Content | None:
    """A quotation at `at`, after a comma or colon or none; or whatever follows a colon."""
    tags = utterance.tags
    size = len(tags)
    if at >= size:
        return None
    if tags[at] in ",:-" and at + 1 < size:
        if tags[at + 1] == "Q" and "quotation" in frames:
            return _quotation(utterance, at + 1)
        if tags[at] == ":" and frames & {"quotation", "clause"}:
            return _until(utterance, "clause", at + 1, cues, "quotation")
        return None
    if tags[at] == "Q" and "quotation" in frames:
        quotation = utterance.quotes[at]
        if at + 1 < size and tags[at + 1] not in ".,;:-)AB" and not quotation.scare:
            return _until(utterance, "clause", at, cues, "quotation")
        if not quotation.scare or at + 1 >= size or tags[at + 1] in ".,":
            return _quotation(utterance, at)
    return None


def _quotation(utterance: Utterance, at: int) -> Content:
    """The quotation at `at`, with others that follow it without a word between."""
    end = at + 1
    while end < len(utterance.tags) and utterance.tags[end] == "Q":
        end += 1
    return Content("quotation", "quotation", ((at, end),))


def clause_like(tags: str, at: int) -> bool:
    """Whether a clause may begin at `at`: a subject there and a finite verb after it."""
    if tags[at] in "PS":
        return True
    for index in range(at + 1, min(len(tags), at + 40)):
        tag = tags[index]
        if tag in "VX" or (tag == "E" and tags[index - 1] in "NCPQ)RM"):
            return True
        if tag in ".;":
            return False
    return False


def adjuncts(utterance: Utterance, at: int, cues: Cues) -> int:
    """Past what says when, where and to whom: "said | on Monday in a statement to reporters | that"."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    while at < size:
        tag = tags[at]
        if tag == "R" or (tag == "M" and tags[at + 1 : at + 2] != "'"):
            at += 1
            continue
        if words[at] in _TIMELY and at + 1 < size:
            following = words[at + 1]
            if following in cues.times or following in cues.calendar or following in ("this", "in", "on"):
                at += 1 if following in ("this", "in", "on") else 2
                continue
        if tag == "I":
            end = _prepositional(utterance, at, cues)
            if end > at:
                at = end
                continue
        break
    return at


def _prepositional(utterance: Utterance, at: int, cues: Cues) -> int:
    """The end of an adverbial that begins with the preposition at `at`; `at` where it belongs to what is said."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    word = words[at]
    end = at + 1
    while (end < size and tags[end] in "DNC#'MRJE(G)") or (
        end < size and words[end] in ("of", "with", "for", "and", "on", "in", "at") and end - at < 14
    ):
        if tags[end] == "D" and end > at + 1 and tags[end - 1] not in "IA'D":
            break
        end += 1
    while end > at + 1 and tags[end - 1] in "IA":
        end -= 1
    if end == at + 1:
        return at
    stretch = words[at + 1 : end]
    inviting = end < size and tags[end] in "TQ,:.P"
    if word == "to" and tags[at + 1] not in "VX":
        return end if inviting or tags[end : end + 1] in ("D", "C") else at
    if any(one in cues.calendar or one in cues.times or one in cues.occasions for one in stretch):
        return end
    return end if inviting else at


def addressee_end(utterance: Utterance, at: int) -> int:
    """The end of the one spoken to, a noun phrase that begins at `at`; `at` where there is none."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    if at >= size:
        return at
    if tags[at] in "PO" or (words[at] in ("her", "his") and tags[at + 1 : at + 2] in tuple("TQ,:SDPIRM")):
        return at + 1
    end = at
    while end < size:
        tag = tags[end]
        if tag == "D" and end > at and tags[end - 1] not in "DI'A":
            break
        if tag == "I":
            if words[end] not in ("of", "at", "from", "in", "with") or end == at:
                break
        elif tag == "A":
            if tags[end + 1 : end + 2] not in tuple("DNC"):
                break
        elif tag not in "DNC#'":
            break
        end += 1
    while end > at and tags[end - 1] in "IA":
        end -= 1
    return end


def _until(utterance: Utterance, frame: Frame, start: int, cues: Cues, table: str) -> Content:
    """What is said from the word `start` on, as far as it goes in its sentence."""
    tags = utterance.tags
    while start < len(tags) and tags[start] == ",":
        start += 1
    end = _end(utterance, frame, start, cues)
    last = end
    while last > start and tags[last - 1] in ",;:-.":
        last -= 1
    return Content(frame, table, ((start, last),))


def _end(utterance: Utterance, frame: Frame, start: int, cues: Cues) -> int:
    """The first boundary after `start` at which the saying ends before its sentence does."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    for index in range(start + 1, size):
        tag = tags[index]
        if tag == ",":
            following = words[index + 1] if index + 1 < size else ""
            if following == "according":
                return index
            if tags[index + 1 : index + 2] == "G" and following in cues.forms and _speaks(cues, following):
                return index
        elif tag in "AB":
            at = index + 1
            while at < size and tags[at] in "R":
                at += 1
            if at < size and tags[at] in "VE":
                if frame in ("phrase", "infinitive") and tags[at] in "VE" and index + 1 < size:
                    if frame == "phrase" or (words[at] in cues.forms and words[at].endswith("ed")):
                        return index
                elif words[at] in cues.forms and _speaks(cues, words[at]):
                    return index
        elif tag == ";":
            return index
    return size


def _speaks(cues: Cues, word: str) -> bool:
    return any(cue.frames & {"clause", "that", "addressee"} and cue.form != "base" for cue in cues.forms[word])
