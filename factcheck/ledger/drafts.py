"""Which draft a file is: the one that lay at its path, or the one whose words it has, renamed or moved."""

from collections.abc import Callable, Mapping, Sequence
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

    `name` is that under which new events go; `last` the version that was marked last. `like` is the file that a new
    one resembles, which is there and has the marks; `moved` the one that is there no more and whose marks these are.
    """

    name: str
    drafts: tuple[str, ...] = ()
    last: Seen | None = None
    like: str | None = None
    moved: str | None = None


def recognise(
    entries: Sequence[Entry], path: str, version: Version, *, there: Callable[[str], bool] = lambda _: False
) -> Known:
    """Which of the ledger's drafts `version`, at `path` (as the ledger names it), is.

    A draft is one file at a time: it is where it was marked last, while a file is `there`; else wherever it was
    before, and else whatever has its words.
    """
    seen = {entry.draft: [event for event in entry.standing if isinstance(event, Seen)] for entry in entries}
    last = {draft: max(events, key=lambda event: event.n) for draft, events in seen.items() if events}
    here = [
        draft
        for draft, event in last.items()
        if event.path == path or (any(old.path == path for old in seen[draft]) and not there(event.path))
    ]
    alike = [] if here else _alike({draft: seen[draft] for draft in last}, version)
    living = [draft for draft in alike if there(last[draft].path)]
    here = here or [draft for draft in alike if draft not in living][:1]
    if not here:
        return Known(short(f"{path}\n{version.sha256}"), like=last[living[0]].path if living else None)
    latest = max((last[draft] for draft in here), key=lambda event: event.n)
    ours = any(event.path == path for draft in here for event in seen[draft])
    return Known(here[0], tuple(here), latest, moved=None if ours else latest.path)


def _alike(seen: Mapping[str, Sequence[Seen]], version: Version) -> list[str]:
    """The drafts that have the words of `version`, the one that has most of them first."""
    shares = {
        draft: 1.0
        if any(event.sha256 == version.sha256 for event in events)
        else max((_share(event, version) for event in events), default=0.0)
        for draft, events in seen.items()
    }
    found = [draft for draft, share in shares.items() if share >= RENAMED]
    return sorted(found, key=lambda draft: -shares[draft])


def _share(seen: Seen, version: Version) -> float:
    """The share of the sentences of `version` that a draft had when it was marked."""
    if not version.keys:
        return 0.0
    had = set(unpack(seen.sentences))
    return sum(key in had for key in version.keys) / len(version.keys)
