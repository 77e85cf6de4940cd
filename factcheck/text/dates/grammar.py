"""The second stage: the grammar that reads the lines around the triggers, at every word that may begin a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.records.claims import Bound, Mod
from factcheck.text.dates import absolute, relative, sections
from factcheck.text.dates.absolute import TO, Parsed
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Expression,
    Form,
    Holiday,
    Month,
    Offset,
    Piece,
    Same,
    Season,
    Section,
    Shift,
    Span,
    Weekday,
    Year,
    Years,
)  # fmt: skip
from factcheck.text.dates.numerals import count, day_number
from factcheck.text.dates.numeric import numeric
from factcheck.text.dates.scan import Line, lines
from factcheck.text.dates.vocabulary import Vocabulary

_ENDS = (Day, Month, Year, Section, Season, Shift, Weekday, Edge, Years, Same)
_BARE_ENDS = (Day, Month, Year, Section)


def expressions(text: str, vocabulary: Vocabulary) -> tuple[Expression, ...]:
    """The dates and periods of `text` in order, not overlapping."""
    return tuple(found for line in lines(text, vocabulary) for found in _in_line(line))


def _in_line(line: Line) -> Iterator[Expression]:
    at, size, starters = 0, len(line), line.vocabulary.starters
    while at < size:
        word = line.words[at]
        if word in starters or word.isdigit() or word in ("'", "’", "q", "h", "fy"):
            parsed = _whole(line, at)
            if parsed:
                begin = at
                yield _expression(line, begin, parsed)
                at = max(parsed.after, at + 1)
                yield from _listed(line, parsed.form, at)
                continue
        at += 1


def _whole(line: Line, at: int) -> Parsed | None:
    """A period with two ends, or else a single date."""
    words = line.words
    if words[at] in ("from", "between"):
        return _between(line, at)
    first = point(line, at)
    if first is None or isinstance(first.form, Span) or not isinstance(first.form, _BARE_ENDS):
        return first
    after = first.after
    if words[after] not in TO or words[after] in ("until", "till", "til"):
        return first
    second = point(line, after + 1)
    if second is None or not isinstance(second.form, _BARE_ENDS) or not _fit(first.form, second.form):
        return first
    if words[after] == "to" and not isinstance(first.form, type(second.form)):
        return first
    return Parsed(span(first.form, second.form), second.after)


def _between(line: Line, at: int) -> Parsed | None:
    """ "between January 1 and October 1, 2015", "from 2010 to 2014", "between now and May"."""
    words = line.words
    joins = ("and", *TO) if words[at] == "between" else tuple(TO)
    first = point(line, at + 1) or _now(line, at + 1)
    if first is None:
        return None
    if isinstance(first.form, Span):
        return Parsed(first.form, first.after)
    after = first.after + (words[first.after] == ",")
    if words[after] not in joins or not isinstance(first.form, _ENDS):
        return None
    second = point(line, after + 1) or _now(line, after + 1)
    if second is None or not isinstance(second.form, _ENDS) or not _fit(first.form, second.form):
        return None
    return Parsed(span(first.form, second.form), second.after)


def _now(line: Line, at: int) -> Parsed | None:
    return Parsed(Shift("day", 0), at + 1) if line.words[at] in ("now", "date") else None


def _fit(first: Form, second: Form) -> bool:
    """Whether two dates can be the ends of one period: the later one isn't before the earlier one."""
    if isinstance(first, Year) and isinstance(second, Year):
        return first.year <= second.year
    if isinstance(first, Year) and isinstance(second, (Day, Month)):
        return second.year is not None
    known = getattr(first, "year", None), getattr(second, "year", None)
    return not (isinstance(known[0], int) and isinstance(known[1], int) and known[0] > known[1])


def span(first: Form, last: Form) -> Span:
    """A period whose ends share the year that only one of them names."""
    if isinstance(first, (Day, Month, Section)) and isinstance(last, (Day, Month, Section)):
        if first.year is None and last.year is not None:
            back = isinstance(last.year, int) and _place(first) > _place(last)
            year = last.year - 1 if back and isinstance(last.year, int) else last.year
            first = replace(first, year=year)
        elif last.year is None and isinstance(first.year, int):
            last = replace(last, year=first.year + (_place(first) > _place(last)))
    return Span(first, last)


