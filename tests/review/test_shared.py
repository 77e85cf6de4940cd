"""What goes from the screen into a real ledger and comes back: checkers who differ, notes on parts of a claim."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from textual.pilot import Pilot
from textual.widgets import OptionList

from factcheck.cli.main import commands
from factcheck.review.app import Review
from factcheck.review.opening import desk_for

TEXT = "The city spent £4,200 on 31 lamps in May 2019.\n\nAnother 1,207 people stayed at home.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def work(draft: Path, who: str, play: Callable[[Review, Pilot[None]], Awaitable[Any]]) -> None:
    app = Review(desk_for([draft], who=who))

    async def run() -> None:
        async with app.run_test(size=(180, 40)) as pilot:
            await pilot.pause()
            await play(app, pilot)

    asyncio.run(run())


def told(app: Review) -> str:
    return "\n".join(line.text for line in app.detail.lines)


def run(*arguments: object) -> str:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False).stdout


def test_checkers_who_differ_are_shown_and_settled_on_the_screen(draft: Path) -> None:
    async def ann(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("v")

    async def bob(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("d", "k")
        assert "Checkers differ (ann: verified, bob: disputed); mark it again to settle it." in told(app)
        assert "x" in app.session.flags(0)
        await pilot.press("slash", *"has", "colon", *"conflict", "enter")
        assert app.session.view == [0]

    async def settle(app: Review, pilot: Pilot[None]) -> None:
        assert "Checkers differ" in told(app)
        await pilot.press("g", "v", "k")
        assert "Checkers differ" not in told(app)
        assert "x" not in app.session.flags(0)

    async def settled(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("escape", "g")
        assert "✓ verified · ann" in told(app)
        assert "marked it disputed" in told(app), "the history keeps it"

    work(draft, "ann", ann)
    work(draft, "bob", bob)
    assert "1 in conflict" in run("status", draft, "--verdict")
    work(draft, "ann", settle)
    work(draft, "bob", settled)
    assert "in conflict" not in run("status", draft, "--verdict")


def test_a_mark_of_another_checker_comes_onto_the_screen(draft: Path) -> None:
    async def watch(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("v", "k")
        claim = app.session.current.id
        run("mark", draft, claim, "--status", "disputed", "--as", "bob")
        app.desk.look(app)
        assert "Checkers differ (ann: verified, bob: disputed)" in told(app)
        assert app.session.counts["disputed"] == 1

    work(draft, "ann", watch)


def test_a_note_on_a_part_comes_back_everywhere(draft: Path) -> None:
    async def write(app: Review, pilot: Pilot[None]) -> None:
        await pilot.press("O")
        options = app.screen.query_one(OptionList)
        texts = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        options.highlighted = texts.index("unit: GBP")
        await pilot.press("enter", *"euros", "enter")

    async def read(app: Review, pilot: Pilot[None]) -> None:
        assert "Note on unit: euros" in told(app)
        assert app.session.flags(0).endswith("n")
        await pilot.press("O")
        options = app.screen.query_one(OptionList)
        texts = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        options.highlighted = texts.index("unit: GBP")
        await pilot.press("enter", "ctrl+u", "enter")
        assert "Note on unit" not in told(app)
        await pilot.press("z")
        assert "Note on unit: euros" in told(app)

    work(draft, "ann", write)
    assert "ann noted on unit: euros: '£4,200'" in run("ledger", "history", draft)
    run("sheet", draft, "-o", draft.with_name("s.xlsx"))
    cells = [cell.value for row in load_workbook(draft.with_name("s.xlsx"))["Claims"].iter_rows() for cell in row]
    assert "unit: euros" in cells
    run("sheet", draft, "-o", draft.with_name("s.json"))
    marks = [claim["mark"] for claim in json.loads(draft.with_name("s.json").read_text())["claims"] if claim["mark"]]
    assert [mark["field_notes"] for mark in marks] == [[{"field": "unit", "text": "euros"}]]
    work(draft, "bob", read)
