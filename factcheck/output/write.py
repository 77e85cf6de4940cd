"""Writing an output: a file whole or not at all, a pipe or a device as it is."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from factcheck.output.destination import Destination, destination, unwritable
from factcheck.records.errors import FactcheckError

PRIVATE = 0o600
"""The mode of a new file that only its user may read."""


def write_output(
    path: Path | str, content: bytes, *, error: type[FactcheckError], private: bool = False, binary: bool = False
) -> Destination:
    """Write `content` to the output that the user calls `path`; where it went. An `error` where that can't be done.

    A file is replaced as a whole and keeps its rights; `private`: a new one is its user's alone. `binary`: it means
    nothing on a terminal, so it is refused there. What can't be written leaves a file as it was.
    """
    to = destination(path, error=error)
    try:
        if to.file is not None:
            replace(to.file, content, private=private)
        elif to.device is not None:
            _open_and_write(to.device, content, binary=binary)
        elif to.descriptor is not None:
            _write_to(to.descriptor, content, binary=binary)
    except BrokenPipeError as reason:
        if to.standard_output:
            raise  # as for everything that is printed
        raise unwritable(to.name, reason, error) from None
    except _TerminalError:
        raise error("would be unreadable on a terminal; name a file, or lead it into a pipe", file=to.name) from None
    except OSError as reason:
        raise unwritable(to.name, reason, error) from None
    return to


def replace(file: Path, content: bytes, *, private: bool = False, durable: bool = True) -> None:
    """Put `content` in the place of `file`, which is no link, or make it; an OSError leaves it as it was.

    `durable`: wait until the disk has it. Other names of the same file (hard links) keep what it was.
    """
    old = _status(file)
    if old and not os.access(file, os.W_OK):
        raise OSError(errno.EACCES, "it is read-only")
    new = file.parent / f".factcheck-{os.urandom(8).hex()}"  # short, so that no name is too long for it
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(new, flags, PRIVATE if private or old else 0o666)
    except PermissionError as reason:
        raise OSError(reason.errno, "nothing can be written in its folder") from None
    try:
        try:
            _write_all(handle, content)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        if old:
            _take_over(new, old)
        new.replace(file)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    if durable:
        _keep_name(file.parent)


def open_private(name: str, flags: int) -> int:
    """An opener for `open`: what it makes is its user's alone."""
    return os.open(name, flags, PRIVATE)


class _TerminalError(Exception):
    """Bytes were about to be shown on a terminal."""


def _open_and_write(device: Path, content: bytes, *, binary: bool) -> None:
    """Write to what is there; it is opened like a file that exists, so that nothing can be made in its place."""
    handle = os.open(device, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0))
    try:
        _write_to(handle, content, binary=binary)
    finally:
        os.close(handle)


def _write_to(handle: int, content: bytes, *, binary: bool) -> None:
    if binary and os.isatty(handle):
        raise _TerminalError
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        if handle == number and stream is not None:
            stream.flush()  # what was printed before comes before
    if os.isatty(handle):
        from factcheck.text.visible import visible

        content = visible(content.decode("utf-8", "replace")).encode()  # a note must not command the terminal
    _write_all(handle, content)


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        try:
            left = left[os.write(handle, left) :]
        except BlockingIOError:  # a pipe that somebody made not to wait
            import select

            select.select([], [handle], [])


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _take_over(new: Path, old: os.stat_result) -> None:
    """Give a file the owner, group and rights of the one whose place it takes; a group that it can't have gets no
    more rights than everybody has.
    """
    mode = stat.S_IMODE(old.st_mode) & 0o777
    now = new.stat()
    if hasattr(os, "chown") and (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):
            os.chown(new, -1, old.st_gid)
        with suppress(OSError):
            os.chown(new, old.st_uid, -1)
        if new.stat().st_gid != old.st_gid:
            mode = mode & 0o707 | (mode & 0o007) << 3
    new.chmod(mode)


def _keep_name(folder: Path) -> None:
    """Keep the renaming itself on the disk; a system that can't do so keeps it in its own time."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
