"""Currencies before a figure: "$", "US $", "Rs", "dlrs", and which country's dollar a text means."""

import re
from typing import NamedTuple

from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Prefix(NamedTuple):
    """A currency before a figure: its ISO 4217 code, where it begins, and the sign as written."""

    code: str
    start: int
    sign: str


def signs(lexicons: Lexicons) -> list[tuple[str, str]]:
    """Code and sign, for every sign or letter code of a currency."""
    found: list[tuple[str, str]] = []
    for line in lexicons["currencies"]["signs"].strip().splitlines():
        code, _, row = line.partition(": ")
        found.extend((code, sign) for sign in row.split())
    return found


def _codes(lexicons: Lexicons) -> dict[str, str]:
    table: dict[str, str] = {}
    for code, sign in signs(lexicons):
        table.setdefault(sign, code)
        if len(sign) > 1:
            table.setdefault(sign.lower(), code)
    return table


_BEFORE = pattern(r"(?<![^\W\d_’'])([^\s\d()\[\]\"“”‘’',;:—–/<>~-]{1,6}(?:[ \u00a0](?=[$€£¥]))?[$€£¥]?)[ \u00a0]?-?$")
_POUND = pattern(r"#[ \u00a0]?$")


def before(text: str, start: int, lexicons: Lexicons, *, floor: int = 0) -> Prefix | None:
    """The currency that stands right before `start`, at most a blank away, and not before `floor`."""
    codes = lexicons.built(_codes)
    match = _BEFORE.search(text, max(floor, start - 10), start)
    if match is None:
        return Prefix("GBP", start - 1, "#") if _pound(text, start) else None
    sign = match[1].replace(" ", "").replace("\u00a0", "")
    spaced = match.end(1) < start
    article = len(sign) < len(match[1]) and sign[:-1] in "aAsSrRnN"  # "a $30 ticket" is no Australian one
    if sign in codes and not article and not (spaced and sign in lexicons["currencies"]["glued"].split()):
        return Prefix(codes[sign], match.start(1), sign)
    if sign[-1] in "$€£¥₹₽₩₴₪₺₫₱฿₦₵৳₾₸֏₼₡₲₮₭₿":
        at = match.end(1) - 1
        return Prefix(codes[sign[-1]], at, sign[-1])
    return Prefix("GBP", start - 1, "#") if _pound(text, start) else None


_POUNDED = pattern(r"\d[\d,.]*(?:[ \u00a0](?:million|billion|thousand|trillion)|,\d|\.\d)", re.IGNORECASE)


def _pound(text: str, start: int) -> bool:
    """Old newswire writes # for the pound sign: "#1.44 billion"; "#1" is a place."""
    return (
        text[start - 1 : start] == "#"
        and text[start - 2 : start - 1].strip() in ("", "(")
        and bool(_POUNDED.match(text, start))
    )
