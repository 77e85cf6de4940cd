"""Rules tried on their own examples: what each finds with the whole rulebook at work, beside what it should."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from factcheck import api
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding
from factcheck.rulebook.check import Check
from factcheck.rulebook.load import Rulebook
from factcheck.rulebook.schema import Example, Rule
from factcheck.text.document import Publication
from factcheck.text.readers import plain

Find: TypeAlias = str | dict[str, Any]
"""The words of a claim or finding, or some of its fields, where a span is told by its words."""


@dataclass(frozen=True)
class Trial:
    """What one example of a rule should give, and what it gives; `number` counts the rule's examples from 0."""

    rule: Rule
    number: int
    wanted: tuple[Find, ...]
    got: tuple[Find, ...]

    @property
    def passed(self) -> bool:
        """Whether the rule finds just what it should."""
        return self.got == self.wanted


def trials(rule: Rule, rulebook: Rulebook) -> Iterator[Trial]:
    """Every example of `rule`, which was loaded with its examples, tried."""
    for number, example in enumerate(rule.example):
        yield Trial(rule, number, example.finds, _got(rule, example, rulebook))


def _got(rule: Rule, example: Example, rulebook: Rulebook) -> tuple[Find, ...]:
    """What is found, in order, each told in the terms of what should be; what is too much by its words."""
    text, found = example.text, _found(rule, example, rulebook)
    told = [_told(claim, find, text) for claim, find in zip(found, example.finds, strict=False)]
    return (*told, *(text[claim.start : claim.end] for claim in found[len(told) :]))


def _found(rule: Rule, example: Example, rulebook: Rulebook) -> Sequence[Claim | Finding]:
    published = Publication(date.fromisoformat(example.published), "as given") if example.published else None
    document = plain.read(example.text, file="-", published=published)
    if isinstance(rule, Check):
        return [finding for finding in api.lint(document, rulebook=rulebook) if finding.rule == rule.name]
    return [claim for claim in api.extract(document, rulebook=rulebook).claims if claim.rule == rule.name]


def _told(claim: Claim | Finding, find: Find, text: str) -> Find:
    words = text[claim.start : claim.end]
    if isinstance(find, str):
        return words
    fields = claim.model_dump(mode="json", by_alias=True) | {"text": words}
    return {name: _plain(fields.get(name)) for name in find}


def _plain(value: Any) -> Any:
    return value["text"] if isinstance(value, dict) and "text" in value else value
