"""Utterances: sentences as tagged words in which a quotation, of however many sentences, counts as one word.

"I never knew. Nobody told me," Smith said on Monday.   is   Q C V I M .
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.grammar import Grammar
from factcheck.text.quotations import Quotation
from factcheck.text.sentences import Sentence

_WORD = re.compile(
    r"(?:[$€£#]?\d[\d.,:]*\d|\d)(?:[^\W_]|%|-[^\W_]+)*"  # 1,200 $4.5bn 47-year-old
    r"|(?:[A-Za-z]\.){2,}"  # U.S.
    r"|[^\W\d_][^\W_]*(?:[-&.][^\W_]+|['’](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b)[^\W\d_]+)*"
    r"|['’](?:s|S|re|ve|ll|d|m)\b|--+|\.\.\.+|[^\w\s]"
)
_STOPPED = frozenset(
    "mr mrs ms dr sen rep gov gen lt sgt col capt st jr sr inc corp co ltd prof no jan feb aug sept oct nov dec".split()
)
_PLURALS = frozenset("people police men women children media data".split())


@dataclass(slots=True)
class Utterance:
    """A sentence's words: `tags` a letter each (see `grammar`), `words` in lower case, their half-open offsets.

    `quotes` are the quotations by the index of the word that each counts as.
    """

    tags: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, Quotation]
    paragraph: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The half-open offsets of the words [start, end)."""
        return self.starts[start], self.ends[end - 1]


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
        yield _utterance(text, start, end, outer[first:at], paragraph, grammar)


def _utterance(
    text: str,
    start: int,
    end: int,
    quotations: Sequence[Quotation],
    paragraph: int,
    grammar: Grammar,
) -> Utterance:
    tags: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotes: dict[int, Quotation] = {}
    at = start
    for quotation in (*quotations, None):
        stop = quotation.start if quotation else end
        for hit in _WORD.finditer(text, at, max(at, stop)):
            word = hit.group()
            tag = grammar.tag(word, first=not tags)
            if tag == "." and words and word == "." and (words[-1] in _STOPPED or _initial(words[-1], tags[-1])):
                ends[-1] = hit.end()
                continue
            tags.append(tag)
            words.append(word.lower().replace("’", "'"))
            starts.append(hit.start())
            ends.append(hit.end())
        if quotation:
            quotes[len(tags)] = quotation
            tags.append("Q")
            words.append("")
            starts.append(quotation.start)
            ends.append(quotation.end)
            at = quotation.end
    return Utterance(_resolved(tags, words), words, starts, ends, quotes, paragraph)


def _initial(word: str, tag: str) -> bool:
    """Whether the stop after `word` is that of an initial: "J. Smith"."""
    return len(word) == 1 and tag in "CP" and word.isalpha()


def _resolved(tags: list[str], words: Sequence[str]) -> str:
    """The tags, with forms that are verbs or nouns (v) and 's decided by their neighbours."""
    for index, tag in enumerate(tags):
        if tag == "v":
            before = tags[index - 1] if index else ""
            tags[index] = "V" if _verb(tags, words, index, before) else "N"
        elif (
            tag == "'"
            and words[index] == "'s"
            and index
            and (tags[index - 1] in "PW" or words[index - 1] in ("that", "there"))
        ):
            tags[index] = "X"
        elif (
            tag == "S" and words[index] == "though" and tags[index - 1 : index] == [","] == tags[index + 1 : index + 2]
        ):
            tags[index] = "R"
    return "".join(tags)


def _verb(tags: Sequence[str], words: Sequence[str], index: int, before: str) -> bool:
    word = words[index]
    if before in ("P", "W", "T", "X", "R", "O"):
        return True
    if before == "I":
        return words[index - 1] == "to"
    if not before or before in "D'#M":
        return False
    after = tags[index + 1] if index + 1 < len(tags) else ""
    if before in "AB":
        return after in ("D", "P", "T", "C", "Q", "O", "S", "W")
    if before not in "NCG)Q," or after in ("V", "X"):
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return after != "E"
    previous = words[index - 1]
    return previous.endswith("s") or previous in _PLURALS
