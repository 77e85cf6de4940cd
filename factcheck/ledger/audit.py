"""Whether a log is sound, and whether the projection says what the log says: both are read raw, and folded again."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from factcheck.ledger import chain
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import Event, Marked, Seen, as_object
from factcheck.ledger.fold import Entry, folded
from factcheck.ledger.history import act
from factcheck.ledger.stores.reading import REBUILD, NewerError, entry_of, event_of, parsed, tip_of
from factcheck.ledger.stores.sql import row_of
from factcheck.ledger.stores.store import COLUMNS, Kept, Projection
from factcheck.records.errors import LedgerError

APART = "put this ledger aside, and take the marks from a sound copy: factcheck ledger import {copy}"
AGAIN = "bring it back: factcheck ledger import {copy} (where that is refused, put this ledger aside first)"
"""What to do next; `copy` is the journal, where there is one."""


@dataclass
class Log:
    """A log as it was read: its events in the order in which they are kept, and what is wrong, a phrase each.

    `unreadable` is what keeps commands from reading the ledger, `altered` what they would believe, and `columns` what
    is wrong beside the lines, which a rebuild mends.
    """

    events: list[Event] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        """All of them, the gravest first. What is missing because a line can't be read is not said twice."""
        return [*self.unreadable, *self.altered, *self.doubled, *self.columns]


def audit(kept: Iterable[Kept]) -> Log:
    """Read a log and check every event, its ties to those before it, and the columns beside it."""
    log = Log()
    missing: dict[str, str] = {}
    hashes: set[str] = set()
    told: dict[str, str] = {}
    for one in kept:
        unit = "line" if one.columns is None else "event"
        place = f"{unit} {one.place}"
        try:
            written = parsed(one.line)
            event = event_of(written)
        except NewerError as newer:
            log.unreadable.append(f"{place}: {newer}")
            continue
        except ValueError as error:
            log.unreadable.append(f"{place} is damaged ({error}), so the mark that it held is lost here; {APART}")
            continue
        log.columns += _beside(one, event, place)
        if event.id in told:
            log.doubled += _second(event, told[event.id], place, log.places[event.id], unit)
            continue
        told[event.id] = event.hash
        log.places[event.id] = one.place
        log.events.append(event)
        log.altered += _altered(written, event, place)
        hashes.add(event.hash)
        for before in event.after:
            missing.setdefault(before, f"{place} ({_about(event)})")
    if not log.unreadable:
        gone = {before: after for before, after in missing.items() if before not in hashes}
        log.altered += [
            f"the event before {after} is missing: it was taken out or rewritten; {AGAIN}" for after in gone.values()
        ]
        log.altered += [] if gone or log.altered else _miscounted(log)
    return log


def differing(projection: Projection, events: list[Event], *, file: str) -> Iterator[str]:
    """What the projection says otherwise than `events`, a phrase each."""
    expected = {(entry.draft, entry.claim): entry for entry in folded(events)}
    logged = {event.id for event in events}
    found: set[tuple[Any, Any]] = set()
    for row in projection.entries:
        key = row[0], row[1]
        found.add(key)
        if key not in expected:
            yield (
                f"marks are kept for {_named(*key)}, of which the log says nothing: they are forged, or their events "
                f"were taken out; bring these back with 'factcheck ledger import {{copy}}', or {REBUILD}"
            )
        elif said := _otherwise(row, expected[key], logged, file=file):
            yield said
    for key in expected.keys() - found:
        yield f"the marks on {_named(*key)} are in the log and are not shown; {REBUILD}"
    versions: dict[tuple[Any, Any], Any] = {}
    for event in events:
        if isinstance(event, Seen):
            versions.setdefault((event.draft, event.sha256[:16]), event.sentences)
    if {tuple(row[:2]): row[2] for row in projection.versions} != versions:
        yield f"the versions of the drafts aren't those of the log, so marks may stand on wrong words; {REBUILD}"
    yield from _end(projection, events, file=file)


def _beside(kept: Kept, event: Event, place: str) -> Iterator[str]:
    said = (event.id, event.hash, event.draft, event.claim or "")
    for name, column, line in zip(COLUMNS, kept.columns or said, said, strict=True):
        if column != line:
            yield (
                f"the column {name!r} of {place} says {str(column)[:40]!r}, its line {line[:40]!r}: its mark is shown "
                f"elsewhere than it was made; {REBUILD}"
            )


