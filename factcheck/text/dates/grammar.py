"""The second stage: the grammar that reads the lines around the triggers, at every word that may begin a date."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.records.claims import Bound
from factcheck.text.dates.counts import roughly
from factcheck.text.dates.days import listed
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Expression,
    Form,
    Month,
    Same,
    Season,
    Section,
    Shift,
    Span,
    Weekday,
    Year,
    Years,
)
from factcheck.text.dates.line import Line
from factcheck.text.dates.parsed import TO, Parsed
from factcheck.text.dates.point import point
from factcheck.text.dates.scan import lines
from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.lexemes import Lexemes

_ENDS = (Day, Month, Year, Section, Season, Shift, Weekday, Edge, Years, Same)
_BARE_ENDS = (Day, Month, Year, Section)
_OPENERS = ("'", "q", "h")
_STARTING = ("starting", "beginning", "effective")
_SMALL = ("on", "in", "the", "around", "about", "from")
_OVER_SMALL = ("since", "until", "before", "after", *_STARTING)
_AFTERWARDS: dict[str, Bound] = {"later": "since", "after": "since", "earlier": "by", "before": "by"}


def expressions(lexemes: Lexemes, vocabulary: Vocabulary) -> tuple[Expression, ...]:
    """The dates and periods of the text in order, not overlapping."""
    return tuple(found for line in lines(lexemes, vocabulary) for found in _in_line(line))


def _in_line(line: Line) -> Iterator[Expression]:
    done, starters = 0, line.vocabulary.starters
    for at in [at for at, word in enumerate(line.words) if word in starters or "0" <= word < ":" or word in _OPENERS]:
        parsed = _whole(line, at) if at >= done else None
        if parsed is None:
            continue
        yield _expression(line, at, parsed)
        form, done = parsed
        while further := listed(line, form, done):
            number, form = further
            yield Expression(line.starts[done + 1], line.ends[number.after - 1], form)
            done = number.after


def _whole(line: Line, at: int) -> Parsed | None:
    """A period with two ends, or else a single date."""
    words = line.words
    if words[at] in ("from", "between"):
        return _between(line, at)
    first = point(line, at)
    if first is None or not isinstance(first.form, _BARE_ENDS):
        return first
    join = words[first.after]
    if join not in TO or join in ("until", "till", "til"):
        return first
    second = point(line, first.after + 1)
    if second is None or not isinstance(second.form, _BARE_ENDS) or not _fit(first.form, second.form):
        return first
    if join == "to" and type(first.form) is not type(second.form):
        return first
    return Parsed(span(first.form, second.form), second.after)


def _between(line: Line, at: int) -> Parsed | None:
    """ "between January 1 and October 1, 2015", "from 2010 to 2014", "between now and May"."""
    first = point(line, at + 1) or _now(line, at + 1)
    if first is None:
        return None
    if isinstance(first.form, Span):
        return first
    after = first.after + (line.words[first.after] == ",")
    joined = line.words[after] in TO or (line.words[after] == "and" and line.words[at] == "between")
    if not joined or not isinstance(first.form, _ENDS):
        return None
    second = point(line, after + 1) or _now(line, after + 1)
    if second is None or not isinstance(second.form, _ENDS) or not _fit(first.form, second.form):
        return None
    return Parsed(span(first.form, second.form), second.after)


def _now(line: Line, at: int) -> Parsed | None:
    return Parsed(Shift("day", 0), at + 1) if line.words[at] in ("now", "date") else None


def _fit(first: Form, second: Form) -> bool:
    """Whether two dates can be the ends of one period: where both years are named, the days don't run backwards."""
    if isinstance(first, Year) and isinstance(second, Year):
        return first.year <= second.year
    if isinstance(first, Year) and isinstance(second, (Day, Month)):
        return second.year is not None
    years = getattr(first, "year", None), getattr(second, "year", None)
    if not isinstance(years[0], int) or not isinstance(years[1], int):
        return True
    if years[0] == years[1] and isinstance(first, (Day, Month)) and isinstance(second, (Day, Month)):
        both = isinstance(first, Day) and isinstance(second, Day)
        return _place(first) <= _place(second) if both else _place(first)[0] <= _place(second)[0]
    return years[0] <= years[1]


def span(first: Form, last: Form) -> Span:
    """A period whose ends share the year that only one of them names."""
    if isinstance(first, (Day, Month, Section)) and isinstance(last, (Day, Month, Section)):
        crosses = _place(first) > _place(last)
        if first.year is None and last.year is not None:
            first = first._replace(year=last.year - crosses if isinstance(last.year, int) else last.year)
        elif last.year is None and isinstance(first.year, int):
            last = last._replace(year=first.year + crosses)
    return Span(first, last)


def _place(form: Day | Month | Section) -> tuple[int, int]:
    """Where in its year a date stands."""
    if isinstance(form, Section):
        return form.number, 0
    return (form.month if isinstance(form.month, int) else 0), form.day if isinstance(form, Day) else 0


def _expression(line: Line, at: int, parsed: Parsed) -> Expression:
    form = parsed.form
    begin = at - roughly(line, at) if isinstance(form, Ago) else at
    mod = form.part if isinstance(form, Edge) and form.part != "rest" else None
    bound = None if isinstance(form, Span) else _bound(line, begin, parsed.after)
    return Expression(line.starts[begin], line.ends[parsed.after - 1], form, bound, mod)


def _bound(line: Line, at: int, after: int) -> Bound | None:
    """What the words beside a date make of it: since, until, by, before, after."""
    words = line.words
    if words[after] == "or" and words[after + 1] in _AFTERWARDS:
        return _AFTERWARDS[words[after + 1]]
    if words[after] in ("onward", "onwards") or (words[after] == "on" and line.before(at) == "from"):
        return "since"
    if line.before(at) in _SMALL and line.before(at, 2) in _OVER_SMALL:
        at -= 1
    prev, older = line.before(at), line.before(at, 2)
    if prev in _STARTING:
        return "since"
    if prev == "-":
        return "before" if older == "pre" else "after" if older == "post" else None
    if prev == "than":
        if line.before(at, 3) == "no":
            return "by" if older == "later" else "since"
        return "after" if older == "later" else "before" if older == "earlier" else None
    if prev == "to":
        return "before" if older == "prior" else None
    return line.vocabulary.bounds.get(prev)
