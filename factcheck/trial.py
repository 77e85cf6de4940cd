"""Rules tried on their own examples: what each finds with the whole rulebook at work, beside what it should."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from factcheck import api
from factcheck.records.claims import Claim
from factcheck.records.errors import FactcheckError, RuleError
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


def amiss(rule: Rule, rulebook: Rulebook, *, both_signs: bool = False) -> Iterator[FactcheckError]:
    """A complaint for each example of `rule` that fails, with its place in the rule's file.

    With `both_signs`, also where the rule has no example of what it finds, or of what it leaves alone.
    """
    from factcheck.tables.read import read_table

    table = read_table(rulebook.files[rule.name], error=RuleError)
    if both_signs:
        for found, what in ((True, "finds, with its words in finds"), (False, "must leave alone, with finds = []")):
            if not any(bool(example.finds) is found for example in rule.example):
                yield table.wrong(f"{rule.name} has no example of what it {what}", ("name",), RuleError)
    for trial in trials(rule, rulebook):
        if not trial.passed:
            yield table.wrong(_difference(trial), ("example", trial.number), RuleError)


def _difference(trial: Trial) -> str:
    """What should be found and isn't, or is and shouldn't be, in one line."""
    if not trial.wanted:
        return f"{trial.rule.name} must leave this alone, but finds {_list(trial.got)}"
    if not trial.got:
        return f"{trial.rule.name} must find {_list(trial.wanted)}, but finds nothing"
    return f"{trial.rule.name} must find {_list(trial.wanted)}, but finds {_list(trial.got)}"


def _list(finds: Sequence[Find]) -> str:
    return ", ".join(
        repr(find) if isinstance(find, str) else "{" + ", ".join(f"{key} = {find[key]!r}" for key in find) + "}"
        for find in finds
    )


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
