"""What stands between a cue and what is said: when, where, in what medium and to whom."""

from factcheck.speech.cues import Cues
from factcheck.text.clauses import Utterance

_TIMELY = frozenset("last next this earlier late early later".split())
_MORE = frozenset("this last next in on".split())
_HEDGES = frozenset(
    "at up as more less fewer close nearly about around only just over under almost roughly approximately".split()
    + "well barely between".split()
)
_HEDGED = frozenset("least most to as many much few little than over under about".split())
_FOLLOWING = frozenset("next following previous same other very".split())
_SINCE_THEN = frozenset("earlier later ago before".split())
_WITHIN = frozenset("of with for and on in at".split())


def adjuncts(utterance: Utterance, at: int, cues: Cues) -> int:
    """Past what says when, where and to whom: "said | on Monday in a statement to reporters | that"."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    while at < size:
        tag = tags[at]
        if words[at] in _TIMELY and at + 1 < size:
            following = words[at + 1]
            if following in cues.times or following in cues.calendar or following in _MORE:
                at += 1 if following in _MORE else 2
                continue
        if tag in "RIS" and hedges(utterance, at):
            break
        if tag == "R" or (tag == "M" and tags[at + 1 : at + 2] != "'"):
            at += 1
            if tag == "M" and at < size and words[at] in cues.times:
                at += 1
            continue
        if tag in "D#N" and at + 2 < size and words[at + 1] in cues.times and words[at + 2] in _SINCE_THEN:
            at += 3  # a week ago, three days later
            continue
        if tag == "D" and at + 2 < size and words[at + 1] in _FOLLOWING and words[at + 2] in cues.times:
            at += 3  # the next morning
            continue
        if tag == "I" or words[at] in ("after", "before", "since"):
            end = _prepositional(utterance, at, cues)
            if end > at:
                at = end
                continue
        break
    return at


def hedges(utterance: Utterance, at: int) -> bool:
    """Whether a figure's hedge begins at `at`: "nearly 60 staff", "at least 60", "as many as 60"."""
    tags, words = utterance.tags, utterance.words
    if words[at] not in _HEDGES or words[at : at + 2] in (["at", "a"], ["at", "the"]):
        return False
    for index in range(at + 1, min(at + 4, len(tags))):
        if tags[index] == "#":
            return words[at] != "at" or index > at + 1  # at least 60, but not "at 60"
        if words[index] not in _HEDGED:
            return False
    return False


def _prepositional(utterance: Utterance, at: int, cues: Cues) -> int:
    """The end of an adverbial that begins with the preposition at `at`; `at` where it belongs to what is said."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    word = words[at]
    end = at + 1
    while end < size and (tags[end] in "DNC#'MRJE(G)" or (words[end] in _WITHIN and end - at < 14)):
        if tags[end] == "D" and end > at + 1 and tags[end - 1] not in "IA'D":
            break
        end += 1
        if tags[end - 1 : end + 1] == "'Q":  # on the channel's “Morning Show”
            end += 1
    while end > at + 1 and tags[end - 1] in "IA":
        end -= 1
    if end == at + 1:
        return at
    stretch = words[at + 1 : end]
    inviting = end < size and tags[end] in "TQ,:.P"
    if word == "to":
        somebody = tags[at + 1] in "DPOC'" or words[end - 1].endswith("s")
        return at if not somebody else end if inviting or tags[end : end + 1] in ("D", "C") else at
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
        if tag == "C" and tags[at] == "D" and tags[end - 1] == "N" and tags[end + 1 : end + 2] in ("X", "V"):
            break  # told the jury | Lind had
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


def occasion(utterance: Utterance, at: int, cues: Cues) -> bool:
    """Whether the preposition at `at` brings the occasion of a saying: "in an e-mail", "during a debate"."""
    if utterance.words[at] not in ("in", "during", "at", "on"):
        return False
    for index in range(at + 1, min(at + 5, len(utterance.tags))):
        if utterance.words[index] in cues.occasions:
            return True
        if utterance.tags[index] not in "DNCG":
            return False
    return False
