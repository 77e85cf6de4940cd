"""What every store offers; the same conformance tests run on all of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from factcheck.ledger.chain import Tip
from factcheck.ledger.events import Event
from factcheck.ledger.fold import Entry, Sketch


class Store(Protocol):
    """One log and its projection. An event is acknowledged when `append` returns: from then on it is never lost."""

    @property
    def address(self) -> str:
        """Where the store lies, as a user names it: a path, or an address without its password."""
        ...

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Seal the events, one after the other, and keep them for good, all or none; a LedgerError else."""
        ...

    def insert(self, events: Iterable[Event]) -> int:
        """Take in sealed events of another copy that this one hasn't; the number of those that were new."""
        ...

    def events(self, *, draft: str | None = None, claim: str | None = None) -> Iterator[Event]:
        """The events, in the order in which they came; of one draft, of one claim of it."""
        ...

    def written(self) -> Iterator[dict[str, Any]]:
        """Every event as it is kept, unread, for verifying and exporting."""
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
