"""A ledger in memory, for tests of the screens: the durable one has tests of its own."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from factcheck.records.claims import Span
from factcheck.records.finding import Finding
from factcheck.records.marks import Evidence, FieldNote, HandClaim, Judgement, Mark, Status
from factcheck.review.book import Turned, Was

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


class MemoryBook:
    """Marks by claim id; undo keeps whole copies."""

    def __init__(self, marks: dict[str, Mark] | None = None, source: str = "") -> None:
        self.marks = dict(marks or {})
        self.own: list[HandClaim] = []
        self.done: list[str] = []
        self.judgements: dict[str, Judgement] = {}
        self.read: dict[str, Was] = {}
        self.sign: str | None = None
        self.source = source
        self._past: list[tuple[dict[str, Mark], list[HandClaim], str]] = []
        self._future: list[tuple[dict[str, Mark], list[HandClaim], str]] = []

    def _keep(self, words: str) -> None:
        self._past.append((dict(self.marks), list(self.own), words))
        self._future.clear()
        self.done.append(words)

    def _put(self, claim: str, **fields: object) -> None:
        old = self.marks.get(claim) or Mark(claim=claim, status="open", who="ann", when=NOON)
        self.marks[claim] = old.model_copy(update={"state": "same", "what": (), **fields})

    def mark(self, claim_id: str) -> Mark | None:
        return self.marks.get(claim_id)

    def by_hand(self) -> Sequence[HandClaim]:
        return self.own

    def judged(self, fingerprint: str) -> Judgement | None:
        return self.judgements.get(fingerprint)

    def judge(self, finding: Finding, note: str | None, *, on: bool) -> None:
        self._keep("judge")
        self.judgements.pop(finding.fingerprint, None)
        if on:
            self.judgements[finding.fingerprint] = Judgement(
                fingerprint=finding.fingerprint, rule=finding.rule, who="ann", when=NOON, note=note
            )

    def marked(self) -> Iterable[str]:
        return list(self.marks)

    def set_status(self, claims: Sequence[str], status: Status) -> None:
        self._keep(f"{status} {len(claims)}")
        for claim in claims:
            self._put(claim, status=status)

    def note(self, claims: Sequence[str], text: str | None, *, field: str | None = None) -> None:
        self._keep("note")
        for claim in claims:
            if field:
                self._put(claim, field_notes=(FieldNote(field=field, text=text or ""),))
            else:
                self._put(claim, note=text)

    def evidence(self, claims: Sequence[str], evidence: Evidence | None, *, instead: Evidence | None = None) -> None:
        self._keep("evidence")
        for claim in claims:
            self._put(claim, evidence=(evidence,) if evidence else (), files=())

    def concern(self, claims: Sequence[str], text: str | None) -> None:
        self._keep("concern")
        for claim in claims:
            self._put(claim, concern=text)

    def dismiss(self, claims: Sequence[str], *, on: bool) -> None:
        self._keep("dismiss")
        for claim in claims:
            self._put(claim, dismissed=on)

    def add(self, start: int, end: int) -> str:
        self._keep("add")
        id_ = f"hand{len(self.own)}"
        line = self.source.count("\n", 0, start) + 1
        self.own = [
            *self.own,
            HandClaim(id=id_, start=start, end=end, text=self.source[start:end], line=line, column=1),
        ]
        return id_

    def undo(self) -> Turned | None:
        if not self._past:
            return None
        marks, own, words = self._past.pop()
        self._future.append((self.marks, self.own, words))
        changed = [claim for claim in {**self.marks, **marks} if self.marks.get(claim) != marks.get(claim)]
        self.marks, self.own = marks, own
        return Turned(words, changed[0] if changed else None)

    def redo(self) -> Turned | None:
        if not self._future:
            return None
        marks, own, words = self._future.pop()
        self._past.append((self.marks, self.own, words))
        changed = [claim for claim in {**self.marks, **marks} if self.marks.get(claim) != marks.get(claim)]
        self.marks, self.own = marks, own
        return Turned(words, changed[0] if changed else None)

    def history(self, claim: str) -> list[str]:
        mark = self.marks.get(claim)
        return [f"2026-03-05 12:00 {mark.who}: {mark.status}"] if mark else []

    def was(self, claim: str) -> Was:
        return self.read.get(claim, Was())

    def refresh(self) -> bool:
        return False

    def orphans(self) -> Sequence[Mark]:
        return [mark for mark in self.marks.values() if mark.state == "orphan"]

    def unsettled(self) -> int:
        return 1

    def sign_off(self, *, despite_open: bool) -> None:
        self._keep("sign")
        self.sign = "ann, noon"

    def signed(self) -> str | None:
        return self.sign


def changed(claim: str, before: str) -> Mark:
    return Mark(
        claim=claim, status="verified", who="ann", when=NOON, state="changed", what=("low",),
        before=Span(start=0, end=len(before), text=before),
    )  # fmt: skip
