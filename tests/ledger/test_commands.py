"""`factcheck mark`, `status` and `ledger` as people and pipelines use them."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.cli.main import commands
from factcheck.records.errors import FactcheckError
from tests.ledger.drafts import TEXT, Desk, claim
from tests.ledger.ledgers import fresh_database


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Desk(folder / "draft.txt")
    made.write(TEXT)
    return made


def run(*arguments: object, given: str = "") -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=given, standalone_mode=False)


def told(*arguments: object, given: str = "") -> str:
    done = run(*arguments, given=given)
    assert done.exception is None, done.exception
    return done.stdout


def rows(desk: Desk, *more: object) -> list[dict[str, Any]]:
    listed = json.loads(told("status", desk.path, "--format", "json", *more))
    assert isinstance(listed, list)
    return listed


def differing(row: dict[str, Any]) -> set[tuple[str, str]]:
    return {(opinion["who"], opinion["status"]) for opinion in row["conflict"]}


def test_ids_may_come_from_standard_input_and_be_short(desk: Desk) -> None:
    ids = [one.id for one in desk.board().version.claims]
    assert told("mark", desk.path, "-", "--status", "verified", given="\n".join(ids[:3])).startswith(
        "3 claims verified"
    )
    told("mark", desk.path, ids[3][:8], "--status", "disputed")
    assert [row["status"] for row in rows(desk)] == ["verified"] * 3 + ["disputed"]


def test_claims_are_chosen_by_what_they_say(desk: Desk) -> None:
    told("mark", desk.path, "--where", "kind=quantity", "--where", "unit=USD", "--status", "verified")
    assert [row["before"]["text"] for row in rows(desk)] == ["$2.4 million"]
    told("mark", desk.path, "--where", "status=open", "--where", "kind=date", "--status", "unsourced")
    assert {row["status"] for row in rows(desk) if row["kind"] == "date"} == {"unsourced"}
    assert run("mark", desk.path, "--where", "unit=EUR", "--status", "verified").exception is not None


def test_status_lists_every_marked_claim(desk: Desk) -> None:
    cost = claim(desk.board(), "$2.4 million")
    told("mark", desk.path, "--all", "--status", "verified", "--as", "ann")
    desk.edit("$2.4 million", "$2.6 million")
    desk.edit("Two cranes were lost.\n", "")
    desk.edit("At least 31 people", "At least thirty-one people")
    found = rows(desk)
    assert len(found) == len({row["id"] for row in found})
    by_text = {row["before"]["text"]: row for row in found if row["kind"] == "quantity"}
    row = by_text["$2.4 million"]
    assert row["id"] == cost
    assert (row["status"], row["state"], row["kept"], row["what"]) == ("verified", "changed", False, ["low", "high"])
    assert TEXT[row["before"]["start"] : row["before"]["end"]] == "$2.4 million"
    after = row["after"]
    assert desk.path.read_text(encoding="utf-8")[after["start"] : after["end"]] == after["text"] == "$2.6 million"
    assert (by_text["Two cranes"]["state"], by_text["Two cranes"]["after"]) == ("orphan", None)
    assert by_text["At least 31 people"]["kept"]
    shown = told("status", desk.path)
    assert "changed (low, high)" in shown
    assert "gone" in shown


def test_status_of_several_drafts_ends_with_a_total(desk: Desk) -> None:
    told("mark", desk.path, "--all", "--status", "verified")
    open_, empty = desk.path.with_name("open.txt"), desk.path.with_name("empty.txt")
    open_.write_text("The city spent $20,000.\n", encoding="utf-8")
    empty.write_text("Nothing much.\n", encoding="utf-8")
    count = len(desk.board().version.claims)
    total = f"3 drafts: {count + 1} claims: {count} verified, 1 open. 1 may be published, 1 not yet, 1 without claims."
    lines = told("status", desk.path, open_, empty).splitlines()
    assert lines[-2:] == [f"{empty}: No claims found; nothing to check", total]
    assert "$20,000" in "".join(lines)
    assert told("status", desk.path, open_, empty, "--brief").splitlines() == [
        f"{desk.path}: {count} claims: {count} verified. May be published",
        f"{open_}: 1 claim: 1 open. Not yet: 1 open",
        *lines[-2:],
    ]
    assert "drafts:" not in told("status", empty)
    assert told("status", empty, "--verdict") == f"{empty}: No claims found; nothing to check\n"
    assert "--brief goes with neither" in str(run("status", empty, "--brief", "--verdict").exception)


def test_status_shows_the_plain_words_of_a_web_page(desk: Desk) -> None:
    page = desk.path.with_name("page.html")
    source = "<article><p>The city paid $3 <b>million</b> for <i>32</i> lamps and <i>20</i> trees.</p></article>"
    page.write_text(source, encoding="utf-8")
    told("mark", page, "--where", "unit=USD", "--status", "disputed")
    told("mark", page, "--where", "low=32", "--status", "verified")
    page.write_text(source.replace("32", "33"), encoding="utf-8")
    shown = told("status", page)
    assert "<" not in shown
    assert "'$3 million'" in shown
    assert "'32 lamps' → '33 lamps'" in shown


def test_undo_on_the_command_line(desk: Desk) -> None:
    cost = claim(desk.board(), "$2.4 million")
    told("mark", desk.path, cost, "--status", "verified")
    told("mark", desk.path, cost, "--status", "disputed")
    told("mark", desk.path, cost, "--undo")
    assert [row["status"] for row in rows(desk)] == ["verified"]
    history = told("ledger", "history", desk.path, cost)
    assert "(taken back)" in history
    assert "took back: marked it disputed: '$2.4 million'" in history
    assert history.count("'$2.4 million'") == len(history.splitlines()), "every line has the claim's words"


def test_a_claim_by_hand_and_evidence_from_a_file(desk: Desk) -> None:
    proof = desk.path.with_name("tender.pdf")
    proof.write_bytes(b"%PDF")
    told(
        "mark",
        desk.path,
        "--add",
        "the pier gave way",
        "--status",
        "verified",
        "--evidence",
        proof,
        "--locator",
        "p. 2",
    )
    (hand,) = desk.board().by_hand()
    mark = desk.board().mark(hand.id)
    assert mark
    (evidence,) = mark.evidence
    assert evidence.locator == "p. 2"
    assert evidence.sha256 == sha256(b"%PDF").hexdigest()


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("--status", "verified"), "name the claims"),
        (("--all",), "name the claims"),
        (("feedbeef", "--status", "verified"), "is no claim of this text"),
        (("--all", "--where", "quantity", "--status", "verified"), "is not FIELD=VALUE"),
        (("--add", "no such words"), "the draft doesn't say"),
        (("--add", "5:3"), "no stretch of this text"),
        (("--sign-off",), "not settled"),
    ],
)
def test_wrong_use(desk: Desk, arguments: tuple[str, ...], wrong: str) -> None:
    done = run("mark", desk.path, *arguments)
    assert done.exception is not None
    assert wrong in str(done.exception)
    assert not (desk.path.parent / ".factcheck").exists()


def test_reading_creates_nothing(desk: Desk) -> None:
    told("status", desk.path)
    assert "there is no ledger here" in str(run("ledger", "verify", desk.path).exception)
    assert [path.name for path in desk.path.parent.iterdir()] == ["draft.txt"]


def test_the_desk_s_settings(desk: Desk) -> None:
    settings = 'ledger = "marks/all.jsonl"\n[desk]\nverify = ["checkers"]\n[desk.roles]\ncheckers = ["ann"]\n'
    desk.path.with_name("factcheck.toml").write_text(settings, encoding="utf-8")
    done = run("mark", desk.path, "--all", "--status", "verified", "--as", "bob")
    assert "bob may not verify claims" in str(done.exception)
    told("mark", desk.path, "--all", "--status", "verified", "--as", "ann")
    assert (desk.path.parent / "marks" / "all.jsonl").exists()
    assert rows(desk)


def test_copies_of_a_ledger(desk: Desk, tmp_path: Path) -> None:
    told("mark", desk.path, "--all", "--status", "verified", "--as", "ann")
    told("ledger", "backup", desk.path, "-o", tmp_path / "copy.db")
    told("ledger", "export", desk.path)
    before = rows(desk)
    assert [row["status"] for row in rows(desk, "--ledger", tmp_path / "copy.db")] == ["verified"] * len(before)
    text = desk.path.parent / ".factcheck" / "ledger.jsonl"
    assert rows(desk, "--ledger", text) == before
    told("mark", desk.path, "--all", "--note", "later", "--ledger", text)
    told("ledger", "import", text, desk.path)
    assert {row["note"] for row in rows(desk)} == {"later"}
    for name in ("ledger.db", "ledger.db-wal", "ledger.db-shm"):
        (desk.path.parent / ".factcheck" / name).unlink(missing_ok=True)
    assert {row["note"] for row in rows(desk)} == {"later"}, "the text form alone is enough, as in CI"


def test_two_ledgers_become_one(desk: Desk, tmp_path: Path) -> None:
    cost = claim(desk.board(), "$2.4 million")
    told("mark", desk.path, cost, "--status", "verified", "--as", "ann", "--ledger", tmp_path / "ann.db")
    told("mark", desk.path, cost, "--status", "disputed", "--as", "bob", "--ledger", tmp_path / "bob.jsonl")
    merged = tmp_path / "both.jsonl"
    told("ledger", "merge", tmp_path / "ann.db", tmp_path / "bob.jsonl", "-o", merged)
    (row,) = rows(desk, "--ledger", merged)
    assert differing(row) == {("ann", "verified"), ("bob", "disputed")}
    assert "none altered, none missing" in told("ledger", "verify", "--ledger", merged, desk.path.parent)


@pytest.mark.skipif(not shutil.which("git"), reason="git isn't installed")
def test_branches_of_the_text_form_merge_without_a_conflict(desk: Desk) -> None:
    folder = desk.path.parent

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    def commit_mark(words: str, status: str, who: str) -> None:
        told("mark", desk.path, claim(desk.board(), words), "--status", status, "--as", who)
        told("ledger", "export", desk.path)
        git("add", "-A")
        git("commit", "-m", f"{who} marks {words}")

    git("init")
    commit_mark("At least 31 people", "verified", "ann")
    assert "ledger.db" not in subprocess.check_output(["git", "ls-files"], cwd=folder, text=True)
    git("checkout", "-b", "bob")
    commit_mark("$2.4 million", "disputed", "bob")
    git("checkout", "main")
    for path in (folder / ".factcheck").glob("ledger.db*"):
        path.unlink()
    told("ledger", "import", folder / ".factcheck" / "ledger.jsonl", desk.path)
    commit_mark("$2.4 million", "verified", "ann")
    git("merge", "bob")
    told("ledger", "import", folder / ".factcheck" / "ledger.jsonl", desk.path)
    told("ledger", "verify", desk.path)
    by_text = {row["before"]["text"]: row for row in rows(desk)}
    assert len(by_text["$2.4 million"]["conflict"]) == 2
    assert by_text["At least 31 people"]["status"] == "verified"


def test_an_altered_text_form_is_told_and_not_taken_in(desk: Desk, tmp_path: Path) -> None:
    text = tmp_path / "marks.jsonl"
    told("mark", desk.path, "--all", "--status", "disputed", "--ledger", text)
    text.write_text(text.read_text(encoding="utf-8").replace("disputed", "verified", 1), encoding="utf-8")
    done = run("ledger", "verify", desk.path, "--ledger", text)
    assert done.return_value == 1
    assert "was altered" in done.stderr
    assert "not taken in" in str(run("ledger", "import", text, desk.path).exception)


def test_a_team_on_a_server(desk: Desk, postgres: str) -> None:
    address = fresh_database(postgres, "desk")
    cost = claim(desk.board(), "$2.4 million")
    told("mark", desk.path, cost, "--status", "verified", "--as", "ann", "--ledger", address)
    told("mark", desk.path, cost, "--status", "disputed", "--as", "bob", "--ledger", address)
    (row,) = rows(desk, "--ledger", address)
    assert differing(row) == {("ann", "verified"), ("bob", "disputed")}
    assert "ann says verified, bob says disputed" in told("status", desk.path, "--ledger", address)
    assert "none altered" in told("ledger", "verify", desk.path, "--ledger", address)


def test_a_server_that_isnt_there(desk: Desk) -> None:
    pytest.importorskip("psycopg")
    done = run("status", desk.path, "--ledger", "postgresql://nobody:secret@127.0.0.1:1/none")
    assert "secret" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.return_value == 2


def test_a_moved_paragraph_doesnt_redate_a_weekday(desk: Desk) -> None:
    desk.write("The vote is on Friday, the mayor said.\n\nThe hall was full.\n\nRain fell.\n")
    told("mark", desk.path, "--all", "--status", "verified", "--published", "2024-03-04")
    desk.write("Rain fell.\n\nThe hall was full.\n\nThe vote is on Friday, the mayor said.\n")
    assert all(row["state"] == "same" for row in rows(desk))
    assert [one.plain for one in desk.board().version.claims if one.kind == "date" and one.from_] == ["Friday"]


def test_what_is_hostile_in_marks_doesnt_reach_the_terminal(desk: Desk) -> None:
    told("mark", desk.path, "--all", "--status", "disputed", "--note", "a\x1b[31m\u202e\nb", "--as", "ann\x1b]0;x\x07")
    for shown in (told("status", desk.path), told("ledger", "history", desk.path)):
        assert not set("\x1b\x07\u202e") & set(shown)


def test_errors_are_of_the_program_s_own_kind(desk: Desk) -> None:
    (desk.path.parent / "bad.db").write_bytes(b"x" * 5000)
    done = run("mark", desk.path, "--all", "--status", "verified", "--ledger", desk.path.parent / "bad.db")
    assert isinstance(done.exception, FactcheckError)


def test_a_copy_says_whose_marks_it_could_take_over(desk: Desk) -> None:
    told("mark", desk.path, "--all", "--status", "verified", "--as", "ann")
    copy = desk.path.with_name("copy.txt")
    shutil.copy(desk.path, copy)
    done = run("status", copy, "--verdict")
    assert done.return_value == 1
    assert "copy.txt: looks like " in done.stderr
    assert f"factcheck mark {copy} --from " in done.stderr
    assert "marks taken over from " in told("mark", copy, "--from", desk.path)
    assert run("status", copy, "--verdict").return_value == 0
    assert run("status", desk.path, "--verdict").return_value == 1
    copy.rename(copy.with_name("renamed.txt"))
    moved = run("status", copy.with_name("renamed.txt"), "--verdict")
    assert (moved.return_value, moved.stderr.count("marks taken over from copy.txt")) == (0, 1)


def test_what_a_mark_says_it_did(desk: Desk) -> None:
    missed = run("mark", desk.path, "--where", "text=nosuch", "--status", "verified")
    assert "no claim matches text=nosuch" in str(getattr(missed.exception, "message", ""))
    assert not (desk.path.parent / ".factcheck").exists()
    assert told("mark", desk.path, "--where", "text=$2.4 million", "--dismiss").startswith("1 claim dismissed by ")
    assert told("mark", desk.path, "4:19", "--restore", "--note", "it is one").startswith("1 claim restored by ")
    told("mark", desk.path, "4:19", "--status", "disputed", "--concern", "call them", "--as", "ann")
    assert "needs attention, disputed by ann on " in told("status", desk.path)
    (row,) = rows(desk)
    assert (row["after"]["line"], row["after"]["column"]) == (4, 19)


def test_an_event_altered_by_hand_stops_whoever_relies_on_the_text_form(desk: Desk) -> None:
    ledger = desk.path.with_name("l.jsonl")
    told("mark", desk.path, "--all", "--status", "disputed", "--ledger", ledger)
    ledger.write_bytes(ledger.read_bytes().replace(b'"status":"disputed"', b'"status":"verified"', 1))
    for command in (("status",), ("lint", "--require", "verified"), ("mark", "--all", "--status", "verified")):
        done = run(command[0], desk.path, *command[1:], "--ledger", ledger)
        said = f"{done.exception} {done.stderr}"
        assert "altered after it was written" in said, command
    assert run("ledger", "verify", ledger).return_value == 1


def test_a_copy_takes_the_place_of_no_ledger_with_marks_of_its_own(desk: Desk, tmp_path: Path) -> None:
    told("mark", desk.path, "--all", "--status", "verified")
    other = tmp_path / "other.db"
    told("ledger", "backup", desk.path, "-o", other)
    told("ledger", "backup", desk.path, "-o", other)  # an older copy holds no more
    told("mark", desk.path, "--all", "--status", "disputed", "--ledger", other)
    before = other.read_bytes()
    for form in (["ledger", "backup", desk.path], ["ledger", "merge", desk.path.parent / ".factcheck" / "ledger.db"]):
        done = run(*form, "-o", other)
        assert "marks that the copy doesn't hold" in str(done.exception)
    assert other.read_bytes() == before


@pytest.mark.parametrize("command", [["lint"], ["sheet", "--format", "csv"]])
def test_no_output_takes_the_place_of_a_damaged_ledger(command: list[str], desk: Desk) -> None:
    told("mark", desk.path, "--all", "--status", "verified")
    told("ledger", "export", desk.path)
    text = desk.path.parent / ".factcheck" / "ledger.jsonl"
    text.write_bytes(b"\0" + text.read_bytes()[1:])
    damaged = text.read_bytes()
    done = run(command[0], desk.path, *command[1:], "-o", text)
    assert "ledger" in str(done.exception)
    assert text.read_bytes() == damaged
    assert (
        isinstance(run("ledger", "verify", text).exception, FactcheckError)
        or run("ledger", "verify", text).return_value
    )


def test_a_consent_taken_back_is_that_of_the_settings_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    inner = tmp_path / "desk" / "inner"
    inner.mkdir(parents=True)
    for folder in (inner.parent, inner):
        (folder / "factcheck.toml").write_text('ledger = "postgresql://127.0.0.1:1/x"\n', encoding="utf-8")
        told("config", "trust", folder, "--yes")
    assert told("config", "trust", inner, "--revoke") == "1 consent taken back\n"
    assert str(inner.parent / "factcheck.toml") in told("config", "trust", "--list")
