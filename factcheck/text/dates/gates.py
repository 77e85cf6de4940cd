"""What keeps words and figures that look like dates from being taken for them: May the name, 1950 the count."""

from __future__ import annotations

from datetime import MAXYEAR

from factcheck.text.dates.scan import Line
from factcheck.text.dates.vocabulary import word_set

_DETERMINERS = word_set("the a an its his her their this that our my your each every s whose")
_AMOUNTS = word_set("nearly almost some approximately roughly least most over than exactly only total least")
_SUMS = word_set("total average minimum maximum sum capacity score cost price length height weight")
_SENTENCE = frozenset(".!?:;\"'“”‘’(—–-")
_AGAINST = word_set("on of for to in by against from toward towards through with at")
_NOT_PLURAL = word_set("was is has its this as us his yes does across versus perhaps always")
_WHEN = word_set("in since until till by during before after late early mid fiscal")
_CURRENCY = frozenset("$£€¥#@=*&+~^%₹₽")
_PAPERS = word_set(
    "times telegraph mirror express herald post mail star world sun morning night league sabbath school journal"
)
_DAYS_WITH_NAMES = word_set("black bloody super fat giving casual man girl ruby freaky taco manic blue")


def month_stands(line: Line, at: int) -> bool:
    """Whether the month name at `at` is one without a day or year beside it."""
    words, vocabulary = line.words, line.vocabulary
    word, prev, after = words[at], line.before(at), words[at + 1]
    if not line.capital(at):
        return word not in vocabulary.ambiguous_months
    if line.text[line.starts[at] : line.ends[at]].isupper() and len(word) == 3:
        return False
    if after == "'" and words[at + 2] == "s" and word in ("may", "march", "april", "june", "august"):
        return prev in vocabulary.company
    if word not in vocabulary.ambiguous_months:
        return not (line.capital(at + 1) and words[at + 1] not in vocabulary.company and _proper(line, at))
    if prev in vocabulary.company:
        short = len(word) <= 4 and word not in ("may", "june")
        named = line.capital(at + 1) and (short or _proper(line, at)) and after not in vocabulary.weekdays
        return not (named or (short and after != "." and prev not in ("in", "since", "until", "by", "last", "next")))
    if prev in _DETERMINERS and after and after not in _AGAINST and after.isalpha() and not line.capital(at + 1):
        return word in ("march", "august", "april", "june", "may")
    if word in ("april", "june", "august") and not line.capital(at + 1):
        return not line.capital(at - 1) if at and line.words[at - 1].isalpha() else True
    return False


def _proper(line: Line, at: int) -> bool:
    """Whether the month at `at` begins a name: "April Smith", "August Wilson"."""
    after = line.words[at + 1]
    return after.isalpha() and len(after) > 2 and line.starts[at + 1] == line.ends[at] + 1 and after not in _CALENDAR


_CALENDAR = word_set("fools fool")


def weekday_stands(line: Line, at: int) -> bool:
    """Whether the weekday at `at` is a day: not The Sun, nor Bloody Sunday, nor the Sunday Times."""
    words, vocabulary = line.words, line.vocabulary
    word, after, prev = words[at], words[at + 1], line.before(at)
    if not line.capital(at):
        return word not in vocabulary.ambiguous_weekdays and prev not in ("every", "each")
    if word in vocabulary.ambiguous_weekdays and len(word) < 4:
        return after == "." and not (line.tight(at + 2) and words[at + 2].isalpha()) and prev not in _DETERMINERS
    if prev in ("every", "each") or after in ("prayers",):
        return False
    if prev in _DAYS_WITH_NAMES and line.capital(at - 1):
        return False
    return not (line.capital(at + 1) and after in _PAPERS)


def year_stands(line: Line, at: int, value: int) -> bool:
    """Whether the four digits at `at` are a year: not a price, a count, a flight or a time of day."""
    words, vocabulary = line.words, line.vocabulary
    prev, after = line.before(at), words[at + 1]
    if not 1000 <= value <= 2100 or value > MAXYEAR:
        return False
    if not _clear_left(line, at) or not _clear_right(line, at):
        return False
    if after in vocabulary.counted:
        return False
    label = line.before(at, 2) if prev in (".", "(") else prev
    if label in vocabulary.named and label not in ("order", "by"):
        return False
    if prev in _AMOUNTS and line.before(at, 2) not in ("later", "earlier", "sooner"):
        return False
    if prev == "of" and line.before(at, 2) in _SUMS:
        return False
    company = prev in vocabulary.company or prev in vocabulary.months or prev in vocabulary.seasons
    if value < 1400:
        return company and prev not in ("and", "or", "for", "about", "around", "to", "as", "last", "past", "next", "on")
    plural = after.isalpha() and after.endswith("s") and after not in _NOT_PLURAL and not line.capital(at + 1)
    if plural and prev not in _WHEN and prev not in _DETERMINERS and (value % 50 == 0 or not 1900 <= value <= 2035):
        return False
    if (prev in _DETERMINERS and prev not in ("a", "an")) or company:
        return True
    if line.capital(at + 1) and line.capital(at - 1) and at and prev.isalpha() and value % 100 == 0:
        return False
    return 1800 <= value <= 2050 or not prev.isalpha()


def _clear_left(line: Line, at: int) -> bool:
    """Whether no sign or digit hangs on the left of a year."""
    prev = line.before(at)
    if prev in _CURRENCY:
        return False
    if not line.tight(at):
        return True
    if prev in (".", ",", ":"):
        return not (line.tight(at - 1) and line.before(at, 2).isdigit())
    if prev in ("-", "/", "–", "—"):
        older = line.before(at, 2)
        return not line.tight(at - 1) or older in ("mid", "pre", "post", "early", "late", "year", "") or older.isdigit()
    return not prev.isalpha() or prev in ("fy", "cy")


def _clear_right(line: Line, at: int) -> bool:
    """Whether no letter, digit or unit hangs on the right of a year."""
    words, after = line.words, line.words[at + 1]
    if not line.tight(at + 1) or not after:
        return True
    if after.isalpha():
        return after in ("s", "h", "q")
    if after in (".", ",", ":"):
        return not (line.tight(at + 2) and words[at + 2].isdigit())
    if after in ("%", "°", "$", "@"):
        return False
    if after == "-" and line.tight(at + 2):
        return words[at + 2] not in line.vocabulary.counted and not (
            words[at + 2].isdigit() and len(words[at + 2]) not in (2, 4)
        )
    return True
