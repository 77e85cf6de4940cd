"""The one scan for numbers: digits and words that may begin one are looked up, then the grammar reads at each."""

from collections.abc import Iterator
from heapq import merge

from factcheck.records.readings import Place
from factcheck.text.lexemes import Lexemes
from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers import apart
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.spelled import read_spelled
from factcheck.text.numbers.vocabulary import Vocabulary, vocabulary
from factcheck.text.numbers.written import read_written
from factcheck.text.patterns import pattern

_VULGAR = pattern("[¼-¾⅐-⅞]")


def scan(lexemes: Lexemes, lexicons: Lexicons) -> tuple[Figure, ...]:
    """All figures of the text, and the identifiers among its digits, in order and apart from each other."""
    words, text = lexicons.built(vocabulary), lexemes.text
    found: list[Figure] = []
    done = 0
    for start, end in _triggers(lexemes, words):
        if start < done:
            continue
        if text[start].isalpha():
            figure = read_spelled(text, start, end, words, lexicons)
        else:
            figure = read_written(text, start, words, lexicons)
        if figure is not None and figure.start >= done:
            if figure.form == "digits" and found and apart.listed(text, found[-1], figure, words):
                figure.form = "identifier"
            found.append(figure)
            done = figure.end
    return tuple(found)


def _triggers(lexemes: Lexemes, words: Vocabulary) -> Iterator[Place]:
    """Where a number may begin: each digit, each vulgar fraction, and the words that numbers begin with."""
    text = lexemes.text
    vulgar = [hit.span() for hit in _VULGAR.finditer(text)]
    hits = lexemes.among_or_digits(words.triggers)
    for start, end in merge(hits, vulgar) if vulgar else hits:
        if text[start].isdecimal():
            yield from ((at, end) for at in range(start, end))
        elif end - start == 1 or text[start].lower() + text[start + 1 : end] in words.spellings:
            yield start, end
