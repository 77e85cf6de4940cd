"""What is said: where the words after or before a cue begin and end, and in which frame they stand."""

from typing import Literal, NamedTuple, TypeAlias

from factcheck.speech.cues import Cues, Hit
from factcheck.speech.sources import Words
from factcheck.text.clauses import Utterance

Frame: TypeAlias = Literal["quotation", "clause", "phrase", "infinitive", "question"]

_QUESTIONS = frozenset("whether if why how when where what who which whom whose".split())
_TIMELY = frozenset("last next this earlier late early later".split())
_SINCE_THEN = frozenset("earlier later ago before".split())


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
        return Content("quotation", "quotation", ((opening(utterance, last), last + 1),))
    if tags[last] == "," and last > 1:
        start = opening(utterance, last)
        main = tags.find(",", start, last) if tags[start] in "SG" else start
        if main >= 0 and has_verb(tags, main, last):
            return Content("clause", "clause", ((start, last),))
    return None


def around(utterance: Utterance, said: Content, at: int) -> Content:
    """`said`, which stands before source and cue, with what goes on after them at `at`: "…," she said, "…"."""
    tags = utterance.tags
    start = at
    while start < len(tags) and tags[start] in ",:-":
        start += 1
    if start >= len(tags):
        return said
    if said.frame == "quotation":
        if tags[start] == "Q" and tags[start - 1] in ",:-CNPVOEM'":
            end = start + 1
            while end < len(tags) and tags[end] == "Q":
                end += 1
            return said._replace(pieces=(*said.pieces, (start, end)))
        return said
    if tags[at] != ",":
        return said
    if tags[start] == "Q":
        return said._replace(pieces=(*said.pieces, (start, start + 1)))
    if tags[start] in "VXEIDNCTSAB" and utterance.words[start] not in ("which", "who", "according"):
        end = len(tags)
        while end > start and tags[end - 1] in ".,":
            end -= 1
        return said._replace(pieces=(*said.pieces, (start, end)))
    return said


def opening(utterance: Utterance, last: int) -> int:
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


def has_verb(tags: str, start: int, stop: int) -> bool:
    """Whether a verb stands among the words [start, stop)."""
    return any(tag in "VXE" for tag in tags[start:stop])


def after(utterance: Utterance, hit: Hit, cues: Cues, *, limit: int) -> Content | None:
    """What stands after the cue and before the word `limit`, in the best of the frames that the cue takes."""
    content = _after(utterance, hit, hit.end, cues)
    if not content or content.frame == "quotation":
        return content
    ((start, end),) = content.pieces
    if end <= limit:
        return content
    end = limit
    while end > start and utterance.tags[end - 1] in ",;:-.":
        end -= 1
    return content._replace(pieces=((start, end),)) if end > start else None


def _after(utterance: Utterance, hit: Hit, start: int, cues: Cues) -> Content | None:
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
    if bare and tag in "DNCP#SQGWE" and clause_like(utterance, at):
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
    for close in range(at + 2, min(at + 40, len(tags) - 1)):
        if tags[close] != ",":
            continue
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
        table = "addressee" if "addressee" in frames else None
        inserted = _after_insertion(utterance, frames, at, cues, table)
        if inserted or not table or at + 1 >= len(tags) or tags[at + 1] not in "DNCP":
            return inserted
        return _until(utterance, "clause", at + 1, cues, table) if clause_like(utterance, at + 1) else None
    if "object-infinitive" in frames and words[at] in ("to", "not"):
        return _until(utterance, "infinitive", start, cues, "object-infinitive")
    if "addressee" in frames and tags[at] == "T":
        return _until(utterance, "clause", at + 1, cues, "addressee")
    if words[at] in _QUESTIONS and not frames.isdisjoint(("addressee", "question")):
        return _until(utterance, "question", at, cues, "addressee" if "addressee" in frames else "question")
    if "addressee" in frames and tags[at] in "DNCP#S" and clause_like(utterance, at):
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


