"""What figures are said of, sentence by sentence."""

import tomllib
from pathlib import Path

import pytest

from tests.quantities.test_table import quantities

TABLE = tomllib.loads((Path(__file__).parent / "subjects.toml").read_text(encoding="utf-8"))
SENTENCES = [(text, subjects) for group in TABLE.values() for text, subjects in group.items()]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_subjects(text: str, expected: list[str]) -> None:
    assert [claim.subject or "-" for claim in quantities(text)] == expected
