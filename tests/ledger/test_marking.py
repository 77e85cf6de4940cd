"""What checkers do to claims, and how these stand then."""

from pathlib import Path

import pytest

from factcheck.ledger import marking
from factcheck.ledger.desk import DeskRules
from factcheck.ledger.marking import Change
from factcheck.records.errors import LedgerError
from factcheck.records.marks import Correction, Evidence
from tests.ledger.drafts import TEXT, Desk, claim

VERIFIED, DISPUTED = Change(status="verified"), Change(status="disputed")
COST = "$2.4 million"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "draft.txt")
    made.write(TEXT)
    return made


def test_a_mark_is_seen_by_whoever_opens_the_draft(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [claim(board, COST)], VERIFIED, who="ann")
    for seen in (board, desk.board()):
        mark = seen.mark(claim(seen, COST))
        assert mark
        assert (mark.status, mark.who, mark.state, mark.kept, mark.settled) == ("verified", "ann", "same", True, True)


def test_two_checkers_who_differ_are_a_conflict_until_it_is_settled(desk: Desk) -> None:
    ann, bob = desk.board(), desk.board()
    cost = claim(ann, COST)
    marking.mark(ann, [cost], VERIFIED, who="ann")
    marking.mark(bob, [cost], DISPUTED, who="bob")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.conflict
    assert not mark.settled
    assert mark.status == "disputed"
    assert {(opinion.who, opinion.status) for opinion in mark.opinions} == {("ann", "verified"), ("bob", "disputed")}
    marking.mark(desk.board(), [cost], Change(status="verified", settle=True), who="eve")
    mark = desk.board().mark(cost)
    assert mark
    assert not mark.conflict
    assert (mark.status, mark.who) == ("verified", "eve")


