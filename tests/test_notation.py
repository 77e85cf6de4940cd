"""The notation of the fixtures: what it reads, and the mistakes in it that it refuses with file and line."""

from pathlib import Path

import pytest
from expectations import read_fields
from notation import NotationError, inside, parse

PATH = Path("flood.txt")
HEAD = "published: 2024-05-14\n\n"
ARTICLE = (
    HEAD
    + """{a1 {q1 At least 31 people} were killed}, {a1.by the ministry} {a1.cue said} on {d1 Sunday}.
    a1  indirect; said d1
    q1  count at_least 31.. people; event killed
    d1  2024-05-12  # the day before
It {a2.cue added}

that {a2 {q2 two} were {a3.by firemen} {a3.cue calling} {a3 {q3 for 6m}}}.
    a2  indirect; by a1
    a3  mixed anonymous | indirect anonymous
    q2?  count 2 people / -; part
    q3  money 6m EUR
"""
)


def test_marks_are_taken_out_and_kept_as_places() -> None:
    article = parse(ARTICLE, path=PATH)
    assert article.text == (
        "At least 31 people were killed, the ministry said on Sunday. It added\n\n"
        "that two were firemen calling for 6m.\n"
    )
    words = {
        claim.label: [article.text[slice(*place)] for place in (*claim.pieces, claim.source, claim.cue) if place]
        for claim in article.expected
    }
    assert words["a1"] == ["At least 31 people were killed", "the ministry", "said"]
    assert words["a2"] == ["two were firemen calling for 6m", "the ministry", "added"]
    assert words["q1"] == ["At least 31 people"]
    assert [claim.label for claim in article.expected if claim.optional] == ["q2"]
    three = next(claim for claim in article.expected if claim.label == "q3")
    assert [claim.label for claim in inside(article, three)] == ["a3", "a2"]


@pytest.mark.parametrize(
    ("kind", "line", "fields"),
    [
        ("quantity", "count 1,284 people", {"measure": ("count",), "low": ("1284",), "high": ("1284",)}),
        ("quantity", "money about 1.25bn EUR / USD", {"low": ("1250000000",), "unit": ("EUR", "USD")}),
        ("quantity", "duration under ..2.5 hour", {"low": (None,), "high": ("2.5",), "modifier": ("under",)}),
        ("quantity", "fraction 2/4; part / -", {"low": ("1/2",), "unit": (None,), "role": ("part", None)}),
        ("quantity", "points between 2..3", {"unit": ("percentage_point",), "modifier": ("between",)}),
        ("date", "2024-02; since", {"from": ("2024-02-01",), "to": ("2024-02-29",), "bound": ("since",)}),
        ("date", "1980s; late", {"from": ("1980-01-01",), "to": ("1989-12-31",), "grain": ("decade",)}),
        ("date", "2023-Q4", {"from": ("2023-10-01",), "to": ("2023-12-31",), "grain": ("quarter",)}),
        ("date", "2024-05-06..2024-05-12 week", {"to": ("2024-05-12",), "grain": ("week",)}),
        ("attribution", "direct anonymous; to us / -", {"anonymous": ("true",), "addressee": ("us", None)}),
    ],
)
def test_fields(kind: str, line: str, fields: dict[str, tuple[str | None, ...]]) -> None:
    reading = read_fields(kind, line)[0].fields
    assert {name: reading[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("article", "line", "words"),
    [
        ("{q1 Two} men.\n    q1  count 2 men; part; part of it", 4, "nothing is called"),
        ("{q1 Two} men.\n    q1  number 2 men", 4, "not a measure"),
        ("{q1 Two} men.\n    q1  count 2", 4, "no unit"),
        ("{q1 Two} men.\n    q1  count two men", 4, "no value"),
        ("{q1 Two} men.\n    q1  count 2.. men", 4, "open end"),
        ("Two men.\n    q1  count 2 men", 4, "stands nowhere"),
        ("{q1 Two} men.\n  q1  count 2 men", 4, "four spaces"),
        ("{q1 Two} men.\n    q1  count 2 men\n    q1  count 2 men", 5, "a second time"),
        ("{q1 Two} or {q1 three}.\n    q1  count 2 men", 4, "one piece"),
        ("{a1.by She} spoke.\n    a1  indirect", 4, "no content"),
        ("{a1 He came}.\n    a1  indirect; by a2", 4, "a2"),
        ("{d1 May}.\n    d1  May 2024", 4, "isoformat"),
        ("{q1 Two men.\n    q1  count 2 men", None, "never closed"),
        ("Two} men.", None, "brace too many"),
        ("{x1 Two} men.", None, "opens no mark"),
        ("{q1 Two} men.", None, "no line of fields"),
    ],
)
def test_mistakes_are_refused(article: str, line: int | None, words: str) -> None:
    with pytest.raises(NotationError, match=words) as raised:
        parse(HEAD + article + "\n", path=PATH)
    assert str(raised.value).startswith(f"flood.txt:{line}: " if line else "flood.txt: ")


def test_the_date_is_needed() -> None:
    with pytest.raises(NotationError, match=r"flood\.txt:1: published"):
        parse("genre: sport\n\nThree.\n", path=PATH)
