"""Being alone with a file: an advisory lock that the system lifts when the process ends, however it ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from factcheck.records.errors import LedgerError


@contextmanager
def alone(file: IO[bytes], *, patience: float, name: str) -> Iterator[None]:
    """Hold `file`, which other programs hold this way too, for the time of the block; wait `patience` seconds."""
    until = time.monotonic() + patience
    while not _take(file):
        if time.monotonic() > until:
            raise LedgerError("another program holds the ledger; nothing was written: try again", file=name)
        time.sleep(0.005)
    try:
        yield
    finally:
        _give_back(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        try:
            file.seek(0x7FFFFFFF)  # far behind the text, which others may read meanwhile
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(file: IO[bytes]) -> None:
        file.seek(0x7FFFFFFF)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _give_back(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
