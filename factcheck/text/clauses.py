"""Utterances: sentences as tagged words in which a quotation, of however many sentences, counts as one word.

"I never knew. Nobody told me," Smith said on Monday.   is   Q C V I M .
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.grammar import Grammar
from factcheck.text.patterns import pattern
from factcheck.text.quotations import Quotation
from factcheck.text.sentences import Sentence
from factcheck.text.words import Stretch, Words, follow

_UNSURE = pattern("[v'S]")  # tags that neighbours may change
_FEW_NAMES = 3
_STRETCH = 2_000  # characters
LONGEST = 400  # words: nobody's sentence, but a list or a table
_BASE_IN_S = ("ss", "us", "as")  # to discuss, to focus
_OPENING = ("", "D", "P", "T", "O", "Q", "C", "S", ".")  # what stands behind a verb
_PLURALS = frozenset("people police men women children media data".split())


@dataclass(slots=True)
class Utterance:
    """A sentence's words: `tags` a letter each (see `grammar`), `words` in lower case, half-open offsets in `places`.

    `quotes` are the quotations by the index of the word that each counts as. A sentence of more than `LONGEST`
    words makes several utterances.
    """

    tags: str
    words: list[str]
    places: list[tuple[int, int]]
    quotes: dict[int, Quotation]
    paragraph: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The half-open offsets of the words [start, end)."""
        return self.places[start][0], self.places[end - 1][1]


def utterances(words: Words, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Utterance]:
    """The utterances of the text, in order."""
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    at = 0
    index = 0
    while index < len(sentences):
        start, end, paragraph = sentences[index]
        index += 1
        first = at
        while at < len(outer) and outer[at].start < end:
            while outer[at].end > end and index < len(sentences):  # a quotation of several sentences
                end = sentences[index].end
                index += 1
            at += 1
        yield from _utterances(words, start, end, outer[first:at], paragraph)


def _utterances(
    words: Words, start: int, end: int, quotations: Sequence[Quotation], paragraph: int
) -> Iterator[Utterance]:
    said, quotes = Stretch([], [], []), dict[int, Quotation]()
    for at, stop, quotation in _stretches(words.text, start, end, quotations):
        said = follow(said, words.stopped(at, stop))
        if quotation:
            quotes[len(said.tags)] = quotation
            said.add("Q", (quotation.start, quotation.end))
        if len(said.tags) > LONGEST:
            yield Utterance(resolved(said, words.grammar), said.words, said.places, quotes, paragraph)
            said, quotes = Stretch([], [], []), {}
    if said.tags:
        yield Utterance(resolved(said, words.grammar), said.words, said.places, quotes, paragraph)


def _stretches(
    text: str, start: int, end: int, quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, Quotation | None]]:
    """The stretches of [start, end) outside quotations, none too long, each with the quotation that it ends at."""
    at = start
    for quotation in (*quotations, None):
        stop = max(at, quotation.start if quotation else end)
        while stop - at > _STRETCH:
            cut = text.find(" ", at + _STRETCH, at + 2 * _STRETCH)
            cut = min(stop, cut if cut > 0 else at + _STRETCH)
            yield at, cut, None
            at = cut
        yield at, stop, quotation
        at = quotation.end if quotation else stop


def resolved(stretch: Stretch, grammar: Grammar) -> str:
    """The tags, with words that are verbs or nouns (v) and 's decided by their neighbours."""
    tags, words = stretch.tags, stretch.words
    if tags[0] == "C" and words[0] not in grammar.closed:  # those that are, and a name: "US officials"
        tags[0] = grammar.low(words[0]) or "C"
    names = tags.count("C")
    if names > _FEW_NAMES and names > 4 * sum(tag in "NvVEGR" for tag in tags):  # A Headline in Capitals
        tags = [grammar.low(word) or tag if tag in "CM" else tag for tag, word in zip(tags, words, strict=True)]
    for hit in _UNSURE.finditer("".join(tags)):
        index = hit.start()
        before = tags[index - 1] if index else ""
        if tags[index] == "v":
            tags[index] = "V" if _verb(tags, words, index, before, grammar) else "N"
        elif tags[index] == "'":
            if words[index] == "'s" and (before in ("P", "W") or words[index - 1] in ("that", "there")):
                tags[index] = "X"
        elif words[index] == "though" and before == "," and tags[index + 1 : index + 2] == [","]:
            tags[index] = "R"
    return "".join(tags)


def _verb(tags: Sequence[str], words: Sequence[str], index: int, before: str, grammar: Grammar) -> bool:
    word = words[index]
    if before == "T":
        return index > 1 and tags[index - 2] in "NC"  # "a report that claims", not "he said that claim"
    if before in ("P", "W", "X", "R", "O"):
        return True
    if before == "I":
        return words[index - 1] == "to" and (word[-1] != "s" or word.endswith(_BASE_IN_S))  # not "to accounts"
    if not before or before in "D'#":
        return False
    after = tags[index + 1] if index + 1 < len(tags) else ""
    if before == "M":  # a poll on Monday shows
        return word.endswith("s") and index > 1 and tags[index - 2] == "I" and after in _OPENING
    if before in "AB":
        return after in ("D", "P", "T", "C", "Q", "O", "S", "W")
    if before not in "NCG)Q," or after in ("V", "X"):
        return False
    if before == "," and after in _OPENING and not word.endswith("s"):  # critics, including Ruiz, call it …
        return words[tags.index(",") - 1].endswith("s") and tags.index(",") < index - 1
    if word.endswith("s") and not word.endswith("ss"):
        return after != "E"
    if word in grammar.unchanged and after in ("#", "D") and before in "NC":  # the bridge cost $30 million
        return True
    previous = words[index - 1]
    return previous.endswith("s") or previous in _PLURALS
