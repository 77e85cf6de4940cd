"""The events of the log: frozen records of what a checker did, to which claim of which draft.

Nothing in the log is ever changed: `over` names the events that an event replaces, and taking something back is an
event too. `n`, `after` and `hash` tie an event to those before it; `factcheck.ledger.chain` fills them in.
"""

import secrets
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field, TypeAdapter

from factcheck.ledger.anchor.record import Anchor
from factcheck.records.claims import Record
from factcheck.records.marks import Correction, Evidence, Status
from factcheck.records.words import Words

FORMAT = 2
"""The newest form of event that this program knows; a log with a newer one is refused. What older programs know too
is written in form 1: only events with something new in them keep those programs out."""


def _placed(at: datetime) -> datetime:
    """`at` if it names one moment everywhere; without a zone, or at the ends of the calendar, clocks can't show it."""
    if at.tzinfo is None or not 1970 <= at.year <= 9998:
        raise ValueError("no moment with a time zone")
    return at


def _is_day(day: str | None) -> str | None:
    if day is not None:
        date.fromisoformat(day)
    return day


Moment = Annotated[datetime, AfterValidator(_placed)]
Count = Annotated[int, Field(ge=0, le=1 << 53)]
"""A number that every store and every reader of JSON can hold."""


class EventBase(Record):
    """Who did it, when, to what. `claim` is the claim's name in the ledger; None: the draft as a whole.

    `anchor` is the digest of the claim's words as the checker saw them, `body` those words where the log hasn't them
    yet. `fresh`: the figure had changed, what was held of it before no longer counts; `since` tells what it says since
    then. `after` are the hashes of the last events known when this one was written, `n` one more than theirs.
    """

    v: int = 1
    id: str = Field(default_factory=lambda: secrets.token_hex(12))
    at: Moment = Field(default_factory=lambda: datetime.now(UTC))
    who: Words
    draft: str
    claim: str | None = None
    over: tuple[str, ...] = ()
    anchor: str | None = None
    body: Anchor | None = None
    fresh: bool = False
    since: str | None = None
    n: Count = 0
    after: tuple[str, ...] = ()
    hash: str = ""

    @property
    def slot(self) -> str:
        """What it speaks of: of the events in one slot, those stand that no other has replaced."""
        return str(getattr(self, "kind", ""))


class Seen(EventBase):
    """A version of the draft that was marked: where it lay, its hash, and a digest of every sentence in order."""

    kind: Literal["draft"] = "draft"
    path: Words
    sha256: str
    sentences: str
    published: Annotated[str | None, AfterValidator(_is_day)] = None
    dating: Literal["published", "text", "auto"] = "auto"


class Marked(EventBase):
    """A checker's status for a claim."""

    kind: Literal["status"] = "status"
    status: Status


class Noted(EventBase):
    """A note on a claim, or on one of its fields; None takes it away."""

    kind: Literal["note"] = "note"
    text: Words | None
    field: str | None = None

    @property
    def slot(self) -> str:
        """One note for the claim, one for each field."""
        return f"note {self.field}" if self.field else "note"


class Evidenced(EventBase):
    """Evidence for a claim; None: that which `over` names is taken away."""

    kind: Literal["evidence"] = "evidence"
    evidence: Evidence | None


class Concerned(EventBase):
    """A concern about a claim; None: it is resolved."""

    kind: Literal["concern"] = "concern"
    text: Words | None


class Flagged(EventBase):
    """A claim needs somebody's attention, or no longer does."""

    kind: Literal["attention"] = "attention"
    on: bool


class Corrected(EventBase):
    """A change that was made in the draft, or in the published article."""

    kind: Literal["correction"] = "correction"
    correction: Correction | None


class Seconded(EventBase):
    """The second checker, as a desk enters it by name; None: nobody."""

    kind: Literal["second"] = "second"
    name: Words | None


class Dismissed(EventBase):
    """A checker says that this is no claim, or that it is one after all."""

    kind: Literal["dismiss"] = "dismiss"
    on: bool


class Added(EventBase):
    """A claim that no rule read, added by hand: its words are in the anchor."""

    kind: Literal["add"] = "add"


class Judged(EventBase):
    """A finding of the lint is settled by a checker, or, with `on` false, open again."""

    kind: Literal["finding"] = "finding"
    fingerprint: str
    rule: str
    note: Words | None = None
    on: bool = True

    @property
    def slot(self) -> str:
        """One for each finding."""
        return f"finding {self.fingerprint}"


class Decided(EventBase):
    """Of cells that changed both on a sheet and in the ledger, the ledger's count; `conflict` is a hash of both."""

    kind: Literal["sheet"] = "sheet"
    conflict: str
    words: Words

    @property
    def slot(self) -> str:
        """One for each conflict."""
        return f"sheet {self.conflict}"


class SignedOff(EventBase):
    """The draft with this hash is signed off, as its `marks` (a hash) were then; `head` is the log's end before it, as
    `factcheck.ledger.heads` prints it. Both are None in old ledgers.
    """

    kind: Literal["sign-off"] = "sign-off"
    sha256: str
    marks: str | None = None
    head: str | None = None


class Signature(EventBase):
    """A signature made with a checker's SSH key, over events that stand before it.

    Each of `signs` is a run, "12:<hash>": the twelve events that end with this one, each tied to the one before.
    """

    v: int = 2
    kind: Literal["signature"] = "signature"
    signs: tuple[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,8}:[0-9a-f]{64}$")], ...]
    signature: str


class Undone(EventBase):
    """An event is taken back; taking back this one redoes it."""

    kind: Literal["undo"] = "undo"
    event: str


Event: TypeAlias = (
    Seen | Marked | Noted | Evidenced | Concerned | Flagged | Corrected | Seconded | Dismissed | Added | Judged
    | Decided | SignedOff | Signature | Undone
)  # fmt: skip

EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")], config={"defer_build": True})
"""Reads an event from the object that `as_object` gives."""


def form_of(event: Event) -> int:
    """The oldest form of event that can say what `event` says, so that older programs refuse only what is new."""
    new = (
        isinstance(event, Signature)
        or (isinstance(event, SignedOff) and event.head is not None)
        or (isinstance(event, Evidenced) and event.evidence is not None and event.evidence.size is not None)
        or (event.body is not None and event.body.speaker is not None)
    )
    return 2 if new else 1


def as_object(event: EventBase) -> dict[str, Any]:
    """The event as it is written: one JSON object, fields that say nothing left out."""
    written = event.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"v": event.v, "id": event.id, "at": written["at"], "kind": event.slot.split(" ")[0], **written}
