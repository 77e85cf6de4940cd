"""The signature on a sheet that comes back: a sign-off of the text that the sheet was made of."""

from collections.abc import Iterator

from factcheck.ledger.board import Board
from factcheck.ledger.marking import sign_off, unsignable
from factcheck.sheet.back.merge import Merge
from factcheck.sheet.back.read import Edited


def sign(board: Board, edited: Edited, merge: Merge, *, who: str, dry_run: bool) -> str | None:
    """Sign the draft off where `edited` is signed, once `board` holds what was edited; a line that says so.

    None where nobody signed it, or `who` had signed this text off before. Why it can't be signed off is a problem of
    `merge`.
    """
    if not edited.signature:
        return None
    signed = board.signed_off()
    if signed and signed.who == who:
        return None
    if edited.sha256 != board.version.sha256:
        merge.problems.append("the signature is for another text than the draft has now: not signed off")
    elif merge.conflicts:
        merge.problems.append("the signature waits until what differs is decided: not signed off yet")
    elif merge.lost:
        merge.problems.append(
            "the signature waits until every edit is taken or undone on the sheet: not signed off yet"
        )
    elif reasons := [*_partly(board, edited), *unsignable(board, who=who)]:
        merge.problems.append(f"not signed off: {'; '.join(reasons)}")
    elif dry_run:
        return f"would be signed off by {who}"
    else:
        sign_off(board, who=who)
        return f"signed off by {who}"
    return None


def _partly(board: Board, edited: Edited) -> Iterator[str]:
    """Why a sheet of only some claims (`--only`, or rows deleted) doesn't sign off the whole draft."""
    claims = {claim.id for claim in (*board.version.claims, *board.by_hand())}
    there = {id_ for id_ in claims if not ((mark := board.mark(id_)) and mark.dismissed and mark.kept)}
    missing = len(there - {row.id for row in edited.rows})
    if missing:
        yield f"the sheet has {len(there) - missing} of the draft's {len(there)} claims (sign one with all of them)"
