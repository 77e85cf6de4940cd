"""The publication gate, asked of marks that the test holds in its hand; findings that a checker judged."""

from datetime import UTC, datetime

import pytest

from factcheck import api
from factcheck.findings.select import Choice
from factcheck.findings.verdict import verdict
from factcheck.records.claims import Span
from factcheck.records.marks import HandClaim, Judgement, Mark, State, Status
from factcheck.records.verdict import Verdict
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
        self.sign: str | None = None

    def mark(self, claim_id: str) -> Mark | None:
        if claim_id in self.claims:
            return self.marks.get(self.claims[claim_id].kind)
        return self.marks.get(claim_id)

    def by_hand(self) -> list[HandClaim]:
        return self.hand

    def judged(self, fingerprint: str) -> Judgement | None:
        return self.judgements.get(fingerprint)

    def signed(self) -> str | None:
        return self.sign


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
    assert disputed == "disputed by Ana; only verified claims may be published"
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


def test_what_was_dismissed_is_no_claim_and_passes() -> None:
    dismissed = mark("open").model_copy(update={"dismissed": True})
    assert gate(Marks(TEXT, quantity=dismissed, attribution=mark("verified")), "verified") == []
    off = dismissed.model_copy(update={"state": "changed"})
    [(rule, _)] = gate(Marks(TEXT, quantity=off, attribution=mark("verified")), "verified")
    assert rule == "changed-since-verified", "dismissed was another claim"


def test_a_comment_in_the_draft_does_not_open_the_gate() -> None:
    text = f"<!-- factcheck: allow-file unsettled-claim: we are in a hurry -->\n\n{TEXT}"
    choice = Choice(select=("quote-balance",), require=("verified",))
    rules = [finding.rule for finding in lint(text, choice=choice, marks=Marks(text))]
    assert rules.count("unsettled-claim") == len(Marks(text).claims)
    assert "suppression" in rules


@pytest.mark.parametrize("wanted", [("verified",), ("unsourced",), ("verified", "unsourced"), ("disputed", "open")])
def test_the_messages_say_what_the_desk_lets_pass(wanted: tuple[Status, ...]) -> None:
    only = f"only {' or '.join(sorted(wanted, reverse=True))} claims may be published"
    for status in ("open", "verified", "disputed", "unsourced"):
        said = [message for _, message in gate(Marks(TEXT, quantity=mark(status), attribution=mark(status)), *wanted)]
        assert all(message.endswith(only) and message.startswith(status) for message in said)
        assert bool(said) is (status not in wanted)


def judge(
    marks: Marks, text: str = TEXT, *, require: tuple[Status, ...] = ("verified",), sign_off: bool = False
) -> Verdict:
    linked = api.link_up(draft(text), rulebook=rulebook())
    failing = [finding for finding in api.lint_linked(linked, rulebook=rulebook()) if finding.severity != "info"]
    return verdict(linked, failing, marks, require=require, sign_off=sign_off)


def test_the_verdict_counts_what_stands_in_the_way() -> None:
    assert judge(Marks(TEXT)).words == f"Not yet: {len(Marks(TEXT).claims)} open"
    held = judge(Marks(TEXT, quantity=mark("verified", missing="a second checker"), attribution=mark("verified")))
    assert held.words == "Not yet: 1 without a second checker"
    assert [reason.what for reason in held.reasons] == ["second"]
    assert judge(Marks(TEXT, quantity=mark("disputed"), attribution=mark("verified"))).words == "Not yet: 1 disputed"
    changed = judge(Marks(TEXT, quantity=mark("verified", state="changed"), attribution=mark("verified")))
    assert changed.words == "Not yet: 1 changed"
    wrong = "Sales rose 30% to $12.1 million from $11.0 million."
    assert judge(Marks(wrong, quantity=mark("verified")), wrong).words == "Not yet: 1 finding"


def test_a_draft_without_a_lack_may_be_published() -> None:
    marks = Marks(TEXT, quantity=mark("verified"), attribution=mark("verified"))
    assert judge(marks).words == "May be published"
    assert judge(marks, sign_off=True).words == "Not yet: not signed off"
    assert gate(marks, "verified") == []
    marks.sign = "eve, 2024-05-02"
    assert judge(marks, sign_off=True).words == "May be published (signed off by eve, 2024-05-02)"


def test_a_desk_that_wants_a_sign_off_gets_a_finding_without_one() -> None:
    marks = Marks(TEXT, quantity=mark("verified"), attribution=mark("verified"))
    choice = Choice(select=("quote-balance",), require=("verified",), sign_off=True)
    assert [finding.rule for finding in lint(TEXT, choice=choice, marks=marks)] == ["not-signed-off"]
    marks.sign = "eve, 2024-05-02"
    assert lint(TEXT, choice=choice, marks=marks) == []
