"""Whether what is called a file is one: reading a pipe may wait forever, and reading a device never ends."""

import os
import stat
from pathlib import Path

from factcheck.records.errors import FactcheckError


def is_regular(path: Path | str) -> bool:
    """Whether what stands at `path`, or where a link there leads, is a file."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 (asked of every file of a folder: a Path costs more)
    except (OSError, ValueError):
        return False


def regular(path: Path, *, error: type[FactcheckError]) -> None:
    """Refuse with `error` what stands at `path` and is no file; what isn't there at all is left to who opens it."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise error(f"{'a pipe' if stat.S_ISFIFO(mode) else 'a device'}, not a file; name a file", file=str(path))
