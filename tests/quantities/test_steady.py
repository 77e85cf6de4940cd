"""Quantities as wholes: offsets give the text, and what one paragraph says is nothing to another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.records.claims import Quantity
from factcheck.rulebook.load import load
from factcheck.text.readers import plain

RULEBOOK = load()
SENTENCES = (
    "A total of 412 residents were killed and another 1,207 injured.",
    "Sales rose 13% to $1.76 billion from $1.55 billion a year earlier.",
    "“We lost half of our boats,” she said.",
    "Of the 20 applicants, 12 were from abroad.",
    "The fund paid between €40 million and €45 million for a 12 km tunnel.",
    "One in five pupils walks 3 to 4 miles a day.",
    "The measure passed 52–48; Ana Droste, 47, abstained.",
    "Nothing was said of it.",
    "It cost tens of thousands of dollars over decades.",
)
paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=4
)


def quantities(text: str) -> list[Quantity]:
    found = api.extract(plain.read(text, file="-", published=None), rulebook=RULEBOOK).claims
    return [claim for claim in found if isinstance(claim, Quantity)]


def told(claim: Quantity, shift: int = 0) -> dict[str, object]:
    fields = claim.model_dump(exclude={"id", "line", "column", "attributed_to", "dated"})
    return fields | {"start": claim.start - shift, "end": claim.end - shift}


@settings(max_examples=25, deadline=None)
@given(paragraphs)
def test_offsets_give_the_text(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    for claim in quantities(text):
        assert text[claim.start : claim.end] == claim.text == claim.plain


@settings(max_examples=25, deadline=None)
@given(paragraphs, st.sampled_from(SENTENCES))
def test_a_paragraph_changes_no_other(texts: list[str], more: str) -> None:
    text = "\n\n".join(texts)
    before = [told(claim) for claim in quantities(text)]
    behind = [told(claim) for claim in quantities(f"{text}\n\n{more}")]
    ahead = [told(claim, len(more) + 2) for claim in quantities(f"{more}\n\n{text}")]
    assert behind[: len(before)] == before
    assert ahead[len(ahead) - len(before) :] == before
