"""What the name of an output leads to: a file to be replaced, or something that is written to and never replaced."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck.records.errors import FactcheckError

STDOUT = "-"
_MOST_LINKS = 40
_DESCRIPTORS = re.compile(r"/proc/(\d+)(?:/task/\d+)?/fd")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an output goes; one of the last three is set.

    `name` is what the user called it. `file` is the file that is replaced or made, at the end of all links.
    `device` is a pipe or a device, to be opened. `descriptor` is something that this process was given open.
    """

    name: str
    file: Path | None = None
    device: Path | None = None
    descriptor: int | None = None

    @property
    def standard_output(self) -> bool:
        """Whether it goes to standard output, so that nothing else may be said there."""
        return self.descriptor == 1


def destination(path: Path | str, *, error: type[FactcheckError]) -> Destination:
    """What the output `path` leads to; an `error` where nothing can be written."""
    name = os.fspath(path)
    if name == STDOUT:
        return Destination(name, descriptor=1)
    try:
        at = _followed(name)
        if isinstance(at, int):
            return Destination(name, descriptor=_given(at))
        mode = _mode(at)
    except (OSError, ValueError) as reason:  # ValueError: a null in the name
        raise unwritable(name, reason, error) from None
    if mode is None:
        return Destination(name, file=_new(name, at, error))
    if stat.S_ISDIR(mode):
        raise error("is a folder; name a file in it", file=name)
    if stat.S_ISBLK(mode):
        raise error("is a disk; name a file on it", file=name)
    if stat.S_ISSOCK(mode):
        raise error("is a socket, which can't be opened for writing; name a file or a pipe", file=name)
    if stat.S_ISREG(mode) and not at.startswith("/proc/"):
        return Destination(name, file=Path(at))
    return Destination(name, device=Path(at))


def must_not_be(path: Path | str, inputs: Iterable[tuple[Path | str, str]], *, error: type[FactcheckError]) -> None:
    """An `error` if the output `path` is one of `inputs`, each a file and what it is ("the draft")."""
    file = destination(path, error=error).file
    if file is None:
        return
    for other, what in inputs:
        if os.path.realpath(other) == os.path.realpath(file) or _same(other, file):
            raise error(f"is {what}; name another file for the output", file=os.fspath(path))


def unwritable(name: str, reason: OSError | ValueError, error: type[FactcheckError]) -> FactcheckError:
    """The error for an output that the system refuses, with what to do about it."""
    said = (getattr(reason, "strerror", None) or str(reason)).lower()
    full = getattr(reason, "errno", None) in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None))
    held = sys.platform == "win32" and isinstance(reason, PermissionError)  # what is open there can't be replaced
    advice = "make room, or " if full else "close it elsewhere, or " if held else ""
    return error(f"can't be written ({said}); {advice}name another file", file=name)


def _followed(name: str) -> str | int:
    """The path at the end of all links, absolute; a number where one of them is a descriptor of this process."""
    at = os.path.join(os.getcwd(), name)  # noqa: PTH118 PTH109 (a Path drops the slash at the end)
    for _ in range(_MOST_LINKS):
        folder, base = os.path.split(at)
        folder = os.path.realpath(folder)
        at = os.path.join(folder, base)  # noqa: PTH118
        if base.isascii() and base.isdigit() and _ours(folder):
            return int(base)
        if folder.startswith("/proc/") or not os.path.islink(at):  # noqa: PTH114
            return at  # links to what other processes hold open lead there only when they are opened
        at = os.path.join(folder, os.readlink(at))  # noqa: PTH115 PTH118
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _ours(folder: str) -> bool:
    """Whether a folder lists what this process holds open."""
    if folder == "/dev/fd":
        return True
    found = _DESCRIPTORS.fullmatch(folder)
    return found is not None and found[1] == os.readlink("/proc/self")  # noqa: PTH115


def _given(number: int) -> int:
    """A descriptor that the caller of the program opened; an OSError for those that the program opened itself, such
    as its ledger's: Python keeps them from children.
    """
    if not os.get_inheritable(number):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return number


def _mode(at: str) -> int | None:
    """The mode of what stands there, None where nothing does."""
    try:
        return os.stat(at).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return None


def _new(name: str, at: str, error: type[FactcheckError]) -> Path:
    folder, base = os.path.split(at)
    if not base:
        raise error("ends in a slash, so it is a folder; name a file in it", file=name)
    if not os.path.isdir(folder):  # noqa: PTH112
        raise error("can't be written (there is no such folder); make the folder, or name another file", file=name)
    return Path(at)


def _same(one: Path | str, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False
