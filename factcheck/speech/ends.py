"""How far a saying goes: where it ends before its sentence does."""

from factcheck.speech.adjuncts import occasion
from factcheck.speech.cues import Cues
from factcheck.speech.sources import Words
from factcheck.text.clauses import Utterance

_BOUNDARIES = frozenset(",;GISAB")
_FRONTED = frozenset("while although though if when because since after before unless whereas once until as".split())


def limit(utterance: Utterance, source: Words, after: int) -> int:
    """The word before which what is said after the word `after` must end."""
    tags, words = utterance.tags, utterance.words
    size = len(tags)
    opened = tags.rfind("(", 0, after)
    if opened >= 0 and ")" not in tags[opened:after]:
        closed = tags.find(")", after)
        if closed > 0:
            size = closed
    first = source[0]
    if first and words[first - 1] in _FRONTED and not set(tags[: first - 1]) - set("ABR,"):
        return _comma(tags, after, size)  # While she says …, they …
    if tags[first] == "W" or (tags[first] == "T" and first):
        if tags[first - 1 : first] == ",":
            return _comma(tags, after, size)  # Smith, who says …, left.
        if first < 12 and not set(tags[:first]) & set("VX"):
            return main_verb(tags, after, size)  # Those who say … were asked.
    return size


def _comma(tags: str, start: int, size: int) -> int:
    at = tags.find(",", start + 3, size)
    while at > 0 and at + 1 < size and tags[at + 1] in "QA":
        at = tags.find(",", at + 1, size)
    return at if at > 0 else size


def main_verb(tags: str, start: int, size: int) -> int:
    """The second finite verb after the word `start` that begins no clause of its own, else `size`."""
    verbs = 0
    for index in range(start, size):
        if (tags[index] in "VX" and tags[index - 1] in "NCO#MR)EG") or (
            tags[index] == "E" and tags[index - 1] in "NCO"
        ):
            if verbs and tags[index - 1] != "R":
                return index
            verbs += 1
        elif tags[index] in "STW":
            verbs -= 1
    return size


def end_of(utterance: Utterance, start: int, cues: Cues, *, phrase: bool) -> int:
    """The first boundary after the word `start` at which the saying ends, be it a `phrase` or a clause."""
    tags, words = utterance.tags, utterance.words
    for index in range(start + 1, len(tags)):
        tag = tags[index]
        if tag not in _BOUNDARIES:
            continue
        if tag == ";":
            return index
        if tag == "," or (tag == "G" and tags[index - 1] == "Q"):
            at = index + 1 if tag == "," else index
            if _new_clause(utterance, at, cues) or (phrase and tags[at : at + 1] == "X"):
                return index
        elif tag in "IS":
            if tags[index + 1 : index + 2] == "G" and cues.speaks(words[index + 1]):
                return index  # "… before claiming that …"
            if phrase and tag == "I" and occasion(utterance, index, cues):
                return index
        elif tag in "AB":
            at = _past_adverbs(tags, index + 1)
            if tags[at : at + 1] in ("V", "E") and (phrase or cues.speaks(words[at])):
                return index  # "… and promised …"
    return len(tags)


def _new_clause(utterance: Utterance, at: int, cues: Cues) -> bool:
    """Whether after a comma something else begins at `at`: ", adding", ", according to", ", and she left"."""
    tags, words = utterance.tags, utterance.words
    if at + 1 >= len(tags):
        return False
    if words[at] == "according" or (tags[at] == "G" and cues.speaks(words[at])):
        return True
    return tags[at] in "AB" and words[at] != "or" and _clause_soon(tags, at + 1)


def _past_adverbs(tags: str, at: int) -> int:
    while at < len(tags) and tags[at] == "R":
        at += 1
    return at


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
