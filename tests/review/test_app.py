"""The app as its users use it: keys in, marks in the ledger and words on the screen out."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from factcheck.review.keys import ACTIONS, actions
from tests.review.drafts import TEXT, review
from tests.review.memory import MemoryBook, changed
from tests.review.playing import own_state as own_state
from tests.review.playing import press, run, said


def test_one_key_marks_and_advances(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "v", "d", "u")
    ids = [item.id for item in app.session.items[:3]]
    assert [book.marks[id_].status for id_ in ids] == ["verified", "disputed", "unsourced"]
    assert app.session.cursor == 3
    assert app.session.counts["open"] == len(app.session.items) - 3


def test_undo_and_redo(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "v", "d", "z", "z", "Z")
    assert [mark.status for mark in book.marks.values()] == ["verified"]
    assert app.session.counts["verified"] == 1


def test_several_at_once(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "space", "space", "j", "space", "d")
    marked = [number for number, item in enumerate(app.session.items) if item.id in book.marks]
    assert marked == [0, 1, 3]
    assert not app.session.chosen


def test_next_open_goes_around_and_says_when_none_is_left(tmp_path: Path) -> None:
    app = review(tmp_path)
    press(app, "j", "v", "k", "n")
    assert app.session.cursor == 2
    count = len(app.session.items)
    app = review(tmp_path)
    press(app, *("v" for _ in range(count)))
    assert app.session.left == 0
    assert "Every claim is marked" in said(app)
    assert "X writes the sheet" in said(app)


def test_note_evidence_and_concern(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    (tmp_path / "minutes.pdf").write_bytes(b"minutes")
    keys = ["o", *"seen", "enter", "e", *"minutes.pdf", "enter", *"p. 4", "enter", *"p", "enter", "enter"]
    press(app, *("space" if key == " " else "full_stop" if key == "." else key for key in keys), "c", *"old", "enter")
    (mark,) = book.marks.values()
    assert (mark.note, mark.concern) == ("seen", "old")
    (evidence,) = mark.evidence
    assert (evidence.address, evidence.locator, evidence.method) == ("minutes.pdf", "p. 4", "primary")
    assert evidence.sha256 is not None
    assert len(evidence.sha256) == 64


def test_evidence_with_a_dangerous_address_is_refused_in_the_form(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "e", *"javascript", "colon", *"x", "enter", "enter", "enter", "enter")
    assert not book.marks


def test_what_is_written_right_after_a_mark_is_about_that_claim(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        first, second, third = (item.id for item in app.session.items[:3])
        await pilot.press("d")
        assert app.session.cursor == 1
        assert said(app).startswith("Disputed: “£4,200”; o e c O are about it. Other places say the same")
        await pilot.press("o")
        assert "£4,200" in str(app.screen.query_one("VerticalScroll").border_title)
        assert str(app.screen.query_one(".about").render()) == "line 3 · disputed just now"
        await pilot.press(*"why", "enter", "c", *"ask", "enter")
        assert (book.marks[first].note, book.marks[first].concern) == ("why", "ask")
        await pilot.press("u", "j", "k", "o", *"third", "enter")
        assert (book.marks[second].note, book.marks[third].note) == (None, "third")
        await pilot.press("v", "o", *"next", "enter")
        assert book.marks[third].note == "thirdnext", "its note stands in the form"

    run(app, play)


def test_a_part_that_was_read_wrongly_is_chosen_and_told(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)

    async def play(pilot: Pilot[None]) -> None:
        assert any(line.text == "Read wrongly? O says which part." for line in app.detail.lines)
        await pilot.press("O")
        options = app.screen.query_one(OptionList)
        texts = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
        assert "value: 4200" in texts
        assert not any(text.startswith(("id:", "start:", "line:")) for text in texts)
        options.highlighted = texts.index("value: 4200")
        await pilot.press("enter", *"digits", "enter")
        (mark,) = book.marks.values()
        assert [(note.field, note.text) for note in mark.field_notes] == [("low", "digits")]
        assert any(line.text == "Note on value: digits" for line in app.detail.lines)

    run(app, play)


def test_evidence_that_is_neither_address_nor_file_is_kept_and_said(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "e", *"binder", "enter", "enter", "enter", "enter")
    (mark,) = book.marks.values()
    assert mark.evidence[0].address == "binder"
    assert said(app) == (
        "Evidence kept on “£4,200” as written, though 'binder' is neither an address (https://…) nor a file here."
    )


def test_filter_by_status_kind_and_words(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("v", "slash", *"status", "colon", *"ver", "enter")
        assert [item.kind for item in map(app.session.items.__getitem__, app.session.view)] == ["quantity"]
        await pilot.press("slash", "ctrl+u", *"kind", "colon", *"att", "enter")
        assert {app.session.items[number].kind for number in app.session.view} == {"attribution"}
        await pilot.press("slash", "ctrl+u", *"no", "colon", *"x", "enter")
        assert len(app.screen_stack) == 2, "a term that doesn't exist is explained, not searched"
        await pilot.press("escape", "escape")
        assert len(app.session.view) == len(app.session.items)

    run(app, play)


def test_a_filter_that_fits_nothing_says_so_and_keys_do_nothing(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "slash", *"zzz", "enter", "v", "j", "G", "o", "m", "x", "n", "space")
    assert app.session.view == []
    assert not book.marks
    assert "No claim fits" in app.detail.lines[0].text


def test_dismissed_claims_leave_the_list_and_come_back(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        count = len(app.session.view)
        await pilot.press("x")
        assert len(app.session.view) == count - 1
        await pilot.press("z")
        assert len(app.session.view) == count

    run(app, play)


def test_a_claim_by_hand_from_the_keyboard(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "a", "l", "l", "space", "space", "enter", "v")
    assert [own.text for own in book.own] == ["31 lamps, and"]
    assert book.marks["hand0"].status == "verified"
    assert any(item.kind == "by hand" for item in app.session.items)


def test_the_same_claim_said_twice_is_shown_and_marked_alike(tmp_path: Path) -> None:
    book = MemoryBook(source=TEXT)
    app = review(tmp_path, book=book)
    press(app, "v", "k", "m")
    assert "Said again" in "\n".join(line.text for line in app.detail.lines)
    assert [mark.status for mark in book.marks.values()] == ["verified", "verified"]


def test_what_changed_is_shown_old_beside_new(tmp_path: Path) -> None:
    book = MemoryBook({"q0": changed("q0", "£4,100")}, source=TEXT)
    app = review(tmp_path, book=book)
    assert app.session.counts["changed"] == 1

    async def play(pilot: Pilot[None]) -> None:
        lines = [line.text for line in app.detail.lines]
        assert "before: £4,100" in lines
        assert any(line.startswith("now:") and "£4,200" in line for line in lines)
        await pilot.press("w")
        assert len(app.screen_stack) == 2
        await pilot.press("escape", "v")
        assert app.session.counts["changed"] == 0

    run(app, play)


def test_findings_stand_at_their_claim_and_raise_its_risk(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        assert any("31 × 135" in line.text for line in app.detail.lines)
        await pilot.press("s", "j", "j", "enter")
        assert app.session.order == "risk"
        assert app.session.flags(app.session.view[0]) == "!"

    run(app, play)


def test_the_draft_changes_on_disk(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        before = len(app.session.items)
        await pilot.press("j")
        current = app.session.current.id
        (tmp_path / "lamps.txt").write_text(TEXT + "\nA further 88 came.\n", encoding="utf-8")
        app._look()
        assert len(app.session.items) == before + 1
        assert app.session.current.id == current
        assert "changed on disk" in said(app)
        (tmp_path / "lamps.txt").unlink()
        app._look()
        assert "gone" in said(app)
        await pilot.press("v")
        (tmp_path / "lamps.txt").write_text(TEXT, encoding="utf-8")
        app._look()
        assert len(app.session.items) == before

    run(app, play)


def test_resumes_where_the_checker_left_off(tmp_path: Path) -> None:
    app = review(tmp_path)
    press(app, "j", "j", "j", "t", "q")
    left = app.session.current.id
    again = review(tmp_path)
    assert again.session.current.id == left
    press(again)
    assert again.theme == "textual-light"


def test_every_key_in_a_tiny_terminal(tmp_path: Path) -> None:
    app = review(tmp_path)

    async def play(pilot: Pilot[None]) -> None:
        for action in ACTIONS:
            if action.name not in ("quit", "palette"):
                app.action_run(action.name)
                await pilot.pause()
                while len(app.screen_stack) > 1:
                    await pilot.press("escape")
        await pilot.resize_terminal(200, 60)
        await pilot.resize_terminal(20, 5)
        await pilot.press("v")

    run(app, play, (20, 5))


HOSTILE = "He paid 4,200 \x1b[31m\x1b]0;owned\x07 and 31 \x9b2J [sic] [/] [bold] "
HOSTILE += "\u202e99\u200b1 \u2066x “a [link=x] 12” \ud800 漢字 412.\n"


def test_hostile_text_is_shown_and_nothing_steers_the_terminal(tmp_path: Path) -> None:
    app = review(tmp_path, text=HOSTILE, book=MemoryBook(source=HOSTILE))

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("v", "d", "j", "k", "o", *"x", "enter", "w", "escape")
        shown = "\n".join(
            strip.text
            for pane in (app.claims, app.article, app.detail)
            for strip in pane.render_lines(pane.size.region)
        )
        assert "[sic] [/] [bold]" in shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u200b", "\u2066"} & set(shown)

    run(app, play)


def test_keys_can_be_set_and_clashes_are_refused() -> None:
    from factcheck.records.errors import ConfigError

    own = {action.name: action for action in actions({"verify": ["f2"]})}
    assert own["verify"].keys == ("f2",)
    with pytest.raises(ConfigError, match="both"):
        actions({"verify": ["d"]})
    with pytest.raises(ConfigError, match="no action"):
        actions({"verfy": ["f2"]})


def test_a_recorded_run_is_played_again(tmp_path: Path) -> None:
    from factcheck.review.recording import player

    recording = tmp_path / "run.jsonl"
    first = MemoryBook(source=TEXT)
    with recording.open("w") as file:
        press(review(tmp_path, book=first, record=file), "v", "d", "o", *"hm", "enter", "z")
    (tmp_path / "state").rename(tmp_path / "elsewhere") if (tmp_path / "state").exists() else None
    second = MemoryBook(source=TEXT)
    run(review(tmp_path, book=second), player(recording))
    assert second.done == first.done
    assert {id_: mark.status for id_, mark in second.marks.items()} == {
        id_: mark.status for id_, mark in first.marks.items()
    }
