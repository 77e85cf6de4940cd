"""The lines of fields in a fixture, read into what each field of a claim may be.

A reading maps a field of the contract to the values that are right; a field that a line leaves out has its default.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

from factcheck.records.claims import Bound, Grain, Measure, Mod, Modifier, Role
from factcheck.records.exact import number_text

Kind: TypeAlias = Literal["quantity", "attribution", "date"]
Place: TypeAlias = tuple[int, int]
Values: TypeAlias = tuple[str | None, ...]

_SCALES = {"k": 3, "m": 6, "bn": 9, "tn": 12}
_NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?(?:k|m|bn|tn)?|[0-9]+/[0-9]+"
_VALUE = re.compile(rf"(?P<low>{_NUMBER})?(?P<to>\.\.)?(?P<high>{_NUMBER})?")
_FIXED_UNITS = {"percent": "percent", "percentage_points": "percentage_point", "age": "year"}
_UNITLESS = frozenset({"fraction", "multiple", "rank", "score"})
_KEYS = {
    "quantity": {"subject", "event", "per", "on"},
    "date": frozenset[str](),
    "attribution": {"who", "said", "place", "to", "by", "name", "role", "of"},
}
_NAMES = {"who": "resolved_source", "to": "addressee", "of": "organization"}


@dataclass(frozen=True)
class Reading:
    """One way to tell a claim: `fields` by name, each with the values that are right, None for null.

    `links` are the labels of the date claims that fix a quantity's time; with "?" those that may be named.
    `by_reference` says which other claim's source an attribution shares. An attribution's `date` is "first..last day"
    or the label of a date claim.
    """

    fields: dict[str, Values]
    links: tuple[str, ...] = ()
    by_reference: tuple[tuple[str, str], ...] = ()


def read_fields(kind: Kind, line: str) -> tuple[Reading, ...]:
    """The readings of one line of fields; a ValueError says what is wrong with it."""
    head, *rest = (part.strip() for part in line.split(";"))
    shared: dict[str, Values] = {}
    links: tuple[str, ...] = ()
    references: list[tuple[str, str]] = []
    for part in rest:
        key, _, value = part.partition(" ")
        if key not in _KEYS[kind]:
            shared |= _flags(kind, part)
        elif key == "on":
            links = tuple(value.split())
        elif key == "said":
            shared["date"] = tuple(_said(one) for one in _values(value))
        elif key == "by":
            references.append(("by", value))
        else:
            shared[_NAMES.get(key, key)] = _values(value)
    told = [_HEADS[kind](one.strip()) for one in head.split(" | ")]
    return tuple(Reading(_defaults(kind) | one | shared, links, tuple(references)) for one in told)


def _defaults(kind: Kind) -> dict[str, Values]:
    if kind == "quantity":
        return {"event": (None,), "per": (None,), "role": ("level", None)}
    if kind == "date":
        return {"bound": (None,), "mod": (None,)}
    return {"resolved_source": (None,), "place": (None,), "addressee": (None,), "date": (None,)}


def _values(text: str) -> Values:
    return tuple(None if one.strip() == "-" else one.strip() for one in text.split(" / "))


def _said(text: str | None) -> str | None:
    """First and last day, or the label of the date that gives them."""
    return text if text is None or re.fullmatch(r"d[0-9]+[a-z]?", text) else "..".join(_days(text)[:2])


def _flags(kind: Kind, part: str) -> dict[str, Values]:
    """A role, bound or mod that is named by its value alone."""
    values = _values(part.removeprefix("bound ").removeprefix("mod "))
    known = {"quantity": {"role": Role}, "date": {"bound": Bound, "mod": Mod}, "attribution": {}}[kind]
    for name, choices in known.items():
        if part.startswith(f"{name} ") or any(value in get_args(choices) for value in values if value):
            return {name: (*values, None) if "level" in values else values}
    raise ValueError(f"nothing is called {part!r}")


def _quantity(text: str) -> dict[str, Values]:
    measure, *words = text.split()
    measure = {"points": "percentage_points"}.get(measure, measure)
    if measure not in get_args(Measure) or not words:
        raise ValueError(f"{text!r} is not a measure and a value")
    modifier = words.pop(0) if words[0] in get_args(Modifier) else None
    match = _VALUE.fullmatch(words[0]) if words else None
    if not match or not (match["low"] or match["high"]) or (match["high"] and not match["to"]):
        raise ValueError(f"{text!r} has no value like 5, 5.., ..5 or 5..7")
    low = _number(match["low"])
    high = _number(match["high"]) if match["to"] else low
    if modifier is None:
        if low is None or high is None:
            raise ValueError(f"{text!r} has an open end and no modifier")
        modifier = "exact" if low == high else "between"
    fields: dict[str, Values] = {"measure": (measure,), "low": (low,), "high": (high,), "modifier": (modifier,)}
    unit = " ".join(words[1:])
    if unit:
        fields["unit"] = _values(unit)
    elif measure in _FIXED_UNITS:
        fields["unit"] = (_FIXED_UNITS[measure],)
    elif measure in _UNITLESS:
        fields["unit"] = (None,)
    elif measure != "ratio":
        raise ValueError(f"{text!r} has no unit")
    return fields


def _number(text: str | None) -> str | None:
    """The contract's string for 1,284, 2.5m, 12bn, 1/3."""
    if text is None:
        return None
    if "/" in text:
        return number_text(Fraction(text))
    digits = text.rstrip("kmbtn")
    return number_text(Decimal(digits.replace(",", "")).scaleb(_SCALES.get(text[len(digits) :], 0)))


def _date(text: str) -> dict[str, Values]:
    first, last, grain = _days(text)
    return {"from": (first,), "to": (last,), "grain": (grain,)}


def _days(text: str) -> tuple[str, str, str]:
    """First and last day and grain of 2015, 1980s, 2015-10, 2015-10-07, 2015-Q3, or of a..b and a grain."""
    if match := re.fullmatch(r"(\S+)\.\.(\S+)(?: (\w+))?", text):
        grain = match[3] or "day"
        if grain not in get_args(Grain):
            raise ValueError(f"{grain!r} is no grain")
        return _days(match[1])[0], _days(match[2])[1], grain
    if match := re.fullmatch(r"(\d{3})0s", text):
        return f"{match[1]}0-01-01", f"{match[1]}9-12-31", "decade"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        month = int(match[2]) * 3
        return f"{match[1]}-{month - 2:02}-01", _last(int(match[1]), month), "quarter"
    if re.fullmatch(r"\d{4}", text):
        return f"{text}-01-01", f"{text}-12-31", "year"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return f"{text}-01", _last(int(match[1]), int(match[2])), "month"
    day = date.fromisoformat(text).isoformat()
    return day, day, "day"


def _last(year: int, month: int) -> str:
    return (date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)).isoformat()


def _attribution(text: str) -> dict[str, Values]:
    words: Iterable[str] = text.split()
    kind, *flags = words
    if kind not in ("direct", "indirect", "mixed") or flags not in ([], ["anonymous"]):
        raise ValueError(f"{text!r} is not direct, indirect or mixed, with or without anonymous")
    return {"quote_type": (kind,), "anonymous": (str(bool(flags)).lower(),)}


_HEADS = {"quantity": _quantity, "date": _date, "attribution": _attribution}
