"""Wherever the command is run: the same bytes come out, or one clear line and a documented exit code."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hostile.judge import STEERING
from tests.hostile.limits import FACTCHECK, Done, run

TEXT = "Larn, 14 May 2024\n\nThe café spent £31,200 on 31 lamps last week, “so” Ines Holt said. Of 50, 20 rose.\n"
JSONL = ("extract", "--format", "jsonl", "draft.txt")
LINT = ("lint", "--level", "info", "draft.txt")

SAME: dict[str, dict[str, str | None]] = {
    "the C locale": {"LC_ALL": "C", "LANG": "C"},
    "the POSIX locale, without UTF-8": {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "a locale that isn't": {"LC_ALL": "xx_XX.klingon", "LANG": "\x1b[31m"},
    "another encoding of the output": {"PYTHONIOENCODING": "ascii"},
    "the day after, across the date line": {"TZ": "Pacific/Kiritimati"},
    "the day before": {"TZ": "Etc/GMT+12"},
    "a time zone that isn't": {"TZ": "No/Where"},
    "one order of hashes": {"PYTHONHASHSEED": "1"},
    "another order of hashes": {"PYTHONHASHSEED": "4294967295"},
    "without assertions": {"PYTHONOPTIMIZE": "2"},
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "in Python's developer mode": {"PYTHONDEVMODE": "1"},
    "no home": {"HOME": None, "XDG_CACHE_HOME": None, "XDG_DATA_HOME": None, "XDG_STATE_HOME": None},
    "a home that can't be written": {
        "HOME": "/proc/self", "XDG_CACHE_HOME": "/proc/self/x", "XDG_DATA_HOME": "/proc/self/y", "XDG_STATE_HOME": None,
    },
    "a cache that is a file": {"XDG_CACHE_HOME": "/etc/passwd"},
    "no path": {"PATH": None},
    "no terminal's name": {"TERM": None},
    "a dumb terminal": {"TERM": "dumb"},
    "a terminal that isn't": {"TERM": "\x1b[31m", "COLORTERM": "\x1b"},
    "no column": {"COLUMNS": "0", "LINES": "0"},
    "a column that isn't": {"COLUMNS": "wide", "LINES": "-1"},
    "no variables at all": {},
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "draft.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], bytes]:
    """What each command prints in ordinary surroundings."""
    folder = tmp_path_factory.mktemp("usual")
    (folder / "draft.txt").write_text(TEXT, encoding="utf-8")
    return {command: run(command, folder=folder).out for command in (JSONL, LINT)}


ORDERS = ("Turkish", "one order of hashes", "another order of hashes", "the POSIX locale, without UTF-8")


@pytest.mark.parametrize(
    ("where", "command"),
    [(where, JSONL) for where in SAME] + [(where, LINT) for where in ORDERS],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_the_same_everywhere(
    where: str, command: tuple[str, ...], desk: Path, usual: Mapping[tuple[str, ...], bytes]
) -> None:
    variables = {**(os.environ if SAME[where] else {}), **SAME[where]}
    done = run(
        command, command=(sys.executable, FACTCHECK), folder=desk,
        environment={name: value for name, value in variables.items() if value is not None},
    )  # fmt: skip
    assert usual[command]
    assert done.out == usual[command]
    quiet(done)


def quiet(done: Done) -> None:
    assert b"Traceback" not in done.err, done.err
    assert b"Exception ignored" not in done.err
    assert b"fault of its own" not in done.err
    assert done.code in (0, 1, 2, 130, 141)
    assert not STEERING.search(done.err.decode())


@pytest.mark.parametrize("columns", ["1", "40", "1000"])
def test_a_table_of_any_width(columns: str, desk: Path) -> None:
    done = run(("extract", "draft.txt"), folder=desk, environment={**os.environ, "COLUMNS": columns})
    assert done.code == 0
    assert "31 lamps" in done.out.decode()
    quiet(done)


def shell(line: str, folder: Path) -> Done:
    """A line of shell, in which `$factcheck` is the command."""
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, timeout=240, check=False,
        env={**os.environ, "factcheck": FACTCHECK},
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


ENDS = {
    "a full device": (">/dev/full", 2, "can't write"),
    "a full device for the talk": ("2>/dev/full", 0, ""),
    "both on a full device": (">/dev/full 2>&1", 2, ""),
    "a pipe that nobody reads": ("| true", 0, ""),
    "no standard input": ("<&-", 0, ""),
    "no standard output": (">&-", 2, "can't write"),
    "no standard error": ("2>&-", 0, ""),
    "none of the three": ("<&- >&- 2>&-", 2, ""),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("command", ["extract", "lint --level info", "--help"])
def test_where_the_output_goes(command: str, end: str, desk: Path) -> None:
    redirection, code, says = ENDS[end]
    done = shell(f"$factcheck {command} draft.txt {redirection}", desk)
    allowed = {code, 1} if code == 0 else {code}
    assert done.code in allowed, done.err
    assert says in done.err.decode()
    quiet(done)
    assert [path.name for path in desk.iterdir()] == ["draft.txt"]


def test_reading_a_closed_standard_input(desk: Path) -> None:
    done = shell("$factcheck extract - <&-", desk)
    assert (done.code, done.out) == (2, b"")
    assert done.err.count(b"\n") == 1
    quiet(done)


@pytest.mark.parametrize("command", ["extract", "lint", "config"])
def test_a_folder_that_is_gone(command: str, desk: Path) -> None:
    given = "draft.txt" if command in ("extract", "lint", "status") else ""
    done = shell(f"mkdir gone; cd gone; rmdir ../gone; $factcheck {command} {given}", desk)
    assert done.err.count(b"\n") <= 1
    quiet(done)


def test_a_draft_while_the_folder_is_gone(desk: Path) -> None:
    done = shell(f"mkdir gone; cd gone; rmdir ../gone; $factcheck extract --format jsonl {desk}/draft.txt", desk)
    assert done.code == 0, done.err
    assert b'"low":"31"' in done.out
    quiet(done)