def _second(event: Event, hash_: str, place: str, first: int, unit: str) -> Iterator[str]:
    if event.hash == hash_:
        yield f"{place} says the same as {unit} {first}, as after a merge; it counts once; {REBUILD}"
    else:
        yield f"{place} has the id of {unit} {first} and says something else: one of them is forged; {APART}"


def _altered(written: dict[str, Any], event: Event, place: str) -> Iterator[str]:
    try:
        if chain.digest(written) != event.hash:
            yield f"{place} was altered ({_about(event)}): nobody can tell what it said; {APART}"
        elif chain.digest(as_object(event)) != event.hash:
            yield f"{place} isn't written as factcheck writes it ({_about(event)}): it was made by hand; {APART}"
    except (ValueError, RecursionError):
        yield f"{place} can't be what factcheck wrote ({_about(event)}); {APART}"


def _miscounted(log: Log) -> Iterator[str]:
    """Events whose number isn't one more than that of those before them: it decides what stands."""
    numbers = {event.hash: event.n for event in log.events}
    for event in log.events:
        if event.n != 1 + max((numbers[before] for before in event.after), default=0):
            yield f"the event {event.id} has a wrong number ({_about(event)}), so it was made by hand; {APART}"


def _otherwise(row: tuple[Any, ...], entry: Entry, logged: Collection[str], *, file: str) -> str | None:
    """What a row of the projection says otherwise than its entry, and what to do. `logged`: the ids of all events."""
    *_, state = row
    expected = row_of(entry)
    name = _named(entry.draft, entry.claim)
    try:
        json.loads(state, object_pairs_hook=_pairs)
        kept = entry_of(entry.draft, entry.claim, state, file=file)
    except (LedgerError, ValueError, TypeError, RecursionError):
        return f"what is kept of {name} is damaged and can't be shown; {REBUILD}"
    if kept != entry:
        shown, true = _statuses(kept), _statuses(entry)
        what = f"is shown as {shown}, and was marked {true}" if shown != true else "isn't shown as it was marked"
        if any(event.id not in logged for event in kept.standing):
            return (
                f"{name} {what}: the log says nothing of it, so it is forged, or its events were taken out; bring "
                f"these back with 'factcheck ledger import {{copy}}', or {REBUILD}"
            )
        return f"{name} {what}: the projection was altered; {REBUILD}"
    if [*map(repr, row[:-1])] != [*map(repr, expected.values())][:-1]:  # 1.0 and 1 are two things here
        return f"{name} is kept at a wrong place, so its mark may stand on other words; {REBUILD}"
    return None


def cut_off(projection: Projection, events: list[Event], *, file: str) -> str | None:
    """What says so where the projection knows of more events than the log has; None where it doesn't, or is damaged."""
    for name, value in projection.meta:
        if name == "tip":
            try:
                tip = tip_of(value, file=file)
            except LedgerError:
                return None
            if tip.count > len(events) or not {*tip.heads} <= {event.hash for event in events}:
                return f"{tip.count} events were kept, {len(events)} are there: the last ones were cut off; {AGAIN}"
    return None


def _end(projection: Projection, events: list[Event], *, file: str) -> Iterator[str]:
    values = [value for name, value in projection.meta if name == "tip"]
    if len(projection.meta) != len(values) or len(values) > 1:
        yield f"the table 'meta' has rows that no ledger has; {REBUILD}"
    if not values:
        if events:
            yield f"the end of the log isn't kept, so a cut can't be told; {REBUILD}"
        return
    try:
        tip = tip_of(values[0], file=file)
    except LedgerError:
        yield f"what is kept of the end of the log is damaged; {REBUILD}"
        return
    true = chain.extend(Tip(), events)
    if cut := cut_off(projection, events, file=file):
        yield cut
    elif (tip.count, tip.n) != (true.count, true.n) or {*tip.heads} != {*true.heads}:
        yield f"{tip.count} events were counted, {true.count} are there: some were put in or taken out; {REBUILD}"


def _about(event: Event) -> str:
    on = f" {event.claim}" if event.claim else ""
    return f"{event.who}: {act(event)}{on} of {event.draft}"[:160]


def _named(draft: object, claim: object) -> str:
    return f"claim {claim} of {draft}"[:160] if claim else f"the draft {draft}"[:160]


def _statuses(entry: Entry) -> str:
    marks = sorted(f"{event.status} by {event.who}" for event in entry.standing if isinstance(event, Marked))
    return ", ".join(marks) or "open"


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a duplicate key")
    return dict(pairs)
