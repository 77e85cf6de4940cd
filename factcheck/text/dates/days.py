"""Days and months in words: "Monday, May 3, 2016", "7 October", "the 7th of October 2015", "June last year"."""

from __future__ import annotations

from factcheck.text.dates.beside import year_after, year_ends
from factcheck.text.dates.forms import Day, Form, Month, Odd, Shift, Span
from factcheck.text.dates.gates import month_stands
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import Number, count, day_number, ordinal
from factcheck.text.dates.numeric import numeric
from factcheck.text.dates.parsed import TO, Parsed


def calendar_date(line: Line, at: int) -> Parsed | None:
    """A day or month at word `at`, with the weekday before it."""
    words, vocabulary = line.words, line.vocabulary
    if words[at] in vocabulary.weekdays:
        return _after_weekday(line, at + 1, vocabulary.weekdays[words[at]])
    return month_first(line, at) if words[at] in vocabulary.months else day_first(line, at)


def _after_weekday(line: Line, at: int, weekday: int) -> Parsed | None:
    """The day beside a weekday: "Monday, May 3", "Friday (Oct. 9)", "Friday the 22nd", "Monday 21"."""
    words = line.words
    at += words[at] == "."
    bracket = words[at] == "("
    at += words[at] in (",", "-", "(", "–")
    bare = at
    at += words[at] == "the"
    if words[at] in line.vocabulary.months:
        found = month_first(line, at)
    else:
        found = day_first(line, at) or numeric(line, at, bare=True)
    if found and isinstance(found.form, Day):
        return Parsed(found.form._replace(weekday=weekday), found.after + (bracket and words[found.after] == ")"))
    number = ordinal(line, at) or (day_number(line, at) if line.digits(at) else None)
    if number is None or number.value > 31 or words[bare - 1] in (",", "-", "–"):
        return None
    if words[number.after].isalnum() or line.hangs(number.after) or words[number.after] in ("-", "%"):
        return None
    return Parsed(Day(None, None, number.value, weekday), number.after)


def month_first(line: Line, at: int) -> Parsed | None:
    """ "October 7, 2015", "Oct. 7", "October the 7th", "October 7-9", "October 2015", "October"."""
    words = line.words
    month = line.vocabulary.months[words[at]]
    after = at + 1 + (words[at + 1] == "." and line.tight(at + 1))
    start = after + (words[after] in ("-", "/") and line.tight(after))
    comma = words[start] == ","
    start += comma
    start += words[start] == "the"
    number = ordinal(line, start) if comma else day_number(line, start)
    if number and line.tight(start) and start == at + 1 and line.text[line.starts[at] : line.ends[at]].isupper():
        return None  # OCT4
    if number and number.value <= 31 and _is_day(line, at, start, number):
        year = year_after(line, number.after)
        first = Day(year.form if year else None, month, number.value)
        span = None if year else _to_day(line, number, first)
        return span or _known(line, first, year.after if year else number.after)
    year = year_after(line, after)
    if year:
        return Parsed(Month(year.form, month), year.after)
    return Parsed(Month(None, month), _without_stop(line, at, after)) if month_stands(line, at) else None


def _without_stop(line: Line, at: int, after: int) -> int:
    """A full stop belongs to an abbreviated month unless the sentence ends there."""
    spelt_out = line.words[at] == "may" or (len(line.words[at]) > 3 and line.words[at] != "sept")
    return at + 1 if spelt_out or not line.words[after] or line.capital(after) else after


def _is_day(line: Line, month: int, at: int, number: Number) -> bool:
    """Whether a number after a month is its day: not "May 10,000", "May 5.3%", "in May 12 people", "May 12:30"."""
    after = number.after
    if line.hangs(after):
        return False
    if line.tight(after):
        return not line.words[after].isalnum() and line.words[after] not in ("%", "°")
    return not (line.digits(at) and line.trap(after, "years.counted") and line.before(month) in ("in", "since", "by"))


def _to_day(line: Line, number: Number, first: Day) -> Parsed | None:
    """The second end of "October 7-9, 2015" or "April 9 through 17"."""
    words, at = line.words, number.after
    if words[at] not in TO:
        return None
    start = at + 1 + (words[at + 1] == "the")
    other = day_number(line, start)
    if not other or other.value <= first.day or words[other.after] in line.vocabulary.months:
        return None
    if not _is_day(line, at, start, other) or line.trap(other.after, "years.counted"):
        return None
    year = year_after(line, other.after)
    known = year.form if year else None
    days = Span(first._replace(year=known), first._replace(day=other.value, year=known))
    return Parsed(days, year.after if year else other.after)


def _known(line: Line, form: Day, after: int) -> Parsed:
    """A day, with the year of the event that made it famous: "the September 11 attacks"."""
    event = line.vocabulary.events.get((form.month, form.day)) if isinstance(form.month, int) else None
    if event and form.year is None and {line.words[after], line.words[after + 1]} & event[1]:
        form = form._replace(year=event[0])
    return Parsed(form, after)


