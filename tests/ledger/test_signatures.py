"""Marks that are signed with a checker's SSH key can't be forged by who hasn't got it."""

import inspect
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli.main import commands
from factcheck.ledger import keys
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError
from tests.ledger.damage import resealed
from tests.ledger.drafts import TEXT, Desk

pytestmark = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen isn't installed")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    made = Desk(folder / "draft.txt")
    made.write(TEXT)
    allowed = folder / "allowed"
    allowed.write_text("# the desk\n\n", encoding="utf-8")
    for name, principal in (("ann", "ann@example.org"), ("eve", '"eve,e.ditor@example.org"')):
        key(folder, name)
        with allowed.open("a", encoding="utf-8") as file:
            file.write(f"{principal} {(folder / f'{name}.pub').read_text(encoding='utf-8')}")
    (folder / "factcheck.toml").write_text('[desk]\nallowed_signers = "allowed"\n', encoding="utf-8")
    return made


def key(folder: Path, name: str, *, passphrase: str = "") -> None:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(folder / name)]
    subprocess.run(command, check=True, capture_output=True)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)


def mark(desk: Desk, kind: str, status: str, *, who: str = "ann", by: str | None = "ann") -> Result:
    signing = ("--sign-key", desk.path.with_name(by)) if by else ()
    given = ("--where", f"kind={kind}", "--status", status, "--as", who, "--ledger", ledger(desk))
    done = run("mark", desk.path, *given, *signing)
    assert done.exception is None, done.exception
    return done


def ledger(desk: Desk) -> Path:
    return desk.path.with_name("marks.jsonl")


def verify(desk: Desk, *more: object) -> Result:
    return run("ledger", "verify", desk.path, "--ledger", ledger(desk), *more)


Objects = list[dict[str, object]]


def forge(desk: Desk, change: Callable[[Objects], Objects]) -> None:
    """Rewrite the ledger with every tie, hash and head made anew, and what signatures name with them."""
    objects: Objects = [json.loads(line) for line in ledger(desk).read_text(encoding="utf-8").splitlines()]
    before = {str(one["id"]): str(one["hash"]) for one in objects}
    resealed(changed := change(objects))
    now = {before[str(one["id"])]: str(one["hash"]) for one in changed}
    for one in changed:
        if one["kind"] == "signature":
            signs = [str(run).split(":") for run in one["signs"]]  # type: ignore[attr-defined]
            one["signs"] = [f"{count}:{now.get(hash_, hash_)}" for count, hash_ in signs]
    resealed(changed)
    lines = (json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for one in changed)
    ledger(desk).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    ledger(desk).with_name("marks.jsonl.head").unlink()


@pytest.fixture
def signed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    mark(desk, "quantity", "disputed")
    mark(desk, "date", "verified")
    mark(desk, "attribution", "verified", who="bob", by=None)
    done = run(
        "mark", desk.path, "--sign-off", "--despite-open", "--as", "eve", "--ledger", ledger(desk),
        "--sign-key", desk.path.with_name("eve"),
    )  # fmt: skip
    assert done.exception is None
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another machine"))
    return desk


def test_it_is_said_who_signed_what(signed: Desk) -> None:
    done = verify(signed)
    assert done.return_value == 0, done.stderr
    assert "events of ann signed by ann@example.org" in done.stdout
    assert "1 event of eve signed by eve" in done.stdout
    assert "of bob unsigned: no key is listed for this name" in done.stdout


def test_signatures_don_t_stand_in_the_way_of_marks(signed: Desk) -> None:
    status = run("status", signed.path, "--ledger", ledger(signed), "--format", "json")
    assert {row["status"] for row in json.loads(status.stdout)} == {"disputed", "verified"}
    assert run("ledger", "history", signed.path, "--ledger", ledger(signed)).stdout.count(" with a key") == 3
    database = signed.path.with_name("marks.db")
    assert run("ledger", "import", ledger(signed), signed.path, "--ledger", database).exception is None
    assert run("ledger", "verify", signed.path, "--ledger", database).return_value == 0
    undone = ("--all", "--undo", "--as", "ann", "--sign-key", signed.path.with_name("ann"), "--ledger", database)
    assert run("mark", signed.path, *undone).exception is None
    assert run("ledger", "verify", signed.path, "--ledger", database).return_value == 0


def with_status(old: str, new: str) -> Callable[[Objects], Objects]:
    def change(objects: Objects) -> Objects:
        found = next(one for one in objects if one.get("status") == old)
        found["status"] = new
        return objects

    return change


def without(kind: str) -> Callable[[Objects], Objects]:
    def change(objects: Objects) -> Objects:
        gone: dict[object, list[object]] = {}
        for one in objects:
            after = [hash_ for old in one.get("after", ()) for hash_ in gone.get(old, [old])]  # type: ignore[attr-defined]
            if one["kind"] == kind:
                gone[one["hash"]] = after
            elif after:
                one["after"] = after
        kept = [one for one in objects if one["kind"] != kind]
        for number, one in enumerate(kept, start=1):
            one["n"] = number
        return kept

    return change


