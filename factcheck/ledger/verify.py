"""Verifying a ledger: its file, its log, its projection, and what was kept or printed of its end, all at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from factcheck.ledger import heads
from factcheck.ledger.audit import Log, audit, differing
from factcheck.ledger.chain import Tip
from factcheck.ledger.heads import Head
from factcheck.ledger.journal import journal_of
from factcheck.ledger.stores.store import Projection, Store
from factcheck.records.errors import LedgerError

Answer = TypeVar("Answer")
_TRIES = 5
"""Readings of a ledger that others write to meanwhile: a busy desk marks now and then, not all the time."""


@dataclass(frozen=True)
class Verdict:
    """What a ledger holds and what is wrong with it, a phrase each; `unreadable`: no command can read it as it is."""

    log: Log
    problems: tuple[str, ...]
    unreadable: bool = False


def verify(store: Store, *, ledger: Path | None = None, expected: Sequence[Head] = ()) -> Verdict:
    """Check all that commands show of a ledger. `ledger` is its path, where it is a file; `expected` are heads that
    were printed earlier. A LedgerError where it can't be opened at all, or somebody keeps writing to it.
    """
    return steady(store, lambda: _verdict(store, ledger, expected))


def steady(store: Store, read: Callable[[], Answer]) -> Answer:
    """What `read` reads of a ledger in several parts, while nobody marks: parts from before and after a mark don't fit
    each other. A LedgerError where somebody keeps writing.
    """
    for _ in range(_TRIES):
        before = _tip(store)
        found = read()
        if _tip(store) == before:
            return found
    raise LedgerError("is being written to; try again", file=store.address)


def _tip(store: Store) -> Tip | None:
    """The end of the log; None where it can't be read."""
    try:
        return store.tip()
    except LedgerError:
        return None


def _verdict(store: Store, ledger: Path | None, expected: Sequence[Head]) -> Verdict:
    problems = store.faults()
    log, projection = Log(), None
    unreadable = False
    try:
        projection = store.projection()
    except LedgerError as error:
        unreadable = True
        problems += [] if problems else [error.message]
    try:
        log = audit(store.kept())
        problems += log.problems
    except LedgerError as error:
        unreadable = True
        problems.append(error.message)
    problems += _of_the_projection(projection, log, file=store.address)
    problems += [f"it isn't what it was: {gone}" for head in expected if (gone := heads.missing_from(head, log.events))]
    copy = "COPY"
    if ledger:
        if not log.unreadable:
            problems += _of_the_head(log, ledger)
        if (journal := journal_of(ledger)).is_file():
            copy = str(journal)
    told = tuple(dict.fromkeys(problem.replace("{copy}", copy) for problem in problems))
    return Verdict(log, told, unreadable or bool(log.unreadable))


def _of_the_projection(projection: Projection | None, log: Log, *, file: str) -> list[str]:
    if projection is None or log.unreadable or log.altered:
        return []  # it would only be said again, and a rebuild doesn't mend a log
    return list(differing(projection, log.events, file=file))


def _of_the_head(log: Log, ledger: Path) -> list[str]:
    """What the head beside the ledger says that the log doesn't bear out."""
    try:
        kept = heads.read(ledger) or []
    except LedgerError as error:
        return [error.message]
    hashes = {event.hash for event in log.events}
    most = max((head.count for head in kept), default=0)
    if any(head.hashes[0] not in hashes for head in kept) or most > len(log.events):
        return [
            f"{most} events were kept, {len(log.events)} are there: the last ones were cut off or rewritten; bring "
            f"them back: factcheck ledger import {{copy}} (if they are to be gone, delete {heads.file_of(ledger).name})"
        ]
    return []
