"""The second versions in `fixtures/revisions` say what they claim to say."""

import pytest
from revisions import Revision, revisions

from factcheck.claims import normal
from factcheck.records.claims import Attribution, Dating, Quantity

REVISIONS = revisions()
FIELDS = {"words"} | {
    name
    for record in (Quantity, Attribution, Dating)
    for name in (field.alias or name for name, field in record.model_fields.items())
}


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: revision.first.name)
def test_fates(revision: Revision) -> None:
    states = {fate.state for fate in revision.fates}
    assert states == {"kept", "changed", "either", "orphan"}
    for fate in revision.fates:
        assert set(fate.fields) <= FIELDS, fate.label
        assert bool(fate.pieces) is (fate.state != "orphan"), fate.label


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: revision.first.name)
def test_changed_words_are_told(revision: Revision) -> None:
    """What is kept reads as it did, number styles and quotation marks aside, or stands among these."""
    restyled = {"flood q7", "flood q22", "flood q31", "earnings q17", "earnings q26", "earnings a5", "earnings a8"}
    first = {claim.label: words(revision.first.text, claim.pieces) for claim in revision.first.expected}
    for fate in revision.fates:
        if fate.state == "kept" and f"{revision.first.name} {fate.label}" not in restyled:
            assert words(revision.text, fate.pieces).casefold() == first[fate.label].casefold(), fate.label


def words(text: str, pieces: tuple[tuple[int, int], ...]) -> str:
    return normal(" ".join(text[start:end] for start, end in pieces))
