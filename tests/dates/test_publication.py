"""The day of publication: lines at the head and the foot that say it, and how weak what a file's properties say is."""

from datetime import date

import pytest

from factcheck import api
from factcheck.text.document import Document, Publication
from factcheck.text.tokens import Tokens

LEXICONS = api.desk_for("-").rulebook.lexicons
STORY = "\n\nThe council of Harwick met in 2019 and again in 2022, and the mayor left the hall early.\n"


def published(text: str, *saved: str) -> str | None:
    days = tuple(Publication(date.fromisoformat(day), "weak") for day in saved)
    found = Tokens(Document(file="-", source=text, text=text, saved=days), LEXICONS).publication
    return str(found.day) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "March 3, 2024",
        "Sunday, 3 March 2024",
        "3 March 2024, 10:30 GMT",
        "2024-03-03T10:00:00Z",
        "03 Mar 2024 · 5 min read",
        "By Jo Hart | March 3, 2024",
        "By Jo Hart, Staff Writer | March 3, 2024 5:30 p.m. EST",
        "By Jo Hart and Ian M. Moe, March 3, 2024",
        "BY JO HART MARCH 3, 2024",
        "By JO HART\nMarch 3, 2024 at 5 pm",
        "Jo Hart · 3 March 2024 · 12 comments",
        "Jo Hart | Mar. 3, 2024",
        "Published March 3, 2024, updated March 9, 2024",
        "Published: 3 March 2024 (updated 9 March 2024)",
        "First published on Sun 3 Mar 2024 10.30 GMT",
        "Posted on March 3, 2024 by admin",
        "Posted on 3rd March 2024 in News, Politics",
        "Updated March 9, 2024 · Published March 3, 2024",
        "Words by Jo Hart, published 3 March 2024",
        "Last updated 3 March 2024",
        "By Jo Hart\nPublished on March 3, 2024",
    ],
)
def test_lines_that_say_when(line: str) -> None:
    assert published(f"Harwick buys a bridge\n\n{line}{STORY}") == "2024-03-03"


@pytest.mark.parametrize(
    "line",
    [
        "By March 3, 2024, the bridge was shut.",
        "The bridge was opened on March 3, 2024, by the mayor of Harwick and her deputy.",
        "By Jo Hart, who was in Harwick on March 3, 2024, when the bridge fell",
        "3 March 2024 – The mayor buys a bridge, and nobody asks what it is to cost.",
        "March 3, 2024, was a Sunday.",
        "It was published on March 3, 2024, to much applause by those who had paid for it.",
    ],
)
def test_lines_that_tell_something_else(line: str) -> None:
    later = "\n\nOn April 12, 2025, the bridge was sold."
    assert published(f"Harwick buys a bridge\n\n{line}{STORY}{later}") == "2025-04-12"


@pytest.mark.parametrize(
    ("head", "saved", "day"),
    [
        ("HARWICK, 3 March 2024 – It rained.", ["2025-11-01"], "2024-03-03"),
        ("By Jo Hart | March 3, 2024", ["2025-11-01"], "2024-03-03"),
        ("HARWICK, March 3 – It rained.", ["2024-03-05"], "2024-03-03"),
        ("HARWICK, Dec. 30 – It rained.", ["2024-01-02"], "2023-12-30"),
        ("By Jo Hart | Sunday, March 3", ["2025-02-01"], "2024-03-03"),
        ("It rained on Sunday.", ["2024-03-05", "2024-03-01"], "2024-03-05"),
        ("It rained on March 3, 2024.", ["2019-03-05"], "2024-03-03"),
        ("It rained on March 3, 2024.", ["2031-03-05", "2024-03-04"], "2024-03-04"),
        ("It rained on March 3, 2024, and will rain on May 1, 2030.", ["2024-03-05"], "2024-03-05"),
        ("It rained on Sunday.", [], None),
    ],
)
def test_properties_are_weak(head: str, saved: list[str], day: str | None) -> None:
    assert published(f"Rain in Harwick\n\n{head}\n\nThe mayor left.\n", *saved) == day


@pytest.mark.parametrize("lead", ["will cut 240 jobs in 2024.", "would lose 9 jobs.", "are to cut 240 jobs by 2030."])
def test_a_dateline_holds_whatever_lies_ahead(lead: str) -> None:
    assert published(f"PORT ELLERBY, 6 March 2025 – The lines {lead}\n") == "2025-03-06"
