"""Figures in tables: unit and scale from the head of the column, subject from the row, the same from every format."""

import pytest

from factcheck import api
from factcheck.records.claims import Quantity
from factcheck.records.exact import number_text
from factcheck.text.readers import reader

MARKDOWN = """Intro.

| Year | Spending (£000) | Change, % | Homes |
|------|----------------:|----------:|------:|
| 2021 | 140             | 3.5       | 61    |
| 2022 | 155             | −2        | 72    |

Five people came.
"""
HTML = """<p>Intro.</p><table><tr><th>Year</th><th>Spending (£000)</th><th>Change, %</th><th>Homes</th></tr>
<tr><td>2021</td><td>140</td><td>3.5</td><td>61</td></tr>
<tr><td>2022</td><td>155</td><td>−2</td><td>72</td></tr></table>
<p>Five people came.</p>"""
PLAIN = (
    "Intro.\n\nYear\tSpending (£000)\tChange, %\tHomes\n2021\t140\t3.5\t61\n2022\t155\t−2\t72\n\nFive people came.\n"
)


def cells(source: str, name: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Words, value, unit and subject of every figure."""
    claims = api.extract(reader(name).read(source, file="-")).claims
    return [
        (one.plain, None if one.low is None else number_text(one.low), one.unit, one.subject)
        for one in claims
        if isinstance(one, Quantity)
    ]


@pytest.mark.parametrize(("name", "source"), [("markdown", MARKDOWN), ("html", HTML), ("plain", PLAIN)])
def test_heads_give_unit_and_scale(name: str, source: str) -> None:
    assert cells(source, name) == [
        ("140", "140000", "GBP", "Spending"),
        ("3.5", "3.5", "percent", "Change"),
        ("61", "61", "Homes", "Homes"),
        ("155", "155000", "GBP", "Spending"),
        ("−2", "-2", "percent", "Change"),
        ("72", "72", "Homes", "Homes"),
        ("Five people", "5", "people", None),
    ]


@pytest.mark.parametrize(
    ("head", "value", "unit"),
    [
        ("Cost (US$ bn)", "7000000000", "USD"),
        ("Cost in € millions", "7000000", "EUR"),
        ("Viewers ('000s)", "7000", "Viewers"),
        ("Length (m)", "7", "metre"),
        ("Value (£m)", "7000000", "GBP"),
        ("Turnout, per cent", "7", "percent"),
        ("Price (cents)", "0.07", "USD"),
        ("Boats", "7", "Boats"),
        ("2019", "7", None),
    ],
)
def test_head(head: str, value: str, unit: str | None) -> None:
    text = f"Region\t{head}\nNorth\t7\nSouth\t8\n"
    assert cells(text, "plain")[0] == ("7", value, unit, "North")


def test_a_cell_keeps_a_unit_of_its_own() -> None:
    assert cells("Item\tCost (£m)\nPumps\t$400\nPipes\t3*\n", "plain") == [
        ("$400", "400", "USD", "Pumps"),
        ("3", "3000000", "GBP", "Pipes"),
    ]


def test_words_with_tabs_are_no_table() -> None:
    assert cells("By hand\tby 40 people\nwith a view\tof 50 boats\n", "plain") == [
        ("40 people", "40", "people", None),
        ("50 boats", "50", "boats", None),
    ]
