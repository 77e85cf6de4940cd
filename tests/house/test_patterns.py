"""Patterns wait for their first use, and then do what compiled ones do."""

import re

import pytest

from factcheck.text.patterns import pattern


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    source, flags = r"(?P<first> [a-z])\w+ \. ", re.VERBOSE | re.IGNORECASE
    waiting, compiled = pattern(source, flags), re.compile(source, flags)
    for _ in range(2):
        assert [found.span("first") for found in waiting.finditer("So. Relax.")] == [(0, 1), (4, 5)]
    assert waiting.flags == compiled.flags
    assert waiting.groupindex == compiled.groupindex


def test_a_wrong_pattern_is_refused_at_its_first_use_only() -> None:
    wrong = pattern("(")
    for _ in range(2):
        with pytest.raises(re.error):
            wrong.match("a")


def test_what_patterns_lack_is_an_attribute_error() -> None:
    assert not hasattr(pattern("a"), "nothing")
