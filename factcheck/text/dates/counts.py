"""Dates so many units away: "two years ago", "three days later", "a week from today", "3 days after Oct. 12"."""

from __future__ import annotations

from factcheck.text.dates.forms import Ago, Edge, Offset, Piece, Rolling, Span, Unit, Year
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import count
from factcheck.text.dates.parsed import Parsed, Point
from factcheck.text.dates.relative import unit_at

_LATER = ("later", "afterwards", "afterward", "thereafter")
_UNTIL = ("to", "until", "till", "through", "-", "–", "—")
HALF = ["and", "a", "half"]


def counted(line: Line, at: int, point: Point) -> Parsed | None:
    """ "two years ago", "three days later", "a week from today", "two upcoming months", "3 days after Oct. 12"."""
    words = line.words
    number = count(line, at) if not line.vocabulary.unit_words.isdisjoint(words[at + 1 : at + 7]) else None
    if number is None:
        return None
    after, halves, step = number.after, 0, line.vocabulary.shift.get(words[number.after], 0)
    if words[after : after + 3] == HALF:
        after, halves = after + 3, 1
    elif step and words[after + 1].endswith("s"):
        after += 1
    else:
        step = 0
    unit = unit_at(line, after)
    if unit is None or unit == "weekend":
        return None
    value = number.value * weight(line, after)
    after += 1
    if step:
        return Parsed(Rolling(unit, step * value), after)
    if words[after : after + 3] == HALF:
        after, halves = after + 3, 1
    more: tuple[tuple[Unit, int], ...] = ()
    while len(more) < 3 and (extra := _further(line, after)):
        more, after = (*more, extra[0]), extra[1]
    return _directed(line, at, after, Ago(unit, value, halves, False, more), point)


def _further(line: Line, at: int) -> tuple[tuple[Unit, int], int] | None:
    """A smaller unit of "2 years, 1 month and 21 days ago"."""
    at += line.words[at] == ","
    at += line.words[at] == "and"
    number = count(line, at)
    unit = unit_at(line, number.after) if number else None
    return ((unit, number.value), number.after + 1) if number and unit else None


def _directed(line: Line, at: int, after: int, ago: Ago, point: Point) -> Parsed | None:
    """The count with the word that says which way it goes: ago, later, from now, after Christmas."""
    words = line.words
    word = words[after]
    back = Ago(ago.unit, -ago.by, -ago.halves, False, tuple((unit, -number) for unit, number in ago.more))
    if word == "ago":
        return Parsed(back, after + 1)
    if word == "earlier" or (word == "before" and words[after + 1] in ("", ".", ",", ";", ")")):
        return Parsed(Ago(back.unit, back.by, back.halves, True, back.more), after + 1)
    if word in _LATER:
        return Parsed(Ago(ago.unit, ago.by, ago.halves, True, ago.more), after + 1)
    if word == "hence" or (word == "from" and words[after + 1] == "now"):
        return Parsed(ago, after + 1 + (word == "from"))
    if word in ("from", "before", "after") and not ago.halves and ago.unit not in ("quarter", "century"):
        base = point(line, after + 1)
        if base and word == "from" and words[base.after] in _UNTIL:  # "the ten days from 3 May to 12 May"
            return None
        if base and not isinstance(base.form, (Edge, Piece, Span, Year, Rolling)):
            return Parsed(Offset(ago.unit, -ago.by if word == "before" else ago.by, base.form), base.after)
        return None
    if line.before(at) == "in" and word not in ("of", "since", "'", "-", "and") and not ago.halves and _ahead(line, at):
        return Parsed(ago, after)
    if line.before(at) == "within" and word != "of" and _ahead(line, at):
        return Parsed(Rolling(ago.unit, ago.by, ago.halves, today=True), after)
    return None


def _ahead(line: Line, at: int) -> bool:
    """Whether "in five years" at `at` lies ahead, rather than being how long something took."""
    window, traps = line.words[max(0, at - 12) : at], line.vocabulary.traps
    return not traps["numbers.ahead"].isdisjoint(window) and traps["numbers.record"].isdisjoint(window)


def weight(line: Line, at: int) -> int:
    """How many of its unit a word means: a fortnight is two weeks."""
    return 2 if line.words[at].startswith("fortnight") else 1


def roughly(line: Line, at: int) -> int:
    """How many words before `at` belong to "almost two years ago", "more than a decade ago"."""
    if line.trap_before(at, "numbers.roughly"):
        return 1
    return 2 if line.before(at) == "than" and line.before(at, 2) in ("more", "less", "fewer") else 0
