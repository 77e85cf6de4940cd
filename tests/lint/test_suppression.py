"""Suppression comments: what they cover, and what is said of them."""

import pytest

from factcheck.findings.select import Choice
from tests.lint.drafts import lint

BACK = "Profit fell to $9 million from $7 million."
WRONG = "Sales rose 30% to $12.1 million from $11.0 million."


def rules(text: str, **choice: list[str]) -> list[str]:
    return [finding.rule for finding in lint(text, choice=Choice(**choice)) if finding.severity != "info"]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- factcheck: allow percent-change: as the firm told it -->\n\n{WRONG}",
        f"{WRONG} <!-- factcheck: allow percent-change: as the firm told it -->",
        f"# factcheck: allow percent-change: as the firm told it\n{WRONG}",
        f"<!-- factcheck: allow-file percent-change: a quiz -->\n\nOne.\n\nTwo.\n\n{WRONG}",
        f"<!-- factcheck: allow direction, percent-change: as the firm told it -->\n{WRONG} {BACK}",
    ],
)
def test_an_allowed_finding_is_not_reported(text: str) -> None:
    assert rules(text) == []


def test_only_the_named_check_and_the_next_paragraph_are_covered() -> None:
    comment = "<!-- factcheck: allow percent-change: as the firm told it -->"
    assert rules(f"{comment}\n\n{WRONG}\n\n{WRONG}") == ["percent-change"]
    assert "percent-change" in rules(f"<!-- factcheck: allow direction: because -->\n\n{WRONG}")


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- factcheck: allow percent-change -->", "say why"),
        ("<!-- factcheck: allow percent-chnge: because -->", "no check is called 'percent-chnge'"),
        ("<!-- factcheck: allow direction: because -->", "finds nothing here any more"),
        ("<!-- factcheck: ignore everything -->", "write `factcheck: allow RULE: reason`"),
    ],
)
def test_a_comment_that_does_nothing_is_reported(comment: str, message: str) -> None:
    found = [finding for finding in lint(f"{comment}\n\nNothing here.") if finding.rule == "suppression"]
    assert len(found) == 1
    assert message in found[0].message


def test_a_comment_for_a_check_that_did_not_run_is_left_alone() -> None:
    text = f"<!-- factcheck: allow percent-change: because -->\n\n{WRONG}"
    assert rules(text, ignore=["percent-change"]) == []


def test_figures_in_the_reason_are_no_findings() -> None:
    assert rules(f"<!-- factcheck: allow direction: {BACK} -->\n\n{BACK}") == []
