"""Many drafts on several processes: the same bytes in the same order, and nothing left behind when it ends early."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 120
"""Seconds, only there to stop a hang."""
LONG = "In May 2014 the council spent $20,000 on 12 bridges, the mayor said on Monday.\n\n" * 1000


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "factcheck", *arguments]


def test_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"{number:02}.md").write_text(
            f"In May 2014 it cost ${number} million, {number}% more than in 2013."
        )
    (tmp_path / "03.md").write_bytes(b"caf\xe9 \xff")
    (tmp_path / "07.html").write_bytes(b"<!doctype html><meta charset=latin1><p>It cost \xa33m in 2019.")
    for form in (
        ["extract", "--format", "jsonl"],
        ["extract"],
        ["lint", "--format", "json"],
        ["lint", "--level", "info"],
    ):
        done = [
            subprocess.run(
                command(*form, "missing.md", ".", "-", "00.md", "--jobs", jobs), cwd=tmp_path, timeout=PATIENCE,
                input=b"It cost $5 in 2015.", capture_output=True, check=False,
            )
            for jobs in ("1", "3")
        ]  # fmt: skip
        assert done[0].stdout
        assert b"03.md" in done[0].stderr
        assert {one.returncode for one in done} == {2}
        assert {one.stdout for one in done} == {done[0].stdout}
        assert {one.stderr for one in done} == {done[0].stderr}


def test_few_small_drafts_start_no_process(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.txt") for number in range(20)]
    for name in names:
        Path(name).write_text("It cost $5 in 2015.")
    program = (
        "import sys; from factcheck.cli.main import run; run(sys.argv[1:]);"
        "print('concurrent.futures.process' in sys.modules)"
    )
    for arguments, started in (([], b"False"), (["--jobs", "2"], b"True")):
        whole = [sys.executable, "-c", program, "extract", *names, *arguments]
        done = subprocess.run(whole, capture_output=True, timeout=PATIENCE, check=True)
        assert done.stdout.splitlines()[-1] == started


DRAFTS = "from factcheck.cli.pool import each\nfrom factcheck.records.errors import InputError\nimport os, signal\n"
DIES = """
def work(draft):
    if draft == "3":
        os.kill(os.getpid(), signal.SIGKILL)
try:
    list(each([str(number) for number in range(6)], work, jobs=2))
except InputError as error:
    print(error)
"""
REFUSES = """
def work(draft):
    if draft == "3":
        raise InputError("no", file=draft, line=2)
    return draft * 2
print(*(made for _, made in each(["1", "3", "5"], work, jobs=3)))
"""


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (DIES, r"\d: a process that read drafts died \(out of memory\?\); --jobs 1 reads one after the other\n"),
        (REFUSES, "11 3:2: no 55\n"),
    ],
    ids=["a process that dies is one line", "a draft that is refused costs itself"],
)
def test_what_goes_wrong(program: str, told: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRAFTS + program], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert re.fullmatch(told, done.stdout)
    assert not done.stderr


def gone(group: int) -> bool:
    """Whether no process of a group is left, at the latest after a while."""
    for _ in range(PATIENCE * 10):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("sent", "code", "said"), [(signal.SIGINT, 130, b"factcheck: interrupted\n"), (signal.SIGKILL, -9, b"")]
)
def test_nothing_is_left_behind(sent: signal.Signals, code: int, said: bytes, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(LONG)
    (tmp_path / "!.txt").write_text("It cost $5 in 2015.")
    process = subprocess.Popen(
        command("extract", str(tmp_path), "--format", "jsonl", "--jobs", "2", "--published", "2015-01-01"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout
    process.stdout.readline()  # the first draft is done: the processes for the others are about to begin, or at work
    time.sleep(0.5)
    (os.killpg if sent == signal.SIGINT else os.kill)(process.pid, sent)
    _, complaint = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaint) == (code, said)
    assert gone(process.pid)


def test_a_reader_that_leaves_ends_it(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(LONG)
    line = " ".join(command("extract", str(tmp_path), "--format", "jsonl", "--jobs", "2", "--published", "2015-01-01"))
    process = subprocess.Popen(["bash", "-c", f"{line} | head -n 1"], stderr=subprocess.PIPE, start_new_session=True)
    assert process.communicate(timeout=PATIENCE)[1] == b""
    assert gone(process.pid)


@pytest.mark.parametrize("colour", [True, False])
def test_whoever_looks_on_sees_a_bar(colour: bool, tmp_path: Path) -> None:
    (tmp_path / "!.txt").write_text("It cost $5 in 2015.")
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(LONG)
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    environment |= {"TERM": "xterm", "COLUMNS": "80"} | ({} if colour else {"NO_COLOR": "1"})
    process = subprocess.Popen(
        command("extract", str(tmp_path), "--format", "jsonl", "--jobs", "2"), stdout=subprocess.DEVNULL, stderr=theirs,
        env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown, until = b"", time.monotonic() + PATIENCE
    while b"of 9" not in shown and time.monotonic() < until:
        if select.select([ours], [], [], 1)[0]:
            shown += os.read(ours, 4096)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    os.close(ours)
    assert "░".encode() in shown
    assert (b"\x1b[36m" in shown) is colour
