"""How far a saying can go at most, by the clause in which its source and cue stand."""

from factcheck.speech.sources import Words
from factcheck.text.clauses import Utterance

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
            return _main_verb(tags, after, size)  # Those who say … were asked.
    return size


def _comma(tags: str, start: int, size: int) -> int:
    at = tags.find(",", start + 3, size)
    while at > 0 and at + 1 < size and tags[at + 1] in "QA":
        at = tags.find(",", at + 1, size)
    return at if at > 0 else size


def _main_verb(tags: str, start: int, size: int) -> int:
    """The second finite verb after `start` that begins no clause within the saying."""
    verbs = 0
    for index in range(start, size):
        if tags[index] in "VX" and tags[index - 1] in "NCO#MR)EG":
            if verbs and tags[index - 1] != "R":
                return index
            verbs += 1
        elif tags[index] in "STW":
            verbs -= 1
    return size
