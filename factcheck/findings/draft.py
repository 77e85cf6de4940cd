"""Lint one linked draft: run the selected checks, ask the gate, and apply suppression comments."""

from collections.abc import Sequence

from factcheck.figures.linked import Linked
from factcheck.findings import gate, run, suppress
from factcheck.findings.select import Choice, checks, must_match
from factcheck.records.finding import Finding
from factcheck.records.marks import MarkLookup
from factcheck.rulebook.check import Check
from factcheck.rulebook.schema import Rule


def lint(
    linked: Linked, rules: Sequence[Rule], *, choice: Choice | None = None, marks: MarkLookup | None = None
) -> list[Finding]:
    """The findings in `linked`, in the order of the text. `marks` are needed only for the gate."""
    chosen = choice or Choice()
    selected = checks(rules, select=chosen.select, ignore=chosen.ignore)
    must_match(chosen.severities, [rule.name for rule in rules])
    found = run.findings(selected, linked, severities=chosen.severities)
    if marks is not None:
        found = [finding for finding in found if marks.judged(finding.fingerprint) is None]
        found += gate.findings(linked, marks, require=chosen.require)
    own = {gate.UNSETTLED, gate.CHANGED, suppress.RULE}
    known = own | {rule.name for rule in rules if isinstance(rule, Check)}
    ran = {rule.name for rule in selected} | ({gate.UNSETTLED, gate.CHANGED} if marks is not None else set())
    kept = suppress.apply(found, linked.tokens.document, known=known, ran=ran)
    return sorted(kept, key=lambda finding: (finding.start, finding.end, finding.rule))
