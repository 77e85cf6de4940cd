"""The verdict on a draft: the gate and the findings that fail, counted, as `factcheck lint --require` would decide."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import get_args

from factcheck.figures.linked import Linked
from factcheck.findings import gate
from factcheck.records.finding import Finding
from factcheck.records.marks import MarkLookup, Status
from factcheck.records.verdict import Reason, Verdict, What

REQUIRED: tuple[Status, ...] = ("verified",)
"""What a claim must be where neither the desk nor the command line says."""


def verdict(
    linked: Linked,
    failing: Sequence[Finding],
    marks: MarkLookup,
    *,
    require: Collection[Status] = REQUIRED,
    sign_off: bool = False,
    settled: int = 0,
) -> Verdict:
    """Whether the draft may be published.

    `failing` are the findings of its checks that nobody has settled and that are grave enough to fail; `settled` is
    how many a checker has judged; `sign_off` whether the desk wants the text signed off.
    """
    claims = (*linked.claims, *marks.by_hand())
    counts: Counter[What] = Counter(lack.what for _, lack in gate.lacks(claims, marks, require=require))
    counts["findings"] = len(failing)
    counts["sign-off"] = int(sign_off and gate.unsigned(marks) is not None)
    held = [mark for claim in claims if (mark := marks.mark(claim.id))]
    return Verdict(
        file=linked.tokens.document.file,
        publishable=not counts.total(),
        reasons=tuple(Reason(what=what, count=counts[what]) for what in get_args(What) if counts[what]),
        signed=marks.signed(),
        settled=settled,
        empty=not claims,
        concerns=sum(bool(mark.concern or mark.attention) and not mark.dismissed for mark in held),
    )
