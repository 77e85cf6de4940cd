"""Telling a ledger from any other file by its first bytes, so that no output takes the place of one."""

import json
from pathlib import Path

from factcheck.ledger.place import FOLDER, LINES
from factcheck.ledger.stores.foreign import begins_as_line
from factcheck.ledger.stores.sqlite import APPLICATION
from factcheck.records.regular import is_regular

_SQLITE = b"SQLite format 3\0"
_PLACE = 68
"""Where in the head of an SQLite file its program's number stands (sqlite.org/fileformat2.html)."""
_LONGEST_LINE = 1 << 20
_SAID = {"id", "kind", "hash", "draft"}
"""Some of what every event says."""


def may_be_ledger(path: Path | str) -> bool:
    """Whether a file is, or was before it was damaged, a ledger: what no output may take the place of."""
    file = Path(path)
    if not is_regular(file):
        return False
    try:
        with file.open("rb") as opened:
            head = opened.read(_PLACE)
    except OSError:
        return False
    named = file.parent.name == FOLDER and file.suffix in (".db", *LINES)
    return (bool(head) and (named or head.startswith(_SQLITE) or begins_as_line(head))) or is_ledger(file)


def is_ledger(path: Path | str) -> bool:
    """Whether the file at `path` is a ledger, as a database or as text."""
    if not is_regular(path):
        return False
    try:
        with Path(path).open("rb") as file:
            head = file.read(_PLACE + 4)
            if not head.startswith(_SQLITE):
                head = (head + file.read(_LONGEST_LINE)).lstrip().partition(b"\n")[0]
    except OSError:
        return False
    if head.startswith(_SQLITE) or not head:
        ours = head[_PLACE : _PLACE + 4] == APPLICATION.to_bytes(4, "big")
        return ours or Path(f"{path}-wal").exists()  # a ledger that is just being begun says so in its log only
    if len(head) >= _LONGEST_LINE:
        return begins_as_line(head)
    try:
        event = json.loads(head)
    except (ValueError, RecursionError):
        return False
    return isinstance(event, dict) and event.keys() >= _SAID
