"""The head of a log: how many events it has and the hashes of the last ones. Kept beside a ledger, printed in sign-offs
and on sheets, it tells on any machine when the end of the log was cut off.

The file beside `ledger.jsonl` is `ledger.jsonl.head`: a line for each of the last events, the count and the hash. Where
git keeps the lines of both sides of a merge, each of them still holds: its event is in the log, which has at least so
many. It is written after the log: a log that is ahead of its head is well.
"""

import os
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.ledger.chain import Tip
from factcheck.ledger.events import Event
from factcheck.ledger.stores.store import Store
from factcheck.output.write import replace
from factcheck.records.errors import LedgerError
from factcheck.records.regular import is_regular

SHOWN = 32
"""Digits of a hash that a printed head has; as few as 16 are taken back."""
_PRINTED = re.compile(r"([0-9]{1,15}):([0-9a-f]{16,64}(?:,[0-9a-f]{16,64})*)")
_LINE = re.compile(r"([0-9]{1,15}) ([0-9a-f]{64})")
_LARGEST = 1 << 20


@dataclass(frozen=True)
class Head:
    """The end of a log as it was: the count of its events, and the (beginnings of the) hashes of the last ones."""

    count: int
    hashes: tuple[str, ...]


def printed(tip: Tip) -> str | None:
    """The end of a log in the form that people copy: "57:3fa9c1…"; None for an empty one."""
    return f"{tip.count}:{','.join(head[:SHOWN] for head in tip.heads)}" if tip.count else None


def head_of(text: str) -> Head:
    """The inverse of `printed`; a LedgerError where `text` is no head."""
    found = _PRINTED.fullmatch(text.strip().lower())
    if not found:
        raise LedgerError(f"{text!r} is no head of a ledger; write it as sign-offs and sheets show it, 57:3fa9c1…")
    return Head(int(found[1]), tuple(found[2].split(",")))


def missing_from(head: Head, events: Sequence[Event]) -> str | None:
    """What a log lacks of what it had when `head` was printed, in a phrase; None where all is there."""
    by_hash = {event.hash: event for event in events}
    before: set[str] = set()
    for start in head.hashes:
        ends = [hash_ for hash_ in by_hash if hash_.startswith(start)]
        if not ends:
            return f"the event {start[:16]}, which was the last of {head.count}, isn't in the log"
        before |= _until(ends, by_hash)
    if len(before) < head.count:
        return f"{head.count} events led up to {head.hashes[0][:16]}, {len(before)} are in the log"
    return None


def _until(ends: Collection[str], by_hash: dict[str, Event]) -> set[str]:
    """The hashes of the events that lead up to `ends`, these included, as far as they are there."""
    found: set[str] = set()
    left = list(ends)
    while left:
        hash_ = left.pop()
        if hash_ in by_hash and hash_ not in found:
            found.add(hash_)
            left += by_hash[hash_].after
    return found


def file_of(ledger: Path) -> Path:
    """Where the head of the ledger at a path is kept: beside the file itself, wherever a link to it lies."""
    return Path(f"{os.path.realpath(ledger)}.head")


def lost(store: Store, ledger: Path) -> str | None:
    """One line that says so when the head beside a ledger tells of events that it hasn't; None when all is well."""
    try:
        heads = read(ledger)
    except LedgerError as error:
        return str(error)
    if not heads:
        return None
    gone = [head for head in heads if not store.has(head.hashes[0])]
    most, count = max(head.count for head in heads), store.tip().count
    if not gone and count >= most:
        return None
    return (
        f"{ledger}: events are missing, of {most} that were there {count} are left; bring them back from version "
        f"control or with 'factcheck ledger import', or, if they are to be gone, delete {file_of(ledger).name}"
    )


def read(ledger: Path) -> list[Head] | None:
    """The lines of the head beside a ledger; None where there is none to read, a LedgerError where it is damaged."""
    file = file_of(ledger)
    if not is_regular(file):
        return None
    try:
        with file.open("rb") as opened:
            text = opened.read(_LARGEST)
    except OSError:
        return None
    lines = [line.strip() for line in text.decode("ascii", "replace").splitlines() if line.strip()]
    found = [_LINE.fullmatch(line) for line in lines]
    if not found or None in found:
        raise LedgerError(
            "the head beside the ledger is damaged, so a cut can't be told; restore it from version control, or delete "
            "it: 'factcheck ledger rebuild' writes it anew",
            file=str(file),
        )
    return [Head(int(line[1]), (line[2],)) for line in found if line]


def keep(store: Store, ledger: Path) -> None:
    """Write the head beside a ledger anew. Lines on events that are missing stay: they would be forgotten else.

    Where it can't be written, nothing is said: the log is ahead of it then.
    """
    with suppress(LedgerError, OSError):
        tip = store.tip()
        old = read(ledger) or []
        gone = [head for head in old if not store.has(head.hashes[0])]
        if not gone and any(head.count > tip.count for head in old):
            return  # another program has written more meanwhile
        lines = [f"{head.count} {head.hashes[0]}" for head in gone] + [f"{tip.count} {hash_}" for hash_ in tip.heads]
        file = file_of(ledger)
        replace(file, "".join(f"{line}\n" for line in lines).encode(), private=True, durable=False)
        file.chmod(ledger.stat().st_mode & 0o777)  # whoever may write the one must be able to write the other