def clause_like(utterance: Utterance, at: int) -> bool:
    """Whether a clause may begin at `at`: a subject there and a finite verb after it."""
    tags = utterance.tags
    if tags[at] in "PS":
        return True
    for index in range(at + 1, min(len(tags), at + 40)):
        tag = tags[index]
        if tag == "Q" and tags[index - 1] in "NC)" and not utterance.quotes[index].capital:
            return True
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
            if tag == "M" and at < size and words[at] in cues.times:
                at += 1
            continue
        if tag == "D" and words[at + 2 : at + 3] and words[at + 1] in cues.times and words[at + 2] in _SINCE_THEN:
            at += 3
            continue
        if words[at] in _TIMELY and at + 1 < size:
            following = words[at + 1]
            if following in cues.times or following in cues.calendar or following in ("this", "in", "on"):
                at += 1 if following in ("this", "in", "on") else 2
                continue
        if tag == "I" or words[at] in ("after", "before", "since"):
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
        elif tag not in "DNC#'" and not (tag in "EG" and end > at and tags[end - 1] in "D'"):
            break
        end += 1
    while end > at and tags[end - 1] in "IA":
        end -= 1
    return end


def relative(utterance: Utterance, hit: Hit, source: int, cues: Cues) -> Content | None:
    """What is said within a relative clause: "which critics say | was unfair", "what he called | a farce"."""
    tags = utterance.tags
    at = hit.end
    if at >= len(tags):
        return None
    if not hit.cue.frames.isdisjoint(("clause", "that")) and tags[at] in "VXER":
        found = _until(utterance, "clause", at, cues, "clause")
    elif "naming" in hit.cue.frames and tags[at] in "QDN":
        found = _until(utterance, "phrase", at, cues, "naming")
    else:
        return None
    ((start, end),) = found.pieces
    for index in range(start + 1, end):
        if tags[index] == "," or (tags[start] == "Q" and index == start + 1):
            end = index
            break
    return found._replace(pieces=((start, end),))


def rest(utterance: Utterance, start: int, cues: Cues, *, table: str = "clause") -> Content:
    """The clause that begins at `start`, as far as it goes in its sentence."""
    return _until(utterance, "clause", start, cues, table)


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
        if tag == ";":
            return index
        if tag == "," or (tag == "G" and tags[index - 1] == "Q"):
            at = index + 1 if tag == "," else index
            if words[at : at + 1] == ["according"]:
                return index
            if tags[at : at + 1] == "G" and cues.speaks(words[at]):
                return index
            if (
                at + 1 < size
                and tags[at] in "AB"
                and tags[at + 1] in "PDCN"
                and words[at] != "or"
                and _clause_soon(tags, at + 1)
            ):
                return index
        elif (tag in "IS" and tags[index + 1 : index + 2] == "G" and cues.speaks(words[index + 1])) or (
            tag == "I" and frame == "phrase" and _occasion(utterance, index, cues)
        ):
            return index
        elif tag in "AB":
            at = index + 1
            while at < size and tags[at] in "R":
                at += 1
            if (
                at < size
                and tags[at] in "VE"
                and (
                    frame == "phrase"
                    or (cues.speaks(words[at]) and (frame != "infinitive" or words[at].endswith("ed")))
                )
            ):
                return index
    return size


def _occasion(utterance: Utterance, at: int, cues: Cues) -> bool:
    """Whether the preposition at `at` brings the occasion of a saying: "in an e-mail", "during a debate"."""
    if utterance.words[at] not in ("in", "during", "at", "on"):
        return False
    for index in range(at + 1, min(at + 5, len(utterance.tags))):
        if utterance.words[index] in cues.occasions:
            return True
        if utterance.tags[index] not in "DNCG":
            return False
    return False


def _clause_soon(tags: str, at: int) -> bool:
    """Whether a short subject stands at `at` and then a finite verb."""
    if tags[at] not in "PDCN":
        return False
    for index in range(at + 1, min(len(tags), at + 8)):
        tag = tags[index]
        if tag in "VX" or (tag == "E" and tags[index - 1] in "NCP)"):
            return True
        if tag in ",.;:AB-":
            return False
    return False
