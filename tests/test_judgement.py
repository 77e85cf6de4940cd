"""The judge of the fixtures sees what is wrong: each claim field turned once, missed and extra claims, wrong ties."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from judgement import differences
from notation import parse

from factcheck.records.claims import Attribution, Claim, Content, Dating, Period, Quantity, Source, Span

ARTICLE = parse(
    """published: 2024-05-14

{a1 {q1 About 31 small boats} sank in {d1 April}}, {a1.by the agency} {a1.cue said} on {d2 Monday}; {q2 two} floated.
    a1  indirect; said d2; who Coast Agency / the coast; to us / -
    q1  count about 31 boats; event sunk; on d1 d2?; subject the fishing fleet
    d1  2024-04
    d2  2024-05-13
    q2?  count 2 boats
""",
    path=Path("boats.txt"),
)


def span(words: str) -> dict[str, Any]:
    start = ARTICLE.text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def place(id: str, words: str) -> dict[str, Any]:
    return {"id": id, "rule": "r", "file": "-", **span(words), "plain": words, "line": 1, "column": 1}


def quantity(**changes: Any) -> Quantity:
    fields = {
        "measure": "count", "low": Decimal(31), "high": Decimal(31), "modifier": "about", "unit": "small boats",
        "subject": "fleet", "event": "sunk", "attributed_to": "A", "dated": ("D1",),
    }  # fmt: skip
    return Quantity(**(place("Q", "About 31 small boats") | fields | changes))


def attribution(**changes: Any) -> Attribution:
    words = "About 31 small boats sank in April"
    fields = {
        "source": Source(**span("the agency")), "cue": Span(**span("said")),
        "content": Content(**span(words), spans=((0, len(words)),)), "quote_type": "indirect", "anonymous": False,
        "resolved_source": "the Coast Agency", "date": Period(from_=date(2024, 5, 13), to=date(2024, 5, 13)),
    }  # fmt: skip
    return Attribution(**(place("A", words + ", the agency said") | fields | changes))


def dating(id: str, words: str, first: date, last: date, **changes: Any) -> Dating:
    grain = "day" if first == last else "month"
    return Dating(**(place(id, words) | {"from_": first, "to": last, "grain": grain} | changes))


APRIL = dating("D1", "April", date(2024, 4, 1), date(2024, 4, 30))
MONDAY = dating("D2", "Monday", date(2024, 5, 13), date(2024, 5, 13))


def keys(*claims: Claim) -> list[str]:
    return [difference.key for difference in differences(ARTICLE, claims)]


def test_all_as_expected() -> None:
    assert keys(quantity(), attribution(), APRIL, MONDAY) == []
    assert keys(
        quantity(dated=("D1", "D2"), subject=None, unit="boats"), attribution(addressee="us"), APRIL, MONDAY
    ) == ["q1 subject"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"low": Decimal(30)}, "q1 low"),
        ({"high": None}, "q1 high"),
        ({"modifier": "exact"}, "q1 modifier"),
        ({"measure": "score"}, "q1 measure"),
        ({"unit": "boat crews"}, "q1 unit"),
        ({"unit": None}, "q1 unit"),
        ({"event": None}, "q1 event"),
        ({"per": "day"}, "q1 per"),
        ({"role": "part"}, "q1 role"),
        ({"subject": "weather"}, "q1 subject"),
        ({"attributed_to": None}, "q1 attributed_to"),
        ({"dated": ()}, "q1 dated"),
        ({"dated": ("D2",)}, "q1 dated"),
        ({"end": 8, "text": "About 31"}, "q1 span"),
    ],
)
def test_a_wrong_quantity(changes: dict[str, Any], key: str) -> None:
    assert keys(quantity(**changes), attribution(), APRIL, MONDAY) == [key]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"source": None}, "a1 source"),
        ({"cue": Span(**span("said on"))}, "a1 cue"),
        ({"content": Content(**span("sank"), spans=((21, 34),))}, "a1 content"),
        ({"quote_type": "mixed"}, "a1 quote_type"),
        ({"anonymous": True}, "a1 anonymous"),
        ({"resolved_source": "Coast Guard"}, "a1 resolved_source"),
        ({"date": None}, "a1 date"),
        ({"place": "Rome"}, "a1 place"),
        ({"addressee": "them"}, "a1 addressee"),
    ],
)
def test_a_wrong_attribution(changes: dict[str, Any], key: str) -> None:
    assert keys(quantity(), attribution(**changes), APRIL, MONDAY) == [key]


def test_missed_and_extra() -> None:
    assert keys(quantity(attributed_to=None), APRIL, MONDAY) == ["a1 missed"]
    other = quantity(**place("Q2", "floated"), low=Decimal(2), high=Decimal(2), attributed_to=None, dated=())
    assert keys(quantity(), attribution(), APRIL, MONDAY, other) == ['extra "floated"']
    assert keys(quantity(dated=()), attribution(), MONDAY) == ["d1 missed"]
    assert "q1 missed" in keys(attribution(), APRIL, MONDAY)
