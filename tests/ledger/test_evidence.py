"""Files that are evidence: remembered when they are attached, and compared wherever a mark is read."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click import BadParameter

from factcheck import api
from factcheck.ledger import evidence as room
from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.ledger.desk import DeskRules
from factcheck.ledger.evidence import Files, attached, is_path
from factcheck.ledger.marking import Change
from factcheck.records.errors import LedgerError
from factcheck.records.marks import Evidence, Mark
from tests.ledger.drafts import TEXT, Desk, claim
from tests.ledger.test_commands import run, told

COST = "$2.4 million"

PATHS = [
    "minutes.pdf", "a/b", "./minutes", "../minutes", "/etc/hosts", "~/minutes", "C:\\minutes.doc", "sub\\minutes",
    "minutes of 3 May.pdf", "file:///tmp/x", "file:minutes.pdf", "example.org/report", "Budget 2024/annex B.XLSX",
    "report.final.v2.docx", "recording.mp3", "file://localhost/tmp/x",
]  # fmt: skip
WORDS = [
    "minutes of 3 May, ring binder 4", "telephone call with Ines Holt", "020/1234567", "3/5/2024", "binder",
    "https://example.org/minutes.pdf", "mailto:holt@example.org", "file://server/share/x.pdf", "p. 12", "4.2",
    "interview with J. Holt at 3 p.m.", "the mayor's diary, p. 4", "City archive / box 4", "Holt", "1,200",
]  # fmt: skip


@pytest.mark.parametrize("address", PATHS)
def test_what_has_the_shape_of_a_path_must_be_there(address: str, tmp_path: Path) -> None:
    assert is_path(address)
    if not Path(address).is_absolute() and not address.startswith(("~", "file:///")):
        with pytest.raises(LedgerError, match="there is no file"):
            attached(Evidence(address=address), folder=tmp_path)


@pytest.mark.parametrize("address", WORDS)
def test_what_is_no_path_is_kept_as_it_is(address: str, tmp_path: Path) -> None:
    assert not is_path(address)
    given = Evidence(address=address)
    assert attached(given, folder=tmp_path) == given
    assert Files((tmp_path,)).state(given) is None


def test_words_that_name_a_file_which_is_there_are_that_file(tmp_path: Path) -> None:
    (tmp_path / "minutes of 3 May").write_bytes(b"read")
    given = attached(Evidence(address="minutes of 3 May"), folder=tmp_path)
    assert given.size == 4
    (tmp_path / "minutes of 3 May").unlink()
    assert Files((tmp_path,)).state(given) == "missing"


@pytest.mark.parametrize("address", ["", " ", "  \t ", "\n", "\xa0", "\u200b", " \ufeff ", "\u2060\u200d", "\x1b"])
def test_empty_evidence_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="this is empty"):
        attached(Evidence(address=address), folder=tmp_path)


@pytest.mark.parametrize("address", ["minutes.pdf#page=4", "./minutes.pdf#p4", "minutes.pdf#"])
def test_a_place_behind_a_files_name_is_no_part_of_the_path(address: str, tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(b"minutes")
    with pytest.raises(LedgerError, match="there is no file"):
        attached(Evidence(address=address), folder=tmp_path)


@pytest.mark.parametrize("address", ["box #4", "#4", "docket #12, p. 3", "https://example.org/#page=4", "call #2"])
def test_a_number_sign_in_words_or_addresses_is_kept(address: str, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"x")
    assert attached(Evidence(address=address), folder=tmp_path) == Evidence(address=address)


def test_a_hash_sign_in_the_name_of_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf#page=4").write_bytes(b"odd")
    assert attached(Evidence(address="minutes.pdf#page=4"), folder=tmp_path).size == 3


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Desk(folder / "draft.txt")
    made.write(TEXT)
    made.path.with_name("minutes.pdf").write_bytes(b"minutes")
    return made


def attach(desk: Desk, address: str = "minutes.pdf", **more: Any) -> Board:
    board = desk.board()
    change = Change(status="verified", evidence=(Evidence(address=address, **more),))
    marking.mark(board, [claim(board, COST)], change, who="ann")
    return board


def mark_on(desk: Desk, words: str = COST) -> Mark:
    board = desk.board()
    mark = board.mark(claim(board, words))
    assert mark
    return mark


def changed(file: Path) -> None:
    file.write_bytes(b"MINUTES")


def grown(file: Path) -> None:
    file.write_bytes(b"minutes and more")


def deleted(file: Path) -> None:
    file.unlink()


def folder_now(file: Path) -> None:
    file.unlink()
    file.mkdir()


def pipe_now(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def device_now(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def loop_now(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize(
    ("do", "state"),
    [
        (changed, "changed"), (grown, "changed"), (deleted, "missing"), (folder_now, "changed"), (pipe_now, "changed"),
        (device_now, "changed"), (loop_now, "unreadable"),
    ],
)  # fmt: skip
def test_what_became_of_a_file(desk: Desk, do: Callable[[Path], None], state: str) -> None:
    attach(desk)
    assert mark_on(desk).kept
    do(desk.path.with_name("minutes.pdf"))
    mark = mark_on(desk)
    assert (mark.files, mark.what, mark.state, mark.kept, mark.settled) == (
        (state,),
        ("evidence",),
        "same",
        False,
        False,
    )
    assert "evidence minutes.pdf" in mark.lapsed[0]
    assert [each.id for each in desk.board().open_claims()].count(claim(desk.board(), COST)) == 1


@pytest.mark.parametrize("size", [None, 7])
@pytest.mark.parametrize("sha256", [None, "0" * 64])
@pytest.mark.parametrize("address", ["/dev/zero", "/proc/kmsg", "/proc/self/mem", "pipe", "huge", "\x00", "a" * 5000])
def test_a_strange_ledger_names_what_must_not_be_read(
    desk: Desk, address: str, sha256: str | None, size: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(desk.path.with_name("pipe"))
    with desk.path.with_name("huge").open("wb") as huge:
        huge.truncate(1 << 40)

    def never(*_: object) -> int:
        raise AssertionError("opened")

    monkeypatch.setattr(room, "_at_once", never)
    state = Files((desk.path.parent,)).state(Evidence(address=address, sha256=sha256, size=size))
    known = sha256 is not None or size is not None
    assert state in (("changed", "missing", "unreadable") if known else (None, "missing", "unreadable", "unchanged"))


def test_an_empty_file_and_one_of_before_sizes_were_kept(desk: Desk) -> None:
    file = desk.path.with_name("minutes.pdf")
    file.write_bytes(b"")
    empty = attached(Evidence(address="minutes.pdf"), folder=desk.path.parent)
    assert Files((desk.path.parent,)).state(empty) == "unchanged"
    old = empty.model_copy(update={"size": None})
    assert Files((desk.path.parent,)).state(old) == "unchanged"
    file.write_bytes(b"x")
    assert Files((desk.path.parent,)).state(old) == "changed"
    bare = Evidence(address="minutes.pdf")
    assert Files((desk.path.parent,)).state(bare) == "unchanged", "of old marks, only whether it is there"


def test_attached_anew_it_stands_again_and_the_history_has_both(desk: Desk) -> None:
    attach(desk, locator="p. 4")
    changed(desk.path.with_name("minutes.pdf"))
    board = desk.board()
    marking.mark(board, [claim(board, COST)], Change(status="verified"), who="ann")
    assert not mark_on(desk).kept, "nobody says that the file was looked at"
    attach(desk)
    mark = mark_on(desk)
    assert (mark.kept, len(mark.evidence), mark.what) == (True, 1, ())
    assert len([event for event in desk.board().history(mark.claim) if event.kind == "evidence"]) == 2


def test_a_mark_made_anew_on_other_evidence_rests_on_that(desk: Desk) -> None:
    attach(desk)
    deleted(desk.path.with_name("minutes.pdf"))
    attach(desk, "https://example.org/minutes")
    assert (mark_on(desk).kept, [each.address for each in mark_on(desk).evidence]) == (
        True,
        ["https://example.org/minutes"],
    )


def test_two_places_in_one_file_are_two_pieces_and_the_same_twice_is_one(desk: Desk) -> None:
    for locator in ("p. 4", "p. 9", "p. 9"):
        attach(desk, locator=locator)
    assert [each.locator for each in mark_on(desk).evidence] == ["p. 4", "p. 9"]


def test_a_desk_may_only_be_told(desk: Desk) -> None:
    attach(desk)
    deleted(desk.path.with_name("minutes.pdf"))
    desk.rules = DeskRules(evidence_must_stand=False)
    mark = mark_on(desk)
    assert (mark.kept, mark.settled, mark.what, len(mark.lapsed)) == (True, True, ("evidence",), 1)


def test_nothing_rests_on_what_a_dismissed_claim_has(desk: Desk) -> None:
    board = attach(desk)
    marking.mark(board, [claim(board, COST)], Change(dismiss=True), who="ann")
    deleted(desk.path.with_name("minutes.pdf"))
    assert mark_on(desk).kept


def test_a_sign_off_ends_with_a_file_that_it_rested_on(desk: Desk) -> None:
    board = attach(desk)
    desk.rules = DeskRules(sign_off_own=True)
    marking.sign_off(desk.board(), who="ann", despite_open=True)
    assert desk.board().signed()
    changed(desk.path.with_name("minutes.pdf"))
    assert not desk.board().signed()
    assert board.path == desk.path


def test_paths_count_from_the_draft_wherever_the_command_runs(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_bytes(b"letter")
    monkeypatch.chdir(tmp_path)
    told("mark", "desk/draft.txt", claim(desk.board(), COST), "--status", "verified", "--evidence", "letter.txt")
    told("mark", "desk/draft.txt", claim(desk.board(), "Two cranes"), "--evidence", "minutes.pdf")
    for folder in (tmp_path, desk.path.parent, Path("/")):
        monkeypatch.chdir(folder)
        rows = json.loads(told("status", desk.path, "--format", "json"))
        assert [row["evidence"][0]["state"] for row in rows] == ["unchanged", "unchanged"]
    assert rows[0]["evidence"][0]["address"] == "../letter.txt"


def test_it_is_told_wherever_a_mark_is(desk: Desk, tmp_path: Path) -> None:
    attach(desk)
    changed(desk.path.with_name("minutes.pdf"))
    (row,) = json.loads(told("status", desk.path, "--format", "json"))
    assert (row["kept"], row["what"], row["state"]) == (False, ["evidence"], "same")
    assert row["evidence"] == [{"address": "minutes.pdf", "locator": None, "state": "changed"}]
    assert "evidence minutes.pdf was changed" in told("status", desk.path)
    assert "1 with evidence changed or gone" in run("status", desk.path, "--verdict").stdout
    judged = api.judge(desk.path)
    assert ("evidence", 1) in [(reason.what, reason.count) for reason in judged.verdict.reasons]
    linted = run("lint", desk.path, "--require", "verified,open").stdout
    assert "evidence minutes.pdf was changed since it was attached (verified by ann)" in linted
    told("sheet", desk.path, "-o", tmp_path / "s.csv")
    assert "evidence minutes.pdf was changed" in (tmp_path / "s.csv").read_text(encoding="utf-8-sig")


def test_a_plain_lint_looks_at_no_evidence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    attach(desk)
    changed(desk.path.with_name("minutes.pdf"))

    def never(*_: object) -> None:
        raise AssertionError("compared")

    monkeypatch.setattr(Files, "state", never)
    assert run("lint", desk.path).exception is None


def test_what_is_typed_and_not_there_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    id_ = claim(desk.board(), COST)
    done = run("mark", desk.path, id_, "--status", "verified", "--evidence", "minuets.pdf")
    assert isinstance(done.exception, BadParameter)
    assert "no file 'minuets.pdf'" in done.exception.message
    assert desk.board().mark(id_) is None
    told("mark", desk.path, id_, "--status", "verified", "--evidence", "minutes of 3 May, ring binder 4")
    assert mark_on(desk).kept


def test_evidence_is_taken_away_by_its_address(desk: Desk) -> None:
    attach(desk)
    deleted(desk.path.with_name("minutes.pdf"))
    id_ = claim(desk.board(), COST)
    done = run("mark", desk.path, id_, "--drop-evidence", "minutes.doc")
    assert "it has minutes.pdf" in str(done.exception)
    told("mark", desk.path, id_, "--drop-evidence", "minutes.pdf")
    assert (mark_on(desk).kept, mark_on(desk).evidence) == (True, ())


def test_a_status_on_a_file_that_changed_says_that_it_does_not_count_yet(desk: Desk) -> None:
    attach(desk)
    desk.path.with_name("minutes.pdf").write_bytes(b"others!")
    done = run("mark", desk.path, "--where", "state=changed", "--status", "verified")
    assert "1 of these claims stays changed: evidence minutes.pdf was changed" in done.stderr
    assert not mark_on(desk).kept
    told("mark", desk.path, "--where", "evidence=minutes.pdf", "--status", "verified", "--evidence", "minutes.pdf")
    assert mark_on(desk).kept


def test_an_undo_takes_a_status_and_its_evidence_back_together(desk: Desk) -> None:
    told("mark", desk.path, "--where", "unit=USD", "--status", "disputed")
    told("mark", desk.path, "--where", "unit=USD", "--status", "verified", "--evidence", "minutes.pdf", "--note", "yes")
    told("mark", desk.path, "--where", "unit=USD", "--undo")
    mark = mark_on(desk)
    assert (mark.status, mark.evidence, mark.note) == ("disputed", (), None)
    told("mark", desk.path, "--where", "unit=USD", "--undo")
    assert desk.board().mark(claim(desk.board(), COST)) is None


def test_a_board_that_is_open_sees_a_file_change_and_signs_nothing_off(desk: Desk) -> None:
    board = attach(desk)
    for one in board.version.claims:
        marking.mark(board, [one.id], Change(status="verified"), who="ann")
    assert not board.look_again()
    desk.path.with_name("minutes.pdf").write_bytes(b"others!")
    with pytest.raises(room.LedgerError, match="1 claim is not settled"):
        marking.sign_off(board, who="eve")
    assert not board.look_again()


@pytest.mark.parametrize("address", ["", "   "])
def test_an_empty_option_keeps_nothing(address: str, desk: Desk) -> None:
    done = run("mark", desk.path, "--all", "--status", "verified", "--evidence", address)
    assert isinstance(done.exception, BadParameter)
    assert "evidence needs an address" in done.exception.message
    assert "verified" not in told("status", desk.path)
