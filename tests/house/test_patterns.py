"""Patterns from rule files: refused when wrong, and never allowed to hold up a draft."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.errors import RuleError
from factcheck.rulebook.load import load
from factcheck.text.readers import plain

RULE = """name = "ours"
extends = "pattern"
doc = "What we never print."
message = "{{words}}?"
patterns = [
  '{}',
]
"""


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("(a", "6:3: not a regular expression: missing )"), ("a*", "6:3: it matches where there is nothing")],
)
def test_refused_at_its_line(pattern: str, message: str, desk: Callable[..., Path]) -> None:
    folder = desk(ours=RULE.format(pattern))
    with pytest.raises(RuleError) as refused:
        load(folder)
    assert str(refused.value).startswith(f"{folder / 'ours.toml'}:{message}")


def test_a_pattern_finds_what_it_matches(desk: Callable[..., Path]) -> None:
    rulebook = load(desk(ours=RULE.format(r"\bvery\s+unique\b")))
    findings = api.lint(plain.read("A very\nunique day.", file="-"), rulebook=rulebook)
    assert [finding.message for finding in findings if finding.rule == "ours"] == ["very unique?"]


def test_an_evil_pattern_is_stopped(desk: Callable[..., Path]) -> None:
    rulebook = load(desk(ours=RULE.format("(?:a|aa|a(?=a)a?)+$|(x+x+)+y")))
    began = time.monotonic()
    with pytest.raises(RuleError, match=r"rule 'ours': the pattern .* takes too long on line 3; make it simpler"):
        api.lint(plain.read("Fine.\n\n" + "x" * 5000 + "!", file="-"), rulebook=rulebook)
    assert time.monotonic() - began < 10
