"""One JSON list of findings, in the order of the text."""

import json

from factcheck.findings.formats import Report


def render(report: Report) -> str:
    """The list, one finding a line."""
    rows = ",\n".join(json.dumps(finding.model_dump(mode="json"), ensure_ascii=False) for finding in report.findings)
    return f"[\n{rows}\n]\n" if rows else "[]\n"
