"""One figure with its currency or unit, or with the noun that it counts."""

import re
from decimal import Decimal
from fractions import Fraction

from factcheck.records.exact import Number
from factcheck.text import money, units
from factcheck.text.amounts import heads, per
from factcheck.text.amounts.amount import Amount, AmountForm
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_behind
from factcheck.text.numbers.figure import Figure
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
_OF = re.compile(r"[ \u00a0]of(?: an?)?(?=[ \u00a0])", re.IGNORECASE)
_ARTICLE = re.compile(r"[ \u00a0-]an?(?=[ \u00a0-])", re.IGNORECASE)
_AND_HALF = re.compile(r"[ \u00a0-]and[ \u00a0-]a[ \u00a0-](half|quarter)(?![^\W_])", re.IGNORECASE)
_BILLION_DOLLAR = re.compile(r"[ \u00a0]?-?[ \u00a0]?(dollar|euro|pound|yen|yuan|rupee)(?:[- ]|\b)", re.IGNORECASE)
_OLD = re.compile(r"[ \u00a0-](?:olds?|of[ \u00a0]age)(?![^\W_])", re.IGNORECASE)
_HYPHEN_NOUN = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?(?:to-)?([^\W\d_]+)(?![^\W_])")


def measured(text: str, figure: Figure, lexicons: Lexicons) -> Amount:
    """The figure as an amount, from its currency to the end of its unit or noun."""
    amount = Amount(
        start=figure.start, end=figure.end, number=(figure.start, figure.end), low=figure.value, high=figure.value,
        form=_FORMS[figure.form], digits=text[figure.start : figure.end][:1].isdigit(), scale=figure.scale,
    )  # fmt: skip
    if amount.form == "ordinal":
        return amount
    prefix = None if amount.form == "decade" else money.before(text, figure.start, lexicons)
    if prefix:
        _pay(amount, Unit(prefix.code, "money"))
        amount.start, amount.sign = prefix.start, prefix.sign
        if text[prefix.start - 1 : prefix.start] in ("-", "−") and text[prefix.start - 2 : prefix.start - 1] in (
            "",
            " ",
            "(",
        ):
            amount.start, amount.low, amount.high = prefix.start - 1, -figure.value, -figure.value
        again = units.read(text, figure.end, lexicons)
        if (
            again
            and again[0].sort == "money"
            and again[0].of_main == 1
            and text[figure.end : again[1]].strip(" -.").lower() not in ("p",)
        ):
            amount.end = again[1]
            if prefix.sign == "$" and again[0].name != "USD":
                amount.unit = again[0].name
        elif hyphen := _BILLION_DOLLAR.match(text, figure.end):
            amount.end = hyphen.end(1)
        amount.joined = text[amount.end : amount.end + 1] == "-"
    else:
        _attach_unit(text, amount, figure, lexicons)
    if not amount.sort and amount.form != "multiple":
        _attach_noun(text, amount, figure, lexicons)
    counted = per.behind(text, amount.end, lexicons, stuff=bool(amount.sort))
    if (counted and (amount.sort or amount.noun) and amount.sort != "time") or (
        counted
        and amount.sort == "time"
        and amount.unit in ("hour", "minute", "day")
        and not amount.joined
        and "each" not in text[amount.end : counted.end]
    ):
        amount.per, amount.end = counted.what, counted.end
    return amount


def _pay(amount: Amount, unit: Unit) -> None:
    amount.sort, amount.unit = unit.sort, unit.name
    if unit.of_main > 1:
        amount.low = amount.high = in_main_unit(amount.value, unit.of_main)


def in_main_unit(value: Number, of_main: int) -> Number:
    """Cents as dollars, pence as pounds."""
    if isinstance(value, Fraction):
        return value / of_main
    return value / of_main


def _attach_unit(text: str, amount: Amount, figure: Figure, lexicons: Lexicons) -> None:
    """The unit behind the figure, if one stands there: "12 km", "half an hour", "tens of millions of dollars"."""
    at = figure.end
    found = units.read(text, at, lexicons)
    if found is None:
        between = word_behind(text, at)
        if between in lexicons.words("contexts", "spell", "between"):
            found = units.read(text, at + 1 + len(between), lexicons)
            if found and found[0].sort not in ("time", "length", "points"):
                found = None
        elif amount.form == "fraction" and (article := _ARTICLE.match(text, at)):
            found = units.read(text, article.end(), lexicons)
        elif (amount.form in ("vague", "fraction") or figure.scale > 1) and (of := _OF.match(text, at)):
            found = units.read(text, of.end(), lexicons)
            if found and amount.form == "fraction" and not text[at : of.end()].rstrip().lower().endswith((" a", " an")):
                found = None
            if found and figure.form in ("digits", "words") and found[0].sort != "money":
                found = None
    if found is None:
        return
    unit, end = found
    if unit.sort == "money" and unit.name in _SHY and not _much(amount):
        return
    if unit.name == "quarter" and amount.form == "fraction":
        return
    amount.joined = text[at : at + 1] in "-‐‑" or text[end : end + 1] == "-" or text[at : at + 3] == " - "
    if isinstance(amount.low, Fraction) and amount.low.denominator in (2, 4, 5, 8, 10, 20):
        amount.low = amount.high = Decimal(amount.low.numerator) / Decimal(amount.low.denominator)
    if amount.form == "fraction":
        amount.form = "plain"
    _pay(amount, unit)
    amount.end = end
    if unit.sort == "time":
        _attach_time(text, amount)


_YEARS = {"decade": 10, "century": 100}
_SHY = frozenset({"KRW", "BRL", "DEM", "ZAR", "CRC", "LAK", "KGS", "PEN"})


def _much(amount: Amount) -> bool:
    return amount.value >= 20 or amount.value != int(amount.value)


def _attach_time(text: str, amount: Amount) -> None:
    """What may follow a unit of time: "and a half", "old"; decades alone are ten years at least."""
    if amount.form == "vague" and amount.number[0] == amount.number[1] and amount.unit in _YEARS:
        amount.low, amount.unit = Decimal(_YEARS[amount.unit]), "year"
        amount.end += 5 if text[amount.end : amount.end + 5] == "-long" else 0
        return
    half = _AND_HALF.match(text, amount.end)
    if half and isinstance(amount.low, Decimal):
        amount.low = amount.high = amount.low + (Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25"))
        amount.end = half.end()
    old = _OLD.match(text, amount.end)
    if old:
        amount.sort, amount.end = "age", old.end()


def _attach_noun(text: str, amount: Amount, figure: Figure, lexicons: Lexicons) -> None:
    """The head noun that is counted."""
    at = figure.end
    hyphen = _HYPHEN_NOUN.match(text, at)
    if hyphen and amount.form in ("plain", "fraction"):
        if amount.form == "plain" and hyphen[1].lower() not in ("and", "to", "or"):
            amount.joined, amount.noun, amount.end = True, (hyphen.start(1), hyphen.end(1)), hyphen.end(1)
            amount.unit = hyphen[1]
        return
    if amount.form in ("vague",) and (of := _OF.match(text, at)):
        at = of.end()
    elif amount.form in ("fraction", "decade"):
        return
    head = heads.read(text, at, lexicons, one=amount.low == 1)
    if head is None:
        return
    amount.end, amount.of = head.end, head.of
    if head.start < head.end:
        amount.noun = (head.start, head.end)
        amount.unit = text[head.start : head.end]
