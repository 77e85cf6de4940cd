"""A file is replaced as a whole or not at all; what can't be replaced is written to and stays what it is."""

import errno
import os
import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from factcheck.output import write
from factcheck.output.destination import destination, must_not_be
from factcheck.output.write import write_output
from factcheck.records.errors import SheetError

NULL, FULL = (1, 3), (1, 7)


def put(path: Path | str, content: bytes = b"new", *, private: bool = False, binary: bool = False) -> None:
    write_output(path, content, error=SheetError, private=private, binary=binary)


def refused(path: Path | str, why: str, content: bytes = b"new") -> None:
    """It is refused in one line that names the output, and nothing is left beside it."""
    folder = Path(path).parent
    before = names(folder) if folder.is_dir() else None
    with pytest.raises(SheetError, match=why) as told:
        put(path, content)
    assert str(told.value).startswith(f"{path}: ")
    assert "\n" not in str(told.value)
    assert before is None or names(folder) == before


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def device(path: Path, numbers: tuple[int, int]) -> Path:
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(*numbers))
        with path.open("rb"):
            pass
    except (AttributeError, PermissionError):
        pytest.skip("no right to make a device")
    return path


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system that holds 64 KB."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def fill(path: Path) -> None:
    """Write to a disk until it takes no more."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 512):
            pass


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize(("private", "rights"), [(True, 0o600), (False, 0o644)])
def test_a_new_file(tmp_path: Path, private: bool, rights: int) -> None:
    put(tmp_path / "out", private=private)
    assert (tmp_path / "out").read_bytes() == b"new"
    assert mode(tmp_path / "out") == rights
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("rights", [0o640, 0o600, 0o666, 0o755])
def test_a_file_that_is_there_keeps_its_rights(tmp_path: Path, rights: int) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    path.chmod(rights)
    put(path, private=True)
    assert path.read_bytes() == b"new"
    assert mode(path) == rights
    assert names(tmp_path) == ["out"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_of_somebody_else_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    os.chown(path, 4242, 4343)
    put(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (4242, 4343)


def test_a_group_that_cant_be_kept_gets_no_more_than_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    if os.geteuid():
        pytest.skip("only root may give files away")
    os.chown(path, -1, 4343)
    path.chmod(0o664)

    def chown(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    put(path)
    assert mode(path) == 0o644


def test_a_name_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    put(tmp_path / ("n" * 255))
    assert [len(name) for name in names(tmp_path)] == [255]
    refused(tmp_path / ("n" * 256), "name too long")


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "file"
    target.write_text("old")
    (tmp_path / "one").symlink_to("there/file")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    put(tmp_path / "two")
    assert (tmp_path / "one").is_symlink()
    assert (tmp_path / "two").is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "there") == ["file"]


def test_a_link_to_what_isnt_there_yet(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "out").symlink_to("there/file")
    put(tmp_path / "out", private=True)
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "there" / "file").read_bytes() == b"new"
    assert mode(tmp_path / "there" / "file") == 0o600


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "folder").symlink_to(".")
    (tmp_path / "slash").symlink_to("nowhere/")
    (tmp_path / "deep").symlink_to("nowhere/file")
    refused(tmp_path / "loop", "too many levels of symbolic links")
    refused(tmp_path / "a", "too many levels of symbolic links")
    refused(tmp_path / "folder", "is a folder")
    refused(tmp_path / "slash", "folder; name a file in it")
    refused(tmp_path / "deep", "there is no such folder")
    assert all(path.is_symlink() for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "is a folder"), (".", "is a folder"), ("..", "is a folder"), ("folder", "is a folder"),
        ("folder/", "is a folder"), ("new/", "ends in a slash"), ("nowhere/new", "there is no such folder"),
        ("file/new", "not a directory"), ("file/", "not a directory|folder"), ("a\0b", "null"),
    ],
)  # fmt: skip
def test_no_file_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(SheetError, match=why):
        put(name)
    assert names(tmp_path) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "old"


def test_a_hard_link_keeps_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("old")
    os.link(tmp_path / "one", tmp_path / "two")
    put(tmp_path / "two")
    assert (tmp_path / "one").read_text() == "old"
    assert (tmp_path / "two").read_text() == "new"


def test_an_input_is_no_output(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("old")
    (tmp_path / "link").symlink_to(draft)
    (tmp_path / "later").symlink_to("ledger.db")
    os.link(draft, tmp_path / "twin")
    for name in ("draft.md", "link", "twin", "../" + tmp_path.name + "/draft.md"):
        with pytest.raises(SheetError, match="is the draft; name another file"):
            must_not_be(tmp_path / name, [(draft, "the draft")], error=SheetError)
    with pytest.raises(SheetError, match="is the ledger"):
        must_not_be(tmp_path / "later", [(tmp_path / "ledger.db", "the ledger")], error=SheetError)
    must_not_be(tmp_path / "draft.md.txt", [(draft, "the draft"), (tmp_path / "gone", "x")], error=SheetError)
    must_not_be("-", [(draft, "the draft")], error=SheetError)


def test_a_device_is_written_to(tmp_path: Path) -> None:
    null = device(tmp_path / "null", NULL)
    (tmp_path / "link.xlsx").symlink_to("null")
    put(null, private=True)
    put(tmp_path / "link.xlsx", binary=True)
    assert stat.S_ISCHR(null.stat().st_mode)
    assert (null.stat().st_mode & 0o777, (tmp_path / "link.xlsx").is_symlink()) == (0o644, True)
    assert names(tmp_path) == ["link.xlsx", "null"]


def test_a_full_device(tmp_path: Path) -> None:
    full = device(tmp_path / "full", FULL)
    (tmp_path / "link").symlink_to(full)
    refused(full, "no space left on device.*make room")
    refused(tmp_path / "link", "no space left on device")
    assert stat.S_ISCHR(full.stat().st_mode)


@pytest.mark.parametrize("size", [3, 300_000])
@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_is_written_to(tmp_path: Path, size: int, linked: bool) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to("pipe")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    put(tmp_path / "link" if linked else pipe, b"x" * size)
    reader.join()
    assert heard == [b"x" * size]
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert names(tmp_path) == ["link", "pipe"]


def test_a_pipe_that_nobody_reads_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)))
    reader.start()
    refused(pipe, "broken pipe", b"x" * 3_000_000)
    reader.join()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no names of descriptors here")
@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}", "/proc/{pid}/fd/{}", "link"])
def test_a_descriptor_is_written_to_where_it_stands(tmp_path: Path, name: str) -> None:
    if name.startswith("/proc") and not Path("/proc/self").exists():
        pytest.skip("no /proc here")
    file = tmp_path / "file"
    with file.open("wb", buffering=0) as opened:
        opened.write(b"before ")
        os.set_inheritable(opened.fileno(), True)
        (tmp_path / "link").symlink_to(f"/dev/fd/{opened.fileno()}")
        path = name.format(opened.fileno(), pid=os.getpid()) if name != "link" else str(tmp_path / "link")
        assert destination(path, error=SheetError).descriptor == opened.fileno()
        put(path)
        opened.write(b" after")
    assert file.read_bytes() == b"before new after"
    assert names(tmp_path) == ["file", "link"]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no names of descriptors here")
def test_what_the_program_opened_itself_is_nobodys_output(tmp_path: Path) -> None:
    with (tmp_path / "ledger").open("wb") as own:
        refused(f"/dev/fd/{own.fileno()}", "bad file descriptor")
    refused("/dev/fd/987", "bad file descriptor")
    assert (tmp_path / "ledger").read_bytes() == b""


def test_a_descriptor_that_doesnt_wait(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    os.set_inheritable(writing, True)
    heard: list[bytes] = []

    def read() -> None:
        with os.fdopen(reading, "rb") as pipe:
            heard.append(pipe.read())

    reader = threading.Thread(target=read)
    reader.start()
    put(f"/dev/fd/{writing}", b"x" * 500_000)
    os.close(writing)
    reader.join()
    assert heard == [b"x" * 500_000]


def test_a_terminal_gets_text_that_cant_steer_it() -> None:
    pty = pytest.importorskip("pty")
    screen, terminal = pty.openpty()
    try:
        name = os.ttyname(terminal)
        put(name, "one \x1b[31m\u202etwo\n".encode())
        assert b"\x1b" not in (shown := os.read(screen, 999))
        assert "two" in shown.decode()
        assert "\u202e" not in shown.decode()
        with pytest.raises(SheetError, match="unreadable on a terminal"):
            put(name, b"PK\3\4", binary=True)
    finally:
        os.close(terminal)
        os.close(screen)


def test_a_socket_and_a_disk_are_refused(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        refused(tmp_path / "socket", "is a socket")
    try:
        os.mknod(tmp_path / "disk", 0o666 | stat.S_IFBLK, os.makedev(7, 250))
    except PermissionError:
        pytest.skip("no right to make a device")
    refused(tmp_path / "disk", "is a disk")


@pytest.mark.parametrize("before", [None, b"old"])
@pytest.mark.parametrize("fails", ["write", "fsync", "close", "chmod", "replace"])
def test_whatever_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None, fails: str
) -> None:
    path = tmp_path / "out"
    if before:
        path.write_bytes(before)

    def no(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def half(handle: int, content: bytes) -> int:
        if len(content) < 1_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, content[: len(content) // 2])

    real, real_close = os.write, os.close

    def closes(handle: int) -> None:
        real_close(handle)
        no()

    with monkeypatch.context() as broken:
        if fails == "write":
            broken.setattr(write.os, "write", half)
        elif fails == "close":
            broken.setattr(write.os, "close", closes)
        elif fails == "fsync":
            broken.setattr(write.os, "fsync", no)
        else:
            broken.setattr(Path, fails, no)
        if fails == "chmod" and not before:
            put(path, b"x" * 10_000)  # a new file needs none
            return
        with pytest.raises(SheetError, match=r"no space left|input/output error"):
            put(path, b"x" * 10_000)
    assert names(tmp_path) == (["out"] if before else [])
    assert not before or path.read_bytes() == before


def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "out"
        put(path, b"o" * 20_000)
        refused(path, "no space left on device", b"n" * 90_000)
        refused(disk / "other", "no space left on device", b"n" * 90_000)
        assert path.read_bytes() == b"o" * 20_000
        assert names(disk) == ["out"]
        (tmp_path / "link").symlink_to(path)
        refused(tmp_path / "link", "no space left on device", b"n" * 90_000)
        assert path.read_bytes() == b"o" * 20_000


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(write.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "out")
    assert names(tmp_path) == []


def test_eight_writers_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "out"
    contents = [bytes([65 + number]) * 50_000 for number in range(8)]
    writers = [threading.Thread(target=put, args=(path, content)) for content in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert path.read_bytes() in contents
    assert names(tmp_path) == ["out"]
