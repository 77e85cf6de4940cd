"""Attributions end to end: who says what in the awkward sentences, and that no text breaks the search."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.records.claims import Attribution
from factcheck.records.readings import AttributionReading
from factcheck.rulebook.kinds import engine
from factcheck.rulebook.load import load
from factcheck.text.readers import plain
from factcheck.text.tokens import Tokens

RULEBOOK = load()
ENGINES = ("aside", "cue", "label", "noun")
RULES = {name: [rule for rule in RULEBOOK.rules if rule.extends == name] for name in ENGINES}
WORDS = ["Ms. Okafor", "the minister", "he", "they", "poll", "a statement", "reporters", "Monday", "OKAFOR:", "\n\n"]
WORDS += (
    "said says told denied called adding shows accused according to claim his which who and but was of by if".split()
)
WORDS += "that not while as in ’s , . : ; — “ ” ( )".split()


def readings(text: str) -> list[AttributionReading]:
    tokens = Tokens(plain.read(text, file="-", published=None), RULEBOOK.lexicons)
    found = [one for name in ENGINES for one in engine(name).read(RULES[name], tokens)]
    return [one for one in found if isinstance(one, AttributionReading)]


def said(text: str) -> list[tuple[str | None, str | None, list[str], str]]:
    """Source, cue, pieces of content and type of quotation of each attribution, in the order of their cues."""
    claims = api.extract(plain.read(text, file="-", published=None), rulebook=RULEBOOK).claims
    found = sorted(
        (one for one in claims if isinstance(one, Attribution)), key=lambda one: one.cue.start if one.cue else 0
    )
    return [
        (
            one.source.text if one.source else None,
            one.cue.text if one.cue else None,
            [text[start:end] for start, end in one.content.spans],
            one.quote_type,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The pier,” said Jonas Lind, an engineer, “is done for.”",
            [("Jonas Lind", "said", ["“The pier,”", "“is done for.”"], "direct")],
        ),
        (
            "The pier, Ms. Okafor said, will never open again.",
            [("Ms. Okafor", "said", ["The pier", "will never open again"], "indirect")],
        ),
        (
            "He praised the crew and said the pier was safe.",
            [("He", "praised", ["the crew"], "indirect"), ("He", "said", ["the pier was safe"], "indirect")],
        ),
        (
            "Jonas Lind, who runs the harbour, stiffened his view on Monday, saying that the pier “must go.”",
            [("Jonas Lind", "saying", ["the pier “must go.”"], "mixed")],
        ),
        (
            "The mayor said the pier was safe, while Ms. Okafor argued that it was not.",
            [
                ("The mayor", "said", ["the pier was safe"], "indirect"),
                ("Ms. Okafor", "argued", ["it was not"], "indirect"),
            ],
        ),
        (
            "The repairs, which critics say are late, began on Monday.",
            [("critics", "say", ["are late"], "indirect")],
        ),
        (
            "As the mayor noted on Friday, the pier is old.",
            [("the mayor", "noted", ["the pier is old"], "indirect")],
        ),
        (
            "While the mayor says the pier is safe, nobody walks on it.",
            [("the mayor", "says", ["the pier is safe"], "indirect")],
        ),
        (
            "“It leaks,” he said.\n\n“It always has. We told them so.”",
            [("he", "said", ["“It leaks,”", "“It always has. We told them so.”"], "direct")],
        ),
        (
            "“It leaks,” he said. “It always has.\n\n“We told them so.”",
            [("he", "said", ["“It leaks,”", "“It always has.", "“We told them so.”"], "direct")],
        ),
        (
            "She told the town's council on Tuesday in Bergen that the pier leaked.",
            [("She", "told", ["the pier leaked"], "indirect")],
        ),
        (
            "Lind accused the firm of hiding losses, according to a report by the council.",
            [
                ("Lind", "accused", ["the firm of hiding losses"], "indirect"),
                (
                    "a report by the council",
                    "according to",
                    ["Lind accused the firm of hiding losses"],
                    "indirect",
                ),
            ],
        ),
        (
            "There was, she said, “an implicit bargain.”",
            [("she", "said", ["There was", "“an implicit bargain.”"], "mixed")],
        ),
        (
            "The mayor, Ann Lind, has put the cost of repairs last year at “some £4 million.”",
            [("The mayor", "put", ["the cost of repairs last year at “some £4 million.”"], "mixed")],
        ),
        (
            "The pier has moved, a survey published in Port News on Monday shows.",
            [("a survey published in Port News on Monday", "shows", ["The pier has moved"], "indirect")],
        ),
        (
            "Critics, including Ann Lind, who ran the port, call that “fantasy.”",
            [("Critics", "call", ["that “fantasy.”"], "mixed")],
        ),
        (
            "The figures were described as “alarming” by the head of the WHO.",
            [("the head of the WHO", "described", ["The figures", "as “alarming”"], "mixed")],
        ),
        (
            "The pier shook, resident Ann Lind wrote online the next morning.",
            [("resident Ann Lind", "wrote", ["The pier shook"], "indirect")],
        ),
        (
            "The line will close, its chief, Ann Lind, said on Monday.",
            [("its chief", "said", ["The line will close"], "indirect")],
        ),
        (
            "Union officials said more than 60 staff had left.",
            [("Union officials", "said", ["more than 60 staff had left"], "indirect")],
        ),
        (
            "Police said at least 60 people were hurt.",
            [("Police", "said", ["at least 60 people were hurt"], "indirect")],
        ),
        (
            "The line lost £3m, according to accounts published on 12 May.",
            [("accounts published on 12 May", "according to", ["The line lost £3m"], "indirect")],
        ),
        ("The town that was told to close its baths kept them open.", []),
        ("The bridge cost $30 million, she said.", [("she", "said", ["The bridge cost $30 million"], "indirect")]),
        ("US officials said 40 died.", [("US officials", "said", ["40 died"], "indirect")]),
        ("The mayor never said that the pier was safe.", []),
        ("The so-called “smart pier” leaked.", []),
        ("They hope the pier will open.", []),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[str, str, list[str], str]]) -> None:
    assert said(text) == expected


def test_a_desk_adds_a_verb(tmp_path: Path) -> None:
    lexicons = tmp_path / "lexicons"
    lexicons.mkdir()
    (lexicons / "cues.toml").write_text('clause = "kvetch grok"\n', encoding="utf-8")
    document = plain.read("The crew kvetched that the pier leaked.", file="-", published=None)
    assert not api.extract(document, rulebook=RULEBOOK).claims
    (claim,) = api.extract(document, rulebook=load(tmp_path)).claims
    assert isinstance(claim, Attribution)
    assert (claim.rule, claim.content.text) == ("indirect-speech", "the pier leaked")


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=50).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    for one in readings(text):
        places = [*one.content, *(place for place in (one.source, one.cue) if place)]
        assert one.content
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in places)
        assert one.start == min(start for start, _ in places)
        assert one.end == max(end for _, end in places)
        assert all(before[1] <= after[0] for before, after in zip(one.content, one.content[1:], strict=False))


def calls(text: str) -> int:
    """How many functions are called while the attributions of `text` are sought."""
    count = 0

    def counting(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        readings(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "“a” ",
        "Lind said ",
        "he said, “no,” and ",
        "said that ",
        "X, according to Y, ",
        "his claim that it ",
        "( said ",
        "Lind: a b c d\n",
    ],
)
def test_work_grows_with_the_text(piece: str) -> None:
    readings(piece)
    short, long = calls(piece * 1_000), calls(piece * 4_000)
    assert long < 5 * short
