"""A whole draft with the keys that were recorded: one key a claim, and every mark in the ledger, in order."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest

from factcheck.api import open_board
from factcheck.ledger.events import Marked
from factcheck.review.app import Review
from factcheck.review.opening import desk_for
from factcheck.review.recording import player

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
STATUSES = {"v": "verified", "d": "disputed", "u": "unsourced"}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def sixty_claims() -> str:
    """So much of an article that sixty claims are in it."""
    from factcheck.api import extract
    from factcheck.text.readers import plain

    text = (ARTICLES / "earnings.txt").read_text(encoding="utf-8")
    claims = extract(plain.read(text, file="draft.txt")).claims
    assert len(claims) > 60
    return text[: max(claim.end for claim in claims[:60])].rstrip() + ".\n"


def test_sixty_claims_with_sixty_keys(tmp_path: Path) -> None:
    draft, marks, recording = tmp_path / "draft.txt", tmp_path / "marks.db", tmp_path / "run.jsonl"
    draft.write_text(sixty_claims(), encoding="utf-8")
    desk = desk_for([draft], who="ann", address=str(marks), published=date(2024, 5, 15))
    count = len(desk.session.items)
    assert 55 <= count <= 65
    marking = [("v", "v", "d", "v", "u")[number % 5] for number in range(count)]
    notes = {3: ["escape", "o", *"why", "enter"], 20: ["escape", "o", *"ask", "enter"]}
    keys = [key for number, mark in enumerate(marking) for key in (*notes.get(number, ()), mark)]
    recording.write_text("".join(json.dumps({"key": key}) + "\n" for key in keys), encoding="utf-8")

    app = Review(desk)
    ids = [item.id for item in app.session.items]

    async def run() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            await player(recording)(pilot)
            assert "Every claim is marked" in str(app._said.render())

    asyncio.run(run())
    board = open_board(draft, address=str(marks), published=date(2024, 5, 15))
    marked = sorted(
        (event for held in board.held for event in held.entry.standing if isinstance(event, Marked)),
        key=lambda event: event.n,
    )
    assert [(event.claim, event.status) for event in marked] == [
        (id_, STATUSES[key]) for id_, key in zip(ids, marking, strict=True)
    ]
    assert [held.mark.note for held in board.held if held.mark.note] == ["why", "ask"]
