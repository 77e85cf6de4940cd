"""Sentences and quotations: what ends one, which marks pair, and that no text breaks either."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.rulebook.load import load
from factcheck.text.clauses import LONGEST
from factcheck.text.quotations import Quotation
from factcheck.text.readers import plain
from factcheck.text.tokens import Tokens

LEXICONS = load().lexicons
PIECES = [
    "said",
    "told",
    "The",
    "harbour",
    "Mr. Bell",
    "U.S. ",
    "No. 5",
    "a.m.",
    "1. ",
    " ",
    ". ",
    "? ",
    "…",
    "—",
    ", ",
    ": ",
]
PIECES += ["“", "”", '"', "'", "’s", "‘", "’", "«", "»", "``", "''", "„", "(", ")"]
PIECES += ["\n", "\n\n", "\r\n", "\u00a0", "\u200b", "é", "🙂"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map("".join)


def tokens(text: str) -> Tokens:
    return Tokens(plain.read(text, file="-", published=None), LEXICONS)


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in tokens(text).sentences]


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in tokens(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Bell met Gen. Lund. They spoke.", ["Mr. Bell met Gen. Lund.", "They spoke."]),
        ("She left the U.S. She said so.", ["She left the U.S.", "She said so."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("John F. Lind spoke at 3 p.m. Monday.", ["John F. Lind spoke at 3 p.m. Monday."]),
        ("Lind Corp. The firm grew.", ["Lind Corp.", "The firm grew."]),
        ("See No. 5 and Fig. 2 here.", ["See No. 5 and Fig. 2 here."]),
        ("“We won.” He smiled.", ["“We won.”", "He smiled."]),
        ("“Is it safe?” Ms. Okafor asked. It is.", ["“Is it safe?” Ms. Okafor asked.", "It is."]),
        ("“Is it safe?” she asked.", ["“Is it safe?” she asked."]),
        ("1. The first point.\n2. The second.", ["1. The first point.", "2. The second."]),
        ("A headline\n\nA sentence.", ["A headline", "A sentence."]),
        ("Wait … what?", ["Wait … what?"]),
        ("", []),
        (" \n \t\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council of the harbour town met on Monday to hear what\n"
        "President Lind had to say about the new pier and its cost, which\n"
        "has doubled."
    )
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” she said, “two.”", ["“One,”", "“two.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("«One,» she said.", ["«One,»"]),
        ("``One,'' she said.", ["``One,''"]),
        ("''One,'' she said.", ["''One,''"]),
        ("‘One,’ she said, of the officials’ view.", ["‘One,’"]),
        ("„Eins“, sagte sie.", ["„Eins“"]),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”", "‘no’"]),
        ("It isn't the firms' fault.", []),
        ("The board is 6' long.", []),
        ("No marks at all", []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_over_paragraphs_is_taken_up() -> None:
    first, second = tokens("“One went on.\n\n“Two ended it,” she said.").quotations
    assert (first.closed, first.carried) == (False, False)
    assert (second.closed, second.carried) == (True, True)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“One went on.\n\nTwo has “marks” of its own."
    assert quoted(text) == ["“One went on.", "“marks”"]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “freedom tax” hurt.", True),
        ("“No,” he said.", False),
        ("“We will not pay this tax” was the reply.", False),
    ],
)
def test_words_set_off_are_told_from_speech(text: str, scare: bool) -> None:
    assert tokens(text).quotations[0].scare is scare


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_stand_apart_and_lose_only_blanks(text: str) -> None:
    read = tokens(text)
    text, found = read.text, read.sentences
    end = 0
    for one in found:
        assert not text[end : one.start].strip()
        assert one.start < one.end
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        end = one.end
    assert not text[end:].strip()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_quotations_nest_or_stand_apart(text: str) -> None:
    around: list[Quotation] = []
    for one in tokens(text).quotations:
        assert one.start <= one.inner[0] <= one.inner[1] <= one.end
        while around and around[-1].end <= one.start:
            around.pop()
        assert all(one.end <= outer.end for outer in around)
        around.append(one)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_utterances_keep_the_order_of_the_text(text: str) -> None:
    last = 0
    for one in tokens(text).utterances:
        assert len(one.tags) == len(one.words) == len(one.places) <= 2 * LONGEST
        for index, (start, end) in enumerate(one.places):
            assert last <= start < end
            last = end
            assert (one.tags[index] == "Q") == (index in one.quotes)


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_paragraph_elsewhere_changes_no_sentence(text: str, more: str) -> None:
    assert sentences(text + "\n\n" + more)[: len(sentences(text))] == sentences(text)


@pytest.mark.parametrize("mark", ["“", "”", '"', "'", "‘", "«", "``", "''", "“a” ", '"a" ', "‘a "])
def test_any_number_of_marks_is_survived(mark: str) -> None:
    text = mark * 20_000
    found = tokens(text)
    assert len(found.quotations) <= 20_000
    assert sum(len(one.words) for one in found.utterances) <= 4 * len(text)
