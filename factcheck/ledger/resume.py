"""How the dates of a draft were read when it was marked last, so that a moved paragraph doesn't re-date a weekday."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.ledger.events import Seen
from factcheck.ledger.ledger import Ledger
from factcheck.text.document import Anchor, Document


@dataclass(frozen=True)
class Dating:
    """The publication day (None: unknown) and the way of anchoring."""

    published: date | None
    anchor: Anchor


def dating_of(ledger: Ledger, path: Path, document: Document) -> Dating | None:
    """How the draft at `path` was read last; None for one that nobody has marked there, or with this text."""
    from hashlib import sha256

    name, digest = ledger.name(path), sha256(document.source.encode(errors="surrogatepass")).hexdigest()
    seen = [event for entry in ledger.store.drafts() for event in entry.standing if isinstance(event, Seen)]
    here = [event for event in seen if event.path == name] or [event for event in seen if event.sha256 == digest]
    if not here:
        return None
    last = max(here, key=lambda event: event.n)
    return Dating(date.fromisoformat(last.published) if last.published else None, last.dating)
