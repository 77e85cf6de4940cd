"""The board: every mark on one draft as it stands on the present text. It is the `MarkLookup` that the lint asks."""

import json
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from factcheck.ledger.anchor.anchoring import Anchored, anchor, present
from factcheck.ledger.anchor.version import Version, unpack
from factcheck.ledger.desk import DeskRules
from factcheck.ledger.drafts import Known
from factcheck.ledger.events import Added, Decided, Dismissed, Event, Judged, Marked, Seen, SignedOff
from factcheck.ledger.evidence import Files
from factcheck.ledger.fold import Entry, Sketch, order, sketch_of
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.standing import judgement_of, mark_of
from factcheck.records.claims import Claim
from factcheck.records.errors import LedgerError
from factcheck.records.marks import HandClaim, Judgement, Mark

Key: TypeAlias = tuple[str, str]
"""A draft and a claim, by their names in the ledger."""


@dataclass(frozen=True)
class Held:
    """A claim that somebody marked: its entry, what became of it, and the mark that this amounts to."""

    entry: Entry
    anchored: Anchored | None
    mark: Mark
    name: str
    """The id by which it goes in the present text where no rule reads it there: none of another claim's."""

    @property
    def present(self) -> str | None:
        """The id by which the claim goes in the present text; None where it has no place there."""
        if self.anchored is None or self.anchored.after is None:
            return None
        return self.anchored.claim or self.name


