"""Noun phrases over tagged words, as far as a figure may be said of them."""

from factcheck.text.amounts.lines import Line
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

Stretch = tuple[int, int]
"""Half-open indices of words."""

REACH = 60
"""How many words before an amount what it is said of may begin."""
BEHIND = pattern(r"D?R?(?:[NCGE#]|Z(?=-)|-(?=[NCGE])|'(?=[NCGE#]))*[NCG]")
"""A phrase that begins where it is looked for; a Z in it is part of a word: "second-quarter earnings"."""
_BEFORE = pattern(
    r"(?:(?:(?<![A-Z])|(?<=[^NC]))D)?(?:[NCGEM#]|[NCGEM#Z](?=-)|Z(?=[NC])|(?<=[NCGEMZ])-|'(?=[NCGEZ]))*[NCG]$"
)
_CHAIN = pattern(r"(?:D?(?:[NCGEM#]|Z-|-(?=[NCGE])|'(?=[NCGE#]))*[NCG#MZ]I)*$")
_WHEN = pattern(r"(?:I[DR]*(?:M#?|#),?)+$")
_RETRIES = 3
_KEPT = frozenset("including according following regarding concerning".split())
_OUTSIDE = "I,AB-.'"
"""Tags that a phrase may be found with and doesn't begin with."""


def before(line: Line, end: int, lexicons: Lexicons, *, stop: int) -> Stretch | None:
    """The phrase that ends at word `end` and begins behind `stop`, with those that it is chained to by prepositions.

    Times and participles that it ends with are left out: "orders (in June) were", "analysts (polled by Finora) had".
    A count with its noun is a phrase, too.
    """
    tags, words = line.tags, line.words
    for _ in range(_RETRIES):
        when = _WHEN.search(tags, max(stop, end - 8), end)
        end = when.start() if when else end
        if end - 1 in line.amounts and end > stop:
            counted = line.amounts[end - 1]
            if not counted.noun or counted.sort:
                return None
            start = end - 1
        else:
            found = _BEFORE.search(tags, stop, end)
            if found is None:
                return None
            start = found.start()
        timed = tags[start - 1 : start] == "I" and not bears(words[end - 1], lexicons)
        posted = tags[max(0, start - 3) : start] in ("NEI", "CEI", "NGI") and words[start - 2] not in _KEPT
        if not timed and not posted:
            break
        end = start - 1 - posted
        if end <= stop:
            return None
    start = chained(tags, start, stop=stop)
    while start < end and tags[start] in _OUTSIDE:
        start += 1
    return start, end


def chained(tags: str, start: int, *, stop: int) -> int:
    """Where the chain of phrases begins that leads to the one at word `start`: "shares in the owner of (the mill)"."""
    chain = _CHAIN.search(tags, max(0, stop), start)
    return chain.start() if chain and chain[0] else start


def bears(word: str, lexicons: Lexicons) -> bool:
    """Whether a phrase that ends with `word` may have a measure: no time, direction, average or comparison."""
    never = lexicons.words("contexts", "subject", "never")
    return word not in never and word.rstrip("s") not in never
