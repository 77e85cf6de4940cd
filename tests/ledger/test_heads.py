"""The head of a log tells on any machine when its end was cut off."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli.main import commands
from factcheck.ledger import heads
from factcheck.ledger.events import SignedOff
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError
from tests.ledger.drafts import TEXT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Desk(folder / "draft.txt")
    made.write(TEXT)
    return made


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)


def marked(desk: Desk, kind: str, ledger: Path, *more: object) -> Result:
    done = run("mark", desk.path, "--where", f"kind={kind}", "--status", "verified", "--ledger", ledger, *more)
    assert done.exception is None, done.exception
    return done


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As if on a machine that has no journal."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another machine"))


@pytest.mark.parametrize("name", ["marks.jsonl", "marks.db"])
def test_a_head_is_kept_beside_every_file(desk: Desk, name: str) -> None:
    ledger = desk.path.with_name(name)
    marked(desk, "date", ledger)
    marked(desk, "quantity", ledger)
    tip = open_store(str(ledger)).tip()
    assert ledger.with_name(f"{name}.head").read_text() == f"{tip.count} {tip.heads[0]}\n"
    verified = run("ledger", "verify", desk.path, "--ledger", ledger)
    assert f"head {tip.count}:{tip.heads[0][:32]}" in verified.stdout
    assert not [path for path in ledger.parent.iterdir() if path.name.startswith(".") and "head" in path.name]


def test_a_cut_end_is_told_on_any_machine(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    marked(desk, "quantity", ledger)
    whole = ledger.read_bytes()
    kept = whole.splitlines(keepends=True)
    elsewhere(monkeypatch, tmp_path)
    ledger.write_bytes(b"".join(kept[:-1]))
    status = run("status", desk.path, "--ledger", ledger, "--brief")
    assert status.stderr.count("\n") == 1
    assert f"of {len(kept)} that were there {len(kept) - 1} are left" in status.stderr
    for command in (
        ("ledger", "history"),
        ("lint",),
        ("lint", "--require", "verified"),
        ("ledger", "export", "-o", "-"),
    ):
        assert "are left" in run(*command, desk.path, "--ledger", ledger).stderr, command
    verified = run("ledger", "verify", desk.path, "--ledger", ledger)
    assert verified.return_value == 1
    assert "the last ones were cut off or rewritten" in verified.stderr
    marked(desk, "attribution", ledger)
    assert "are left" in run("status", desk.path, "--ledger", ledger).stderr, "a new mark doesn't bury the loss"
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(whole)
    assert run("ledger", "import", copy, desk.path, "--ledger", ledger).return_value == 0
    assert run("status", desk.path, "--ledger", ledger).stderr == ""
    assert run("ledger", "verify", desk.path, "--ledger", ledger).return_value == 0


def test_a_log_that_is_ahead_of_its_head_is_well(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    before = heads.file_of(ledger).read_bytes()
    marked(desk, "quantity", ledger)
    heads.file_of(ledger).write_bytes(before)
    elsewhere(monkeypatch, tmp_path)
    assert run("status", desk.path, "--ledger", ledger).stderr == ""
    assert run("ledger", "verify", desk.path, "--ledger", ledger).return_value == 0


def test_an_old_ledger_without_a_head_is_no_alarm(desk: Desk) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    heads.file_of(ledger).unlink()
    assert run("status", desk.path, "--ledger", ledger).stderr == ""
    verified = run("ledger", "verify", desk.path, "--ledger", ledger)
    assert verified.return_value == 0
    assert "no head is kept beside it yet" in verified.stdout
    marked(desk, "quantity", ledger)
    assert heads.file_of(ledger).exists()


@pytest.mark.parametrize("text", ["", "x", "57", "57 abc", "<<<<<<< HEAD\n5 " + "a" * 64, "-1 " + "a" * 64, "\0" * 9])
def test_a_damaged_head_is_told(desk: Desk, text: str) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    heads.file_of(ledger).write_text(text, encoding="utf-8")
    assert "the head beside the ledger is damaged" in run("status", desk.path, "--ledger", ledger).stderr
    verified = run("ledger", "verify", desk.path, "--ledger", ledger)
    assert verified.return_value == 1
    assert verified.stderr.count("the head beside the ledger is damaged") == 1
    assert run("ledger", "rebuild", desk.path, "--ledger", ledger).return_value == 0
    assert run("ledger", "verify", desk.path, "--ledger", ledger).return_value == 0


def test_sign_offs_and_sheets_carry_the_head(desk: Desk) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    before = heads.printed(open_store(str(ledger)).tip())
    done = run("mark", desk.path, "--sign-off", "--despite-open", "--as", "eve", "--ledger", ledger)
    (event,) = (event for event in open_store(str(ledger)).events() if isinstance(event, SignedOff))
    assert event.head == before
    after = heads.printed(open_store(str(ledger)).tip())
    assert done.stdout.endswith(f", head {after}\n")
    sheet = desk.path.with_name("sheet.html")
    assert run("sheet", desk.path, "-o", sheet, "--ledger", ledger).exception is None
    assert after
    assert after in sheet.read_text(encoding="utf-8")


def test_a_ledger_is_held_against_a_printed_head(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = desk.path.with_name("marks.jsonl")
    marked(desk, "date", ledger)
    early = heads.printed(open_store(str(ledger)).tip())
    short = ledger.read_bytes()
    marked(desk, "quantity", ledger)
    late = heads.printed(open_store(str(ledger)).tip())
    assert early
    assert late

    def expected(head: str) -> Result:
        return run("ledger", "verify", desk.path, "--ledger", ledger, "--expect", head)

    count, _, hash_ = late.partition(":")
    for good in (early, late, f"{count}:{hash_[:16]}", late.upper(), f"  {late} "):
        assert expected(good).return_value == 0, good
    assert expected(f"{int(count) + 1}:{hash_}").return_value == 1
    assert expected(f"{count}:{'0' * 32}").return_value == 1
    for nonsense in ("", "57", hash_, f"{count}:{hash_[:15]}", f"{count}:{hash_}g", "x:y"):
        assert isinstance(expected(nonsense).exception, LedgerError), nonsense
    elsewhere(monkeypatch, tmp_path)
    ledger.write_bytes(short)
    heads.file_of(ledger).unlink()
    assert expected(early).return_value == 0
    assert "isn't in the log" in expected(late).stderr


@pytest.mark.skipif(not shutil.which("git"), reason="git isn't installed")
def test_heads_of_branches_merge(desk: Desk) -> None:
    folder = desk.path.parent
    text = folder / ".factcheck" / "ledger.jsonl"

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    marked(desk, "date", text)
    run("ledger", "export", desk.path, "--ledger", text)
    git("add", "-A")
    git("commit", "-m", "first")
    git("checkout", "-b", "bob")
    marked(desk, "quantity", text, "--as", "bob")
    git("commit", "-am", "bob")
    git("checkout", "main")
    marked(desk, "attribution", text, "--as", "ann")
    git("commit", "-am", "ann")
    git("merge", "bob")
    assert len(heads.file_of(text).read_text().splitlines()) == 2
    verified = run("ledger", "verify", desk.path, "--ledger", text)
    assert verified.return_value == 0, verified.stderr
    assert verified.stdout.count(",") >= 3, "both ends are in the head"
    head = verified.stdout.splitlines()[0].rpartition("head ")[2]
    marked(desk, "date", text, "--note", "later")
    assert len(heads.file_of(text).read_text().splitlines()) == 1
    assert run("ledger", "verify", desk.path, "--ledger", text, "--expect", head).return_value == 0
    lines = [json.loads(line) for line in text.read_text(encoding="utf-8").splitlines()]
    assert any(len(line.get("after", ())) == 2 for line in lines)


def test_copies_have_heads_of_their_own(desk: Desk, tmp_path: Path) -> None:
    marked(desk, "date", desk.path.with_name("marks.db"))
    ledger, copy, text = desk.path.with_name("marks.db"), tmp_path / "copy.db", tmp_path / "text.jsonl"
    heads.file_of(copy).write_text(f"99 {'a' * 64}\n")
    run("ledger", "backup", desk.path, "--ledger", ledger, "-o", copy)
    run("ledger", "export", desk.path, "--ledger", ledger, "-o", text)
    for path in (copy, text):
        assert heads.file_of(path).read_bytes() == heads.file_of(ledger).read_bytes()
        assert run("ledger", "verify", desk.path, "--ledger", path).return_value == 0
