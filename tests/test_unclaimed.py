"""The texts with nothing to find: every claim found there is listed with a word why it can be defended.

A find that can't be defended is listed too, as a fault, until it is mended: the list is held to in both directions.
"""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from factcheck import api

FOLDER = Path(__file__).parents[1] / "fixtures" / "unclaimed"
TEXTS = sorted(FOLDER.glob("*.txt"))
LISTED: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "found.toml").read_text(encoding="utf-8"))
REASONS = LISTED.pop("defensible") | LISTED.pop("faults")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_find_is_listed(path: Path) -> None:
    found = finds(path)
    listed = LISTED.get(path.stem, {})
    new = {key: told for key, told in found.items() if key not in listed}
    gone = listed.keys() - found.keys()
    assert not new, "found, and not in found.toml:\n" + "\n".join(f"{key!r}  {told}" for key, told in new.items())
    assert not gone, f"in found.toml, and not found any more: {sorted(gone)}"


def finds(path: Path) -> dict[str, str]:
    """Kind and first words of each claim, told apart by a number where they repeat, and the place it stands at."""
    seen: Counter[str] = Counter()
    found = {}
    for claim in api.extract(api.read(path)).claims:
        words = " ".join(claim.text.split())
        key = f"{claim.kind} {words if len(words) < 60 else words[:57] + '…'}"
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} ({seen[key]})"] = (
            f"{path.name}:{claim.line}:{claim.column} {claim.rule}"
        )
    return found


def test_reasons_are_used() -> None:
    assert {reason for listed in LISTED.values() for reason in listed.values()} == REASONS.keys()
    assert LISTED.keys() <= {path.stem for path in TEXTS}
