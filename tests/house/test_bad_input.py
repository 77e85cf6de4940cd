"""What can't be read is one clear line and exit code 2, and never keeps the other files from being read."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.errors import InputError


def factcheck(*arguments: str, given: bytes = b"", **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False, **more)  # type: ignore[call-overload,no-any-return]


def missing(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path)


def content(raw: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(raw) and None  # type: ignore[func-returns-value]


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (missing, "can't be read: no such file or directory"),
    "fifo": (fifo, "a pipe, not a file; to read from a pipe, use -"),
    "device": (device, "a device, not a file; to read from a pipe, use -"),
    "loop": (loop, "can't be read: too many levels of symbolic links"),
    "binary": (content(b"\x7fELF\0\0\1" * 40), "binary, not a text; save the draft as plain text"),
    "controls": (content(b"a\1\2\3\4" * 40), "binary, not a text; save the draft as plain text"),
    "zip": (content(b"PK\x03\x04word/document.xml"), "a ZIP or Office file, not a text; save the draft as plain text"),
    "pdf": (content(b"%PDF-1.7\n"), "a PDF, not a text; let its name end in .pdf, or read it with --reader pdf"),
    "rtf": (content(rb"{\rtf1\ansi Nine people.}"), "an RTF file, not a text; save the draft as .docx or .txt"),
    "latin-1": (
        content(b"one\ncaf\xe9\n"),
        "2: not UTF-8 (byte 0xe9); save it as UTF-8, or try --encoding windows-1252, which it looks like",
    ),
    "cut utf-16": (
        content(b"\xff\xfe\0\xd8a"),
        "1: not UTF-16-LE (byte 0x00); save it as UTF-8, or name its --encoding",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_refused(kind: str, tmp_path: Path) -> None:
    make, message = BAD[kind]
    path = tmp_path / "draft.txt"
    make(path)
    with pytest.raises(InputError) as refused:
        api.read(str(path))
    assert str(refused.value) == f"{path}:{'' if message[0].isdigit() else ' '}{message}"


@pytest.mark.parametrize("name", ["a.json", "a.JSONL", "a.xml", "a.csv"])
def test_data_is_read_only_where_somebody_asks(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("Nine people were hurt.")
    with pytest.raises(InputError, match=f"{path.suffix.lower()} tells of data, not of a draft"):
        api.read(str(path))
    assert api.read(str(path), reader="plain").text == "Nine people were hurt."
    path.write_text("<?xml version='1.0'?><html><body><p>Nine people were hurt.</p></body></html>")
    assert api.read(str(path)).text.strip() == "Nine people were hurt."


@pytest.mark.parametrize("name", ["a.txt", "notes", "a.draft", "a.rst"])
def test_other_endings_are_plain_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Nine people were hurt.")
    assert api.read(str(tmp_path / name)).text == "Nine people were hurt."


def test_a_folder_without_drafts(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    with pytest.raises(InputError, match="no drafts in this folder"):
        list(api.drafts(tmp_path))


def test_a_folder_is_walked_in_order_and_not_round_in_circles(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.txt", "a/picture.png", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert [os.path.relpath(path, tmp_path) for path in api.drafts(tmp_path)] == ["b.txt", "a/y.txt", "a/z.md"]


def test_the_others_are_still_read(tmp_path: Path) -> None:
    good, pipe = tmp_path / "good.txt", tmp_path / "pipe"
    good.write_text("In May 2014 the council spent $20,000.")
    os.mkfifo(pipe)
    done = factcheck("extract", str(tmp_path / "missing.txt"), str(pipe), str(good), "-", "--format", "jsonl")
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[0] for line in lines if "day of publication" not in line] == [
        str(tmp_path / "missing.txt"),
        str(pipe),
    ]
    alone = factcheck("extract", str(good), "--format", "jsonl")
    assert (alone.returncode, alone.stdout) == (0, done.stdout)


def test_an_empty_file_has_no_claims(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = factcheck("extract", "--format", "jsonl", str(tmp_path / "empty.txt"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extrct"], "factcheck: no command is called 'extrct'; did you mean extract?; see factcheck --help"),
        (["extract"], "factcheck extract: missing argument 'FILES...'; see factcheck extract --help"),
        (
            ["extract", "x", "--published", "May"],
            "factcheck extract: invalid value for '--published': 'May' is not a day; write it like 2024-05-31; "
            "see factcheck extract --help",
        ),
        (["rules", "no-such-rule-at-all"], "no rule is called 'no-such-rule-at-all'"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], message: str) -> None:
    done = factcheck(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(message)


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 2014 it cost $20. " * 2000)
    command = f"{sys.executable} -m factcheck extract --published 2015-01-01 {tmp_path / 'a.txt'} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_device_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("In 2014 it cost $20. ")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "factcheck", "extract", str(tmp_path / "a.txt"), "--published", "2015-01-01"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "factcheck: can't write: No space left on device\n"


def test_a_name_that_isn_t_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b[31m.txt"
    Path(os.fsdecode(path)).write_text("In 2014 it cost $20.")
    done = factcheck("extract", os.fsdecode(path), os.fsdecode(path) + "x")
    assert done.returncode == 2
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"caf\xef\xbf\xbd" in done.stdout


def test_an_interrupt_is_one_line() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert process.stdin
    process.stdin.write(b"x" * 300_000)  # more than a pipe holds: when that is written, somebody is reading
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=30)
    assert (process.returncode, complaint) == (130, b"factcheck: interrupted\n")