def _place(form: Day | Month | Section) -> tuple[int, int]:
    if isinstance(form, Section):
        return form.number, 0
    return (form.month if isinstance(form.month, int) else 0), form.day if isinstance(form, Day) else 0


def _listed(line: Line, form: Form, at: int) -> Iterator[Expression]:
    """The further days of "April 24 and 25", "May 3, 4 and 5"."""
    while isinstance(form, Day) and form.weekday is None and isinstance(form.month, int):
        if line.words[at] not in ("and", "or", ",") or not line.words[at - 1].isdigit():
            return
        start = at + 1
        number = day_number(line, start)
        after = line.words[number.after] if number else ""
        if not number or number.value <= form.day or after.isalpha() or line.figure_follows(number.after):
            return
        if line.words[at] == "," and after not in ("and", ",", "or"):
            return
        form = replace(form, day=number.value)
        yield Expression(line.starts[start], line.ends[number.after - 1], form)
        at = number.after


def point(line: Line, at: int) -> Parsed | None:
    """A single date at word `at`, with the article before it where it belongs to it."""
    words = line.words
    if words[at] in ("the", "a", "an"):
        the = words[at] == "the"
        found = _after_the(line, at + 1) if the else None
        if found is None and not the:
            return relative.counted(line, at)
        return found
    return _plain(line, at, the=line.before(at) == "the")


def _after_the(line: Line, at: int) -> Parsed | None:
    """What may follow "the"; the weekday of "the Friday …" and a plain year don't take the article with them."""
    words = line.words
    found = _plain(line, at, the=True)
    if found is None and words[at] == "weekend" and words[at + 1] not in ("'", "edition"):
        return Parsed(Same("weekend"), at + 1)
    if found is None and words[at] in ("full", "whole", "entire") and words[at + 1] == "year":
        return Parsed(Same("year"), at + 2)
    if (
        found is None
        or (isinstance(found.form, (Weekday, Year)) and words[at] != "year")
        or isinstance(found.form, Holiday)
    ):
        return None
    if isinstance(found.form, (Day, Month)) and words[at] in line.vocabulary.months | line.vocabulary.weekdays:
        return None
    hyphened = at < found.after and any(words[index] == "-" for index in range(at, found.after))
    return None if hyphened and isinstance(found.form, (Section, Years)) else found


def _plain(line: Line, at: int, *, the: bool) -> Parsed | None:
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    found: Parsed | None
    if word.isdigit():
        return _figures(line, at)
    if word in vocabulary.months or word in vocabulary.weekdays:
        return sections.holiday(line, at) or absolute.calendar_date(line, at) or relative.bare_weekday(line, at)
    if word in vocabulary.holidays and (found := sections.holiday(line, at)):
        return found
    if word in vocabulary.shift or word in ("that", "same"):
        found = relative.night(line, at) or (sections.piece(line, at, point) if word == "last" else None)
        found = found or relative.shifted(line, at, the=the)
        if found and isinstance(found.form, Shift) and found.form.unit == "year":
            return sections.year_before(line, at, found.form, found.after) or found
        if found or word != "last":
            return found or (sections.year_ago(line, at) if word == "same" else None)
    if word in vocabulary.deictic or word == "day":
        return relative.deictic(line, at) or (_day_beside(line, at) if word == "day" else None)
    if word in vocabulary.parts and (found := sections.edge(line, at, point)):
        return found
    if word in vocabulary.seasons:
        return sections.season(line, at, the=the)
    return _numbered(line, at, the=the)


def _figures(line: Line, at: int) -> Parsed | None:
    """What begins with a figure."""
    found = numeric(line, at)
    if found:
        return Parsed(*found)
    day = absolute.day_first(line, at)
    if day:
        return day
    year = absolute.single_year(line, at)
    if year and isinstance(year.form, Year) and year.form.year > 0:
        return sections.year_before(line, at, year.form.year, year.after) or year
    return (
        year
        or absolute.centuries(line, at)
        or sections.section(line, at)
        or sections.piece(line, at, point)
        or _counted(line, at)
    )


