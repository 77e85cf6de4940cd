"""What keeps words and figures that look like dates from being taken for them: May the name, 1950 the count."""

from __future__ import annotations

from factcheck.text.dates.line import Line
from factcheck.text.dates.parsed import TO

_DETERMINERS = frozenset(("the", "its", "his", "her", "their", "this", "that", "our", "my", "your", "s", "whose"))
_NOT_PLURAL = frozenset(("was", "is", "has", "its", "this", "as", "us", "his", "yes", "does", "across", "versus"))
_SIGNS = frozenset("$£€¥#@=*&+~^%₹₽")
_FIRM = ("in", "since", "until", "by", "last", "next", "during", "from", "between")


def month_stands(line: Line, at: int) -> bool:
    """Whether the month name at `at` is one, without a day or year beside it."""
    words = line.words
    word, prev, after = words[at], line.before(at), words[at + 1]
    if not line.capital(at):
        return not line.trap(at, "months.lower")
    if _initials(line, at):
        return False
    named = line.capital(at + 1) and after.isalpha() and len(after) > 2 and not line.trap(at + 1, "years.company")
    adjacent = named and line.starts[at + 1] == line.ends[at] + 1
    if not line.trap(at, "months.ambiguous"):
        return not (adjacent and after in line.vocabulary.seasons)
    if after in TO and words[at + 2] in line.vocabulary.months:
        return True
    if line.trap_before(at, "years.company"):
        short = len(word) <= 4 and word not in ("may", "june", "july")
        if named and (short or adjacent) and after not in line.vocabulary.names:
            return False
        if prev == "of" and short:
            return line.before(at, 2) in line.vocabulary.units or line.before(at, 2) in line.vocabulary.parts
        return not short or after == "." or prev in _FIRM
    if prev in _DETERMINERS or prev == "a":
        return after.isalpha() and not line.trap(at + 1, "months.actions") and not line.capital(at + 1)
    if word in ("april", "june", "august") and not line.capital(at + 1):
        return not (prev.isalpha() and line.capital(at - 1))
    return False


def _initials(line: Line, at: int) -> bool:
    """Whether a short month is written as no month is: FEB, FeB."""
    written = line.text[line.starts[at] : line.ends[at]]
    return len(written) == 3 and not written[1:].islower() and written != "MAY"


def weekday_stands(line: Line, at: int) -> bool:
    """Whether the weekday at `at` is a day: not The Sun, nor Bloody Sunday, nor the Sunday Times, nor every Friday."""
    words = line.words
    if line.trap_before(at, "weekdays.each") or line.trap(at + 1, "weekdays.habits"):
        return False
    if not line.capital(at):
        return not line.trap(at, "weekdays.ambiguous")
    if line.trap(at, "weekdays.ambiguous") and len(words[at]) < 4:
        abbreviated = words[at + 1] == "." and not (line.tight(at + 2) and words[at + 2].isalpha())
        return abbreviated and line.before(at) not in _DETERMINERS
    if line.trap_before(at, "weekdays.names") and line.capital(at - 1):
        return False
    return not (line.capital(at + 1) and line.trap(at + 1, "weekdays.papers"))


def year_stands(line: Line, at: int, value: int) -> bool:
    """Whether the four digits at `at` are a year: not a price, a count, a flight or a time of day."""
    words, prev, after = line.words, line.before(at), line.words[at + 1]
    if not 1000 <= value <= 2199 or not _clear_left(line, at) or not _clear_right(line, at):
        return False
    if line.trap(at + 1, "years.counted") or (line.trap(at + 1, "years.makers") and line.capital(at + 1)):
        return False
    if line.trap_before(at - 1 if prev in (".", "(") else at, "years.labels"):
        return False
    if after in ("°", "℃", "℉") or (line.before(at, 2 + (prev != "(")) == "al" and "." in words[at - 3 : at]):
        return False  # 1200 °C; Smith et al., 1998
    if after == "of" and words[at + 2] in ("them", "those", "these", "us", "which", "whom"):
        return False
    if line.trap_before(at, "years.amounts") and line.before(at, 2) not in ("later", "earlier", "sooner"):
        return False
    if prev == "of" and line.trap_before(at - 1, "years.sums"):
        return False
    company = line.trap_before(at, "years.company") or prev in line.vocabulary.names or prev in line.vocabulary.seasons
    if value < 1400:
        return line.trap_before(at, "years.times") and not _plural(line, at + 1)
    timed = line.trap_before(at, "years.times") or prev in _DETERMINERS
    if _plural(line, at + 1) and not timed and (value % 50 == 0 or not 1900 <= value <= 2035):
        return False
    if company or prev in _DETERMINERS:
        return True
    if value % 100 == 0 and line.capital(at + 1) and after.isalpha():
        return False  # 1600 Pennsylvania Avenue
    return 1800 <= value <= 2050 or not prev.isalpha()


def _plural(line: Line, at: int) -> bool:
    """Whether a counted noun seems to stand at `at`: small letters and an s at its end."""
    word = line.words[at]
    return word.isalpha() and word.endswith("s") and len(word) > 2 and word not in _NOT_PLURAL and not line.capital(at)


def _clear_left(line: Line, at: int) -> bool:
    """Whether no sign or digit hangs on the left of a year."""
    prev, older = line.before(at), line.before(at, 2)
    if prev in _SIGNS:
        return prev == "=" or prev == "&"
    if not line.tight(at):
        return True
    if prev in (".", ",", ":"):
        return not (line.tight(at - 1) and older.isdigit())
    if prev in ("-", "/", "–", "—"):
        counted = older.isdigit() and len(older) != 3
        return not line.tight(at - 1) or counted or older in ("mid", "pre", "post", "early", "late", "")
    return not prev.isalpha() or prev in ("fy", "cy")


def _clear_right(line: Line, at: int) -> bool:
    """Whether no letter, digit or unit hangs on the right of a year."""
    words, after = line.words, line.words[at + 1]
    if not line.tight(at + 1) or not after:
        return True
    if after.isalpha():
        return after in ("h", "q")
    if line.hangs(at + 1) and after != "/":
        return False
    if after in ("-", "/") and line.tight(at + 2):
        if line.digits(at + 2):
            return len(words[at + 2]) in (2, 4)
        return not line.trap(at + 2, "years.counted") and words[at + 2] not in ("word", "page", "seat", "pound", "foot")
    return after not in ("%", "°", "$", "@")
