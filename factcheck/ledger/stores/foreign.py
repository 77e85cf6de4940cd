"""What is no ledger is never written to: looked at before the first mark goes into a file that is there."""

import os
from pathlib import Path

from factcheck.records.errors import LedgerError
from factcheck.records.regular import regular

_DATABASE = b"SQLite format 3\0"
_LINE = (b'{"after":', b'{"anchor":', b'{"at":')
"""How the first line of a ledger begins, whose keys stand in the order of the alphabet."""
_SUPER = bytes.fromhex("d9d505f920a163d7")
"""How a rollback journal ends that names another file, which SQLite deletes when it takes the journal back
(sqlite.org/fileformat2.html). Only a transaction over several databases makes one; a ledger is a single database.
"""
_ADVICE = "not a ledger; nothing was written: name another file"


def fit_for_database(file: Path) -> None:
    """Refuse to write a database to `file`, unless it is one, is empty or isn't there."""
    head = _head(file)
    if head and not head.startswith(_DATABASE):
        raise LedgerError(f"damaged, or {_ADVICE}", file=str(file))
    fit_to_take_back(Path(f"{os.path.realpath(file)}-journal"), file=str(file))


def fit_to_take_back(journal: Path, *, file: str) -> None:
    """Refuse a rollback journal, of the ledger called `file`, that would make SQLite delete a file it names."""
    regular(journal, error=LedgerError)
    try:
        with journal.open("rb") as opened:
            opened.seek(max(0, opened.seek(0, os.SEEK_END) - len(_SUPER)))
            end = opened.read(len(_SUPER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise LedgerError(f"its journal can't be read ({error.strerror})", file=file) from None
    if end == _SUPER:
        raise LedgerError(
            "its journal names another file, which SQLite would delete; no ledger has such a journal: don't use it, or "
            "delete the file that ends in '-journal'",
            file=file,
        )


def fit_for_lines(file: Path) -> None:
    """Refuse to write lines to `file`, unless it begins as a ledger does, is empty or isn't there."""
    head = _head(file)
    if head.strip() and not begins_as_line(head):
        raise LedgerError(f"damaged, or {_ADVICE}", file=str(file))


def begins_as_line(head: bytes) -> bool:
    """Whether it begins as a ledger does, or is the part of its beginning that a crash left."""
    head = head.lstrip()
    return any(head.startswith(line) or line.startswith(head) for line in _LINE)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(64)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerError(f"the ledger can't be read ({error.strerror})", file=str(file)) from None
