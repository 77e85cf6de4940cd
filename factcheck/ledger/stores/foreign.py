"""What is no ledger is never written to: looked at before the first mark goes into a file that is there."""

from pathlib import Path

from factcheck.records.errors import LedgerError

_DATABASE = b"SQLite format 3\0"
_LINE = (b'{"after":', b'{"anchor":', b'{"at":')
"""How the first line of a ledger begins, whose keys stand in the order of the alphabet."""
_ADVICE = "not a ledger; nothing was written: name another file"


def fit_for_database(file: Path) -> None:
    """Refuse to write a database to `file`, unless it is one, is empty or isn't there."""
    head = _head(file)
    if head and not head.startswith(_DATABASE):
        raise LedgerError(f"damaged, or {_ADVICE}", file=str(file))


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
