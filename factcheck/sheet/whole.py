"""Writing a file whole or not at all: into a new one beside it, kept on the disk, then put in its place."""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factcheck.records.errors import SheetError


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new file, then put it in the place of `target`, whose rights it gets.

    A SheetError where that can't be done; what was at `target` is then untouched.
    """
    target = Path(os.path.realpath(target))
    new = target.with_name(f".{target.name}.{os.getpid()}{target.suffix}")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise SheetError("is read-only; make it writable, or name another file", file=str(target))
        if target.is_dir():
            raise SheetError("is a folder; name a file in it", file=str(target))
        write(new)
        with suppress(FileNotFoundError):
            new.chmod(stat.S_IMODE(target.stat().st_mode))
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(target)
        _keep_name(target.parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SheetError(
            f"can't be written ({reason}); close it elsewhere, or name another file", file=str(target)
        ) from None
    finally:
        with suppress(OSError):
            new.unlink()


def _keep_name(folder: Path) -> None:
    """Keep the renaming itself on the disk; a system that can't do so keeps it in its own time."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
