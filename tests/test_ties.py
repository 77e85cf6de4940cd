"""Ties: a figure to the words it stands in and to its date, both ways; and that ties never point astray."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.rulebook.load import load
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = load()
PUBLISHED = Publication(date(2024, 5, 15), "as given")  # a Wednesday


def claims(text: str) -> Sequence[Claim]:
    document = plain.read(text, file="-", published=PUBLISHED)
    return api.extract(document, rulebook=RULEBOOK).claims


def dates_of(text: str) -> dict[str, list[str]]:
    """The words of each figure, and those of the dates that it is tied to."""
    found = claims(text)
    words = {claim.id: claim.plain for claim in found}
    return {claim.plain: [words[name] for name in claim.dated] for claim in found if isinstance(claim, Quantity)}


@pytest.mark.parametrize(
    ("text", "figure", "tied"),
    [
        # in its own clause
        ("The flood killed 12 people on May 2.", "12 people", ["May 2"]),
        ("On May 2, the flood killed 12 people and injured 30 others.", "30 others", ["May 2"]),
        ("In 2019 the town had 4,000 residents; in 2023 it had 3,100 residents.", "3,100 residents", ["2023"]),
        ("In 2019 the town had 4,000 residents; in 2023 it had 3,100 residents.", "4,000 residents", ["2019"]),
        ("Since 2019 _ when the dam opened _ 14 workers have died.", "14 workers", ["2019"]),
        # not another clause's
        ("On May 2, the court fined the mill, which employs 300 people.", "300 people", []),
        ("The mill, which closed in 2019, owes $4 million.", "$4 million", []),
        ("The index stood 70 points below the record set on May 2.", "70 points", []),
        ("The Clean Rivers Act of 1990 covers 40 towns.", "40 towns", []),
        ("Dorn, a firm founded in 2014 by traders, is worth $4 million.", "$4 million", []),
        ("Ann Lowe, a donor who gave $300 million to the park, moved there in the summer of 2012.", "$300 million", []),
        ("Its 12 members met after the 1999 election.", "12 members", []),
        ("The crown lost 2 per cent to its weakest since March.", "2 per cent", []),
        ("A clerk who stole $4 million was jailed on May 2.", "$4 million", []),
        ("The minister resigned on May 2, a day after an audit found that $4 million was missing.", "$4 million", []),
        ("A bottle that cost $2 two years ago now costs $4.", "$4", []),
        ("Schools stay shut until May 20, and 30 towns will be closed tomorrow.", "30 towns", ["tomorrow"]),
        # not what is about time or distance itself
        ("Ida Falk, 49, was sworn in on May 2.", "49", []),
        ("On May 2 the body was found 15 miles north of the town.", "15 miles", []),
        # not the day of the saying
        ("Police said on Tuesday that 14 people had been arrested.", "14 people", []),
        ("Police said that 14 people had been arrested on Tuesday.", "14 people", ["Tuesday"]),
        ("In the poll, 58 percent said that they would vote in November.", "58 percent", []),
        # but the day of a poll
        ("A poll in March found 48 percent against the plan.", "48 percent", ["March"]),
        # compared figures
        ("Sales rose to $9 million in 2023 from $7 million in 2022.", "$9 million", ["2023"]),
        ("Sales rose to $9 million in 2023 from $7 million in 2022.", "$7 million", ["2022"]),
        ("Harwell earned $4 million, compared with a net loss of $9 million a year earlier.", "$4 million", []),
        (
            "Harwell earned $4 million, compared with a net loss of $9 million a year earlier.",
            "$9 million",
            ["a year earlier"],
        ),
        ("Sales rose 5% from a year earlier.", "5%", []),
        (
            "The crown was at $1.10 compared with $1.12 on Monday. The mark was at $1.50 compared with $1.60 Monday.",
            "$1.50",
            [],
        ),
        # from the sentence before
        ("The blast on May 2 killed 12 people. Of those killed, five were children.", "five", ["May 2"]),
        (
            "Profit fell in the first quarter of 2024. Harwell earned $4 million, against $9 million a year earlier.",
            "$4 million",
            ["the first quarter of 2024"],
        ),
        ("The blast was on May 2. The town has 4,000 residents.", "4,000 residents", []),
    ],
)
def test_the_dates_of_a_figure(text: str, figure: str, tied: list[str]) -> None:
    assert dates_of(text)[figure] == tied


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("Ida Falk said 12 people had died.", "12 people", "Ida Falk"),
        ("“We counted 12 people,” Ida Falk said.", "12 people", "Ida Falk"),
        ("Ida Falk, who leads 12 people, said the dam was full.", "12 people", None),
        ("Some 12 people had died. Ida Falk said the dam was full.", "Some 12 people", None),
    ],
)
def test_whose_words_a_figure_stands_in(text: str, figure: str, speaker: str | None) -> None:
    found = claims(text)
    quantity = next(claim for claim in found if isinstance(claim, Quantity) and claim.plain == figure)
    holder = next((claim for claim in found if claim.id == quantity.attributed_to), None)
    if speaker is None:
        assert quantity.attributed_to is None
    else:
        assert isinstance(holder, Attribution)
        assert holder.source is not None
        assert holder.source.text == speaker


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "Mayor Ida Falk said on Tuesday that 14 people had died. She called it a disaster.",
            "“We lost $4 million in April,” said Tom Bell, a farmer. He blamed the flood.",
            "Harwell Mills Corp. cut 300 jobs in 2023. The company said demand had fallen 12% from 2022.",
            "The Norfolk Tenants Union (NTU) met on May 2. The NTU says rents rose to $900 from $700 a year ago.",
            "Officials said nobody was hurt. They gave no figures.",
            "Of those killed, five were children.",
            "Since then, 40 more have come.",
            "An annual audit report came out in March. It said $2 million was missing, the report added.",
            "“It is over.",
            "Budget Talks Fail Again After Three Days",
        ]
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_ties_name_claims_that_are_there(paragraphs: list[str]) -> None:
    found = claims("\n\n".join(paragraphs))
    by_id = {claim.id: claim for claim in found}
    for claim in found:
        if isinstance(claim, Quantity):
            assert all(isinstance(by_id[name], Dating) for name in claim.dated)
            if claim.attributed_to is not None:
                holder = by_id[claim.attributed_to]
                assert isinstance(holder, Attribution)
                assert any(start <= claim.start and claim.end <= end for start, end in holder.content.spans)


PIECES = st.sampled_from(
    """the The a It He They both who said told according to reporters , . “ ” Mr. Dr. President spokesman spokeswoman
    for of company report poll officials police Ida Falk Harwell Inc. U.N. (IS) on Tuesday in May 2 2019 12 $4 million
    % 's and — those its management""".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_any_words_can_be_linked(text: str) -> None:
    ids = {claim.id for claim in claims(text)}
    for claim in claims(text):
        if isinstance(claim, Quantity):
            assert ids.issuperset(claim.dated)


STORY = """Senator Ann Lowe of Ohio opened the hearing on May 2. Lowe said 14 dams had failed. She blamed neglect.

Brixham Water Co. owns 40 dams. The company said on Monday it spent $3 million in 2023, up from $2 million in 2022."""


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["The rain went on.", "Budgets are tight in many towns.", "Nobody came to the fair in June."]))
def test_an_unrelated_paragraph_before_changes_nothing(paragraph: str) -> None:
    def told(text: str) -> list[object]:
        found = claims(text)
        words = {claim.id: claim.plain for claim in found}
        return [
            (claim.plain, claim.attributed_to and words[claim.attributed_to], [words[name] for name in claim.dated])
            if isinstance(claim, Quantity)
            else (claim.plain, claim.resolved_source, claim.date)
            for claim in found
            if isinstance(claim, (Quantity, Attribution))
        ]

    assert told(f"{paragraph}\n\n{STORY}") == told(STORY)


@settings(max_examples=15, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_nothing_ties_across_documents(first: list[str], second: list[str]) -> None:
    alone = claims("\n\n".join(second))
    claims("\n\n".join(first))
    assert claims("\n\n".join(second)) == alone
