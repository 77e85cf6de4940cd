"""The publication gate: which claims still need a checker, asked of the ledger through `MarkLookup`.

A comment in the draft can't open it, nor can a baseline: what stops a draft here is settled in the ledger.
"""

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from factcheck.figures.linked import Linked
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding
from factcheck.records.marks import HandClaim, Mark, MarkLookup, Status
from factcheck.records.verdict import What

UNSETTLED = "unsettled-claim"
CHANGED = "changed-since-verified"
UNSIGNED = "not-signed-off"
RULES = (UNSETTLED, CHANGED, UNSIGNED)
"""The names under which the gate reports."""

C = TypeVar("C", Claim, HandClaim, Claim | HandClaim)


class Lack(NamedTuple):
    """What keeps a claim, or the draft as a whole, from publication: in a word, and in a sentence."""

    what: What
    message: str


def lacks(claims: Iterable[C], marks: MarkLookup, *, require: Collection[Status]) -> Iterator[tuple[C, Lack]]:
    """Each claim that doesn't pass: its mark is none of `require`, isn't settled, or came off since."""
    for claim in claims:
        if lack := _lack(marks.mark(claim.id), require):
            yield claim, lack


def unsigned(marks: MarkLookup) -> Lack | None:
    """What is lacking where a desk wants drafts signed off; None where somebody signed this very text."""
    if marks.signed():
        return None
    return Lack(
        "sign-off",
        "nobody has signed off this text with its marks as they are now, and desk.require_sign_off asks for it",
    )


def findings(
    linked: Linked, marks: MarkLookup, *, require: Collection[Status], sign_off: bool = False
) -> Iterator[Finding]:
    """A finding for every claim that changed since its mark, and, with `require`, for everything else that is lacking.

    `sign_off`: the desk also wants the text signed off.
    """
    if require and sign_off and (lack := unsigned(marks)):
        yield _finding(linked, UNSIGNED, lack.message)
    for claim, lack in lacks((*linked.claims, *marks.by_hand()), marks, require=require):
        if require or lack.what == "changed":
            yield _finding(linked, CHANGED if lack.what == "changed" else UNSETTLED, lack.message, claim)


def _lack(mark: Mark | None, require: Collection[Status]) -> Lack | None:
    """What `mark` lacks; None where it lets its claim pass."""
    only = f"only {' or '.join(sorted(require, reverse=True))} claims may be published"
    if mark is None:
        return None if "open" in require else Lack("open", f"nobody has checked this claim; {only}")
    if mark.state == "changed":
        fields = f" ({mark.difference})" if mark.what else ""
        before = f"; it was {mark.before.text!r}" if mark.before else ""
        held = "dismissed it" if mark.dismissed else f"marked it {mark.status}"
        return Lack("changed", f"changed{fields} since {mark.who} {held}{before}")
    if not mark.stands:
        return Lack("open", f"the words that {mark.who} marked {mark.status} are gone; {only}")
    if mark.dismissed:
        return None
    if not mark.kept:
        held = f"{mark.status} by {mark.who}" if mark.status != "open" else "open"
        return Lack("evidence", f"{'; '.join(mark.lapsed)} ({held}): check it again, and attach it anew")
    if mark.conflict:
        said = ", ".join(f"{opinion.who} says {opinion.status}" for opinion in mark.opinions)
        return Lack("conflict", f"checkers differ on this claim ({said}): settle it first")
    if mark.status not in require:
        held = "open" if mark.status == "open" else f"{mark.status} by {mark.who}"
        return Lack(mark.status, f"{held}; {only}")
    return Lack("second", f"{mark.status}, but it still needs {mark.missing}") if mark.missing else None


def _finding(linked: Linked, rule: str, message: str, claim: Claim | HandClaim | None = None) -> Finding:
    words = f"{rule}\x1f{claim.id if claim else ''}\x1f{message}"
    return Finding(
        file=linked.tokens.document.file,
        line=claim.line if claim else 1,
        column=claim.column if claim else 1,
        start=claim.start if claim else 0,
        end=claim.end if claim else 0,
        rule=rule,
        severity="error",
        message=message,
        fingerprint=blake2b(words.encode(errors="surrogatepass"), digest_size=6).hexdigest(),
    )
