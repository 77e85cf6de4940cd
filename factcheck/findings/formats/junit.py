"""JUnit's XML: a suite for each file, a failed case for each finding, and one passed case for a file without any."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from factcheck.findings.formats import Report
from factcheck.findings.formats.checkstyle import escape_control
from factcheck.records.finding import Finding


def render(report: Report) -> str:
    """The suites, in the order in which the files were read."""
    by_file: dict[str, list[Finding]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.file, []).append(finding)
    tests = sum(max(1, len(found)) for found in by_file.values())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="factcheck" tests="{tests}" failures="{len(report.findings)}" errors="0" time="0">',
    ]
    for file, found in by_file.items():
        lines += _suite(file, found)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(file: str, found: Sequence[Finding]) -> list[str]:
    name = quoteattr(escape_control(file))
    lines = [
        f'  <testsuite name={name} tests="{max(1, len(found))}" failures="{len(found)}" errors="0" skipped="0"'
        ' time="0" timestamp="1970-01-01T00:00:00" hostname="localhost">'
    ]
    if not found:
        lines.append(f'    <testcase name="no findings" classname={name} time="0"/>')
    for row in found:
        message = escape_control(row.message)
        lines += [
            f'    <testcase name="{row.rule}:{row.line}:{row.column}" classname={name} time="0">',
            f'      <failure message={quoteattr(message)} type="{row.severity}">'
            f"line {row.line}, column {row.column}: {escape(message)}</failure>",
            "    </testcase>",
        ]
    return [*lines, "  </testsuite>"]
