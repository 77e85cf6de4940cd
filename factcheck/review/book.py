"""The ledger as the review uses it: what is held of a claim, and everything that a checker can do to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from factcheck.records.finding import Finding
from factcheck.records.marks import Evidence, Mark, MarkLookup, Status


class Turned(NamedTuple):
    """What was taken back or done again, in words, and the id of the first claim that it was done to."""

    words: str
    claim: str | None


class Was(NamedTuple):
    """How a claim was read when it was marked, in words, and who said it then; empty where that isn't known."""

    read: str = ""
    who: str = ""


class Book(MarkLookup, Protocol):
    """Marks on one draft. Every call that changes something is kept durably before it returns.

    `claims` are ids of the present text; a FactcheckError says what the desk's rules don't allow.
    """

    def marked(self) -> Iterable[str]:
        """The ids of the claims that anything is held of."""
        ...

    def set_status(self, claims: Sequence[str], status: Status) -> None:
        """Mark claims, or open them again."""
        ...

    def note(self, claims: Sequence[str], text: str | None, *, field: str | None = None) -> None:
        """Write, or with None take away, the note on claims or on one of their fields."""
        ...

    def evidence(self, claims: Sequence[str], evidence: Evidence | None, *, instead: Evidence | None = None) -> None:
        """Attach evidence, in place of `instead`; None only takes that away."""
        ...

    def concern(self, claims: Sequence[str], text: str | None) -> None:
        """Raise a concern, or with None resolve it."""
        ...

    def dismiss(self, claims: Sequence[str], *, on: bool) -> None:
        """Say that these are no claims, or that they are after all."""
        ...

    def add(self, start: int, end: int) -> str:
        """Add the words at [start, end) of the source as a claim; its id."""
        ...

    def judge(self, finding: Finding, note: str | None, *, on: bool) -> None:
        """Settle a finding with a note, or, with `on` false, open it again."""
        ...

    def undo(self) -> Turned | None:
        """Take back the last thing that this checker did here; None where there is nothing."""
        ...

    def redo(self) -> Turned | None:
        """Do again what was taken back last."""
        ...

    def history(self, claim: str) -> list[str]:
        """What was done to the claim, a line each, the oldest first."""
        ...

    def was(self, claim: str) -> Was:
        """How the claim was read when it was marked."""
        ...

    def refresh(self) -> bool:
        """Read what other checkers did meanwhile, and what became of evidence; whether there was anything."""
        ...

    def orphans(self) -> Sequence[Mark]:
        """The marks whose claims are gone from the text."""
        ...

    def unsettled(self) -> int:
        """How many claims a sign-off would be despite of: open, changed, in conflict, or short of a second checker."""
        ...

    def sign_off(self, *, despite_open: bool) -> None:
        """Sign the draft off, bound to its present text."""
        ...
