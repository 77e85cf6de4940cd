"""Utterances: sentences as tagged words in which a quotation, of however many sentences, counts as one word.

"I never knew. Nobody told me," Smith said on Monday.   is   Q C V I M .
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.grammar import Grammar
from factcheck.text.patterns import pattern
from factcheck.text.quotations import Quotation
from factcheck.text.sentences import Sentence

_WORD = pattern(
    r"[^\W\d_][^\W_]*(?:[-&.'’][^\W_]+)*"  # word O'Brien anti-war U.S
    r"|(?:[$€£#]?\d[\d.,:]*\d|\d)(?:[^\W_]|%|-[^\W_]+)*"  # 1,200 $4.5bn 47-year-old
    r"|--+|\.\.\.+|[^\w\s]"
)
_UNSURE = pattern("[v'S]")  # tags that neighbours may change
_STOPPED = frozenset(
    "mr mrs ms dr sen rep gov gen lt sgt col capt st jr sr inc corp co ltd prof no jan feb aug sept oct nov dec".split()
)
_LONGEST_INITIALS = 7  # characters
_FEW_NAMES = 3
_STRETCH = 2_000  # characters
LONGEST = 400  # words: nobody's sentence, but a list or a table
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


def utterances(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], grammar: Grammar
) -> Iterator[Utterance]:
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
        yield from _utterances(text, start, end, outer[first:at], paragraph, grammar)


def _utterances(
    text: str, start: int, end: int, quotations: Sequence[Quotation], paragraph: int, grammar: Grammar
) -> Iterator[Utterance]:
    tags: list[str] = []
    words: list[str] = []
    places: list[tuple[int, int]] = []
    quotes: dict[int, Quotation] = {}
    for at, stop, quotation in _stretches(text, start, end, quotations):
        _tag(text, at, stop, grammar, tags, words, places)
        if quotation:
            quotes[len(tags)] = quotation
            tags.append("Q")
            words.append("")
            places.append((quotation.start, quotation.end))
        if len(tags) > LONGEST:
            yield Utterance(resolved(tags, words, grammar), words, places, quotes, paragraph)
            tags, words, places, quotes = [], [], [], {}
    if tags:
        yield Utterance(resolved(tags, words, grammar), words, places, quotes, paragraph)


def _tag(
    text: str,
    start: int,
    end: int,
    grammar: Grammar,
    tags: list[str],
    words: list[str],
    places: list[tuple[int, int]],
) -> None:
    """Add the words of [start, end) to the lists."""
    known = grammar.known
    add_tag, add_word, add_place = tags.append, words.append, places.append
    for hit in _WORD.finditer(text, start, end):
        tag, low, cut = known[hit.group()]
        place = hit.span()
        if cut:  # the minister | 's
            middle = place[0] + cut
            add_tag(tag)
            add_word(low)
            add_place((place[0], middle))
            tag, low, _ = known[hit.group()[cut:]]
            place = middle, place[1]
        elif tag == "." and low == "." and words and (words[-1] in _STOPPED or _initial(words[-1], tags[-1])):
            places[-1] = (places[-1][0], place[1])
            tags[-1] = "C" if tags[-1] == "P" else tags[-1]  # I. Smith
            continue
        add_tag(tag)
        add_word(low)
        add_place(place)


def tagged(text: str, start: int, end: int, grammar: Grammar) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Tag, lower-case form and place of each word of [start, end), before neighbours decide between tags."""
    for hit in _WORD.finditer(text, start, end):
        word = hit.group()
        tag, low, cut = grammar.known[word]
        first, last = hit.span()
        if cut:
            yield tag, low, (first, first + cut)
            tag, low, _ = grammar.known[word[cut:]]
            first += cut
        yield tag, low, (first, last)


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


def _initial(word: str, tag: str) -> bool:
    """Whether the stop after `word` is that of an initial: "J. Smith", "U.S. troops"."""
    if len(word) == 1:
        return tag in "CP" and word.isalpha()
    return word[1:2] == "." and len(word) < _LONGEST_INITIALS


def resolved(tags: list[str], words: Sequence[str], grammar: Grammar) -> str:
    """The tags, with words that are verbs or nouns (v) and 's decided by their neighbours."""
    if tags[0] == "C" and words[0] not in grammar.closed:  # those that are, and a name: "US officials"
        tags[0] = grammar.low(words[0]) or "C"
    names = tags.count("C")
    if names > _FEW_NAMES and names > 4 * sum(tag in "NvVEGR" for tag in tags):  # A Headline in Capitals
        tags = [grammar.low(word) or tag if tag in "CM" else tag for tag, word in zip(tags, words, strict=True)]
    for hit in _UNSURE.finditer("".join(tags)):
        index = hit.start()
        before = tags[index - 1] if index else ""
        if tags[index] == "v":
            tags[index] = "V" if _verb(tags, words, index, before) else "N"
        elif tags[index] == "'":
            if words[index] == "'s" and (before in ("P", "W") or words[index - 1] in ("that", "there")):
                tags[index] = "X"
        elif words[index] == "though" and before == "," and tags[index + 1 : index + 2] == [","]:
            tags[index] = "R"
    return "".join(tags)


def _verb(tags: Sequence[str], words: Sequence[str], index: int, before: str) -> bool:
    word = words[index]
    if before == "T":
        return index > 1 and tags[index - 2] in "NC"  # "a report that claims", not "he said that claim"
    if before in ("P", "W", "X", "R", "O"):
        return True
    if before == "I":
        return words[index - 1] == "to"
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
    previous = words[index - 1]
    return previous.endswith("s") or previous in _PLURALS
