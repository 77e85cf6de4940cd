"""What a check engine spotted at a place, before severity, suppression and baseline are applied.

The light counterpart of `Finding`, with half-open offsets into the prose, in code points.
"""

from dataclasses import dataclass

from factcheck.records.finding import Severity


@dataclass(frozen=True, slots=True)
class Spotted:
    """What `rule` says of [start, end). `related` are other places, and their part in it.

    `figures` are the starts of the figures that it compares: two rules that speak of the same figures are told apart
    by which one names the error best. `severity` overrides the rule's.
    """

    rule: str
    start: int
    end: int
    message: str
    related: tuple[tuple[int, int, str], ...] = ()
    figures: frozenset[int] = frozenset()
    severity: Severity | None = None
