"""What is said: its words, in pieces, and the frame in which they stand; what stands before source and cue."""

from typing import Literal, NamedTuple, TypeAlias

from factcheck.speech.cues import Cues
from factcheck.speech.ends import end_of
from factcheck.speech.sources import Words
from factcheck.text.clauses import Utterance

_DATELINE = 10  # words
Frame: TypeAlias = Literal["quotation", "clause", "phrase", "infinitive", "question"]


class Content(NamedTuple):
    """The words of what is said, in pieces, their frame, and the table of cues by which the verb takes it."""

    frame: Frame
    table: str
    pieces: tuple[Words, ...]


def before(utterance: Utterance, edge: int, *, broken: bool = False) -> Content | None:
    """What stands before the word `edge`, where source and cue begin: a quotation, or a clause and a comma.

    `broken`: the clause goes on after source and cue, so that its verb may be there.
    """
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
    if tags[last] == "," and last:
        start = opening(utterance, last)
        main = tags.find(",", start, last) if tags[start] in "SG" else start
        if main >= 0 and (broken or has_verb(tags, main, last)):
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
        return _quoted_on(utterance, said, start)
    if tags[at] != ",":
        return said
    if tags[start] == "Q":
        return said._replace(pieces=(*said.pieces, (start, start + 1)))
    begins = "VXIDNCTSAB" if has_verb(tags, *said.pieces[0]) else "VXIDNCTSABER"
    if tags[start] not in begins or utterance.words[start] in ("which", "who", "according"):
        return said
    end = len(tags)
    while end > start and tags[end - 1] in ".,":
        end -= 1
    return said._replace(pieces=(*said.pieces, (start, end)))


def _quoted_on(utterance: Utterance, said: Content, start: int) -> Content:
    """`said` with the quotation at `start`, unless it is the name of something: on “Morning Show”."""
    tags = utterance.tags
    if tags[start] != "Q" or tags[start - 1] not in ",:-CNPVOEM'":
        return said
    if tags[start - 1] not in ",:-" and utterance.quotes[start].title:
        return said
    end = start + 1
    while end < len(tags) and tags[end] == "Q":
        end += 1
    return said._replace(pieces=(*said.pieces, (start, end)))


def opening(utterance: Utterance, last: int) -> int:
    """Where what ends at `last` begins: with its sentence, but not with its "and" or "but"."""
    tags = utterance.tags
    start = 0
    if tags[last] == "Q":
        for index in range(last - 1, -1, -1):
            if tags[index] in ";:" or (tags[index] == "Q" and utterance.quotes[index].capital):
                start = index + 1
                break
    else:
        start = tags.rfind(";", 0, last) + 1
    dash = tags.find("-", start, start + _DATELINE)
    if start == 0 and dash > 0 and tags[0] == "C" and not set(tags[:dash]) - set("C,M#().N"):
        start = dash  # OSLO, May 3 – …
    while start < last and tags[start] in "AB,-.)":
        start += 1
    return start


def has_verb(tags: str, start: int, stop: int) -> bool:
    """Whether a verb stands among the words [start, stop)."""
    return any(tag in "VXE" for tag in tags[start:stop])


def rest(utterance: Utterance, start: int, cues: Cues, *, table: str = "clause") -> Content:
    """The clause that begins at `start`, as far as it goes in its sentence."""
    return until(utterance, "clause", start, cues, table)


def until(utterance: Utterance, frame: Frame, start: int, cues: Cues, table: str) -> Content:
    """What is said from the word `start` on, as far as it goes in its sentence."""
    tags = utterance.tags
    while start < len(tags) and tags[start] == ",":
        start += 1
    end = end_of(utterance, start, cues, phrase=frame == "phrase")
    last = end
    while last > start and tags[last - 1] in ",;:-.":
        last -= 1
    return Content(frame, table, ((start, last),))
