"""GitHub's workflow commands: each finding is an annotation on its line of the pull request."""

from factcheck.findings.formats import Report, visible
from factcheck.records.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """One command a finding. Escapes as the runner reads them: `%`, line ends, and `:` and `,` in properties."""
    return "".join(_command(finding, report) for finding in report.findings)


def _command(finding: Finding, report: Report) -> str:
    source = report.sources.get(finding.file, "")
    until = source[finding.start : finding.end]
    lines = until.count("\n")
    end_column = len(until) - until.rfind("\n") if lines else finding.column + len(until)
    place = {"file": finding.file, "line": finding.line, "endLine": finding.line + lines, "title": finding.rule}
    if not lines:  # the runner takes columns for a single line only
        place |= {"col": finding.column, "endColumn": end_column}
    properties = ",".join(f"{name}={_escaped(str(value), inside=True)}" for name, value in place.items())
    return f"::{_LEVELS[finding.severity]} {properties}::{_escaped(finding.message)}\n"


def _escaped(text: str, *, inside: bool = False) -> str:
    text = visible(text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text
