"""The publication gate, asked of marks that the test holds in its hand; findings that a checker judged."""

from datetime import UTC, datetime

from factcheck import api
from factcheck.findings.select import Choice
from factcheck.records.claims import Span
from factcheck.records.marks import HandClaim, Judgement, Mark, State, Status
from tests.lint.drafts import draft, lint, rulebook

WHEN = datetime(2024, 5, 1, tzinfo=UTC)
TEXT = "The bridge cost $30 million, the mayor said."


class Marks:
    """Marks by the text of the claim."""

    def __init__(self, text: str, **marks: Mark) -> None:
        self.claims = {claim.id: claim for claim in api.extract(draft(text), rulebook=rulebook()).claims}
        self.marks = marks
        self.hand: list[HandClaim] = []
        self.judgements: dict[str, Judgement] = {}

    def mark(self, claim_id: str) -> Mark | None:
        if claim_id in self.claims:
            return self.marks.get(self.claims[claim_id].kind)
        return self.marks.get(claim_id)

    def by_hand(self) -> list[HandClaim]:
        return self.hand

    def judged(self, fingerprint: str) -> Judgement | None:
        return self.judgements.get(fingerprint)


def mark(status: Status, *, state: State = "same", missing: str | None = None) -> Mark:
    before = Span(start=16, end=27, text="$20 million")
    return Mark(
        claim="c", status=status, who="Ana", when=WHEN, state=state, what=("low",), before=before, missing=missing
    )


def gate(marks: Marks, *require: Status) -> list[tuple[str, str]]:
    choice = Choice(select=("quote-balance",), require=require)
    return [(finding.rule, finding.message) for finding in lint(TEXT, choice=choice, marks=marks)]


def test_claims_that_nobody_checked_do_not_pass() -> None:
    found = gate(Marks(TEXT), "verified")
    assert {rule for rule, _ in found} == {"unsettled-claim"}
    assert len(found) == len(Marks(TEXT).claims)


def test_settled_claims_pass() -> None:
    assert gate(Marks(TEXT, quantity=mark("verified"), attribution=mark("verified")), "verified") == []
    assert gate(Marks(TEXT, quantity=mark("disputed"), attribution=mark("verified")), "verified", "disputed") == []


def test_each_lack_is_named() -> None:
    sound = mark("verified")
    [(_, disputed)] = gate(Marks(TEXT, quantity=mark("disputed"), attribution=sound), "verified")
    assert disputed == "disputed: it must be verified before publication"
    unseconded = mark("verified", missing="a second checker")
    [(_, second)] = gate(Marks(TEXT, quantity=unseconded, attribution=sound), "verified")
    assert "still needs a second checker" in second


def test_a_claim_that_changed_since_it_was_verified_fires_without_any_requirement() -> None:
    [(rule, message)] = gate(Marks(TEXT, quantity=mark("verified", state="changed"), attribution=mark("verified")))
    assert rule == "changed-since-verified"
    assert message == "changed (low) since Ana marked it verified; it was '$20 million'"


def test_claims_added_by_hand_are_asked_for_too() -> None:
    marks = Marks(TEXT, quantity=mark("verified"), attribution=mark("verified"))
    marks.hand = [HandClaim(id="h1", start=0, end=10, text="The bridge", line=1, column=1)]
    assert [rule for rule, _ in gate(marks, "verified")] == ["unsettled-claim"]


def test_a_finding_that_a_checker_judged_is_silent_until_its_figures_change() -> None:
    text = "Sales rose 30% to $12.1 million from $11.0 million."
    [finding] = [row for row in lint(text) if row.rule == "percent-change"]
    marks = Marks(text)
    marks.judgements[finding.fingerprint] = Judgement(
        fingerprint=finding.fingerprint, rule=finding.rule, who="Ana", when=WHEN
    )
    assert "percent-change" not in [row.rule for row in lint(text, marks=marks)]
    assert "percent-change" in [row.rule for row in lint(text.replace("30%", "31%"), marks=marks)]
