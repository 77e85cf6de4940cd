"""The head of an article where nothing is marked up: headline, standfirst and bylines by their shape."""

import pytest

from factcheck.text.document import Document
from factcheck.text.head import is_name, says_when, says_who
from factcheck.text.parts import Parts

BODY = "The council of Harwick voted on Tuesday to buy back the swing bridge that it sold for £1 in 2011."


def kinds(*lines: str) -> list[str]:
    text = "\n\n".join(lines)
    parts = Parts(Document(file="-", source=text, text=text))
    return [parts.kind_at(text.index(line)) for line in lines]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Harwick buys a bridge", BODY], ["headline", "body"]),
        (["Harwick buys a bridge", "By Jo Hart", BODY], ["headline", "byline", "body"]),
        (["Harwick buys a bridge", "It pays £20 million", "Jo Hart", "3 March 2024", BODY],
         ["headline", "standfirst", "byline", "byline", "body"]),
        (["Will Harwick buy it?", "Published March 3, 2024, 10:30", BODY, "Jo Hart", BODY + " It did."],
         ["headline", "byline", "body", "body", "body"]),
        (["Harwick bought a bridge.", BODY], ["body", "body"]),
        ([BODY, "A bridge"], ["body", "body"]),
        (["By Jo Hart", BODY], ["byline", "body"]),
        (["Notes", "one", "two"], ["body", "body", "body"]),
        ([BODY], ["body"]),
    ],
)  # fmt: skip
def test_parts_of_plain_text(lines: list[str], expected: list[str]) -> None:
    assert kinds(*lines) == expected


@pytest.mark.parametrize(
    "line", ["By Jo Hart", "Words by Jo Hart and Ian Moe", "BY JO HART | 3 March 2024", "Text: Jo Hart"]
)
def test_who(line: str) -> None:
    assert says_who(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, 40 boats had sunk.",
        "by and by",
        "Byron Hart",
        "By Jo Hart, who left the town in 2011, and never came back.",
    ],
)
def test_not_who(line: str) -> None:
    assert not says_who(line)


@pytest.mark.parametrize(
    "line", ["3 March 2024", "Published on March 3rd, 2024 (updated March 4)", "2024-03-03T10:00Z", "Sun 3 Mar 2024"]
)
def test_when(line: str) -> None:
    assert says_when(line)


@pytest.mark.parametrize("line", ["On 3 March 2024", "3 March 2024 was a Sunday.", "March 3", "2024"])
def test_not_when(line: str) -> None:
    assert not says_when(line)


def test_names() -> None:
    assert all(map(is_name, ("Jo Hart", "Jo Hart and Ian M. Moe", "Anneke van der Vos")))
    assert not any(map(is_name, ("Hart", "The bridge is shut", "Harwick buys a bridge", "")))
