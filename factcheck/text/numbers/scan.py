"""The one scan for numbers: a cheap search for triggers, then the grammar at each hit."""

from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers import apart
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.spelled import read_spelled
from factcheck.text.numbers.vocabulary import vocabulary
from factcheck.text.numbers.written import read_written


def scan(text: str, lexicons: Lexicons) -> tuple[Figure, ...]:
    """All figures of `text`, and the identifiers among its digits, in order and apart from each other."""
    words = lexicons.built(vocabulary)
    found: list[Figure] = []
    done = 0
    for hit in words.trigger.finditer(text):
        start = hit.start()
        if start < done:
            continue
        if text[start].isalpha():
            figure = read_spelled(text, start, hit.end(), words, lexicons)
        else:
            figure = read_written(text, start, words, lexicons)
        if figure is not None and figure.start >= done:
            if figure.form == "digits" and found and apart.listed(text, found[-1], figure, words):
                figure.form = "identifier"
            found.append(figure)
            done = figure.end
    return tuple(found)