class Entries(MutableMapping[Key, Entry]):
    """The entries of a draft by draft and claim, each read when it is first looked at."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self.sketches = {(sketch.draft, sketch.claim): sketch for sketch in sketches}
        self._read: dict[Key, Entry] = {}

    def __getitem__(self, key: Key) -> Entry:
        if key not in self._read:
            self._read[key] = self.sketches[key].read()
        return self._read[key]

    def __setitem__(self, key: Key, entry: Entry) -> None:
        self._read[key] = entry
        self.sketches[key] = sketch_of(entry)

    def __delitem__(self, key: Key) -> None:
        del self.sketches[key]
        self._read.pop(key, None)

    def __iter__(self) -> Iterator[Key]:
        return iter(self.sketches)

    def __len__(self) -> int:
        return len(self.sketches)


class Board:
    """The marks of the draft at `path` on the text of `version`. Reading changes nothing in the ledger.

    `evidence`: whether files that are evidence are compared with what they were when they were attached.
    """

    def __init__(
        self, ledger: Ledger, path: Path, version: Version, *, rules: DeskRules | None = None, evidence: bool = True
    ) -> None:
        self.ledger = ledger
        self.path = path
        self.version = version
        self.rules = rules or DeskRules()
        self._evidence = evidence
        self.reload()

    def reload(self) -> None:
        """Read the ledger again: others may have marked meanwhile."""
        self.known: Known = self.ledger.draft(self.path, self.version)
        store = self.ledger.store
        self.entries = Entries(sketch for draft in self.known.drafts for sketch in store.sketches(draft))
        self.whole = [entry for entry in store.drafts() if entry.draft in self.known.drafts]
        self.tip = store.tip()
        self.files = Files(self._folders()) if self._evidence else None
        self._held: dict[Key, Held | None] = {}
        self._anchored: dict[Key, Anchored] = {}
        self._by_claim: dict[str, Key] = {}
        here = [(key, sketch) for key, sketch in self.entries.sketches.items() if sketch.version == self.version.name]
        for key, sketch in here:
            if sketch.id and sketch.id in self.version.by_id:
                self._by_claim[sketch.id] = key
        placed = set(self._by_claim.values())
        for key, _ in (each for each in here if each[0] not in placed):
            if at := self.entries[key].anchor:
                self._stands(key, present(at, self.version))
        self._carry()

    def _folders(self) -> Iterator[Path]:
        """The folders from which paths of evidence count, the draft's own first."""
        yield self.path.absolute().parent
        for entry in self.whole:
            for event in entry.standing:
                if isinstance(event, Seen) and (file := self.ledger.file(event.path)):
                    yield file.parent
        yield self.ledger.place.root

    def _carry(self) -> None:
        """Find the claims that were marked in earlier versions."""
        placed = self.entries.sketches.items()
        earlier = [key for key, sketch in placed if sketch.version and sketch.version != self.version.name]
        if not earlier:
            return
        packed = (self.ledger.store.versions(draft) for draft in self.known.drafts)
        versions = {name: unpack(keys) for of_draft in packed for name, keys in of_draft.items()}
        anchors = [at for key in earlier if (at := self.entries[key].anchor)]
        said = [_said(self.entries[key]) for key in earlier]
        carried = anchor(anchors, versions, self.version, taken=frozenset(self._by_claim), said=said)
        for key, found in zip(earlier, carried, strict=True):
            self._stands(key, found)

    @property
    def stale(self) -> bool:
        """Whether somebody has written to the ledger since it was read."""
        return self.ledger.store.tip() != self.tip

    def look_again(self) -> bool:
        """Compare evidence with its files anew; whether any of them is no longer what it was when last looked at."""
        if self.files is None:
            return False
        self.files.forget()
        other = [
            key
            for key, held in self._held.items()
            if held and held.mark.evidence and tuple(map(self.files.state, held.mark.evidence)) != held.mark.files
        ]
        for key in other:
            del self._held[key]
        return bool(other)

    def hold(self, entry: Entry) -> None:
        """Take over an entry that was just changed, without reading the others again."""
        if not entry.claim:
            self.whole = [other for other in self.whole if other.draft != entry.draft] + [entry]
        else:
            if self.files:
                self.files.forget()
            key = entry.draft, entry.claim
            self.entries[key] = entry
            self._held.pop(key, None)
            if entry.anchor and entry.anchor.version == self.version.name:
                self._stands(key, present(entry.anchor, self.version))

    @property
    def held(self) -> list[Held]:
        """Every marked claim, in the order in which they were first marked."""
        return [held for key in self.entries if (held := self._hold_of(key))]

    def on(self, claim_id: str) -> Held | None:
        """What is held of the claim that has this id in the present text."""
        key = self._by_claim.get(claim_id)
        return self._hold_of(key) if key else None

    def named(self, name: str) -> Held | None:
        """What is held of the claim that the ledger knows by this name."""
        for draft in self.known.drafts:
            if (draft, name) in self.entries:
                return self._hold_of((draft, name))
        return None

    def full_id(self, name: str) -> str:
        """The present id, or the name in the ledger, that `name` or only its beginning gives; a LedgerError else."""
        if name in self.version.by_id or name in self._by_claim or self.named(name):
            return name
        if at := self._at(name):
            return at
        known = {*self.version.by_id, *self._by_claim, *(key[1] for key in self.entries)}
        found = [id_ for id_ in known if id_.startswith(name)] if len(name) >= 4 else []
        if len(found) == 1:
            return found[0]
        what = "begins more than one id" if found else "is no claim of this text; 'factcheck status' lists them"
        raise LedgerError(f"{name!r} {what}", file=str(self.path))

    def _at(self, place: str) -> str | None:
        """The id of the claim that begins at `place`, a line and a column as the program prints them: "3:26"."""
        line, colon, column = place.partition(":")
        if not (colon and line.isdecimal() and column.isdecimal()):
            return None
        claims = (*self.version.claims, *self.by_hand())
        at = [claim.id for claim in claims if (claim.line, claim.column) == (int(line), int(column))]
        if len(at) > 1:
            raise LedgerError(f"{len(at)} claims begin at {place}: {', '.join(at)}", file=str(self.path))
        return at[0] if at else None

    def name_of(self, claim: str) -> str:
        """The ledger's name for a claim that is named by its present id or by that name."""
        held = self.held_as(claim)
        return held.entry.claim if held else claim

    def held_as(self, claim: str) -> Held | None:
        """What is held of a claim that is named by its present id, or else by the ledger's name for it."""
        if held := self.on(claim):
            return held
        return None if claim in self.version.by_id else self.named(claim)

    def mark(self, claim_id: str) -> Mark | None:
        """The mark on the claim that has this id now."""
        held = self.on(claim_id)
        return held.mark if held else None

    def by_hand(self) -> Sequence[HandClaim]:
        """The claims that were added by hand, still stand in the text, and aren't dismissed."""
        found = []
        for key, sketch in self.entries.sketches.items():
            held = self._hold_of(key) if sketch.kind == "hand" else None
            after = held.anchored.after if held and held.anchored else None
            added = held and any(isinstance(event, Added) for event in held.entry.standing)
            if held and added and after and held.present and not held.mark.dismissed:
                line, column = self.version.document.line_column(after.start)
                found.append(
                    HandClaim(
                        id=held.present, start=after.start, end=after.end, text=after.text, line=line, column=column
                    )
                )
        return sorted(found, key=lambda claim: claim.start)

    def judged(self, fingerprint: str) -> Judgement | None:
        """What a checker said of the finding with this fingerprint."""
        slot = f"finding {fingerprint}"
        events = (event for entry in self.whole for event in entry.standing if event.slot == slot)
        return next((judgement_of(event) for event in events if isinstance(event, Judged) and event.on), None)

    def open_claims(self) -> Iterator[Claim | HandClaim]:
        """What is left to do: the claims that nobody marked, or whose mark can't be relied on, in no special order."""
        for claim in (*self.version.claims, *self.by_hand()):
            mark = self.mark(claim.id)
            if mark is None or (not (mark.dismissed and mark.kept) and not (mark.settled and mark.status != "open")):
                yield claim

    def gone(self) -> list[Held]:
        """The marked claims that the present text has no more."""
        return [held for held in self.held if held.present is None]

    def signed_off(self) -> SignedOff | None:
        """The sign-off of exactly this text with these marks; None where there is none, or either was changed since."""
        events = (event for entry in self.whole for event in entry.standing)
        signed = [event for event in events if isinstance(event, SignedOff) and event.sha256 == self.version.sha256]
        if not signed or signed[-1].marks not in (None, self.marks_digest()):
            return None
        return signed[-1]

    def marks_digest(self) -> str:
        """A hash of what a sign-off signs: what is held of each claim, which are dismissed, what is a concern."""
        held = sorted(
            [
                mark.claim, mark.kept, mark.dismissed, mark.concern, mark.second,
                sorted((opinion.who, opinion.status) for opinion in mark.opinions),
            ]
            for mark in (one.mark for one in self.held)
        )  # fmt: skip
        return sha256(json.dumps(held).encode(errors="surrogatepass")).hexdigest()[:20]

    def decided(self, conflict: str) -> bool:
        """Whether somebody decided that the ledger's side counts in this conflict with a sheet."""
        events = (event for entry in self.whole for event in entry.standing)
        return any(isinstance(event, Decided) and event.conflict == conflict for event in events)

    def signed(self) -> str | None:
        """Who signed off exactly this text, and when."""
        event = self.signed_off()
        return f"{event.who}, {event.at.astimezone():%Y-%m-%d %H:%M}" if event else None

    def history(self, name: str) -> list[Event]:
        """All events on the claim that the ledger knows by this name, or, for "", on the draft as a whole."""
        events = (event for draft in self.known.drafts for event in self.ledger.history(draft, name))
        return sorted(events, key=order)

    def _hold_of(self, key: Key) -> Held | None:
        if key not in self._held:
            entry = self.entries[key]
            if key not in self._anchored and entry.anchor:
                self._anchored[key] = present(entry.anchor, self.version)
            anchored = self._anchored.get(key)
            mark = mark_of(entry, anchored, self.rules, self.files)
            self._held[key] = Held(entry, anchored, mark, self._name(key)) if mark else None
        return self._held[key]

    def _stands(self, key: Key, anchored: Anchored) -> None:
        self._anchored[key] = anchored
        if anchored.after:
            self._by_claim[anchored.claim or self._name(key)] = key

    def _name(self, key: Key) -> str:
        """A name for a marked claim that no rule reads now: the ledger's, unless that is another claim's id."""
        name = key[1]
        while name in self.version.by_id or self._by_claim.get(name, key) != key:
            name += "-0"
        return name


def _said(entry: Entry) -> tuple[str, ...]:
    """What is held of a claim, as far as it tells twins apart."""
    held = (f"status {event.status}" for event in entry.standing if isinstance(event, Marked))
    dismissed = (f"dismissed {event.on}" for event in entry.standing if isinstance(event, Dismissed))
    return tuple(sorted((*held, *dismissed)))