def other_name(objects: Objects) -> Objects:
    found = next(one for one in objects if one["who"] == "bob" and one["kind"] == "status")
    found["who"] = "ann"
    return objects


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (with_status("disputed", "verified"), "the signature "),
        (without("signature"), "(ann: marked it disputed claim "),
        (other_name, "(ann: marked it verified claim "),
    ],
)
def test_a_forger_who_recomputes_every_hash_is_found(
    signed: Desk, change: Callable[[Objects], Objects], told: str
) -> None:
    forge(signed, change)
    done = verify(signed)
    assert done.return_value == 1
    assert told in done.stderr
    assert "was altered" not in done.stderr.replace("was altered after it was signed", ""), "the hashes are right"


def test_a_forged_event_is_named(signed: Desk) -> None:
    forge(signed, with_status("disputed", "verified"))
    assert "(ann: marked it verified claim " in verify(signed).stderr


def test_a_forger_isn_t_found_where_nobody_signs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(desk, "date", "disputed", who="bob", by=None)
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.path.parent / "another machine"))
    forge(desk, with_status("disputed", "verified"))
    assert verify(desk).return_value == 0


def test_another_s_key_doesn_t_sign_for_ann(desk: Desk) -> None:
    mark(desk, "date", "verified", who="ann", by="eve")
    done = verify(desk)
    assert done.return_value == 1
    assert "isn't signed, and ann has a key" in done.stderr


def test_a_key_that_nobody_lists(desk: Desk) -> None:
    key(desk.path.parent, "mallory")
    mark(desk, "date", "verified", who="ann", by="mallory")
    done = verify(desk)
    assert done.return_value == 1
    assert "is wrong, or made with a key that" in done.stderr


def test_what_came_before_the_first_signature_is_fixed_by_it(desk: Desk) -> None:
    mark(desk, "date", "disputed", by=None)
    mark(desk, "quantity", "verified")
    done = verify(desk)
    assert done.return_value == 0, done.stderr
    assert "of ann from before their first signature" in done.stdout
    forge(desk, with_status("disputed", "verified"))
    assert verify(desk).return_value == 1


def test_what_was_forgotten_is_signed_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(desk, "quantity", "verified")
    mark(desk, "date", "disputed", by=None)
    mark(desk, "attribution", "disputed", who="bob", by=None)
    mark(desk, "date", "verified", by=None)
    assert verify(desk).return_value == 1
    monkeypatch.setenv("FACTCHECK_SIGNING_KEY", str(desk.path.with_name("ann")))
    done = run("ledger", "sign", desk.path, "--as", "ann", "--ledger", ledger(desk))
    assert done.exception is None
    assert "marked it disputed" in done.stdout
    assert "bob" not in done.stdout
    assert verify(desk).return_value == 0


def test_the_environment_names_a_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_SIGNING_KEY", str(desk.path.with_name("ann")))
    mark(desk, "date", "verified", by=None)
    assert "of ann signed by ann@example.org" in verify(desk).stdout


@pytest.mark.parametrize("name", ["locked", "missing", "draft.txt"])
def test_a_key_that_can_t_be_used_leaves_nothing_half_done(desk: Desk, name: str) -> None:
    key(desk.path.parent, "locked", passphrase="not now")
    given = ("--where", "kind=date", "--status", "verified", "--ledger", ledger(desk))
    done = run("mark", desk.path, *given, "--sign-key", desk.path.with_name(name))
    assert isinstance(done.exception, LedgerError)
    assert "nothing was written" in str(done.exception)
    assert not ledger(desk).exists() or ledger(desk).read_bytes() == b""


def test_without_ssh_keygen_it_is_said(signed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(signed.path.parent))
    assert run("status", signed.path, "--ledger", ledger(signed)).exception is None
    assert "which isn't installed" in str(verify(signed).exception)


def test_signatures_without_keys_to_check_them_by(signed: Desk) -> None:
    signed.path.with_name("factcheck.toml").unlink()
    done = verify(signed)
    assert done.return_value == 0
    assert "3 signatures not checked: name the keys with --allowed-signers" in done.stdout
    assert verify(signed, "--allowed-signers", signed.path.with_name("allowed")).stdout.count("signed by") == 2
    assert "can't be read" in str(verify(signed, "--allowed-signers", signed.path.with_name("nothing")).exception)
    if hasattr(os, "mkfifo"):
        os.mkfifo(signed.path.with_name("pipe"))
        assert "a pipe" in str(verify(signed, "--allowed-signers", signed.path.with_name("pipe")).exception)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_signing_gives_up_before_others_stop_waiting(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = inspect.signature(open_store).parameters["patience"].default
    assert patience - keys._TIMEOUT >= 5, "whoever waits can still write"
    silent = tmp_path / "bin" / "ssh-keygen"
    silent.parent.mkdir()
    silent.write_text("#!/bin/sh\nexec tail -f /dev/null\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setenv("PATH", f"{silent.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(keys, "_TIMEOUT", 0.1)
    given = ("--where", "kind=date", "--status", "verified", "--ledger", ledger(desk))
    done = run("mark", desk.path, *given, "--sign-key", desk.path.with_name("ann"))
    assert "ssh-keygen didn't answer within 0.1 seconds; nothing was written: have your key" in str(done.exception)
    assert not list(open_store(str(ledger(desk))).events())
    assert run("mark", desk.path, *given).exception is None, "the ledger is free again"
