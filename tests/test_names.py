"""Names: where they begin and end, what they name, and which of them mean the same."""

import pytest

from factcheck.rulebook.load import load
from factcheck.text.document import Document
from factcheck.text.tokens import Tokens

LEXICONS = load().lexicons


def tokens(text: str) -> Tokens:
    return Tokens(Document(file="-", source=text, text=text), LEXICONS)


def named(text: str) -> list[str]:
    """Each name as "kind: title [bare name]"."""
    found = []
    for name in tokens(text).names:
        title = text[name.start : name.core]
        found.append(f"{name.kind}: {title}[{text[name.core : name.end]}]")
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The vote pleased Agriculture Minister Ellen Dorsey.", ["person: Agriculture Minister [Ellen Dorsey]"]),
        ("It was Mr. Okonkwo who objected.", ["person: Mr. [Okonkwo]"]),
        (
            "Then Ursula von der Heide left with Ahmed al-Masri.",
            ["person: [Ursula von der Heide]", "person: [Ahmed al-Masri]"],
        ),
        ("Critics quote Peter J. Harlow often.", ["person: [Peter J. Harlow]"]),
        (
            "The letter went to Sean O’Leary and Mary-Ann D’Souza.",
            ["person: [Sean O’Leary]", "person: [Mary-Ann D’Souza]"],
        ),
        ("They met Secretary of State Nora Quist.", ["person: Secretary of State [Nora Quist]"]),
        ("He asked spokesman Tevfik Arslan.", ["person: [Tevfik Arslan]"]),
        ("Talks with Brixham Holdings Inc. failed.", ["organization: [Brixham Holdings Inc.]"]),
        ("The Department of Roads and Harbours paid.", ["organization: [Department of Roads and Harbours]"]),
        ("A study at the University of Tromsberg began.", ["organization: [University of Tromsberg]"]),
        ("The NATO summit in Lisbon ended.", ["organization: [NATO]", "place: [Lisbon]"]),
        ("Rain fell on New Zealand and Peru.", ["place: [New Zealand]", "place: [Peru]"]),
        ("Clara Whitby Monday thanked the crews.", ["person: [Clara Whitby]"]),
        ("The U.S. Coast Guard searched.", ["organization: [U.S. Coast Guard]"]),
        ("A jury cleared Procter & Sons Ltd. of fraud.", ["organization: [Procter & Sons Ltd.]"]),
    ],
)
def test_a_name(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "However, nobody came. Then they left.",
        "Mayor Says City Budget Will Shrink Again",
        "On Tuesday the river rose. By Friday it fell.",
        "an iPhone and a lower-case line",
        "If so, when? Why not?",
        "",
    ],
)
def test_no_name(text: str) -> None:
    assert named(text) == []


def test_a_courtesy_title_is_no_office() -> None:
    text = "Mr. Bell met Dr. Anna Roth."
    assert named(text) == ["person: Mr. [Bell]", "person: Dr. [Anna Roth]"]


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Judge Ida Falk spoke. Falk left.", "Falk", "Judge Ida Falk"),
        ("Falk spoke first. Later Judge Ida Falk left.", "Falk", "Judge Ida Falk"),
        ("Rashid al-Tamimi spoke. Mr. Tamimi left.", "Mr. Tamimi", "Rashid al-Tamimi"),
        ("The Norfolk Tenants Union (NTU) met. The NTU voted.", "NTU", "Norfolk Tenants Union"),
        ("The National Flood Board met. The NFB voted.", "NFB", "National Flood Board"),
        ("Harwell Mills Corp. shrank. Workers at Harwell struck.", "Harwell", "Harwell Mills Corp."),
        ("Carol Dunn ran against Frank Dunn. Mrs. Dunn won.", "Mrs. Dunn", "Carol Dunn"),
        ("A talk by Zvezdan Ukropina was full. Later Ukropina left.", "Ukropina", "Zvezdan Ukropina"),
    ],
)
def test_a_short_name_means_the_fullest(text: str, short: str, full: str) -> None:
    here = tokens(text)
    last = text.rindex(short) if text.count(short) else -1
    index = next(i for i, name in enumerate(here.names) if name.start == (last if not text.startswith("Falk") else 0))
    entity = here.entities.of[index]
    assert entity is not None
    assert entity.full == full


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Carol Dunn ran against Frank Dunn. Dunn won.", "Dunn won"),
        ("Ida Falk met Omar Reyes in Lisbon.", "Lisbon"),
    ],
)
def test_a_short_name_that_may_be_two_means_nobody(text: str, short: str) -> None:
    here = tokens(text)
    index = next(i for i, name in enumerate(here.names) if name.start == text.rindex(short))
    assert here.entities.of[index] is None


def test_a_body_is_not_what_goes_on_with_of_or_for() -> None:
    text = "Harwell Mills Corp. shrank. A group called Harwell for Everyone formed."
    here = tokens(text)
    assert here.entities.of[1] is not here.entities.of[0]


def test_an_acronym_in_brackets_belongs_to_the_name_before_it() -> None:
    text = "The Harbour Workers Association (HWA) and the Hill Farmers Alliance (HFA) agreed. HFA members cheered."
    here = tokens(text)
    assert here.entities.of[-1] is not None
    assert here.entities.of[-1].full == "Hill Farmers Alliance"
