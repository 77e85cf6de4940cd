"""The signature on a sheet that comes back: a sign-off of the text that the sheet was made of."""

from factcheck.ledger.board import Board
from factcheck.ledger.marking import sign_off
from factcheck.records.errors import LedgerError
from factcheck.sheet.back.merge import Merge
from factcheck.sheet.back.read import Edited


def sign(board: Board, edited: Edited, merge: Merge, *, who: str, dry_run: bool) -> str | None:
    """Sign the draft off where `edited` is signed, once what was edited is in `board`; a line that says so.

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
    elif dry_run:
        return f"would be signed off by {who}"
    else:
        try:
            sign_off(board, who=who)
        except LedgerError as refused:
            merge.problems.append(f"not signed off: {refused.message}")
        else:
            return f"signed off by {who}"
    return None
