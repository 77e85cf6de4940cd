"""Lint one linked draft: run the selected checks, ask the gate, and apply suppression comments."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.figures.linked import Linked
from factcheck.lint import gate, run, suppress
from factcheck.lint.select import checks
from factcheck.records.finding import Finding, Severity
from factcheck.records.marks import MarkLookup, Status
from factcheck.rulebook.check import Check
from factcheck.rulebook.schema import Rule


@dataclass(frozen=True)
class Choice:
    """Which rules run (`select` empty: all), the desk's own severities by rule, and what the gate requires."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    require: Collection[Status] = ()


def lint(
    linked: Linked, rules: Sequence[Rule], *, choice: Choice | None = None, marks: MarkLookup | None = None
) -> list[Finding]:
    """The findings in `linked`, in the order of the text. `marks` are needed only for the gate."""
    chosen = choice or Choice()
    selected = checks(rules, select=chosen.select, ignore=chosen.ignore)
    found = run.findings(selected, linked, severities=chosen.severities)
    if marks is not None:
        found = [finding for finding in found if marks.judged(finding.fingerprint) is None]
        found += gate.findings(linked, marks, require=chosen.require)
    own = {gate.UNSETTLED, gate.CHANGED, suppress.RULE}
    known = own | {rule.name for rule in rules if isinstance(rule, Check)}
    ran = {rule.name for rule in selected} | ({gate.UNSETTLED, gate.CHANGED} if marks is not None else set())
    kept = suppress.apply(found, linked.tokens.document, known=known, ran=ran)
    return sorted(kept, key=lambda finding: (finding.start, finding.end, finding.rule))
