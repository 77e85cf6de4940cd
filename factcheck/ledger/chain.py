"""The chain: each event holds the hashes of the last ones before it, so that no event can be altered or left out."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from factcheck.ledger.events import Event, as_object, form_of
from factcheck.records.errors import LedgerError

Sign: TypeAlias = Callable[[Sequence[Event]], Event]
"""Makes of sealed events the one that signs them."""
LAST = 1 << 52
"""A number that no log comes to; what is beyond it couldn't be read any more."""


@dataclass(frozen=True)
class Tip:
    """The end of a log: how many events it has, the highest `n`, the hashes that no event follows yet."""

    count: int = 0
    n: int = 0
    heads: tuple[str, ...] = ()


def line(written: dict[str, Any]) -> str:
    """An event's one line of JSON, without the line end."""
    return json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(written: dict[str, Any]) -> str:
    """The hash of an event: of everything that its line says but the hash itself."""
    said = line({name: value for name, value in written.items() if name != "hash"})
    return sha256(said.encode()).hexdigest()


def seal(events: Iterable[Event], tip: Tip, *, sign: Sign | None = None) -> tuple[list[Event], Tip]:
    """`events`, and the one that `sign` makes of them, tied one after the other to the end of the log; its new end."""
    sealed: list[Event] = []
    if tip.n >= LAST:
        raise LedgerError("its event numbers are impossibly high; 'factcheck ledger verify' tells more")
    for event in events:
        tied = event.model_copy(update={"v": form_of(event), "n": tip.n + 1, "after": tip.heads, "hash": ""})
        tied = tied.model_copy(update={"hash": digest(as_object(tied))})
        tip = Tip(tip.count + 1, tied.n, (tied.hash,))
        sealed.append(tied)
    if sign and sealed:
        signature, tip = seal([sign(sealed)], tip)
        sealed += signature
    return sealed, tip


def extend(tip: Tip, events: Sequence[Event]) -> Tip:
    """The end of a log after `events`, which are sealed and may come from another copy of it, were added."""
    followed = {hash_ for event in events for hash_ in event.after}
    heads = [head for head in tip.heads if head not in followed]
    heads += [event.hash for event in events if event.hash not in followed]
    return Tip(tip.count + len(events), max([tip.n, *(event.n for event in events)]), tuple(sorted(set(heads))))
