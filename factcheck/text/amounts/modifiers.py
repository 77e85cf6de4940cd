"""Words before or behind a figure that open one of its ends or blur it: "more than", "up to", "or so"."""

import re
from typing import NamedTuple

from factcheck.records.claims import Modifier
from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Around(NamedTuple):
    """A modifier and the offset to which it widens the amount: its start before a figure, its end behind one."""

    modifier: Modifier
    edge: int


class _Table(NamedTuple):
    """The phrases in lower case, words parted by single blanks, those behind a figure by their first word.

    `initials` are the letters that those behind a figure begin with.
    """

    before: dict[str, Modifier]
    last_words: frozenset[str]
    behind: dict[str, list[tuple[str, Modifier]]]
    initials: frozenset[str]


_SIGNS: dict[str, Modifier] = {
    "~": "about",
    "≈": "about",
    "<": "under",
    ">": "over",
    "≥": "at_least",
    "≤": "at_most",
    "±": "about",
}
_FILLERS = frozenset(("a", "an", "just", "only", "another"))
_WINDOW = 36
_MOST_WORDS = 6
_OPENING = "(\"'“‘«[—–-,;:…/."
_SIGN = pattern(r"(?:[~≈<>≥≤±]\s?=?\s?|[<>]\s=\s)$")
_WORD = pattern(r"[^ \u00a0\n/]+")


def _table(lexicons: Lexicons) -> _Table:
    before = {
        phrase: modifier
        for modifier, phrases in lexicons["modifiers"]["before"].items()
        for phrase in phrases.strip().lower().splitlines()
    }
    behind: dict[str, list[tuple[str, Modifier]]] = {}
    for modifier, phrases in lexicons["modifiers"]["behind"].items():
        for phrase in phrases.strip().lower().splitlines():
            behind.setdefault(phrase.split()[0], []).append((phrase, modifier))
    for found in behind.values():
        found.sort(key=lambda entry: -len(entry[0]))
    last_words = frozenset(phrase.split()[-1] for phrase in before) | _FILLERS
    return _Table(before, last_words, behind, frozenset(word[0] for word in behind))


def before(text: str, start: int, lexicons: Lexicons) -> Around | None:
    """The modifier that ends right before `start`; the longest wins."""
    table = lexicons.built(_table)
    said = text[max(0, start - _WINDOW) : start].rsplit(None, 1)
    if not said:
        return None
    last = said[-1].lower().lstrip(_OPENING)
    if last[-1:] in _SIGNS or last[-1:] == "=":
        return _sign(text, start)
    if last.rpartition("/")[2] not in table.last_words:
        return None
    words = [(word[0].lower(), word.start()) for word in _WORD.finditer(text, max(0, start - _WINDOW), start)]
    found, tail, filled = None, "", words[-1][0] in _FILLERS
    for head, at in reversed(words[-_MOST_WORDS:]):
        bare = head.lstrip(_OPENING)
        modifier = table.before.get(bare + tail)
        if modifier is None and filled:
            modifier = table.before.get((bare + tail).rpartition(" ")[0])
        if modifier is not None:
            found = Around(modifier, at + len(head) - len(bare))
        tail = f" {head}{tail}"
    return found


def _sign(text: str, start: int) -> Around | None:
    match = _SIGN.search(text, max(0, start - 5), start)
    if match is None:
        return None
    sign = match[0][0]
    if "=" in match[0]:
        return Around("at_least" if sign == ">" else "at_most", match.start())
    return Around(_SIGNS[sign], match.start())


def behind(text: str, end: int, lexicons: Lexicons) -> Around | None:
    """The modifier that begins right behind `end`: "or so", "or more"."""
    mark = text[end : end + 1]
    if mark == "+":
        return None if text[end + 1 : end + 2].isalnum() else Around("over", end + 1)
    if not mark or mark not in " \u00a0,":
        return None
    begin = end + 2 if mark == "," else end + 1
    if text[begin - 1 : begin] not in (" ", "\u00a0"):
        return None
    table = lexicons.built(_table)
    if text[begin : begin + 1].lower() not in table.initials:
        return None
    tail = text[begin : begin + 40].replace("\u00a0", " ").replace("\n", " ").lower()
    first = tail.partition(" ")[0].rstrip(".,;:!?)\"'”’")
    for phrase, modifier in table.behind.get(first, ()):
        rest = tail[len(phrase) :]
        if tail.startswith(phrase) and not rest[:1].isalnum() and not rest.startswith(" than"):
            return Around(modifier, begin + len(phrase))
    return None


_OVER_TIME = pattern(r"(?:over|under|above|below|around)[ \u00a0](?:the |a |just )?$", re.IGNORECASE)
_SPENT = pattern(r"(?:[\d%)]|\b(?:billion|million|trillion|dollars|percent|times|spread|the))$", re.IGNORECASE)
_VERBS = frozenset("pass passed passes passing top tops topped topping".split())
_LARGE = 20
"""A verb like "topped" limits only figures from here on: "topped two polls"."""


def modify(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """Widen the amount by the modifiers around it, and open the ends that they open."""
    if amount.form == "ordinal":
        return
    around = before(text, amount.start, lexicons)
    if around and not _means_else(text, amount, around.edge):
        amount.start = around.edge
        _open(amount, around.modifier)
    tail = behind(text, amount.end, lexicons)
    if tail is None and amount.noun:
        tail = behind(text, amount.number[1], lexicons)
    if tail:
        amount.end = max(amount.end, tail.edge)
        if amount.modifier in ("exact", "about") or tail.modifier == "at_least":
            _open(amount, tail.modifier)


def _means_else(text: str, amount: Amount, edge: int) -> bool:
    """Whether the words from `edge` on limit nothing: "$2 trillion over 10 years", "topped two polls"."""
    said = text[edge : amount.start].lower().split()
    if said and said[0] in _VERBS:
        return amount.form == "score" or amount.value < _LARGE
    if said == ["within"]:
        return amount.sort == "time"
    if amount.sort != "time" or not _OVER_TIME.match(text, edge, amount.start):
        return False
    return said[-1] == "the" or (said[0] != "under" and bool(_SPENT.search(text[max(0, edge - 14) : edge].rstrip())))


def _open(amount: Amount, modifier: Modifier) -> None:
    value = amount.value
    if modifier == "exact" or (modifier == "about" and amount.form == "vague"):
        return
    if amount.low != amount.high:
        amount.modifier = "about" if modifier == "about" else amount.modifier
        return
    if modifier in ("over", "at_least"):
        amount.low, amount.high = value, None
    elif modifier in ("under", "at_most"):
        amount.low, amount.high = None, value
    amount.modifier = modifier
