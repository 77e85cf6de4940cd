"""Compound symbols that our own table of units doesn't know ("12 mol/l", "300 cd/m²"), read by quantulum3.

The library is imported when the first such symbol is met, and only ever sees the symbol behind a 1. It is trusted with
a unit "by" another, never with words: it reads "TV" as teravolts and "slug" as four units.
"""

import warnings
from functools import lru_cache
from importlib import import_module

from factcheck.text.patterns import pattern

_COMPOUND = pattern(r"[ \u00a0]?([^\W\d_]{1,4}[²³23]?[/·][^\W\d_]{1,4}[²³23]?)(?![\w/·-])")
_SIGN = pattern(r"[²³23µμΩ·]|[a-z][A-Z]|/[WKVJN]$|/(?:l|ml|dl|s|min|h|kg|g|m|cm|mm|km|ha)$")
_NAME = pattern(r"[a-z]+(?: hour)? per (?:cubic |square )?[a-z]+")
_NO_UNITS = frozenset({"currency", "dimensionless"})


def read(text: str, at: int) -> tuple[str, int] | None:
    """The name of the compound unit that begins at `at`, at most a blank away, and where its symbol ends; or None."""
    match = _COMPOUND.match(text, at)
    if match is None or not _SIGN.search(match[1]):
        return None
    name = resolve(match[1])
    return (name, match.end()) if name else None


@lru_cache(maxsize=256)
def resolve(symbol: str) -> str | None:
    """The singular name of the unit that `symbol` stands for; None where quantulum3 can't be trusted with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = import_module("quantulum3.parser").parse(f"1 {symbol}")
        except Exception:  # a library's trouble with a symbol is no trouble of the draft
            return None
    if len(found) != 1 or found[0].span != (0, len(symbol) + 2) or found[0].value != 1:
        return None
    unit = found[0].unit
    name = str(unit.name)
    if unit.entity.name in _NO_UNITS or not _NAME.fullmatch(name) or not _each_once(name):
        return None
    return name


def _each_once(name: str) -> bool:
    """Whether no word repeats, as in the chains of letters that quantulum3 makes of a word it doesn't know."""
    words = name.split()
    return len(words) == len(set(words))
