"""The app looks as it did: each picture is compared with the one that was looked at and kept."""

import pytest

from tests.review.pictures import LOOKS, LOOKS_OF, picture


@pytest.mark.parametrize("name", LOOKS_OF)
def test_looks_as_kept(name: str) -> None:
    kept = (LOOKS / f"{name}.svg").read_text(encoding="utf-8")
    now = picture(LOOKS_OF[name])
    assert now == kept, "look at it: .venv/bin/python -m tests.review.pictures writes the pictures anew"
