"""From a file, or standard input, to bytes."""

import os
import stat
import sys

from factcheck.records.errors import InputError

STDIN = "-"

LARGEST = 256_000_000
"""Bytes of a draft's file, pictures in it included."""


def shown(path: str) -> str:
    """`path` as claims carry it and as it may be printed: what isn't UTF-8 in it is replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(path: str) -> bytes:
    """What stands in the file at `path`, or on standard input for "-"; an InputError if it can't be read."""
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if path == STDIN else _bytes(path)
    except (OSError, ValueError) as reason:  # ValueError: a null byte in the name, a closed standard input
        message = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
        raise InputError(f"can't be read: {message.lower()}", file=shown(path)) from None
    if len(raw) > LARGEST:
        raise _too_large(path)
    return raw


def _too_large(path: str) -> InputError:
    return InputError(f"larger than {LARGEST // 1_000_000} MB; save it without pictures", file=shown(path))


def _bytes(path: str) -> bytes:
    """The bytes of a regular file. It is opened without waiting, since nobody may ever write to a FIFO."""
    with os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
    ) as file:
        status = os.fstat(file.fileno())
        mode = status.st_mode
        if not stat.S_ISREG(mode):
            kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
            kind = next((name for is_kind, name in kinds if is_kind(mode)), "a device")
            raise InputError(f"{kind}, not a file; to read from a pipe, use -", file=shown(path))
        if status.st_size > LARGEST:
            raise _too_large(path)
        return file.read(LARGEST + 1)
