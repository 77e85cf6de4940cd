"""The review's book kept in the ledger: the same functions that `factcheck mark` calls, and undo over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.ledger import marking
from factcheck.ledger.anchor.reading import read_as
from factcheck.ledger.board import Board
from factcheck.ledger.events import Event, Evidenced
from factcheck.ledger.history import act
from factcheck.ledger.marking import Change
from factcheck.records.finding import Finding
from factcheck.records.marks import Evidence, HandClaim, Judgement, Mark, Status
from factcheck.review.book import Turned, Was


@dataclass(frozen=True)
class Act:
    """Something that the checker did, in words, and the events that it left."""

    words: str
    events: tuple[Event, ...]


class LedgerBook:
    """`board` as the review uses it; `who` is the checker. Undo reaches back to the beginning of the session."""

    def __init__(self, board: Board, *, who: str) -> None:
        self.board = board
        self.who = who
        self._done: list[Act] = []
        self._undone: list[Act] = []

    def mark(self, claim_id: str) -> Mark | None:
        """The mark on the claim that has this id now."""
        return self.board.mark(claim_id)

    def by_hand(self) -> Sequence[HandClaim]:
        """The claims added by hand."""
        return self.board.by_hand()

    def judged(self, fingerprint: str) -> Judgement | None:
        """What a checker said of a finding."""
        return self.board.judged(fingerprint)

    def marked(self) -> Iterable[str]:
        """The ids of the claims that anything is held of."""
        return [held.present for held in self.board.held if held.present]

    def set_status(self, claims: Sequence[str], status: Status) -> None:
        """Mark claims; where checkers differ, this settles it."""
        differ = [claim for claim in claims if (mark := self.mark(claim)) and mark.conflict]
        agreed = [claim for claim in claims if claim not in set(differ)]
        events: list[Event] = []
        if agreed:
            events += marking.mark(self.board, agreed, Change(status=status), who=self.who)
        if differ:
            events += marking.mark(self.board, differ, Change(status=status, settle=True), who=self.who)
        self._did(_of(status, claims), events)

    def note(self, claims: Sequence[str], text: str | None, *, field: str | None = None) -> None:
        """Write or take away a note."""
        self._change("note", claims, Change(note=text or "", field=field))

    def evidence(self, claims: Sequence[str], evidence: Evidence | None, *, instead: Evidence | None = None) -> None:
        """Attach evidence, in place of `instead`."""
        given = (evidence,) if evidence else ()
        changes = [(claim, Change(evidence=given, drop=self._events_of(claim, instead))) for claim in claims]
        self._did(_of("evidence", claims), marking.mark_each(self.board, changes, who=self.who))

    def _events_of(self, claim: str, evidence: Evidence | None) -> list[str]:
        """The events that gave a piece of evidence."""
        held = self.board.on(claim) if evidence else None
        standing = held.entry.standing if held else ()
        return [event.id for event in standing if isinstance(event, Evidenced) and event.evidence == evidence]

    def concern(self, claims: Sequence[str], text: str | None) -> None:
        """Raise or resolve a concern."""
        self._change("concern", claims, Change(concern=text or ""))

    def dismiss(self, claims: Sequence[str], *, on: bool) -> None:
        """Dismiss claims, or take them in again."""
        events = marking.mark(self.board, claims, Change(dismiss=on), who=self.who)
        self._did("no claim" if on else "a claim after all", events)

    def add(self, start: int, end: int) -> str:
        """Add the words at [start, end) of the source as a claim; its id."""
        before = {claim.id for claim in self.by_hand()}
        self._did("a claim by hand", marking.add(self.board, start, end, who=self.who))
        return next((claim.id for claim in self.by_hand() if claim.id not in before), "")

    def judge(self, finding: Finding, note: str | None, *, on: bool) -> None:
        """Settle a finding, or open it again."""
        events = marking.judge(self.board, finding.fingerprint, finding.rule, who=self.who, note=note, on=on)
        self._did("a finding settled" if on else "a finding opened again", events)

    def undo(self) -> Turned | None:
        """Take back what was done last."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Turned | None:
        """Do again what was taken back last."""
        return self._turn(self._undone, self._done)

    def history(self, claim: str) -> list[str]:
        """What was done to the claim, a line each."""
        held = self.board.on(claim)
        events = self.board.history(held.entry.claim) if held else []
        return [f"{event.at.astimezone():%d %b %H:%M} {event.who} {act(event)}" for event in events]

    def was(self, claim: str) -> Was:
        """How the claim was read when it was marked."""
        held = self.board.on(claim)
        anchor = held.entry.anchor if held else None
        return Was(read_as(anchor), anchor.source or anchor.fields.get("source") or "") if anchor else Was()

    def refresh(self) -> bool:
        """Read what others did meanwhile, and what became of files that are evidence."""
        if not self.board.stale:
            return self.board.look_again()
        self.board.reload()
        return True

    def orphans(self) -> Sequence[Mark]:
        """The marks whose claims are gone."""
        return [held.mark for held in self.board.gone()]

    def unsettled(self) -> int:
        """How many claims are not settled, as the ledger counts them."""
        return sum(1 for _ in self.board.open_claims())

    def sign_off(self, *, despite_open: bool) -> None:
        """Sign the draft off as it stands."""
        self._did("sign-off", marking.sign_off(self.board, who=self.who, despite_open=despite_open))

    def signed(self) -> str | None:
        """Who signed this text off, and when."""
        return self.board.signed()

    def _change(self, words: str, claims: Sequence[str], change: Change) -> None:
        self._did(_of(words, claims), marking.mark(self.board, claims, change, who=self.who))

    def _did(self, words: str, events: Sequence[Event]) -> None:
        self._done.append(Act(words, tuple(events)))
        self._undone.clear()

    def _turn(self, past: list[Act], future: list[Act]) -> Turned | None:
        """Take the last act of `past` back; taking that back again is the next of `future`."""
        if not past:
            return None
        act = past[-1]
        named = next((event.claim for event in act.events if event.claim), None)
        events = marking.undo(self.board, act.events, who=self.who)
        past.pop()
        future.append(Act(act.words, tuple(events)))
        held = self.board.named(named) if named else None
        return Turned(act.words, held.present if held else named)


def _of(words: str, claims: Sequence[str]) -> str:
    """What was done, and to how many claims."""
    return words if len(claims) == 1 else f"{words}, {len(claims)} claims"
