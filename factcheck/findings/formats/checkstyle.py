"""Checkstyle's XML, which Jenkins, GitLab and most code-review tools read."""

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from factcheck.findings.formats import Report, visible


def render(report: Report) -> str:
    """One `file` element for each file that has findings."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for file, found in groupby(report.findings, key=lambda finding: finding.file):
        lines.append(f"  <file name={quoteattr(escape_control(file))}>")
        for row in found:
            lines.append(
                f'    <error line="{row.line}" column="{row.column}" severity="{row.severity}"'
                f' message={quoteattr(escape_control(row.message))} source="factcheck.{row.rule}"/>'
            )
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"


def escape_control(text: str) -> str:
    """`text` without the characters that XML 1.0 can't hold."""
    return "".join(c for c in visible(text) if not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")


__all__ = ["escape", "escape_control", "render"]
