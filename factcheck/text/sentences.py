"""Where sentences begin and end: stops that end nothing (abbreviations, initials, numbers) told from those that do.

A sentence is found from its own block of lines alone, so text added elsewhere changes nothing in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Sentence(NamedTuple):
    """Half-open code-point offsets into the prose, without the white space around; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


class Stops(NamedTuple):
    """The words that decide what a stop means, in lower case without their last full stop."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


_BLOCK = pattern(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_STOP = pattern(r"[.!?…]+[\"'”’»)\]]*(?=[ \t\u00a0\u2009\u202f\r\n])")
_NEXT = pattern(r"[\s\"'“”‘’«»„`(\[*_]*")
_WORD = pattern(r"[^\W\d_]+")
_WORDS = pattern(r"\w+")
_LAST = pattern(r"[\w.&’'-]*$")
_ENUMERATOR = pattern(r"(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
_WRAP = range(45, 120)  # lengths of hard-wrapped lines, in characters
_REACH = 40  # how far past a quotation a verb of speech is looked for


def stops(lexicons: Lexicons) -> Stops:
    """The table of `rules/lexicons/sentences.toml`."""
    table = lexicons["sentences"]
    return Stops(*(frozenset(table[name].split()) for name in Stops._fields))


def split(text: str, words: Stops) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order. A paragraph is a line, or a block of hard-wrapped lines."""
    found: list[Sentence] = []
    for number, (start, stop) in enumerate(paragraphs(text)):
        for hit in _STOP.finditer(text, start, stop):
            end = hit.end()
            if end < stop and _ends(text, start, hit, stop, words):
                _add(found, text, start, end, number)
                start = end
        _add(found, text, start, stop, number)
    return tuple(found)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The half-open places of the paragraphs of `text`: lines, but hard-wrapped lines together."""
    for block in _BLOCK.finditer(text):
        start, stop = block.span()
        if text.find("\n", start, stop) < 0:
            yield start, stop
            continue
        lines = block.group().split("\n")
        wrapped = _wrapped(lines)
        at = end = start
        for line in lines:
            if end > start and not wrapped and not line.lstrip()[:1].islower():
                yield at, end - 1
                at = end
            end += len(line) + 1
        yield at, stop


def _wrapped(lines: list[str]) -> bool:
    lengths = [len(line) for line in lines[:-1]]
    return min(lengths) in _WRAP and max(lengths) in _WRAP and max(lengths) - min(lengths) < 30


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Sentence(start, end, paragraph))


def _ends(text: str, start: int, hit: re.Match[str], stop: int, words: Stops) -> bool:
    """Whether the stop `hit`, in the sentence that begins at `start`, ends it."""
    after = _NEXT.match(text, hit.end(), stop)
    at = after.end() if after else hit.end()
    first = text[at : min(at + 1, stop)]
    mark = hit.group()
    if first in ("-", "–", "—"):
        return len(mark) == 1  # “It leaked.” — Jonas Lind
    if not first or first.islower() or first in ",;:":
        return False
    if mark != ".":
        return not (mark[0] in "?!" and len(mark) > 1 and _speech_follows(text, at, min(stop, at + _REACH), words))
    last = _LAST.search(text, max(start, hit.start() - 15), hit.start())
    word = last.group().lstrip("'’").lower() if last else ""
    if not word:
        return True
    if _ENUMERATOR.match(word) and not text[start : hit.start()].strip(" \t\r\n" + word + word.upper()):
        return False  # "1. The first point"
    if word in words.titles:
        return False
    if word in words.numbered and first.isdigit():
        return False
    initial = len(word) == 1 and word.isalpha()
    if initial or word in words.abbreviations or (("." in word) and len(word) < 7):
        following = _WORD.match(text, at, stop)
        if following:
            return following.group().lower() in words.starters
        return not first.isdigit()
    return True


def _speech_follows(text: str, at: int, reach: int, words: Stops) -> bool:
    """Whether one of the first words after a quotation says who spoke it: "Is it?" Mr. Smith asked."""
    for word in _WORDS.finditer(text, at, reach):
        if word.group() in words.speech:
            return True
        if text[word.start()].islower():
            return False
    return False
