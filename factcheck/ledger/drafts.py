"""Which draft a file is: the one that lay at its path, or the one whose words it has, renamed, moved or copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.ledger.anchor.version import Version, unpack
from factcheck.ledger.events import Seen
from factcheck.ledger.fold import Entry
from factcheck.ledger.place import short

RENAMED = 0.5
"""The share of a text's sentences that a draft must have had to be taken for it under another name."""


@dataclass(frozen=True)
class Known:
    """The drafts of the ledger that a file is: usually one, more where two branches began it apart; none if new.

    `name` is that under which new events go; `last` the version that was marked last.
    """

    name: str
    drafts: tuple[str, ...] = ()
    last: Seen | None = None


def recognise(entries: Sequence[Entry], path: str, version: Version) -> Known:
    """Which of the ledger's drafts `version`, at `path` (as the ledger names it), is."""
    seen = {entry.draft: [event for event in entry.standing if isinstance(event, Seen)] for entry in entries}
    here = [draft for draft, events in seen.items() if any(event.path == path for event in events)]
    if not here:
        here = [draft for draft, events in seen.items() if any(event.sha256 == version.sha256 for event in events)]
    if not here:
        shares = {
            draft: max((_share(event, version) for event in events), default=0.0) for draft, events in seen.items()
        }
        best = max(shares, key=lambda draft: shares[draft], default=None)
        here = [best] if best is not None and shares[best] >= RENAMED else []
    if not here:
        return Known(short(f"{path}\n{version.sha256}"))
    last = max((event for draft in here for event in seen[draft]), key=lambda event: event.n)
    return Known(here[0], tuple(here), last)


def _share(seen: Seen, version: Version) -> float:
    """The share of the sentences of `version` that a draft had when it was marked."""
    if not version.keys:
        return 0.0
    had = set(unpack(seen.sentences))
    return sum(key in had for key in version.keys) / len(version.keys)