def test_one_checker_at_two_desks_at_once_is_a_conflict_too(desk: Desk) -> None:
    here, there = desk.board(), desk.board()
    cost = claim(here, COST)
    marking.mark(here, [cost], VERIFIED, who="ann")
    marking.mark(there, [cost], DISPUTED, who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.conflict


def test_a_checker_who_thinks_again_is_no_conflict(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [claim(board, COST)], VERIFIED, who="ann")
    marking.mark(desk.board(), [claim(board, COST)], DISPUTED, who="ann")
    mark = desk.board().mark(claim(board, COST))
    assert mark
    assert (mark.status, mark.conflict) == ("disputed", False)


def test_notes_written_at_once_are_both_kept(desk: Desk) -> None:
    first, second = desk.board(), desk.board()
    cost = claim(first, COST)
    marking.mark(first, [cost], Change(note="asked the mayor"), who="ann")
    marking.mark(second, [cost], Change(note="see the tender"), who="bob")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.note == "asked the mayor\nsee the tender"
    marking.mark(desk.board(), [cost], Change(note="both agree"), who="bob")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.note == "both agree"


def test_everything_that_can_be_said(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    first, second = Evidence(address="https://a.example", locator="p. 4"), Evidence(address="b.pdf")
    marking.mark(board, [cost], Change(status="verified", note="n", evidence=[first, second]), who="ann")
    marking.mark(board, [cost], Change(note="wrong year", field="subject", concern="c", attention=True), who="ann")
    marking.mark(board, [cost], Change(correction=Correction(text="$2.4m", previous="$2.4b"), second="bob"), who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.evidence == (first, second)
    assert (mark.note, mark.concern, mark.attention, mark.second) == ("n", "c", True, "bob")
    assert [(note.field, note.text) for note in mark.field_notes] == [("subject", "wrong year")]
    assert [correction.previous for correction in mark.corrections] == ["$2.4b"]
    old = next(event for event in board.history(cost) if event.kind == "evidence")
    marking.mark(board, [cost], Change(evidence=[Evidence(address="c")], drop=[old.id], note="", concern=""), who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert [evidence.address for evidence in mark.evidence] == ["b.pdf", "c"]
    assert (mark.note, mark.concern) == (None, None)


def test_undo_and_redo(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    first = marking.mark(board, [cost], VERIFIED, who="ann")
    marking.mark(board, [cost], Change(status="disputed", note="no"), who="ann")
    undone = marking.undo(board, board.history(cost)[1:], who="ann")
    for seen in (board, desk.board()):
        mark = seen.mark(cost)
        assert mark
        assert (mark.status, mark.note) == ("verified", None)
    marking.undo(board, undone, who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert (mark.status, mark.note) == ("disputed", "no")
    marking.undo(board, [*first, *board.history(cost)[1:3]], who="ann")
    assert desk.board().mark(cost) is None


def test_a_changed_figure_loses_its_mark_until_it_is_marked_anew(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    marking.mark(board, [cost], Change(status="verified", note="from the tender"), who="ann")
    desk.edit(COST, "$2.6 million")
    board = desk.board()
    changed = claim(board, "$2.6 million")
    mark = board.mark(changed)
    assert mark
    assert (mark.claim, mark.status, mark.state, mark.kept) == (cost, "verified", "changed", False)
    assert set(mark.what) == {"low", "high"}
    assert changed in [one.id for one in board.open_claims()]
    marking.mark(board, [changed], Change(attention=True), who="bob")
    mark = desk.board().mark(changed)
    assert mark
    assert mark.state == "changed", "a flag is no new look at the figure"
    marking.mark(board, [changed], DISPUTED, who="bob")
    for seen in (board, desk.board()):
        mark = seen.mark(changed)
        assert mark
        assert (mark.claim, mark.status, mark.state, mark.note) == (cost, "disputed", "same", "from the tender")
        assert not mark.conflict, "ann's word was on another figure"


def test_two_who_mark_a_changed_figure_at_once_differ_like_any_two(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [claim(board, COST)], VERIFIED, who="ann")
    desk.edit(COST, "$2.6 million")
    ann, bob = desk.board(), desk.board()
    changed = claim(ann, "$2.6 million")
    marking.mark(ann, [changed], VERIFIED, who="ann")
    marking.mark(bob, [changed], DISPUTED, who="bob")
    mark = desk.board().mark(changed)
    assert mark
    assert {(opinion.who, opinion.status) for opinion in mark.opinions} == {("ann", "verified"), ("bob", "disputed")}


def test_a_claim_that_comes_back_beside_its_changed_form_gets_a_name_of_its_own(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    marking.mark(board, [cost], VERIFIED, who="ann")
    desk.edit(COST, "$2.6 million")
    board = desk.board()
    marking.mark(board, [claim(board, "$2.6 million")], VERIFIED, who="ann")
    desk.edit(
        "Two cranes were lost.",
        "Two cranes were lost.\nRepairs will cost $2.4 million, according to the mayor, Ines Holt.",
    )
    board = desk.board()
    assert board.mark(cost) is None
    marking.mark(board, [cost], DISPUTED, who="ann")
    board = desk.board()
    first, second = board.mark(claim(board, "$2.6 million")), board.mark(cost)
    assert first
    assert second
    assert (first.status, second.status) == ("verified", "disputed")
    assert first.claim != second.claim


def test_claims_by_hand(desk: Desk) -> None:
    board = desk.board()
    start = TEXT.index("the pier gave way")
    marking.add(board, start, start + len("the pier gave way"), who="ann", change=VERIFIED)
    (hand,) = desk.board().by_hand()
    assert hand.text == "the pier gave way"
    assert (hand.line, hand.column) == (3, 35)
    desk.edit("Harl Dock, 4 March 2024\n\n", "Harl Dock, 4 March 2024\n\nThe sea was calm. ")
    desk.edit("At least 31 people", "Some 30 people")
    board = desk.board()
    (hand,) = board.by_hand()
    mark = board.mark(hand.id)
    assert mark
    assert (mark.status, mark.kept) == ("verified", True)
    desk.edit("the pier gave way", "the quay gave way")
    board = desk.board()
    assert [(held.mark.state, held.mark.kept) for held in board.held] == [("changed", False)]
    marking.mark(board, [board.held[0].entry.claim], Change(dismiss=True), who="ann")
    assert desk.board().by_hand() == []


def test_a_dismissed_claim_asks_for_nothing(desk: Desk) -> None:
    board = desk.board()
    cranes = next(one.id for one in board.version.claims if "cranes" in one.plain)
    marking.mark(board, [cranes], Change(dismiss=True), who="ann")
    board = desk.board()
    assert cranes not in [one.id for one in board.open_claims()]
    marking.mark(board, [cranes], Change(dismiss=False), who="ann")
    assert cranes in [one.id for one in desk.board().open_claims()]


def test_judged_findings(desk: Desk) -> None:
    board = desk.board()
    marking.judge(board, "f00d", "sum-of-parts", who="ann", note="rounded by the ministry")
    judged = desk.board().judged("f00d")
    assert judged
    assert (judged.rule, judged.who, judged.note) == ("sum-of-parts", "ann", "rounded by the ministry")
    assert desk.board().judged("beef") is None
    marking.judge(board, "f00d", "sum-of-parts", who="ann", on=False)
    assert desk.board().judged("f00d") is None


def test_sign_off_holds_for_this_text_alone(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [one.id for one in board.version.claims], VERIFIED, who="ann")
    with pytest.raises(LedgerError, match="nobody signs off their own marks"):
        marking.sign_off(board, who="ann")
    marking.sign_off(board, who="eve")
    signed = desk.board().signed_off()
    assert signed
    assert signed.who == "eve"
    desk.edit("Two cranes", "Three cranes")
    assert desk.board().signed_off() is None


def test_nothing_open_is_signed_off_unawares(desk: Desk) -> None:
    board = desk.board()
    with pytest.raises(LedgerError, match="not settled"):
        marking.sign_off(board, who="eve")
    marking.sign_off(board, who="eve", despite_open=True)
    assert desk.board().signed_off()


def test_roles(desk: Desk) -> None:
    desk.rules = DeskRules(
        roles={"checkers": ("ann",), "editors": ("eve",)},
        verify=("checkers",),
        sign_off=("editors",),
        second_checker=True,
    )
    board = desk.board()
    cost = claim(board, COST)
    with pytest.raises(LedgerError, match="bob may not verify claims: this desk leaves it to checkers"):
        marking.mark(board, [cost], VERIFIED, who="bob")
    marking.mark(board, [cost], DISPUTED, who="bob")
    with pytest.raises(LedgerError, match="ann may not sign a draft off"):
        marking.sign_off(board, who="ann")
    marking.mark(board, [cost], Change(status="verified", settle=True), who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert (mark.missing, mark.settled) == ("a second checker", False)
    marking.mark(desk.board(), [cost], Change(second="eve"), who="ann")
    mark = desk.board().mark(cost)
    assert mark
    assert (mark.missing, mark.second, mark.settled) == (None, "eve", True)


def test_a_change_is_kept_whole_or_not_at_all(desk: Desk) -> None:
    board = desk.board()
    with pytest.raises(LedgerError, match="no claim has the id"):
        marking.mark(board, [claim(board, COST), "feedbeef0000"], VERIFIED, who="ann")
    assert board.ledger.store.tip().count == 0


def test_a_renamed_or_moved_draft_is_recognised(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    marking.mark(board, [cost], VERIFIED, who="ann")
    moved = desk.path.parent / "archive" / "story-v2.txt"
    moved.parent.mkdir()
    desk.path.rename(moved)
    desk.path = moved
    desk.edit("Two cranes were lost.", "Two cranes were lost in all.")
    mark = desk.board().mark(cost)
    assert mark
    assert mark.status == "verified"
    assert desk.board().ledger.place.address == board.ledger.place.address


def test_another_draft_in_the_folder_has_marks_of_its_own(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [claim(board, COST)], VERIFIED, who="ann")
    other = Desk(desk.path.with_name("other.txt"))
    other.write("The bridge cost $2.4 million, the council said.\n\nIt opened on 3 May 2021.\n")
    assert other.board().held == []


def test_a_board_knows_when_others_have_marked(desk: Desk) -> None:
    mine, theirs = desk.board(), desk.board()
    cost = claim(mine, COST)
    marking.mark(mine, [cost], VERIFIED, who="ann")
    assert not mine.stale
    assert theirs.stale
    theirs.reload()
    mark = theirs.mark(cost)
    assert mark
    assert mark.who == "ann"


def test_a_copy_has_no_marks_of_its_own_until_it_takes_them_over(desk: Desk) -> None:
    board = desk.board()
    cost = claim(board, COST)
    marking.mark(board, [cost], VERIFIED, who="ann")
    copy = Desk(desk.path.parent / "old" / "story-2.txt")
    copy.path.parent.mkdir()
    copy.write(TEXT)
    assert copy.board().held == []
    assert copy.board().known.like == "draft.txt"
    marking.mark(copy.board(), [claim(copy.board(), "Two cranes")], DISPUTED, who="bob")
    assert [held.mark.who for held in copy.board().held] == ["bob"]
    assert [held.mark.who for held in desk.board().held] == ["ann"]
    marking.take_over(copy.board(), desk.path, who="bob")
    assert {held.mark.who for held in copy.board().held} == {"ann", "bob"}
    assert desk.board().held == [], "a draft is one file at a time"
    copy.path.unlink()
    assert desk.board().mark(cost), "the copy is gone, so it is the file that it was before"
    with pytest.raises(LedgerError, match="no marks of"):
        marking.take_over(desk.board(), desk.path.with_name("nothing.txt"), who="bob")


def test_a_draft_that_came_from_another_is_no_longer_that_one(desk: Desk) -> None:
    board = desk.board()
    marking.mark(board, [claim(board, COST)], VERIFIED, who="ann")
    moved = Desk(desk.path.rename(desk.path.with_name("moved.txt")))
    assert moved.board().known.moved == "draft.txt"
    marking.mark(moved.board(), [claim(moved.board(), "Two cranes")], VERIFIED, who="ann")
    assert moved.board().known.moved is None
    desk.write(TEXT)
    assert desk.board().held == []
    assert len(moved.board().held) == 2