def day_first(line: Line, at: int) -> Parsed | None:
    """ "7 October 2015", "the 7th of October", "05-Aug-2016", "6-7 January 1916", "7 octobre 2015"."""
    words, months = line.words, line.vocabulary.months
    number = day_number(line, at)
    if number is None or (line.tight(at) and not _may_touch(line, at)):
        return None
    month = _to_month(line, number.after)
    if words[month] in months and _after_number(line, month):
        return _dated(line, Day(None, months[words[month]], number.value), month + 1)
    if words[month] in line.vocabulary.foreign:
        return _foreign(line, at, month)
    joined = words[number.after] in TO or (words[number.after] == "and" and line.before(at) in ("between", "the"))
    start = number.after + 1 + (words[number.after + 1] == "the")
    other = day_number(line, start) if joined else None
    if other is None or other.value <= number.value:
        return None
    month = _to_month(line, other.after)
    if words[month] not in months or not _after_number(line, month):
        return None
    last = _dated(line, Day(None, months[words[month]], other.value), month + 1)
    if isinstance(last.form, Day):
        return Parsed(Span(last.form._replace(day=number.value), last.form), last.after)
    return None


def _may_touch(line: Line, at: int) -> bool:
    """Whether the mark right before a day number may stand there: a bracket or quotation mark, no sign or digit."""
    return line.words[at - 1] in ("(", "[", '"', "'", "“", "-", "–", "—", ":") and not line.before(at, 2).isdigit()


def _to_month(line: Line, at: int) -> int:
    """Past what may stand between a day and its month: "of", "-", "/", ". ", "de"."""
    words = line.words
    if words[at] in ("-", "/", ".") and line.tight(at):
        return at + 1
    return at + (words[at] in ("of", "de"))


def _after_number(line: Line, at: int) -> bool:
    """Whether the word at `at` can be a month after a number: "5 may" can't."""
    return line.capital(at) or not line.trap(at, "months.lower") or line.words[at] in ("jan", "jun", "jul", "sept")


def _dated(line: Line, form: Day, after: int) -> Parsed:
    """A day with what follows its month: a full stop, a year."""
    stop = after + (line.words[after] == "." and line.tight(after) and len(line.words[after - 1]) <= 4)
    year = year_after(line, stop)
    return _known(line, form._replace(year=year.form), year.after) if year else _known(line, form, after)


def _foreign(line: Line, at: int, month: int) -> Parsed | None:
    """A date in another language, with its year, which isn't read here."""
    words = line.words
    year = month + 1 + (words[month + 1] in (".", "de", "del"))
    if not (line.digits(year) and len(words[year]) == 4 and year_ends(line, year)):
        return None
    return Parsed(Odd(line.text[line.starts[at] : line.ends[year]]), year + 1)


def listed(line: Line, form: Form, at: int) -> tuple[Number, Day] | None:
    """The further day at word `at` of "April 24 and 25", "May 3, 4 and 5"; its number and what it comes to."""
    if not isinstance(form, Day) or form.weekday is not None or not isinstance(form.month, int):
        return None
    words = line.words
    if words[at] not in ("and", "or", ",") or not line.digits(at - 1) or len(words[at - 1]) > 2:
        return None
    number = day_number(line, at + 1)
    if number is None or number.value <= form.day or line.hangs(number.after):
        return None
    if words[number.after].isalpha() and not line.trap(number.after, "days.goes-on"):  # "April 24 and 25 people"
        return None
    if words[at] == "," and words[number.after] not in ("and", ",", "or"):
        return None
    if words[number.after] in ("-", "/", "%", "–"):
        return None
    return number, form._replace(day=number.value)


def leading(line: Line, at: int) -> Parsed | None:
    """The 18 of "18 and 19 June", which takes its month from the day after it."""
    number = day_number(line, at) if line.digits(at) else None
    if number is None or line.words[number.after] not in ("and", "or") or count(line, number.after + 1) is None:
        return None
    other = day_first(line, number.after + 1)
    if other and isinstance(other.form, Day) and isinstance(other.form.month, int) and other.form.day > number.value:
        return Parsed(other.form._replace(day=number.value), number.after)
    return None


def of_month(line: Line, at: int) -> Parsed | None:
    """ "15th day of next month", "thirty-first of the month"."""
    number = ordinal(line, at)
    if number is None or not 0 < number.value <= 31:
        return None
    words = line.words
    after = number.after + (words[number.after] == "day")
    step = {"the": 0, "this": 0, "last": -1, "next": 1}.get(words[after + 1])
    if step is None or words[after] != "of" or words[after + 2] != "month":
        return None
    return Parsed(Day(None, Shift("month", step), number.value), after + 3)
