"""SARIF 2.1.0, the static-analysis format of code hosts and editors (OASIS standard, errata 01)."""

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import factcheck
from factcheck.findings.draft import Settled
from factcheck.findings.formats import Report
from factcheck.records.finding import Finding
from factcheck.rulebook.check import Check

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report) -> str:
    """One run; columns count Unicode code points, as `columnKind` says."""
    told = [*report.findings, *(one.finding for one in report.settled)]
    names = list(dict.fromkeys(finding.rule for finding in told))
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": factcheck.__version__,
                "semanticVersion": factcheck.__version__,
                "rules": [_rule(name, report.rules.get(name)) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in report.files],
        "results": [
            *(_standing(finding, names, report) for finding in report.findings),
            *(_settled(one, names, report.sources.get(one.finding.file, "")) for one in report.settled),
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _rule(name: str, rule: Check | None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": name}
    if rule:
        row["shortDescription"] = {"text": rule.doc}
        row["help"] = {"text": "\n".join(_help(rule))}
        row["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return row


def _help(rule: Check) -> Iterable[str]:
    yield rule.help or rule.doc
    yield f"`factcheck rules {rule.name}` explains it with examples."


def _result(finding: Finding, names: list[str], source: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.file, source, finding.start, finding.end)],
    }
    if finding.fingerprint:
        result["partialFingerprints"] = {"factcheck/v1": finding.fingerprint}
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": place.message or "see also"}}
            | _location(finding.file, source, place.start, place.end)
            for number, place in enumerate(finding.related, 1)
        ]
    return result


def _standing(finding: Finding, names: list[str], report: Report) -> dict[str, Any]:
    """A result that counts. The standard wants suppressions on all results of a run or on none."""
    result = _result(finding, names, report.sources.get(finding.file, ""))
    return result | {"suppressions": []} if report.settled else result


def _settled(one: Settled, names: list[str], source: str) -> dict[str, Any]:
    """A result that is suppressed: those who read the log don't count it, and can see why."""
    finding, word = one
    said = f"settled by {word.who}{f': {word.note}' if word.note else ''}"
    suppression = {"kind": "external", "status": "accepted", "justification": said}
    return _result(finding, names, source) | {"suppressions": [suppression]}


def _location(file: str, source: str, start: int, end: int) -> dict[str, Any]:
    region: dict[str, Any] = {"charOffset": start, "charLength": end - start}
    if source:
        region |= _lines(source, start, end)
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}


def _lines(source: str, start: int, end: int) -> dict[str, Any]:
    """Lines and columns, from 1; `endColumn` is the column after the last character."""
    last = source.rfind("\n", 0, end) + 1
    return {
        "startLine": source.count("\n", 0, start) + 1,
        "startColumn": start - source.rfind("\n", 0, start),
        "endLine": source.count("\n", 0, end) + 1,
        "endColumn": end - last + 1,
        "snippet": {"text": source[start:end]},
    }


def _uri(file: str) -> str:
    """A relative reference, or a `file:` URI for an absolute path; "-" is standard input."""
    path = PurePath(file)
    shown = quote(path.as_posix(), errors="replace")
    return f"file://{shown}" if path.is_absolute() else shown
