"""The publication gate: which claims still need a checker, asked of the ledger through `MarkLookup`."""

from collections.abc import Collection, Iterator
from hashlib import blake2b

from factcheck.figures.linked import Linked
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding, Related, Severity
from factcheck.records.marks import HandClaim, Mark, MarkLookup, Status

UNSETTLED = "unsettled-claim"
CHANGED = "changed-since-verified"


def findings(linked: Linked, marks: MarkLookup, *, require: Collection[Status]) -> Iterator[Finding]:
    """Every claim whose mark is none of `require` or isn't settled, and every claim that changed since its mark."""
    for claim in (*linked.claims, *marks.by_hand()):
        mark = marks.mark(claim.id)
        if mark and mark.state == "changed":
            fields = f" ({', '.join(mark.what)})" if mark.what else ""
            before = f"; it was {mark.before.text!r}" if mark.before else ""
            yield _finding(claim, linked, CHANGED, f"changed{fields} since {mark.who} marked it {mark.status}{before}")
        elif require and (reason := _lacking(mark, require)):
            yield _finding(claim, linked, UNSETTLED, reason)


def _lacking(mark: Mark | None, require: Collection[Status]) -> str | None:
    """Why `mark` doesn't let a claim pass; None where it does."""
    wanted = " or ".join(sorted(require))
    if mark is None:
        return None if "open" in require else f"nobody has checked this claim: it must be {wanted}"
    if not mark.kept:
        return f"marked {mark.status}, but the words are no longer there as they were: it must be {wanted}"
    if mark.status not in require:
        return f"{mark.status}: it must be {wanted} before publication"
    if mark.conflict:
        return "checkers differ on this claim: settle it first"
    return f"{mark.status}, but it still needs {mark.missing}" if mark.missing else None


def _finding(
    claim: Claim | HandClaim, linked: Linked, rule: str, message: str, severity: Severity = "error"
) -> Finding:
    column = claim.column
    related: tuple[Related, ...] = ()
    words = f"{rule}\x1f{claim.id}\x1f{message}"
    return Finding(
        file=linked.tokens.document.file,
        line=claim.line,
        column=column,
        start=claim.start,
        end=claim.end,
        rule=rule,
        severity=severity,
        message=message,
        related=related,
        fingerprint=blake2b(words.encode(), digest_size=6).hexdigest(),
    )
