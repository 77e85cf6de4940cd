"""Telling a ledger from any other file by its first bytes, so that no output takes the place of one."""

import json
from pathlib import Path

from factcheck.ledger.stores.sqlite import APPLICATION
from factcheck.records.regular import is_regular

_SQLITE = b"SQLite format 3\0"
_PLACE = 68
"""Where in the head of an SQLite file its program's number stands (sqlite.org/fileformat2.html)."""
_LONGEST_LINE = 1 << 20
_SAID = {"id", "kind", "hash", "draft"}
"""Some of what every event says."""


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
    try:
        event = json.loads(head)
    except (ValueError, RecursionError):
        return False
    return isinstance(event, dict) and event.keys() >= _SAID
