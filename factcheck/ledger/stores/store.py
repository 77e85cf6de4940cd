"""What every store offers; the same conformance tests run on all of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from factcheck.ledger.chain import Sign, Tip
from factcheck.ledger.events import Event
from factcheck.ledger.fold import Entry, Sketch


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as it is kept, unread: where (its line, or its number in the table), its text, and what the columns
    beside it say of it; None where there are none.
    """

    place: int
    line: str | bytes
    columns: tuple[Any, ...] | None = None


COLUMNS = ("id", "hash", "draft", "claim")
"""The columns beside an event's line, in the order in which `Kept` has them."""

Rows: TypeAlias = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Projection:
    """The rows of the projection's tables, unread: entries (draft, claim, n, kind, version, id, start, stop, state),
    versions (draft, version, sentences) and meta (name, value).
    """

    entries: Rows
    versions: Rows
    meta: Rows


class Store(Protocol):
    """One log and its projection. An event is acknowledged when `append` returns: from then on it is never lost."""

    @property
    def address(self) -> str:
        """Where the store lies, as a user names it: a path, or an address without its password."""
        ...

    def append(self, events: Sequence[Event], *, sign: Sign | None = None) -> list[Event]:
        """Seal the events, one after the other, and keep them for good, all or none; a LedgerError else. What `sign`
        makes of the sealed events is kept with them.
        """
        ...

    def insert(self, events: Iterable[Event]) -> int:
        """Take in sealed events of another copy that this one hasn't; the number of those that were new."""
        ...

    def events(self, *, draft: str | None = None, claim: str | None = None) -> Iterator[Event]:
        """The events, in the order in which they came; of one draft, of one claim of it."""
        ...

    def kept(self) -> Iterator[Kept]:
        """Every event as it is kept, unread, for verifying."""
        ...

    def projection(self) -> Projection | None:
        """The projection as it is kept, unread, for verifying; None for a store that folds its log at each reading."""
        ...

    def faults(self) -> list[str]:
        """What is wrong with the file or the tables themselves, whatever the events in them say; a phrase each."""
        ...

    def rebuild(self) -> list[str]:
        """Make anew all that follows from the log, which was verified, in one transaction; what was mended, a phrase
        each, as far as the projection's rows don't show it.
        """
        ...

    def entries(self, draft: str) -> list[Entry]:
        """The projection of one draft: an entry a claim, in the order in which they were first marked."""
        ...

    def sketches(self, draft: str) -> list[Sketch]:
        """The same, to be read one by one."""
        ...

    def drafts(self) -> list[Entry]:
        """An entry for each draft as a whole: where it was seen, and who signed it off."""
        ...

    def versions(self, draft: str) -> dict[str, str]:
        """The packed sentence digests of every version of a draft that was marked, by the version's name."""
        ...

    def tip(self) -> Tip:
        """The end of the log. It changes with every event, whoever wrote it."""
        ...

    def has(self, hash_: str) -> bool:
        """Whether the log holds the event with this hash."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...
