"""Numbers written with digits: grouping, decimals, signs, fractions with a slash, powers of ten."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from factcheck.records.exact import Number
from factcheck.text.patterns import pattern

_NUMERAL = pattern(
    r"""
      (?P<european> \d{1,3} (?:\.\d{3}){1,8} , \d{1,2} (?![\d,]) )
    | (?P<whole> \d{1,3} (?:,\d{3}){1,8} (?!\d)                         # 1,234,567
        | \d{1,3} (?:[\u00a0\u202f\u2009]\d{3}){1,8} (?!\d)             # thin and no-break spaces
        | \d{1,3} (?:\x20\d{3}){1,8} (?![\d,-]|\.\d)                    # 40 000
        | \d{1,3} (?:['’]\d{3}){1,8} (?!\d)                             # 1'234'567
        | \d{1,2} (?:,\d\d){1,8} ,\d{3} (?!\d)                          # 12,34,567
        | \d+ )
      (?: \.(?P<part>\d+) | ,(?P<comma>\d\d) (?![\d,]) )?
    """,
    re.VERBOSE,
)
_GOES_ON = pattern(r"\s?[/⁄×x*·]|[eE]|[ \u00a0-]{1,2}\d|[¼½¾⅐-⅞⁻⁰¹²³⁴-⁹^]")
"""Without this behind it, a number is at its end: a slash, a power of ten, a part."""
_POWER = pattern(r"\s?[×x*·]\s?10\s?(?:\^\s?)?([-−–]?\d{1,3}|[⁻⁺]?[⁰¹²³⁴-⁹]{1,3})(?!\d)|[eE]([-+]?\d{1,3})(?![\w.])")
_OF_TEN = pattern(r"\^[ ]?([-−–]?\d{1,3})(?!\d)|([⁻⁺]?[⁰¹²³⁴-⁹]{1,3})")
"""The exponent right behind a ten that stands alone: 10⁶, 10^-3."""
_SLASH = pattern(r"\s?[/⁄]\s?(\d{1,3})(?![\d/⁄]|[.,]\d)")
_AND_PART = pattern(r"[ \u00a0-]{1,2}(\d)[/⁄](\d{1,2})(?![\d/])")
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 32, 50, 64, 100, 128, 1000})
_SUPERSCRIPT = str.maketrans("−–⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "---+0123456789")


def read_digits(text: str, start: int) -> tuple[Number, int] | None:
    """The number whose first digit is at `start`, and where it ends; None where no digit stands there.

    A part alone ("3/4", "½") is a Fraction, everything else a Decimal.
    """
    if text[start] in _VULGAR:
        return _vulgar(text[start]), start + 1
    match = _NUMERAL.match(text, start)
    if match is None:
        return None
    end = match.end()
    value = _decimal(match)
    if _GOES_ON.match(text, end) is None:
        return value, end
    if match["part"] is None and match["comma"] is None and match["european"] is None:
        slashed = _slashed(text, end, value)
        if slashed is not None:
            return slashed
        mixed = _AND_PART.match(text, end)
        if mixed and 0 < int(mixed[1]) < int(mixed[2]) and int(mixed[2]) in _DENOMINATORS:
            return value + Decimal(mixed[1]) / Decimal(mixed[2]), mixed.end()
        if end < len(text) and text[end] in _VULGAR:
            part = _vulgar(text[end])
            return value + Decimal(part.numerator) / Decimal(part.denominator), end + 1
    power = _POWER.match(text, end)
    if power:
        exponent = _exponent(power[1] or power[2])
        if abs(exponent) <= 400:
            return value.scaleb(exponent), power.end()
    power = _OF_TEN.match(text, end) if match[0] == "10" else None
    if power:
        return Decimal(1).scaleb(_exponent(power[1] or power[2])), power.end()
    return value, end


def _exponent(written: str) -> int:
    return int(written.translate(_SUPERSCRIPT))


def _decimal(match: re.Match[str]) -> Decimal:
    if match["european"]:
        whole, part = match["european"].replace(".", "").split(",")
    else:
        whole, part = match["whole"], match["part"] or match["comma"] or ""
    digits = whole if whole.isdecimal() else "".join(filter(str.isdigit, whole))
    return Decimal(f"{_ascii(digits)}.{_ascii(part)}" if part else _ascii(digits))


def _slashed(text: str, end: int, value: Decimal) -> tuple[Number, int] | None:
    """A fraction with a slash, if its denominator is one that people divide by."""
    match = _SLASH.match(text, end)
    if match is None or value == 0:
        return None
    below = int(match[1])
    if below not in _DENOMINATORS or value >= below:
        return None
    return Fraction(int(value), below), match.end()


def _vulgar(sign: str) -> Fraction:
    above, _, below = unicodedata.normalize("NFKD", sign).partition("⁄")
    return Fraction(int(above), int(below))


def _ascii(digits: str) -> str:
    """Full-width, Arabic-Indic and other decimal digits as ASCII ones."""
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)
