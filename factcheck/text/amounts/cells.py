"""Figures in the cells of tables: their unit and scale stand in the head of the column, what they are of in the row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from factcheck.records.exact import Number
from factcheck.records.readings import Place
from factcheck.text import units
from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.parts import decimal
from factcheck.text.numbers.vocabulary import vocabulary
from factcheck.text.patterns import pattern
from factcheck.text.units import Unit

_ROW = pattern(r"^[^\t\n]*\t[^\n]*$", re.MULTILINE)
_UNIT = pattern(r"\(([^()]{1,24})\)|,[ \u00a0]([^,]{1,24})$|[ \u00a0]in[ \u00a0]([^,]{1,24})$|(%)")
_PART = pattern(r"[$€£¥₹]|%|['’]?0{3}(?:,?0{3})*s?|[^\W\d_]+\.?(?:/[^\W\d_]+)?")
_PER_CENT = pattern(r"per cent", re.IGNORECASE)
_THOUSANDS = pattern(r"['’]?((?:0{3},?)+)s?")
_PLAIN = pattern(r"(?!(?:1[89]|20)\d\d$)\d{1,3}(?:,?\d{3})*(?:\.\d+)?")
_LETTER = pattern(r"[^\W\d_]")
_ORNAMENT = " \u00a0*†‡§"

Row = tuple[Place, ...]
"""The half-open places of a row's cells."""


class Head(NamedTuple):
    """What a column's head says of its figures: their unit, the factor of its scale, and its words."""

    unit: Unit | None
    scale: int
    words: str


def tabulated(
    text: str, amounts: Sequence[Amount], figures: Sequence[Figure], lexicons: Lexicons
) -> tuple[Amount, ...]:
    """`amounts` and the figures that are all of a table's cell, in order; those in a table's head are left out."""
    if "\t" not in text:
        return tuple(amounts)
    known = {amount.number[0]: amount for amount in amounts}
    numbers = {figure.start: figure for figure in figures if figure.form == "digits"}
    headed: list[Place] = []
    for table in _tables(text):
        head, body = table[0], table[1:]
        if any(_filled(text, cell, known, numbers) for cell in head[1:]):
            continue  # it has no head
        heads = [_head(text[slice(*cell)], lexicons) for cell in head]
        filled = 0
        for row in body:
            label = text[slice(*row[0])].strip()
            for cell, column in zip(row[1:], heads[1:], strict=True):
                amount = _filled(text, cell, known, numbers)
                if amount:
                    known[amount.number[0]] = amount
                    _describe(amount, column, label)
                    filled += 1
        if filled:
            headed.append((head[0][0], head[-1][1]))
    found = (known[start] for start in sorted(known))
    return tuple(one for one in found if not any(start <= one.number[0] < end for start, end in headed))


def _tables(text: str) -> Iterator[list[Row]]:
    """Rows of as many cells, two or more, with nothing but empty lines between them."""
    table: list[Row] = []
    end = 0
    for match in _ROW.finditer(text):
        edges = [match.start() - 1, *(tab.start() for tab in re.finditer("\t", match[0])), match.end()]
        edges[1:-1] = [match.start() + tab for tab in edges[1:-1]]
        row = tuple((left + 1, right) for left, right in pairwise(edges))
        if table and (len(row) != len(table[0]) or text[end : match.start()].strip("\n")):
            yield from [table] if len(table) > 1 else []
            table = []
        table.append(row)
        end = match.end()
    yield from [table] if len(table) > 1 else []


def _filled(text: str, cell: Place, known: Mapping[int, Amount], numbers: Mapping[int, Figure]) -> Amount | None:
    """The amount that the cell holds and nothing else."""
    start, end = cell
    while start < end and text[start] in _ORNAMENT:
        start += 1
    while end > start and text[end - 1] in _ORNAMENT:
        end -= 1
    for place in range(start, min(end, start + 4)):  # behind a sign of currency
        amount = known.get(place)
        if amount and amount.start <= place:
            return amount if (amount.start, amount.end) == (start, end) else None
    figure = numbers.get(start)
    if figure and figure.end == end:
        value, scale = figure.value, figure.scale
    elif _PLAIN.fullmatch(text, start, end):  # in a row of figures it may look like a part of a longer number
        value, scale = Decimal(text[start:end].replace(",", "")), 1
    else:
        return None
    return Amount(start, end, (start, end), value, value, "plain", digits=True, scale=scale)


def _describe(amount: Amount, column: Head, label: str) -> None:
    if not amount.sort and column.unit:
        amount.sort, amount.unit, amount.carried = column.unit.sort, column.unit.name, False
        _scale(amount, column.scale * column.unit.factor)
    elif not amount.sort:
        amount.unit, amount.carried = column.words or amount.unit, bool(column.words)
        _scale(amount, Fraction(column.scale))
    amount.role = amount.role or "level"
    amount.subject = " ".join((label if _LETTER.search(label) else column.words).split()) or None


def _scale(amount: Amount, factor: Fraction) -> None:
    if factor != 1:
        amount.low, amount.high = (None if end is None else _times(end, factor) for end in (amount.low, amount.high))


def _times(end: Number, factor: Fraction) -> Number:
    return end * factor if isinstance(end, Fraction) else decimal(Fraction(end) * factor)


def _head(words: str, lexicons: Lexicons) -> Head:
    """Unit and scale of a head like "Spending (£000)", "Change, %", "Cost in $ millions"."""
    unit: Unit | None = None
    scale = 1
    match = _UNIT.search(words)
    if match:
        table, numbers = lexicons.built(units.table), lexicons.built(vocabulary)
        said = next(group for group in match.groups() if group)
        for part in _PART.findall(_PER_CENT.sub("percent", said)):
            if thousands := _THOUSANDS.fullmatch(part):
                scale *= 10 ** thousands[1].count("0")
            elif (plain := part.lower().rstrip("s.")) in numbers.scales:
                scale *= numbers.scales[plain]
            elif part in numbers.abbreviations and (unit or len(part) > 1):  # £m, but (m) are metres
                scale *= numbers.abbreviations[part]
            else:
                unit = unit or table.exact.get(part) or table.folded.get(part.lower())
    rest = (words[: match.start()] + words[match.end() :]) if match else words
    return Head(unit, scale, " ".join(rest.split()) if _LETTER.search(rest) else "")
