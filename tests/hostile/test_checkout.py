"""A stranger's checkout with every trick at once: no connection, no program but git, and nothing written in it."""

import json
import os
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.ledger.ledger import open_store
from tests.hostile.limits import FACTCHECK
from tests.ledger.ledgers import marked

WRONG = "Larn, 14 May 2024\n\nSales rose 30% to $12.1 million from $11.0 million.\n"
PROGRAMS = ("ssh", "sh", "less", "gpg", "credential", "textconv", "diff", "clean", "smudge", "monitor", "upload-pack")
COMMANDS = (
    ("extract", "draft.md"), ("lint", "draft.md"), ("lint", "."), ("lint", "--since", "HEAD", "draft.md"),
    ("lint", "--since", "HEAD", "new.md", "sub/linked.md"), ("status", "draft.md"), ("status", "local/draft.md"),
    ("lint", "local/draft.md"), ("rules",), ("config",), ("ledger", "history", "local/draft.md"),
    ("lint", "--require", "verified", "draft.md"), ("lint", "left/draft.md"), ("status", "left/draft.md"),
)  # fmt: skip


@dataclass
class Listener:
    """Counts who connects to it."""

    port: int
    came: list[object] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as served:
        counted = Listener(served.getsockname()[1])

        def count() -> None:
            while True:
                try:
                    came, who = served.accept()
                except OSError:
                    return
                counted.came.append(who)
                came.close()

        threading.Thread(target=count, daemon=True).start()
        yield counted
        served.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Variables of a user who has no settings of their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "FACTCHECK_", "XDG_"))}
    home = tmp_path / "home"
    home.mkdir()
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")  # rules needn't be parsed again for this
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": cache,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def tripwires(folder: Path, log: Path) -> dict[str, str]:
    """Programs that note that they were run, by name."""
    folder.mkdir(parents=True)
    made = {}
    for name in (*PROGRAMS, "git"):
        file = folder / name
        file.write_text(f'#!/bin/bash\necho "{name} $*" >> {log}\nexec cat\n')
        file.chmod(0o755)
        made[name] = str(file)
    return made


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who)


@pytest.fixture
def checkout(tmp_path: Path, listener: Listener) -> Path:
    top = tmp_path / "stranger"
    (top / "sub").mkdir(parents=True)
    (top / "draft.md").write_text(WRONG)
    (top / "sub" / "linked.md").symlink_to("../draft.md")
    (top / ".gitattributes").write_text("*.md filter=x diff=x working-tree-encoding=UTF-16 text eol=crlf\n")
    (top / "factcheck.toml").write_text(
        f'# ours\nledger = "postgresql://me:hunter2@127.0.0.1:{listener.port}/x?password=hunter3"\n'
        'rules = ["house"]\n[lint]\nbaseline = "accepted.json"\n'
    )
    (top / "house").mkdir()
    git(top, "init", "-q")
    git(top, "add", ".gitattributes", "factcheck.toml")
    (top / ".gitattributes").write_text("*.md filter=x diff=x text eol=crlf\n")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    (top / "draft.md").write_text(WRONG.replace("Sales", "Rents"))
    (top / "new.md").write_text(WRONG)
    for place, left in (("local", False), ("left", True)):  # ledgers of its own, one as a crash left it
        (top / place / ".factcheck").mkdir(parents=True)
        (top / place / "draft.md").write_text(WRONG)
        (top / place / "factcheck.toml").write_text("")
        made = tmp_path / f"{place}.db"
        store = open_store(str(made))
        store.append([marked("a")])
        if not left:
            store.close()
        for ending in ("", "-wal", "-shm"):
            if Path(f"{made}{ending}").exists():
                shutil.copy(f"{made}{ending}", top / place / ".factcheck" / f"ledger.db{ending}")
        store.close()
    assert (top / "left" / ".factcheck" / "ledger.db-wal").stat().st_size
    wires = tripwires(top / "bin", tmp_path / "ran")
    shutil.copy(wires["git"], top / "git")
    with (top / ".git" / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {wires['monitor']}\n\thooksPath = {top}/bin\n\tsshCommand = {wires['ssh']}\n"
            f"\tpager = {wires['less']}\n\talternateRefsCommand = {wires['sh']}\n\tattributesFile = {top}/attributes\n"
            f'[filter "x"]\n\tclean = {wires["clean"]}\n\tsmudge = {wires["smudge"]}\n\tprocess = {wires["sh"]}\n'
            f'\trequired = true\n[diff]\n\texternal = {wires["diff"]}\n[diff "x"]\n\ttextconv = {wires["textconv"]}\n'
            f"\tcommand = {wires['diff']}\n[alias]\n\tcat-file = !{wires['sh']}\n\tls-tree = !{wires['sh']}\n"
            f"[pager]\n\tcat-file = {wires['less']}\n\trev-parse = {wires['less']}\n[gpg]\n\tprogram = {wires['gpg']}\n"
            f'[credential]\n\thelper = {wires["credential"]}\n[protocol]\n\tallow = always\n[protocol "file"]\n'
            f'\tallow = always\n[protocol "ext"]\n\tallow = always\n[extensions]\n\tpartialClone = far\n'
            f'[remote "far"]\n\turl = ssh://127.0.0.1:{listener.port}/x\n\tpromisor = true\n'
            f"\tuploadpack = {wires['upload-pack']}\n"
        )
    return top


