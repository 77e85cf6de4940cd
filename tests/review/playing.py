"""The app played: keys pressed in an emulated terminal, and what it says."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from factcheck.review.app import Review


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def run(app: Review, play: Callable[[Pilot[None]], Awaitable[Any]], size: tuple[int, int] = (120, 40)) -> None:
    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot)

    asyncio.run(go())


def press(app: Review, *keys: str, size: tuple[int, int] = (120, 40)) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await pilot.pause()

    run(app, play, size)


def said(app: Review) -> str:
    return str(app._said.render())
