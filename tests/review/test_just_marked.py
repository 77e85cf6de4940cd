"""What is written right after a mark is about the claim that was marked, for every status, until the cursor moves."""

from pathlib import Path

from textual.pilot import Pilot

from factcheck.records.marks import Evidence
from factcheck.review.app import Review
from factcheck.review.handlers.writing import about
from factcheck.review.keys import actions
from tests.review.drafts import TEXT, review
from tests.review.memory import MemoryBook
from tests.review.playing import own_state as own_state
from tests.review.playing import run, said


def ids(app: Review) -> list[str]:
    return [item.id for item in app.session.items]


def test_the_note_after_any_status_is_about_the_claim_that_got_it(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        for key in ("v", "d", "u", "r", "x"):
            app.session.cursor = 0
            app.moved()
            marked = app.session.current.id
            words = app.session.words(app.session.numbers[marked])
            await pilot.press(key, "o", *f"{key}y", "enter", "c", "q", "enter")
            assert (book.marks[marked].note or "").endswith(f"{key}y"), key
            assert book.marks[marked].concern, "one after another"
            assert said(app) == f"Concern kept on “{words}”."
            assert [claim for claim, mark in book.marks.items() if mark.note] == [marked]
            book.marks.clear()
            app.session.refill()

    run(app, play)


def test_once_the_cursor_is_moved_it_is_about_the_claim_under_it(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        for moves in (["j"], ["j", "k"], ["n"], ["g"], ["down"], ["s", "enter"], ["escape"], ["z"]):
            await pilot.press("g", "v")
            assert app.just, moves
            await pilot.press(*moves)
            assert [item.id for item in about(app)] == [app.session.current.id], moves

    run(app, play)


def test_what_moves_no_cursor_leaves_it(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        for keys in (["tab", "shift+tab"], ["t"], ["question_mark", "escape"], ["tab", "j", "shift+tab"]):
            await pilot.press("g", "v", *keys)
            assert app.just == (ids(app)[0],), keys

    run(app, play)


def test_escape_leaves_the_claim_just_marked_and_nothing_else(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"4", "enter", "v", "escape")
        assert app.session.query == "4"
        assert said(app).endswith("again.")
        await pilot.press("escape")
        assert not app.session.query

    async def alone(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"412", "enter", "G", "v", "escape")
        assert not app.session.query, "the cursor is on it still: there is nothing to leave"

    run(app, play)
    app = review(tmp_path)
    run(app, alone)


def test_several_marked_at_once_get_the_same_evidence(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("space", "space", "v")
        assert said(app).startswith("Verified: “£4,200” and 1 more; o e c O are about them")
        await pilot.press("e")
        assert str(app.screen.query_one(".about").render()) == "line 3 · verified just now"
        await pilot.press(*"binder", *["enter"] * 4)
        assert [book.marks[id_].evidence[0].address for id_ in ids(app)[:2]] == ["binder", "binder"]
        await pilot.press("O")
        assert "Several claims were marked" in said(app)
        await pilot.press("z")
        assert not book.marks[ids(app)[0]].evidence, "one undo takes it back"

    run(app, play)


def test_the_form_says_which_claim_is_meant_and_how_it_stands(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("e")
        assert str(app.screen.query_one(".about").render()) == "line 3 · open"
        await pilot.press("escape", "u", "e")
        assert "£4,200" in str(app.screen.query_one("VerticalScroll").border_title)
        assert str(app.screen.query_one(".about").render()) == "line 3 · unsourced just now"

    run(app, play)


def test_a_path_where_nothing_is_keeps_the_form_open_and_says_so(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("e", *"no", "full_stop", *"pdf", *["enter"] * 4)
        assert len(app.screen_stack) == 2
        assert "There is no file 'no.pdf'" in str(app.screen.query_one(".wrong").render())
        assert not book.marks
        await pilot.press("ctrl+u", *"call", "space", *"Holt", "ctrl+s")
        assert [mark.evidence[0].address for mark in book.marks.values()] == ["call Holt"]

    run(app, play)


def test_evidence_that_is_gone_is_told_and_stands_in_the_form(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        first = ids(app)[0]
        book.set_status([first], "verified")
        held = Evidence(address="minutes.pdf", locator="p. 4", sha256="0" * 64)
        book.marks[first] = book.marks[first].model_copy(update={"evidence": (held,), "files": ("missing",)})
        app.session.refill(first)
        app.fill()
        assert app.session.counts["changed"] == 1
        assert any(line.text == "Evidence minutes.pdf is gone." for line in app.detail.lines)
        await pilot.press("w")
        assert any("minutes.pdf is gone" in line.text for line in app.screen.query_one("Detail").lines)  # type: ignore[attr-defined]
        await pilot.press("escape", "v")
        assert "e attaches it anew" in said(app)
        await pilot.press("e")
        assert [field.value for field in app.screen.query("Input")][:2] == ["minutes.pdf", "p. 4"]  # type: ignore[attr-defined]
        await pilot.press("ctrl+u", "ctrl+s")
        assert said(app) == "Evidence taken away of “£4,200”."

    run(app, play)


def test_other_keys_are_told_by_their_own_names(tmp_path: Path) -> None:
    desk = review(tmp_path).desk
    desk.actions = actions({"note": ("b",), "evidence": ("y",)})
    app = Review(desk)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("v")
        assert "; b y c O are about it" in said(app)
        await pilot.press("b", *"why", "enter")
        assert app.session.mark(app.session.items[0]).note == "why"  # type: ignore[union-attr]

    run(app, play)
