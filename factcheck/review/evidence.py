"""What a checker types as evidence, made into the record: addresses are checked, files are hashed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from factcheck.ledger.evidence import SCHEMES, attached
from factcheck.records.errors import LedgerError
from factcheck.records.marks import Evidence, Method

METHODS = ("primary", "secondary")


def wrong_evidence(answer: dict[str, str], *, beside: Path, optional: bool = False) -> str | None:
    """What is wrong with the fields `address` and `method`, and what to do; None if nothing is.

    `optional`: an empty address takes away what was there. `beside` is the draft.
    """
    if not answer["address"]:
        return None if optional else "Say an address (https://…) or a file."
    if answer.get("method") and not any(method.startswith(answer["method"].lower()) for method in METHODS):
        return "The method is primary or secondary, or leave it empty."
    scheme, colon, _ = answer["address"].partition(":")
    if colon and scheme.isalpha() and len(scheme) > 1 and not answer["address"].lower().startswith(SCHEMES):
        return "An address begins with http:, https:, mailto: or file:; else give a path."
    try:
        evidence_from(answer, beside=beside)
    except LedgerError as refused:
        return f"{refused.message[0].upper()}{refused.message[1:]}."
    return None


def evidence_from(answer: dict[str, str], *, beside: Path) -> Evidence:
    """The record; a path counts from the folder of the draft `beside`. A LedgerError where no file is at a path."""
    given = answer.get("method", "").lower()
    method = next((method for method in METHODS if given and method.startswith(given)), None)
    evidence = Evidence(
        address=answer["address"],
        locator=answer.get("locator") or None,
        method=cast(Method | None, method),
        contact=answer.get("contact") or None,
        retrieved=datetime.now(UTC).replace(microsecond=0),
    )
    return attached(evidence, folder=beside.absolute().parent)