def _counted(line: Line, at: int) -> Parsed | None:
    return relative.counted(line, at) or _offset(line, at)


def _numbered(line: Line, at: int, *, the: bool) -> Parsed | None:
    """What begins with a number word, or with a word of its own."""
    words = line.words
    word = words[at]
    if word in ("year", "month", "quarter", "period", "week", "weekend") or word in sections._LIKE:
        found = sections.edge(line, at, point) or sections.year_ago(line, at) or sections.ended(line, at, point)
        found = found or sections.week_of(line, at, point)
        if found is None and word == "quarter" and the and words[at + 1] not in ("of", "final", "finals"):
            return Parsed(Same("quarter"), at + 1)
        return found or absolute.single_year(line, at)
    if word in ("fiscal", "calendar", "fy", "ad", "'", "’", "years"):
        found = absolute.single_year(line, at)
        if found is None and word == "fiscal":
            return sections.section(line, at + 1 + (words[at + 1] == "-"))
        return found
    return (
        sections.section(line, at)
        or absolute.centuries(line, at)
        or absolute.word_decade(line, at)
        or absolute.single_year(line, at)
        or sections.piece(line, at, point)
        or (absolute.day_first(line, at))
        or _counted(line, at)
    )


def _day_beside(line: Line, at: int) -> Parsed | None:
    """ "the day before last Tuesday", "the day after Christmas"."""
    words = line.words
    if words[at + 1] in ("before", "after"):
        inner = point(line, at + 2)
        if inner and not isinstance(inner.form, (Edge, Piece, Span, Year)):
            return Parsed(Offset("day", -1 if words[at + 1] == "before" else 1, inner.form), inner.after)
    return None


def _offset(line: Line, at: int) -> Parsed | None:
    """ "three days after Oct. 12", "two weeks before Christmas"."""
    number = count(line, at)
    if number is None:
        return None
    unit = line.vocabulary.units.get(line.words[number.after])
    side = line.words[number.after + 1]
    if unit not in ("day", "week", "month", "year") or side not in ("before", "after"):
        return None
    inner = point(line, number.after + 2)
    if inner is None or isinstance(inner.form, (Edge, Piece, Span, Year)):
        return None
    return Parsed(Offset(unit, -number.value if side == "before" else number.value, inner.form), inner.after)


def _expression(line: Line, at: int, parsed: Parsed) -> Expression:
    begin = at
    if isinstance(parsed.form, Ago):
        begin -= relative.roughly(line, at)
    mod: Mod | None = None
    if isinstance(parsed.form, Edge) and parsed.form.part != "rest":
        mod = parsed.form.part
    form = parsed.form
    bound = None if isinstance(form, Span) else _bound(line, begin, parsed.after)
    return Expression(line.starts[begin], line.ends[parsed.after - 1], form, bound, mod)


def _bound(line: Line, at: int, after: int) -> Bound | None:
    """What the words beside a date make of it: since, until, by, before, after."""
    words = line.words
    if words[after] == "or" and words[after + 1] in ("later", "after", "earlier", "before"):
        return "since" if words[after + 1] in ("later", "after") else "by"
    if words[after] in ("onward", "onwards"):
        return "since"
    prev = line.before(at)
    if prev in ("on", "in", "the", "about", "around", "at"):
        at -= 1
        prev = line.before(at)
        if prev not in ("starting", "beginning", "effective"):
            return None
    if prev == "-":
        prev = line.before(at, 2)
        return {"pre": "before", "post": "after"}.get(prev)  # type: ignore[return-value]
    if prev == "than":
        older = line.before(at, 2)
        if line.before(at, 3) == "no":
            return "by" if older == "later" else "since"
        return {"later": "after", "earlier": "before"}.get(older)  # type: ignore[return-value]
    if prev == "to" and line.before(at, 2) == "prior":
        return "before"
    if prev == "from" or prev in ("pre", "post", "past"):
        return "since" if prev == "from" and words[after] in ("on",) else None
    return line.vocabulary.bounds.get(prev)
