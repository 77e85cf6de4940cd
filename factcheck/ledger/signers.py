"""Who signed what in a log: which events are signed by whom, which aren't although they should be, which signatures
are wrong.
"""

from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from factcheck.ledger import keys
from factcheck.ledger.events import Event, Signature
from factcheck.ledger.history import act

SHOWN = 20
"""Unsigned events of one checker that are named, one by one."""
UNSIGNED = "it may be forged; if it is yours, sign it with 'factcheck ledger sign'"


@dataclass
class Signed:
    """What the signatures of a log amount to: problems, and notes on how many events of whom are signed; phrases."""

    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def check(events: list[Event], *, allowed: Path | None) -> Signed:
    """Check every signature against the keys of the file `allowed`; without one, only that what was signed is there.

    The events of somebody who has a key there must be signed by it, but those that came before their first signature:
    that one keeps them from being changed.
    """
    made, listed = Signed(), keys.principals(allowed) if allowed else []
    by_hash = {event.hash: event for event in events}
    signers: dict[str, set[str]] = {}
    first: dict[str, Signature] = {}
    unchecked = 0
    for event in events:
        if not isinstance(event, Signature):
            continue
        covered = covers(event, by_hash)
        if covered is None:
            made.problems.append(
                f"the signature {event.id} by {event.who} is on events that aren't in the log: one of them, or one "
                "before them, was altered after it was signed; put this ledger aside, and take the marks from a sound "
                "copy: factcheck ledger import COPY"
            )
            continue
        if allowed is None:
            unchecked += 1
            continue
        names = [name for who in dict.fromkeys(one.who for one in covered) for name in named(who, listed)]
        signer = keys.signed_by(event, names, allowed=allowed)
        if signer is None:
            made.problems.append(
                f"the signature {event.id} by {event.who} is wrong, or made with a key that {allowed} doesn't have for "
                "its time: don't rely on the events that it stands for"
            )
            continue
        for one in covered:
            if signer in named(one.who, listed) or not named(one.who, listed):
                signers.setdefault(one.hash, set()).add(signer)
                if one.who not in first or event.n < first[one.who].n:
                    first[one.who] = event
    if allowed:
        _tell(events, signers, first, listed, made)
    elif unchecked:
        made.notes.append(
            f"{unchecked} signature{'s' * (unchecked != 1)} not checked: name the keys with --allowed-signers"
        )
    return made


def unsigned(events: list[Event], who: str) -> list[Event]:
    """The events of `who` that no signature stands for, right or wrong."""
    by_hash = {event.hash: event for event in events}
    covered = {one.hash for event in events if isinstance(event, Signature) for one in covers(event, by_hash) or ()}
    return [one for one in events if one.who == who and not isinstance(one, Signature) and one.hash not in covered]


def runs(events: list[Event]) -> tuple[str, ...]:
    """The runs, as signatures name them, that `events` make up."""
    found: list[tuple[int, str]] = []
    for event in events:
        follows = found and event.after == (found[-1][1],)
        count = found.pop()[0] if follows else 0
        found.append((count + 1, event.hash))
    return tuple(f"{count}:{hash_}" for count, hash_ in found)


def covers(signature: Signature, by_hash: dict[str, Event]) -> list[Event] | None:
    """The events that a signature stands for; None where one of them isn't there."""
    found: list[Event] = []
    for run in signature.signs:
        count, _, hash_ = run.partition(":")
        for left in range(int(count), 0, -1):
            if hash_ not in by_hash:
                return None
            event = by_hash[hash_]
            found.append(event)
            if left > 1 and len(event.after) != 1:
                return None
            hash_ = event.after[0] if event.after else ""
    return found


def named(who: str, listed: list[str]) -> list[str]:
    """The principals by which `who` goes in a file of allowed signers: the name itself, or that name at a host."""
    found = [name for name in listed if who in (name, name.partition("@")[0])]
    return found or ([who] if any(fnmatchcase(who, name) for name in listed if set("*?") & set(name)) else [])


def _tell(
    events: list[Event], signers: dict[str, set[str]], first: dict[str, Signature], listed: list[str], made: Signed
) -> None:
    before = {who: _before(signature, events) for who, signature in first.items()}
    counts: Counter[tuple[str, str]] = Counter()
    left: Counter[str] = Counter()
    for event in events:
        if isinstance(event, Signature):
            continue
        if by := signers.get(event.hash):
            counts[event.who, f"signed by {', '.join(sorted(by))}"] += 1
        elif not named(event.who, listed):
            counts[event.who, "unsigned: no key is listed for this name"] += 1
        elif event.hash in before.get(event.who, ()):
            counts[event.who, "from before their first signature, which keeps them from being changed"] += 1
        else:
            left[event.who] += 1
            if left[event.who] <= SHOWN:
                made.problems.append(f"{_about(event)} isn't signed, and {event.who} has a key: {UNSIGNED}")
    for who, count in left.items():
        if count > SHOWN:
            made.problems.append(f"{count - SHOWN} more events of {who}, who has a key, aren't signed")
    for (who, how), count in sorted(counts.items()):
        made.notes.append(f"{count} event{'s' * (count != 1)} of {who} {how}")


def _before(signature: Signature, events: list[Event]) -> set[str]:
    """The hashes of the events that a signature follows."""
    by_hash = {event.hash: event for event in events}
    found: set[str] = set()
    left = list(signature.after)
    while left:
        hash_ = left.pop()
        if hash_ in by_hash and hash_ not in found:
            found.add(hash_)
            left += by_hash[hash_].after
    return found


def _about(event: Event) -> str:
    on = f" claim {event.claim}" if event.claim else ""
    return f"the event {event.id} ({event.who}: {act(event)}{on} of {event.draft})"[:200]
