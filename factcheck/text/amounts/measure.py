"""One figure with its currency or unit, or with the noun that it counts."""

import re
from decimal import Decimal
from fractions import Fraction

from factcheck.text import money, rare_units, units
from factcheck.text.amounts import heads, per
from factcheck.text.amounts.amount import Amount, AmountForm
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_behind
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.parts import decimal, finite, scaled
from factcheck.text.patterns import pattern
from factcheck.text.units import Unit

_FORMS: dict[str, AmountForm] = {
    "digits": "plain",
    "words": "plain",
    "fraction": "fraction",
    "ordinal": "ordinal",
    "vague": "vague",
    "decade": "decade",
    "indefinite": "indefinite",
    "multiple": "multiple",
}
_OF = pattern(r"[ \u00a0]of(?: an?)?(?=[ \u00a0])", re.IGNORECASE)
_ARTICLE = pattern(r"[ \u00a0-]an?(?=[ \u00a0-])", re.IGNORECASE)
_AND_HALF = pattern(r"[ \u00a0-]and[ \u00a0-]a[ \u00a0-](half|quarter)(?![^\W_])", re.IGNORECASE)
_SCALE_NAME = pattern(r"[ \u00a0]?-?[ \u00a0]?(dollar|euro|pound|yen|yuan|rupee)(?:[- ]|\b)", re.IGNORECASE)
_OLD = pattern(r"[ \u00a0-](?:olds?|of[ \u00a0]age)(?![^\W_])", re.IGNORECASE)
_OR_SO = pattern(r"(?:[ \u00a0]or (?:so|more)|[ \u00a0-](?:odd|plus)|\+)(?=[ \u00a0])")
_HYPHEN_NOUN = pattern(r"[ \u00a0]?[-‐‑][ \u00a0]?(?:to-)?([^\W\d_]+)(?![^\W_])")


def measured(text: str, figure: Figure, lexicons: Lexicons, *, floor: int = 0) -> Amount:
    """The figure as an amount, from its currency, which isn't before `floor`, to the end of its unit or noun."""
    amount = Amount(
        start=figure.start,
        end=figure.end,
        number=(figure.start, figure.end),
        low=figure.value,
        high=figure.value,
        form=_FORMS[figure.form],
        digits=text[figure.start : figure.end][:1].isdigit(),
        scale=figure.scale,
    )
    if amount.form == "ordinal":
        return amount
    prefix = None if amount.form == "decade" else money.before(text, figure.start, lexicons, floor=floor)
    if prefix:
        _attach_currency(text, amount, prefix, lexicons)
    else:
        _attach_unit(text, amount, figure, lexicons)
    if not amount.sort and amount.form != "multiple":
        _attach_noun(text, amount, lexicons)
    _attach_per(text, amount, lexicons)
    return amount


def _attach_currency(text: str, amount: Amount, prefix: money.Prefix, lexicons: Lexicons) -> None:
    """The currency before the figure, its sign, and a name of it that is said again behind: "US$5 dollars"."""
    at = amount.end
    amount.sort, amount.unit, amount.start, amount.sign = "money", prefix.code, prefix.start, prefix.sign
    minus = prefix.start - 1
    if text[minus : prefix.start] in ("-", "−") and text[minus - 1 : minus] in ("", " ", "("):
        amount.start, amount.low, amount.high = minus, -amount.value, -amount.value
    again = units.read(text, at, lexicons)
    if again and again[0].sort == "money" and again[0].factor == 1:
        amount.end = again[1]
        if prefix.sign == "$" and again[0].name != "USD":
            amount.unit = again[0].name
    elif named := _SCALE_NAME.match(text, at):
        amount.end = named.end(1)
    amount.joined = text[amount.end : amount.end + 1] == "-"


def _attach_unit(text: str, amount: Amount, figure: Figure, lexicons: Lexicons) -> None:
    """The unit behind the figure, if one stands there: "12 km", "half an hour", "tens of millions of dollars"."""
    at = figure.end
    found = units.read(text, at, lexicons) or _past_words(text, amount, figure, lexicons)
    if found is None and amount.digits and "/" in text[at : at + 6]:
        rare = rare_units.read(text, at)
        found = (Unit(rare[0], "compound"), rare[1]) if rare else None
    if found is None:
        return
    unit, end = found
    if unit.sort == "time" and _titled(text, figure.start, at, end):
        return
    if (unit.sort == "money" and unit.name in _SHY and not _much(amount)) or (
        unit.name == "quarter" and amount.form == "fraction"
    ):
        return
    if unit.name == "farad" and text[end - 1] == "F" and not _CHARGE.search(text, max(0, at - _AROUND), end + _AROUND):
        unit = Unit("degree Fahrenheit", "temperature")
    if unit.name == "pound" and figure.scale >= 10**6:
        unit = Unit("GBP", "money")
    amount.joined = text[at : at + 1] in "-‐‑" or text[end : end + 1] == "-" or text[at : at + 3] == " - "
    if isinstance(amount.low, Fraction) and finite(amount.low):
        amount.low = amount.high = decimal(amount.low)
    if amount.form == "fraction":
        amount.form = "plain"
    amount.sort, amount.unit, amount.end = unit.sort, unit.name, end
    if unit.factor != 1:
        amount.low = amount.high = scaled(amount.value, unit.factor)
        amount.factor = unit.factor
    if unit.sort == "money" and (scale := _SCALE_BEHIND.match(text, end)):
        amount.low = amount.high = scaled(amount.value, _SCALES[scale[1].lower()])
        amount.end = scale.end()
    if unit.sort == "time":
        _attach_time(text, amount)
    _attach_half(text, amount)


