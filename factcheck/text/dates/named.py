"""Seasons and holidays: "the spring of 1916", "last summer", "Thanksgiving Day", "Christmas 2014"."""

from __future__ import annotations

from factcheck.text.dates.beside import year_after
from factcheck.text.dates.forms import Holiday, Season
from factcheck.text.dates.line import Line
from factcheck.text.dates.parsed import Parsed

_IN = frozenset(
    ("in", "over", "during", "throughout", "by", "since", "until", "through", "mid", "early", "late", "that")
)


def season(line: Line, at: int, *, the: bool) -> Parsed | None:
    """A season with its year, or after "in" and its like a bare "the summer"."""
    words = line.words
    name = line.vocabulary.seasons[words[at]]
    year = year_after(line, at + 1)
    if year and (words[at + 1] != "," or isinstance(year.form, int)):
        after = year.after
        if words[after] in ("-", "/", "–") and line.tight(after + 1) and line.digits(after + 1):
            after += 2  # the winter of 2013-14
        return Parsed(Season(name, year.form), after)
    prev = line.before(at, 2) if the else line.before(at)
    if prev not in _IN or words[at + 1] in ("of", "-", "for", "from", "in"):
        return None
    return Parsed(Season(name, None), at + 1)


def holiday(line: Line, at: int, *, stepped: bool = False) -> Parsed | None:
    """A day with a name; names of one short word need a capital letter, a year, or (`stepped`) "last" before them."""
    words = line.words
    for name_words, name in line.vocabulary.holidays.get(words[at], ()):
        after = at + len(name_words)
        if tuple(words[at:after]) != name_words:
            continue
        year = year_after(line, after)
        capital = line.capital(at)
        plain = len(name_words) == 1 and len(name) < 9 and not (year or capital or stepped)
        if plain or line.trap(after, "holidays.places") or capital != line.capital(after - 1):
            return None
        return Parsed(Holiday(name, year.form if year else None), year.after if year else after)
    return None
