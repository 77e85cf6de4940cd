"""A finding: what a check says about a place of a draft, how grave it is, and which other places it speaks of."""

from typing import Literal

from factcheck.records.claims import Record

Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From the least to the gravest."""


class Related(Record):
    """Another place that a finding speaks of: half-open code-point offsets into the source, and its part in it."""

    start: int
    end: int
    message: str


class Finding(Record):
    """What the rule `rule` says about [start, end) of the source of `file`.

    `line` and `column` count from 1, in code points. `fingerprint` is a hash of rule and words found,
    without any offset: it holds while other text changes, and is another one as soon as a figure is.
    """

    file: str
    line: int
    column: int
    start: int
    end: int
    rule: str
    severity: Severity
    message: str
    related: tuple[Related, ...] = ()
    fingerprint: str = ""


def at_least(severity: Severity, floor: Severity) -> bool:
    """Whether `severity` is as grave as `floor`, or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(floor)
