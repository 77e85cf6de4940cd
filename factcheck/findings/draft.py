"""Lint one linked draft: run the selected checks, apply suppression comments, and ask the ledger."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.figures.linked import Linked
from factcheck.findings import gate, run, suppress
from factcheck.findings.select import Choice, as_now, checks, must_match
from factcheck.records.finding import Finding
from factcheck.records.marks import Judgement, MarkLookup
from factcheck.rulebook.check import Check
from factcheck.rulebook.renamed import Names
from factcheck.rulebook.schema import Rule


class Settled(NamedTuple):
    """A finding that a checker judged: it is silent until its figures change."""

    finding: Finding
    judgement: Judgement


class Outcome(NamedTuple):
    """What there is to say of a draft: `found` by its checks, `settled` of that, and what the `gate` asks for.

    Each in the order of the text.
    """

    found: list[Finding]
    settled: list[Settled]
    gate: list[Finding]


def lint(
    linked: Linked, rules: Sequence[Rule], *, choice: Choice | None = None, marks: MarkLookup | None = None
) -> list[Finding]:
    """The findings in `linked`, in the order of the text. `marks` are needed only for the gate."""
    result = outcome(linked, rules, choice=choice, marks=marks)
    return in_order([*result.found, *result.gate])


def outcome(
    linked: Linked, rules: Sequence[Rule], *, choice: Choice | None = None, marks: MarkLookup | None = None
) -> Outcome:
    """The same, with the findings that checkers have settled, and apart from what the gate asks for."""
    names = linked.tokens.lexicons.built(Names)
    chosen = as_now(choice or Choice(), names)
    selected = checks(rules, select=chosen.select, ignore=chosen.ignore)
    must_match(chosen.severities, [rule.name for rule in rules])
    found = run.findings(selected, linked, severities=chosen.severities)
    known = {suppress.RULE} | {rule.name for rule in rules if isinstance(rule, Check)}
    ran = {rule.name for rule in selected}
    kept = in_order(suppress.apply(found, linked.tokens.document, known=known, ran=ran, names=names))
    if marks is None:
        return Outcome(kept, [], [])
    judged = {finding.fingerprint: word for finding in kept if (word := marks.judged(finding.fingerprint))}
    return Outcome(
        [finding for finding in kept if finding.fingerprint not in judged],
        [Settled(finding, judged[finding.fingerprint]) for finding in kept if finding.fingerprint in judged],
        in_order(gate.findings(linked, marks, require=chosen.require, sign_off=chosen.sign_off)),
    )


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text."""
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))
