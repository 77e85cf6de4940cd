"""What a checker types as evidence, made into the record: addresses are checked, files are hashed."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from factcheck.ledger.evidence import SCHEMES
from factcheck.records.marks import Evidence, Method

METHODS = ("primary", "secondary")


def wrong_evidence(answer: dict[str, str]) -> str | None:
    """What is wrong with the fields `address` and `method`, and what to do; None if nothing is."""
    if not answer["address"]:
        return "Say an address (https://…) or a file."
    if answer.get("method") and not any(method.startswith(answer["method"].lower()) for method in METHODS):
        return "The method is primary or secondary, or leave it empty."
    scheme, colon, _ = answer["address"].partition(":")
    if colon and scheme.isalpha() and len(scheme) > 1 and not answer["address"].lower().startswith(SCHEMES):
        return "An address begins with http:, https:, mailto: or file:; else give a path."
    return None


def evidence_from(answer: dict[str, str], *, beside: Path) -> Evidence:
    """The record; a path counts from the draft's folder, and a file that is there is hashed."""
    given = answer.get("method", "").lower()
    method = next((method for method in METHODS if given and method.startswith(given)), None)
    address = answer["address"]
    digest = None
    if not address.lower().startswith(SCHEMES):
        file = beside.parent / Path(address).expanduser()
        if file.is_file():
            digest = _digest(file)
    return Evidence(
        address=address,
        locator=answer.get("locator") or None,
        method=cast(Method | None, method),
        contact=answer.get("contact") or None,
        retrieved=datetime.now(UTC).replace(microsecond=0),
        sha256=digest,
    )


def _digest(file: Path) -> str | None:
    digest = sha256()
    try:
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()
