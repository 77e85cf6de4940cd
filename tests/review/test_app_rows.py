"""Rows, pop-ups and message lines as they are after what was done to a claim, wherever the cursor is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from factcheck.review.app import Review
from factcheck.review.book import Was
from factcheck.review.widgets.detail import Detail
from factcheck.text.document import Publication
from tests.review.drafts import TEXT, review
from tests.review.memory import MemoryBook, changed
from tests.review.playing import own_state as own_state
from tests.review.playing import press, run, said


def _row(app: Review, place: int) -> str:
    """A row as it stands on the screen, not as it would be drawn anew."""
    region = app.claims.content_region
    line = app.screen._compositor.render_strips()[region.y + place]
    return line.crop(region.x, region.right).text


def test_a_row_shows_a_note_at_once_though_the_cursor_went_on(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        drawn: list[int] = []
        refresh = app.claims.refresh_line
        app.claims.refresh_line = lambda y: (drawn.append(y), refresh(y))[1]  # type: ignore[method-assign]
        await pilot.press("d", "o", *"why", "ctrl+s")
        assert app.session.cursor == 1
        assert drawn[-1] == 0
        assert said(app) == "Note kept on “£4,200”."
        drawn.clear()
        await pilot.press("c", *"ask", "ctrl+s")
        assert drawn == [0]
        assert said(app) == "Concern kept on “£4,200”."
        assert "✗ !+" in _row(app, 0)

    run(app, play)


def test_places_marked_alike_are_drawn_again(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        drawn: list[int] = []
        refresh = app.claims.refresh_line
        app.claims.refresh_line = lambda y: (drawn.append(y), refresh(y))[1]  # type: ignore[method-assign]
        await pilot.press("v", "k")
        twin = app.session.view.index(app.session.twins(0)[0])
        drawn.clear()
        await pilot.press("m")
        assert drawn == [twin]
        assert "✓" in _row(app, twin)
        await pilot.press("m")
        assert said(app) == "Nothing to mark: the other places stand alike."

    run(app, play)


def test_an_open_claim_takes_the_mark_of_a_place_that_says_the_same(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        assert said(app) == "This one is open, and so are the other places that say the same: mark it first."
        twin = app.session.twins(0)[0]
        app.session.go_to(twin)
        app.moved()
        await pilot.press("d", "g", "m")
        options = app.screen.query_one(OptionList)
        assert str(options.get_option_at_index(0).prompt) == "✗ disputed, as at line 6"
        await pilot.press("enter")
        assert app.session.mark(app.session.items[0]) is not None
        assert app.session.counts["disputed"] == 2
        await pilot.press("j", "m")
        assert "no other place" in said(app)

    run(app, play)


def test_a_note_on_a_changed_claim_is_counted_as_the_ledger_counts_it(tmp_path: Path) -> None:
    app = review(tmp_path, book=MemoryBook({"q0": changed("q0", "£4,100")}, source=TEXT))
    press(app, "o", *"seen", "enter")
    assert (app.session.counts["changed"], app.session.counts["verified"]) == (0, 1)


@pytest.mark.parametrize(
    ("height", "keys"),
    [(36, ("end",)), (24, ("G",)), (36, ("pagedown",) * 6), (24, ("pagedown",) * 9), (36, ("j", "down") * 30)],
)
def test_all_of_the_help_can_be_read_by_keys(tmp_path: Path, height: int, keys: tuple[str, ...]) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("question_mark")
        await pilot.pause()
        text = app.screen.query_one(Detail)
        assert text.scroll_offset.y == 0
        await pilot.press(*keys)
        last = text.scroll_offset.y + text.scrollable_content_region.height
        assert last >= len(text._lines) > text.scrollable_content_region.height
        await pilot.press("pageup")
        assert text.scroll_offset.y < text.max_scroll_y
        await pilot.press("g")
        assert text.scroll_offset.y == 0
        assert app.session.cursor == 0

    run(app, play, (80, height))


def test_the_detail_scrolls_by_pages_and_to_its_ends_when_it_has_the_focus(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        app.detail.focus()
        await pilot.press("pagedown")
        assert app.detail.scroll_offset.y > 0
        await pilot.press("G")
        assert app.detail.scroll_offset.y == app.detail.max_scroll_y
        await pilot.press("g")
        assert (app.detail.scroll_offset.y, app.session.cursor) == (0, 0)

    run(app, play, (80, 16))


def test_a_narrow_footer_shows_help_and_quit(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.pause()
        footer = app.screen._compositor.render_strips()[-1].text
        assert "? help" in footer
        assert "q quit" in footer

    run(app, play, (40, 24))


def test_what_changed_comes_first_with_its_values_and_what_was_reworded_is_counted(tmp_path: Path) -> None:
    gone = changed("zz", "88 dogs").model_copy(update={"state": "orphan"})
    kept = changed("q1", "the 31 lamps").model_copy(update={"state": "reworded", "what": ()})
    both = changed("q2", "412 visitors").model_copy(update={"what": ("low", "high")})
    book = MemoryBook({"q1": kept, "zz": gone, "q2": both}, source=TEXT)
    book.read["q2"] = Was("≈ 412 visitors")
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("w")
        assert [line.text for line in app.screen.query_one(Detail).lines if line.text] == [
            "≠ the figure changed, was verified by ann",
            "“412 visitors” → “412” (≈ 412 visitors → 412 people)",
            "– gone from the text, was verified by ann",
            "“88 dogs”",
            "✓ 1 reworded, still verified",
            "“the 31 lamps” → “31”",
        ]

    run(app, play)


@pytest.mark.parametrize(
    ("published", "says"),
    [
        (Publication(date(2025, 3, 6), "from the dateline"), "Published 6 Mar 2025, from the dateline"),
        (None, "Publication day not known"),
    ],
)
def test_the_publication_day_stands_below_and_in_the_help(
    tmp_path: Path, published: Publication | None, says: str
) -> None:
    app = review(tmp_path)
    app.session.draft = replace(app.session.draft, published=published)

    async def play(pilot: Pilot[None]) -> None:
        assert said(app).startswith(says)
        await pilot.press("d")
        assert said(app).startswith("Disputed")
        await pilot.press("j", "question_mark")
        assert said(app).startswith(says)
        lines = [line.text for line in app.screen.query_one(Detail).lines]
        assert lines[0].startswith(says)
        assert any(line.startswith("+ ") for line in lines)

    run(app, play)


def test_a_claim_by_hand_has_one_name_in_list_filter_and_detail(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("a", "l", "space", "enter", "slash", *"kind", "colon", *"own", "enter")
        assert [app.session.items[number].kind for number in app.session.view] == ["by hand"]
        assert " own " in _row(app, 0)
        assert any(line.text.startswith("own · added by hand") for line in app.detail.lines)

    run(app, play)
