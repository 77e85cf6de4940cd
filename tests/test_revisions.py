"""The second versions in `fixtures/revisions` say what they claim to say, and marks fare as they should."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from judgement import Case
from revisions import Revision, revisions
from shortfalls import claims

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


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: revision.first.name)
def test_marks(revision: Revision, tmp_path: Path) -> None:
    """Verify every claim of the first version, write the second: what changed has lost its mark, the rest keeps it."""
    draft = tmp_path / "draft.txt"
    draft.write_text(revision.first.text, encoding="utf-8")
    factcheck(
        tmp_path, "mark", "draft.txt", "--all", "--status", "verified", "--published", str(revision.first.published)
    )
    draft.write_text(revision.text, encoding="utf-8")
    rows = json.loads(factcheck(tmp_path, "status", "draft.txt", "--format", "json"))
    kept = {(row["kind"], row["before"]["start"], row["before"]["end"]): row["kept"] for row in rows}
    pairs = Case(revision.first, claims(revision.first)).pairs
    marks = {
        fate.label: (fate.state, kept[claim.kind, claim.start, claim.end])
        for fate in revision.fates
        if (claim := pairs.get(fate.label))
    }
    assert [label for label, mark in marks.items() if mark in (("changed", True), ("orphan", True))] == []
    stay = [stays for state, stays in marks.values() if state == "kept"]
    assert sum(stay) >= 0.9 * len(stay), [label for label, mark in marks.items() if mark == ("kept", False)]


def factcheck(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "factcheck", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