def listing(top: Path) -> dict[str, tuple[int, int, str]]:
    """Everything in a folder, .git included: when it changed, its size, and what it holds."""
    found = {}
    for path in [top, *sorted(top.rglob("*"))]:
        status = path.lstat()
        held = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (status.st_mtime_ns, 0 if path.is_dir() else status.st_size, held)
    return found


def run(command: tuple[str, ...], folder: Path, environment: dict[str, str], *before: str) -> str:
    """What the command says on both streams. The working folder comes first on the PATH, as `.` and as nothing."""
    paths = f".::{environment['PATH']}"
    done = subprocess.run(
        [*before, FACTCHECK, *command], cwd=folder, env={**environment, "PATH": paths}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
def test_nothing_but_reading(checkout: Path, listener: Listener, surroundings: dict[str, str], tmp_path: Path) -> None:
    before = listing(checkout)
    for command in COMMANDS:
        said = run(command, checkout, surroundings)
        assert listing(checkout) == before, command
        assert not listener.came, command
        assert not (tmp_path / "ran").exists(), (command, (tmp_path / "ran").read_text())
        assert "hunter" not in said
        if command[-1] == "draft.md" and command[0] in ("lint", "status"):
            assert "factcheck config trust" in said, command


def test_the_traps_are_set(checkout: Path, listener: Listener, surroundings: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(["git", "diff"], cwd=checkout, capture_output=True, env=surroundings, timeout=60, check=False)
    assert "monitor" in (tmp_path / "ran").read_text()
    consent = run(("config", "trust", "--yes"), checkout, surroundings)
    assert "***" in consent
    run(("lint", "draft.md"), checkout, surroundings)
    assert listener.came, "who was trusted is asked"


@pytest.mark.skipif(not shutil.which("strace"), reason="strace isn't installed")
@pytest.mark.parametrize("command", [("lint", "draft.md"), ("lint", "--since", "HEAD", "draft.md"), ("extract", ".")])
def test_what_the_system_saw(
    command: tuple[str, ...], checkout: Path, surroundings: dict[str, str], tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    said = run(command, checkout, surroundings, "strace", "-f", "-e", "trace=network,execve", "-o", str(log))
    lines = log.read_text().splitlines()
    if not any("execve" in line for line in lines):
        pytest.skip(f"strace may not trace here: {said}")
    assert not [line for line in lines if re.search(r"\b(connect|bind|sendto)\(", line) and "AF_UNIX" not in line]
    assert not [line for line in lines if re.search(r"\bsocket\((?!AF_UNIX)", line)]
    ran = [match[1] for line in lines if (match := re.search(r'execve\("([^"]+)".* = 0$', line))]
    assert ran
    assert {Path(program).name for program in ran[1:]} <= {"git", "python", "python3", Path(ran[0]).name, "factcheck"}
    assert not [program for program in ran if program.startswith((str(checkout), "./"))]


def test_missing_text_of_a_partial_clone_is_not_fetched(
    checkout: Path, listener: Listener, surroundings: dict[str, str], tmp_path: Path
) -> None:
    """The remote would be asked by ssh, or by the program that stands for the other end."""
    name = subprocess.run(
        ["git", "rev-parse", "HEAD:draft.md"], cwd=checkout, capture_output=True, text=True, check=True,
        env=surroundings,
    ).stdout.strip()  # fmt: skip
    for url in (f"ssh://127.0.0.1:{listener.port}/x", f"git://127.0.0.1:{listener.port}/x", str(checkout),
                f"ext::{checkout}/bin/ssh"):  # fmt: skip
        subprocess.run(["git", "config", "remote.far.url", url], cwd=checkout, check=True, env=surroundings)
        (checkout / ".git" / "objects" / name[:2] / name[2:]).unlink(missing_ok=True)
        before = listing(checkout)
        said = run(("lint", "--since", "HEAD", "draft.md"), checkout, surroundings)
        assert "factcheck fetches nothing" in said
        assert not listener.came
        assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()
        assert listing(checkout) == before


def test_since_still_tells_what_changed(checkout: Path, surroundings: dict[str, str]) -> None:
    (checkout / "factcheck.toml").write_text("")
    (checkout / "draft.md").write_bytes((WRONG + WRONG.replace("Sales", "Rents")).replace("\n", "\r\n").encode())
    found = json.loads(run(("lint", "--since", "HEAD", "draft.md", "--format", "json"), checkout, surroundings))
    assert [row["line"] for row in found] == [6], "line ends aren't changes"


def test_a_repository_that_never_ends_its_settings_is_given_up(
    checkout: Path, surroundings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.findings import git as asking
    from factcheck.records.errors import ConfigError

    os.mkfifo(checkout / "fifo")
    (checkout / ".git" / "config").write_text(f"[include]\n\tpath = {checkout}/fifo\n")
    monkeypatch.setattr(asking, "_PATIENCE", 0.2)
    with pytest.raises(ConfigError, match="git gave no answer"):
        asking.earlier(str(checkout / "draft.md"), since="HEAD")
