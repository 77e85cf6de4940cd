"""The projection: what of a claim's events stands, kept ready so that opening a ledger reads it and folds nothing.

Which events stand depends on the set of events alone, not on the order in which they came: two copies of a log that
were merged either way tell the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.events import EVENT, Event, Signature, Undone, as_object

RENEWED = frozenset({"status", "second", "dismiss", "finding"})
"""What no longer counts when the figure itself has changed; notes, evidence and concerns are kept."""


History: TypeAlias = Callable[[str, str], Iterable[Event]]
"""Gives all events on a claim (or "", the draft as a whole) of a draft."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim (or, with `claim` "", a draft as a whole) and the events on it that stand, the last one last.

    `anchor` is the claim as it was last seen, `since` what it says since its figure was changed last, `n` the place of
    its first event in the log.
    """

    draft: str
    claim: str
    standing: tuple[Event, ...] = ()
    anchor: Anchor | None = None
    since: str | None = None
    n: int = 0

    def last(self, kind: str) -> Event | None:
        """The last standing event of a kind."""
        return next((event for event in reversed(self.standing) if event.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Sketch:
    """An entry that hasn't been read yet, and what places it: its anchor's kind, version, id and half-open stretch.

    Ten thousand of them are at hand at once; `read` is called for those that somebody looks at.
    """

    draft: str
    claim: str
    kind: str | None
    version: str | None
    id: str | None
    start: int
    stop: int
    read: Callable[[], Entry]


def sketch_of(entry: Entry) -> Sketch:
    """The sketch of an entry that was read."""
    at = entry.anchor
    if at is None:
        return Sketch(entry.draft, entry.claim, None, None, None, 0, 0, lambda: entry)
    return Sketch(entry.draft, entry.claim, at.kind, at.version, at.id, at.start, at.end, lambda: entry)


def fold(draft: str, claim: str, events: Iterable[Event]) -> Entry:
    """The entry that all events on a claim, in any order, amount to."""
    ordered = sorted({event.id: event for event in events}.values(), key=order)
    dead: set[str] = set()
    for event in reversed(ordered):
        if isinstance(event, Undone) and event.id not in dead:
            dead.add(event.event)
    entry = Entry(draft, claim)
    living = [event for event in ordered if event.id not in dead]
    replaced = {id_ for event in living for id_ in event.over}
    since = next((event.since for event in reversed(living) if event.fresh), None)
    for event in living:
        entry = _seen(entry, event)
    standing = tuple(_bare(event) for event in living if event.id not in replaced and _counts(event, since))
    return replace(entry, standing=standing, since=since, n=ordered[0].n if ordered else 0)


def folded(events: Iterable[Event]) -> list[Entry]:
    """The entries that a whole log amounts to, an entry for each draft as a whole among them."""
    by_key: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        by_key.setdefault((event.draft, event.claim or ""), []).append(event)
    return [fold(*key, said) for key, said in by_key.items()]


def advance(entry: Entry, event: Event) -> Entry:
    """The entry after one more event that follows all others and takes none back."""
    since = event.since if event.fresh else entry.since
    stood = (old for old in entry.standing if old.id not in event.over and _counts(old, since))
    new = (_bare(event),) if _counts(event, since) else ()
    return replace(_seen(entry, event), standing=(*stood, *new), since=since, n=entry.n or event.n)


def projected(events: Iterable[Event], entry: Callable[[str, str], Entry], history: History) -> list[Entry]:
    """The entries that `events`, just appended to the log, change: read with `entry`, or, where an event takes
    another one back, folded anew from the claim's `history`, which has the new events already.
    """
    changed: dict[tuple[str, str], Entry] = {}
    anew: set[tuple[str, str]] = set()
    for event in events:
        key = event.draft, event.claim or ""
        if isinstance(event, Undone):
            anew.add(key)
        if key not in anew:
            changed[key] = advance(changed[key] if key in changed else entry(*key), event)
    changed |= {key: fold(*key, history(*key)) for key in anew}
    return list(changed.values())


def to_object(entry: Entry) -> dict[str, Any]:
    """The entry as stores keep it."""
    return {
        "standing": [as_object(event) for event in entry.standing],
        "anchor": entry.anchor.model_dump(mode="json") if entry.anchor else None,
        "since": entry.since,
        "n": entry.n,
    }


def from_object(draft: str, claim: str, kept: dict[str, Any]) -> Entry:
    """The inverse of `to_object`."""
    standing = tuple(EVENT.validate_python(event, strict=False) for event in kept["standing"])
    anchor = Anchor.model_validate(kept["anchor"]) if kept["anchor"] else None
    return Entry(draft, claim, standing, anchor, kept["since"], kept["n"])


def order(event: Event) -> tuple[int, str, str]:
    """What puts events in their order, whatever order a store has them in: merged text forms have any."""
    return event.n, event.at.isoformat(), event.id


def _counts(event: Event, since: str | None) -> bool:
    if isinstance(event, Undone | Signature):
        return False
    return event.kind not in RENEWED or event.since == since


def _seen(entry: Entry, event: Event) -> Entry:
    return replace(entry, anchor=event.body) if event.body else entry


def _bare(event: Event) -> Event:
    return event.model_copy(update={"body": None, "after": ()})
