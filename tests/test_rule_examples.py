"""Every rule's own examples: what it must find, and what it must leave alone."""

from collections.abc import Sequence
from typing import Any

import pytest

from factcheck import api
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding
from factcheck.rulebook.check import Check
from factcheck.rulebook.load import load
from factcheck.rulebook.schema import Example, Rule
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = load(examples=True)
CASES = [(rule, example) for rule in RULEBOOK.every for example in rule.example]


def found(rule: Rule, example: Example) -> Sequence[Claim | Finding]:
    from datetime import date

    published = Publication(date.fromisoformat(example.published), "as given") if example.published else None
    document = plain.read(example.text, file="-", published=published)
    if isinstance(rule, Check):
        return [finding for finding in api.lint(document, rulebook=RULEBOOK) if finding.rule == rule.name]
    return [claim for claim in api.extract(document, rulebook=RULEBOOK).claims if claim.rule == rule.name]


def words(claim: Claim | Finding, text: str) -> str:
    return text[claim.start : claim.end]


def as_said(claim: Claim | Finding, find: str | dict[str, Any], text: str) -> str | dict[str, Any]:
    """The claim or finding, told in the terms of `find`: its text, or the fields that `find` names."""
    if isinstance(find, str):
        return words(claim, text)
    fields = claim.model_dump(mode="json", by_alias=True) | {"text": words(claim, text)}
    return {name: plain_field(fields.get(name)) for name in find}


def plain_field(value: Any) -> Any:
    return value["text"] if isinstance(value, dict) and "text" in value else value


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.name}: {example.text[:60]}" for rule, example in CASES]
)
def test_example(rule: Rule, example: Example) -> None:
    claims = found(rule, example)
    finds = list(example.finds)
    got = [as_said(claim, find, example.text) for claim, find in zip(claims, finds, strict=False)]
    got += [words(claim, example.text) for claim in claims[len(finds) :]]
    assert got == finds


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_both_signs(rule: Rule) -> None:
    matching = sum(bool(example.finds) for example in rule.example)
    assert matching >= (3 if isinstance(rule, Check) else 4), "too few examples that match"
    assert len(rule.example) - matching >= 4, "too few examples that must not match"
