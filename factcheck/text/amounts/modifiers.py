"""Words before or behind a figure that open one of its ends or blur it: "more than", "up to", "or so"."""

import re
from typing import NamedTuple

from factcheck.records.claims import Modifier
from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons


class Around(NamedTuple):
    """A modifier and the offset to which it widens the amount: its start before a figure, its end behind one."""

    modifier: Modifier
    edge: int


class _Table(NamedTuple):
    before: re.Pattern[str]
    behind: re.Pattern[str]
    of: dict[str, Modifier]


def _table(lexicons: Lexicons) -> _Table:
    of: dict[str, Modifier] = {}
    sides: dict[str, list[str]] = {"before": [], "behind": []}
    for side, found in sides.items():
        for modifier, phrases in lexicons["modifiers"][side].items():
            for phrase in phrases.strip().splitlines():
                found.append(phrase)
                of[f"{side} {phrase}"] = modifier
    before = "|".join(_spelled(phrase) for phrase in sorted(sides["before"], key=len, reverse=True))
    behind = "|".join(_spelled(phrase) for phrase in sorted(sides["behind"], key=len, reverse=True))
    return _Table(
        re.compile(
            rf"(?:(?<![^\W_])(?:{before})(?:[ \u00a0](?:an?|the|just|only|another))?[ \u00a0\n]*"
            r"|[~≈<>≥≤±]\s?=?\s?|[<>]\s=\s)$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:,?[ \u00a0](?:{behind})(?![^\W_])|\+(?!\w))", re.IGNORECASE),
        of,
    )


def _spelled(phrase: str) -> str:
    return r"[ \u00a0\n]+".join(re.escape(word) for word in phrase.split())


_SIGNS: dict[str, Modifier] = {
    "~": "about",
    "≈": "about",
    "<": "under",
    ">": "over",
    "≥": "at_least",
    "≤": "at_most",
    "±": "about",
}
_WINDOW = 36
_LAST_WORD = re.compile(r"([^\W\d_]+|[~≈<>≥≤±=])[ \u00a0\n]*$")


def before(text: str, start: int, lexicons: Lexicons) -> Around | None:
    """The modifier that ends right before `start`; the longest wins."""
    table = lexicons.built(_table)
    last = _LAST_WORD.search(text, max(0, start - 14), start)
    if last is None or last[1].lower() not in lexicons.built(_last_words):
        return None
    match = table.before.search(text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    said = match[0].strip()
    if said[0] in _SIGNS:
        modifier = _SIGNS[said[0]]
        if "=" in said:
            modifier = "at_least" if said[0] == ">" else "at_most"
        return Around(modifier, match.start())
    words = said.lower().split()
    while words and f"before {' '.join(words)}" not in table.of:
        words.pop()
    if not words:
        return None
    return Around(table.of[f"before {' '.join(words)}"], match.start())


def _last_words(lexicons: Lexicons) -> frozenset[str]:
    """The words on which a modifier can end, for a cheap look before the pattern runs."""
    last = {"a", "an", "the", "just", "only", "another", *_SIGNS, "="}
    for phrases in lexicons["modifiers"]["before"].values():
        last.update(phrase.split()[-1] for phrase in phrases.strip().splitlines())
    return frozenset(last)


def behind(text: str, end: int, lexicons: Lexicons) -> Around | None:
    """The modifier that begins right behind `end`: "or so", "or more"."""
    if text[end : end + 1] not in " \u00a0,+":
        return None
    table = lexicons.built(_table)
    match = table.behind.match(text, end)
    if match is None:
        return None
    if match[0] == "+":
        return Around("over", match.end())
    words = match[0].lower().replace(",", " ").split()
    return Around(table.of[f"behind {' '.join(words)}"], match.end())


_OVER_TIME = re.compile(r"(?:over|under|above|below|around)[ \u00a0](?:the |a |just )?$", re.IGNORECASE)
_SPENT = re.compile(r"[\d%)]|\b(?:billion|million|trillion|dollars|percent|times|spread|the)$", re.IGNORECASE)


def modify(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """Widen the amount by the modifiers around it, and open the ends that they open."""
    around = before(text, amount.start, lexicons)
    if around and not _means_during(text, amount, around.edge):
        amount.start = around.edge
        _open(amount, around.modifier)
    if amount.form == "ordinal":
        return
    tail = behind(text, amount.end, lexicons)
    if tail is None and amount.noun:
        tail = behind(text, amount.number[1], lexicons)
    if tail:
        amount.end = max(amount.end, tail.edge)
        if amount.modifier in ("exact", "about") or tail.modifier == "at_least":
            _open(amount, tail.modifier)


def _means_during(text: str, amount: Amount, edge: int) -> bool:
    """Whether "over" before a time says when: "$2 trillion over 10 years", "over the last decade"."""
    if amount.sort != "time" or not _OVER_TIME.match(text, edge, amount.start):
        return False
    spent = _SPENT.search(text[max(0, edge - 14) : edge].rstrip())
    return bool(spent) or text[edge : amount.start].split()[-1] == "the"


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
