"""Every rule's own examples: what it must find, and what it must leave alone."""

import pytest

from factcheck.rulebook.check import Check
from factcheck.rulebook.load import load
from factcheck.rulebook.schema import Rule
from factcheck.trial import trials

RULEBOOK = load(examples=True)


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_examples(rule: Rule) -> None:
    amiss = [trial for trial in trials(rule, RULEBOOK) if not trial.passed]
    told = [f"{rule.example[trial.number].text}\n  wanted {trial.wanted}\n  got    {trial.got}" for trial in amiss]
    assert not amiss, "\n".join(told)


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_both_signs(rule: Rule) -> None:
    matching = sum(bool(example.finds) for example in rule.example)
    assert matching >= (3 if isinstance(rule, Check) else 4), "too few examples that match"
    assert len(rule.example) - matching >= 4, "too few examples that must not match"