_CHARGE = pattern(r"capacito|capacitance|volt|farad", re.IGNORECASE)
_AROUND = 300
"""Characters around an F in which electricity is spoken of, if it stands for farads and not for Fahrenheit."""


def _titled(text: str, start: int, at: int, end: int) -> bool:
    """Whether figure and unit are a title within running text: "on 60 Minutes"."""
    name = text[at:end].strip(" -\u00a0")
    return name[:1].isupper() and name[1:].islower() and text[max(0, start - 2) : start - 1].islower()


def _past_words(text: str, amount: Amount, figure: Figure, lexicons: Lexicons) -> tuple[Unit, int] | None:
    """The unit behind words that may part it from its figure: "six consecutive months", "millions of dollars"."""
    at = figure.end
    between = word_behind(text, at)
    if between in lexicons.words("contexts", "spell", "between"):
        found = units.read(text, at + 1 + len(between), lexicons)
        return found if found and found[0].sort in ("time", "length", "points") else None
    if amount.form == "fraction" and (article := _ARTICLE.match(text, at)):
        return units.read(text, article.end(), lexicons)
    of = _OF.match(text, at) if amount.form in ("vague", "fraction") or figure.scale > 1 else None
    found = units.read(text, of.end(), lexicons) if of else None
    if of is None or found is None:
        return None
    if amount.form == "fraction":
        return found if of[0].lower().endswith(("a", "an")) else None
    return found if amount.form == "vague" or found[0].sort == "money" else None


_SCALE_BEHIND = pattern(r"[ \u00a0](thousand|million|billion|trillion)(?![^\W_])", re.IGNORECASE)
_SCALES = {
    "thousand": Fraction(10**3),
    "million": Fraction(10**6),
    "billion": Fraction(10**9),
    "trillion": Fraction(10**12),
}
_SHY = frozenset({"KRW", "BRL", "DEM", "ZAR", "CRC", "LAK", "KGS", "PEN"})
"""Currencies whose names are also other words ("9 won", "three real …"): small whole numbers of them are not read."""


def _much(amount: Amount) -> bool:
    return amount.value >= 20 or amount.value != int(amount.value)


_SPELLS = frozenset("second minute hour day night week weekend month quarter year decade".split())


def _attach_per(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """What the amount is counted by; for a time only a shorter by a longer one ("40 hours a week")."""
    counted = per.behind(text, amount.end, lexicons, stuff=bool(amount.sort))
    if counted is None or amount.form in ("ordinal", "decade"):
        return
    if not (amount.sort or amount.noun) and not (counted.what in _SPELLS or counted.what[:1].isdigit()):
        return
    if amount.sort == "time" and (
        amount.unit not in ("hour", "minute", "day") or amount.joined or counted.what == "piece"
    ):
        return
    amount.per, amount.end = counted.what, counted.end


_YEARS = {"decade": 10, "century": 100}


def _attach_time(text: str, amount: Amount) -> None:
    """What may follow a unit of time: "old"; decades alone are ten years at least."""
    if amount.form == "vague" and amount.number[0] == amount.number[1] and amount.unit in _YEARS:
        amount.low, amount.unit = Decimal(_YEARS[amount.unit]), "year"
        amount.end += 5 if text[amount.end : amount.end + 5] == "-long" else 0
        return
    _attach_half(text, amount)
    old = _OLD.match(text, amount.end)
    if old:
        amount.sort, amount.end = "age", old.end()


def _attach_half(text: str, amount: Amount) -> None:
    """The part behind a unit: "a year and a half", "two yards and a quarter"."""
    half = _AND_HALF.match(text, amount.end)
    if half and isinstance(amount.low, Decimal) and amount.low == int(amount.low):
        amount.low = amount.high = amount.low + (Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25"))
        amount.end = half.end()


def _attach_noun(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """The head noun that is counted."""
    at = amount.end
    hyphen = _HYPHEN_NOUN.match(text, at)
    if hyphen and amount.form in ("plain", "fraction"):
        if amount.form == "plain" and hyphen[1].lower() not in ("and", "to", "or"):
            amount.joined, amount.noun, amount.end = True, (hyphen.start(1), hyphen.end(1)), hyphen.end(1)
            amount.unit = hyphen[1]
        return
    if amount.form == "vague" and (of := _OF.match(text, at)):
        at = of.end()
    elif amount.form in ("fraction", "decade"):
        return
    so = _OR_SO.match(text, at)
    head = heads.read(text, so.end() if so else at, lexicons, one=amount.low == 1)
    if head is None:
        return
    amount.end, amount.of = head.end, head.of
    if text[head.start : head.end] == "times" and word_behind(text, head.end) in lexicons.words("contexts", "times"):
        amount.form = "multiple"
        return
    if head.start < head.end:
        amount.noun = (head.start, head.end)
        amount.unit = text[head.start : head.end]
