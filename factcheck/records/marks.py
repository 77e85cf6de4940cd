"""What checkers hold of a claim: marks and evidence, and how a floor that may not know the ledger asks for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from factcheck.records.claims import Record, Span
from factcheck.records.status import Status as Status
from factcheck.records.told import day
from factcheck.records.words import Words

State = Literal["same", "reworded", "changed", "orphan"]
Method = Literal["primary", "secondary"]
FileState = Literal["unchanged", "changed", "missing", "unreadable"]
"""What became of a local file since it was attached as evidence."""


class Evidence(Record):
    """What a mark rests on: an address (URL or path), where in it, how close to the event, and when it was seen.

    `locator` is a page, time or paragraph; `contact` whom to ask; `sha256` and `size` (in bytes) are those of a local
    file when it was attached, whose path counts from the draft's folder.
    """

    address: Words
    locator: Words | None = None
    method: Method | None = None
    contact: Words | None = None
    retrieved: datetime | None = None
    sha256: str | None = None
    size: int | None = None

    def lapse(self, state: FileState | None) -> str | None:
        """What to tell of a file that isn't as it was: "evidence minutes.pdf was changed since …"; None if it is."""
        when = day(self.retrieved.astimezone().date()) if self.retrieved else ""
        match state:
            case "changed":
                return f"evidence {self.address} was changed since it was attached{when and f' on {when}'}"
            case "missing":
                return f"evidence {self.address}{when and f', attached on {when},'} is gone"
            case "unreadable":
                return f"evidence {self.address}{when and f', attached on {when},'} can't be read"
        return None


class Opinion(Record):
    """One checker's standing status for a claim; opinions that differ are a conflict until somebody settles it."""

    who: str
    status: Status
    when: datetime


class FieldNote(Record):
    """A note on one field of a claim ("low", "source", "from"): the figure is right, the date is wrong."""

    field: str
    text: str


class Correction(Record):
    """A change that was made: the previous wording, the new one, and whether the article was out already."""

    text: Words
    previous: Words | None = None
    after_publication: bool = False


class Judgement(Record):
    """A checker's word on a finding of the lint; it holds until the finding's fingerprint, its figures, change."""

    fingerprint: str
    rule: str
    who: str
    when: datetime
    note: str | None = None


class Mark(Record):
    """How one claim stands on the present text.

    `claim` is the claim's name in the ledger: its id when it was first marked, which later rewording doesn't change.
    `status`, `who` and `when` are the last standing opinion; of opinions that differ, the most cautious.
    `state` says what became of the claim's words since: only `same` and `reworded` keep the mark; `what` names the
    fields that changed, `redated` the days that the same words stood for and stand for now ("2023 → 2024"). `before` is
    the claim as it was marked. `missing` says in words what the desk's rules still ask for ("a second checker"); None
    where nothing is missing. `files` says of each piece of `evidence` what became of its local file (None: it has
    none), and is empty where nobody compared them; `rests` whether the mark falls with such a file.
    """

    claim: str
    status: Status
    who: str
    when: datetime
    state: State = "same"
    what: tuple[str, ...] = ()
    redated: str | None = None
    before: Span | None = None
    missing: str | None = None
    opinions: tuple[Opinion, ...] = ()
    note: str | None = None
    field_notes: tuple[FieldNote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: tuple[FileState | None, ...] = ()
    rests: bool = True
    attention: bool = False
    concern: str | None = None
    corrections: tuple[Correction, ...] = ()
    second: str | None = None
    dismissed: bool = False

    @property
    def kept(self) -> bool:
        """Whether the mark still stands: on the present text, and on its evidence where the desk wants that."""
        return self.stands and not (self.rests and self.lapsed)

    @property
    def stands(self) -> bool:
        """Whether the mark still stands on the present text, whatever became of its evidence."""
        return self.state in ("same", "reworded")

    @property
    def lapsed(self) -> tuple[str, ...]:
        """What to tell of evidence in files that were changed or deleted, a sentence without its full stop each."""
        told = (each.lapse(state) for each, state in zip(self.evidence, self.files, strict=False))
        return tuple(words for words in told if words)

    @property
    def difference(self) -> str:
        """What changed of the claim, in words: "low, high", "from, to: 2023 → 2024"; empty where nothing is named."""
        what = ", ".join(name for name in self.what if name != "evidence")
        return ": ".join(part for part in (what, self.redated) if part)

    @property
    def conflict(self) -> bool:
        """Whether checkers hold different things of the claim, and nobody has settled it."""
        return len({opinion.status for opinion in self.opinions}) > 1

    @property
    def settled(self) -> bool:
        """Whether the mark can be relied on: it stands, nobody differs, and the desk's rules ask for no more."""
        return self.kept and not self.conflict and self.missing is None


class HandClaim(Record):
    """A claim that no rule read and a checker added: its id (for `MarkLookup.mark`) and place in the source."""

    id: str
    start: int
    end: int
    text: str
    line: int
    column: int


class MarkLookup(Protocol):
    """The marks on one draft's present text, as the lint sees them."""

    def mark(self, claim_id: str) -> Mark | None:
        """The mark on the claim that has this id now; None where nobody has marked it."""
        ...

    def by_hand(self) -> Sequence[HandClaim]:
        """The claims that checkers added by hand and that still stand in the text, in its order."""
        ...

    def judged(self, fingerprint: str) -> Judgement | None:
        """What a checker said of the finding with this fingerprint; None where nobody did, or took it back."""
        ...

    def signed(self) -> str | None:
        """Who signed this very text off, and when; None where nobody did, or the text was changed since."""
        ...
