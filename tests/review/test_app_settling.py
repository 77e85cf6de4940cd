"""The app where findings are settled, drafts signed off and changed, and the mouse is used."""

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from factcheck.review.app import Review
from factcheck.review.session import Session
from tests.review.drafts import TEXT, draft, review
from tests.review.memory import MemoryBook
from tests.review.playing import own_state as own_state
from tests.review.playing import run, said


def test_a_finding_is_settled_with_a_note_and_opened_again(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        assert app.session.flags(0) == "!"
        await pilot.press("i", *"round", "enter")
        assert [judgement.note for judgement in book.judgements.values()] == ["round"]
        assert app.session.flags(0) == ""
        assert any("settled by ann: round" in line.text for line in app.detail.lines)
        app.action_run("judge")
        assert app.session.flags(0) == "!"
        await pilot.press("j")
        app.action_run("judge")
        assert "No finding" in said(app)

    run(app, play)


def test_settling_a_finding_asks_for_a_reason(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("i", "enter")
        assert not book.judgements
        assert len(app.screen_stack) == 2

    run(app, play)


def test_a_finding_that_stands_beside_every_claim_is_shown_at_the_nearest(tmp_path: Path) -> None:
    made = draft()
    [finding] = made.findings
    place = TEXT.index("in the dark")
    beside = finding.model_copy(update={"start": TEXT.index("council said"), "end": TEXT.index("council said") + 7})
    inside = finding.model_copy(update={"start": place, "end": place + 6})
    found = replace(made, findings=(beside, inside))
    session = Session(found, MemoryBook(source=TEXT))
    words = [session.words(number) for number in range(len(session.items)) if session.findings(number)]
    assert words == ["“We can't work here in the dark,” … Moor", "1,207"]
    assert Session(replace(found, gists=(), claims={}), MemoryBook(source=TEXT)).items == ()


def test_a_sign_off_says_what_is_left_and_what_is_refused(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("S", "j", "enter")
        assert book.done == ["sign"]
        assert "signed off" in str(app._progress.render())

    run(app, play)


def test_undo_goes_to_the_claim_that_it_concerns(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.pause()
        for action in ("verify", "last", "undo"):
            app.action_run(action)
        assert app.session.cursor == 0

    run(app, play)


def test_the_mouse_goes_to_claims_and_selects_words(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.click("#claims", offset=(8, 3))
        assert app.session.cursor == 3
        await pilot.click("#article", offset=(18, 2))
        assert app.session.cursor == 0
        await pilot.mouse_down("#article", offset=(2, 0))
        await pilot.mouse_up("#article", offset=(8, 0))
        assert app.article.selection == (0, 7)
        await pilot.press("a")
        assert [own.text for own in book.own] == ["Council"]

    run(app, play)


def test_another_draft_and_back(tmp_path: Path) -> None:
    from factcheck.review.desk import Desk, Opened
    from tests.review.drafts import draft

    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    books = {path: MemoryBook(source=TEXT) for path in paths}
    desk = Desk(
        paths,
        open_draft=lambda path: Opened(draft(path.read_text(), file=path.name), books[path]),
        sheet=lambda _, where: where,
    )
    app = Review(desk)

    async def play(pilot: Pilot[None]) -> None:
        app.action_run("verify")
        app.action_run("next")
        await pilot.press("f")
        assert len(app.screen_stack) == 2
        await pilot.press("j", "enter")
        assert app.session.draft.document.file == "two.txt"
        assert app.session.cursor == 0
        await pilot.press("f", "enter")
        assert (app.session.draft.document.file, app.session.cursor) == ("one.txt", 2)

    run(app, play)
    assert len(books[paths[0]].marks) == 1
    assert not books[paths[1]].marks
