"""What goes wrong around the app, with real programs on a real terminal: nothing is lost, and it is said in a line."""

import fcntl
import json
import os
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal

TEXT = "".join(
    f"The {name} spent £{number},200 on {number} lamps in May 2023.\n\n"
    for number, name in enumerate(("city", "town", "port", "mine", "school", "museum"), start=31)
)
FACTCHECK = [sys.executable, "-m", "factcheck"]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    return {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CACHE", "DATA")}


@pytest.fixture
def review(tmp_path: Path, home: dict[str, str]) -> Iterator[Terminal]:
    command = [*FACTCHECK, "review", str(tmp_path / "draft.txt"), "--ledger", str(tmp_path / "m.db"), "--as", "ann"]
    terminal = Terminal(command, environment=home)
    shown(terminal, b"", until=b"lamps")
    yield terminal
    terminal.close()


def shown(terminal: Terminal, keys: bytes, *, until: bytes) -> None:
    """Press keys and wait until something is on the screen."""
    if keys:
        os.write(terminal.fd, keys)
    for _ in range(60):
        terminal.quiet(0.3, first=1.0)
        if until in terminal.output:
            return
    raise AssertionError(terminal.output[-2000:])


def marks(folder: Path, home: dict[str, str]) -> list[str]:
    command = [*FACTCHECK, "status", str(folder / "draft.txt"), "--ledger", str(folder / "m.db"), "--format", "json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | home).stdout
    return [row["status"] for row in json.loads(told)]


def test_killed_while_marking(tmp_path: Path, home: dict[str, str], review: Terminal) -> None:
    shown(review, b"vdv", until="✓ 2 verified".encode())
    os.write(review.fd, b"uuuuuu")
    os.kill(review.pid, signal.SIGKILL)
    assert marks(tmp_path, home)[:3] == ["verified", "disputed", "verified"]


def test_a_ledger_that_another_program_holds(tmp_path: Path, home: dict[str, str], review: Terminal) -> None:
    shown(review, b"v", until="✓ 1 verified".encode())
    other = sqlite3.connect(tmp_path / "m.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    shown(review, b"d", until=b"another program holds the ledger")
    other.execute("ROLLBACK")
    shown(review, b"d", until="✗ 1 disputed".encode())
    assert marks(tmp_path, home) == ["verified", "disputed"]


def test_a_draft_that_goes_is_replaced_and_comes_back(tmp_path: Path, review: Terminal) -> None:
    draft = tmp_path / "draft.txt"
    draft.unlink()
    shown(review, b"", until=b"is gone")
    draft.write_bytes(b"\xff\xfe\x00\xd8 not a text \x00\x01")
    shown(review, b"", until=b"draft.txt: ")
    shown(review, b"v", until="✓ 1 verified".encode())
    draft.unlink()
    draft.write_text(TEXT.replace("31 lamps", "37 lamps"), encoding="utf-8")
    shown(review, b"", until=b"changed on disk")
    fcntl.ioctl(review.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 5, 20, 0, 0))
    os.kill(review.pid, signal.SIGWINCH)
    review.quiet(0.5)
    fcntl.ioctl(review.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.kill(review.pid, signal.SIGWINCH)
    shown(review, b"v", until="✓ 2 verified".encode())
    assert b"Traceback" not in review.output


def test_a_fault_of_its_own_is_one_line_on_a_sane_terminal(tmp_path: Path, home: dict[str, str]) -> None:
    script = (
        "import sys; from factcheck.cli.main import run; from factcheck.review.handlers import HANDLERS\n"
        "HANDLERS['note'] = lambda app: 1 / 0\n"
        f"sys.exit(run(['review', {str(tmp_path / 'draft.txt')!r}, '--ledger', {str(tmp_path / 'm.db')!r}]))"
    )
    terminal = Terminal([sys.executable, "-c", script], environment=home)
    shown(terminal, b"", until=b"lamps")
    shown(terminal, b"o", until=b"ZeroDivisionError")
    assert b"Traceback" not in terminal.output
    assert terminal.output.rindex(b"\x1b[?1049l") < terminal.output.index(b"ZeroDivisionError"), "the screen is back"
    terminal.close()


def test_without_a_terminal(tmp_path: Path, home: dict[str, str]) -> None:
    command = [*FACTCHECK, "review", str(tmp_path / "draft.txt")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=os.environ | home)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "needs a terminal" in done.stderr
