"""A claim in a few words, as tables, the review and sheets show it: "≥ 21,000 Iraqis · UN · since 1 Jan 2015"."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from factcheck.records.claims import Attribution, Claim, Dating, Grain, Quantity
from factcheck.records.exact import Number, number_text

_SIGNS = {"about": "≈ ", "over": "> ", "under": "< ", "at_least": "≥ ", "at_most": "≤ "}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def told(claim: Claim, by_id: Mapping[str, Claim]) -> str:
    """What `claim` was read as; `by_id` are the claims of its article, to name who said it and when."""
    if isinstance(claim, Quantity):
        return " · ".join(dict.fromkeys(part for part in _quantity(claim, by_id) if part))
    if isinstance(claim, Dating):
        return period(claim)
    return " · ".join(part for part in _attribution(claim) if part)


def figure(claim: Quantity) -> str:
    """The value with its modifier and unit: "≥ 21,000 Iraqis", "≈ 5%", "10–12 years"."""
    if claim.low is None and claim.high is None:
        return claim.plain
    if claim.low == claim.high or claim.low is None or claim.high is None:
        value = claim.low if claim.low is not None else claim.high
        assert value is not None
        sign = _SIGNS.get(claim.modifier, "")
        return f"{sign}{_unit(_number(value), value, claim)}" + (" or more" if claim.modifier == "vague" else "")
    sign = "≈ " if claim.modifier == "about" else ""
    return f"{sign}{_unit(f'{_number(claim.low)}–{_number(claim.high)}', claim.high, claim)}"


def period(claim: Dating) -> str:
    """A date as people write it, with its bound: "since 1 Jan 2015", "early 2010s", "Q3 2014"."""
    if claim.from_ is None and claim.to is None:
        return " ".join(part for part in (claim.bound, claim.plain, "(unresolved)") if part)
    return " ".join(part for part in (claim.bound, claim.mod, span(claim.from_, claim.to, claim.grain)) if part)


def span(first: date | None, last: date | None, grain: Grain | None = None) -> str:
    """An interval of days, both inclusive, by the largest unit that it fills."""
    if first is None or last is None:
        return f"{day(first) if first else '…'} – {day(last) if last else '…'}"
    if first == last:
        return day(first)
    ends = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and ends.day == 1:
        months = (ends.year - first.year) * 12 + ends.month - first.month
        if months == 1:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        if months == 3 and first.month % 3 == 1 and grain == "quarter":
            return f"Q{first.month // 3 + 1} {first.year}"
        if months == 12 and first.month == 1:
            return str(first.year)
        if months == 120 and first.month == 1 and first.year % 10 == 0:
            return f"{first.year}s"
    return f"{day(first)} – {day(last)}"


def day(value: date) -> str:
    """1 Jan 2015."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def speaker(claim: Attribution) -> str:
    """Who says it, as fully as the article tells; "nobody named" where it names no one."""
    if claim.resolved_source:
        return claim.resolved_source
    if claim.source is None:
        return "nobody named"
    return claim.source.name or claim.source.organization or claim.source.text


def _quantity(claim: Quantity, by_id: Mapping[str, Claim]) -> list[str]:
    parts = [figure(claim)]
    if claim.subject and claim.subject not in (claim.unit or ""):
        parts.append(claim.subject)
    if claim.event:
        parts.append(claim.event)
    if claim.role in ("change", "from", "to", "part", "whole"):
        parts.append(claim.role)
    holder = by_id.get(claim.attributed_to) if claim.attributed_to else None
    if isinstance(holder, Attribution):
        parts.append(speaker(holder))
    parts.extend(period(dating) for id_ in claim.dated if isinstance(dating := by_id.get(id_), Dating))
    return parts


def _attribution(claim: Attribution) -> list[str]:
    name = speaker(claim)
    role = claim.source.role if claim.source else None
    parts = [f"{name}, {role}" if role and role not in name else name, claim.quote_type]
    if claim.anonymous and claim.source is not None:
        parts.append("anonymous")
    if claim.addressee:
        parts.append(f"to {claim.addressee}")
    if claim.place:
        parts.append(f"in {claim.place}")
    if claim.date:
        parts.append(span(claim.date.from_, claim.date.to))
    return parts


def _number(value: Number) -> str:
    """Grouped by thousands, in words from a million on where that takes no more than three decimals."""
    if isinstance(value, Fraction):
        return number_text(value)
    for size, word in _SCALES:
        scaled = value / size
        if abs(scaled) >= 1 and scaled * 1000 == int(scaled * 1000):
            return f"{number_text(scaled)} {word}"
    whole, dot, decimals = number_text(value).partition(".")
    return f"{int(whole):,}{dot}{decimals}" if len(whole) < 40 else f"{whole[:37]}…"


def _unit(number: str, value: Number, claim: Quantity) -> str:
    per = f" per {claim.per}" if claim.per else ""
    if claim.measure == "percent":
        return f"{number}%{per}"
    if claim.measure == "multiple":
        return f"× {number}{per}"
    if claim.measure == "rank":
        return f"no. {number}" + (f" {claim.unit}" if claim.unit else "")
    if claim.measure == "money" and claim.unit:
        return f"{claim.unit} {number}{per}"
    unit = claim.unit or ""
    if claim.measure in ("measurement", "duration", "age", "percentage_points"):
        unit = unit.replace("_", " ")
        unit = unit if value == 1 else _plural(unit)
    aged = " old" if claim.measure == "age" and unit else ""
    return f"{number} {unit}".rstrip() + aged + per


def _plural(unit: str) -> str:
    if not unit or unit.endswith("s") or not unit[-1].isalpha():
        return unit
    first, _, rest = unit.partition(" per ")
    if rest:
        return f"{_plural(first)} per {rest}"
    if unit.endswith("foot"):
        return f"{unit[:-4]}feet"
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}es" if unit.endswith(("ch", "sh", "x")) else f"{unit}s"
