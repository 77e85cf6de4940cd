"""What edited cells say, as a change to a claim; what they may not say is refused with the cell's address."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import zip_longest
from typing import cast
from urllib.parse import urlsplit

from factcheck.ledger.board import Board
from factcheck.ledger.events import Evidenced
from factcheck.ledger.evidence import attached
from factcheck.ledger.marking import Change
from factcheck.records.errors import LedgerError, SheetError
from factcheck.records.marks import Correction, Evidence, Method, Status
from factcheck.sheet.columns import METHODS, STATUSES
from factcheck.sheet.links import SCHEMES
from factcheck.sheet.rows import shown


def change_of(board: Board, claim: str, group: str, cells: Mapping[str, str], *, file: str) -> Change:
    """The change that the edited `cells` of a group ask for; a SheetError with `file`, which names the cell."""
    if group == "status":
        return Change(status=_status(cells["status"], file), settle=True)
    if group == "evidence":
        return _evidence(board, claim, cells, file)
    if group == "correction":
        text, previous = cells["change"].strip(), cells["previous"].strip()
        return Change(correction=Correction(text=text, previous=previous or None))
    text = cells[group].strip()
    return {
        "note": lambda: Change(note=text),
        "concern": lambda: Change(concern=text),
        "second": lambda: Change(second=text),
    }[group]()


def _status(text: str, file: str) -> Status:
    word = text.strip().lower() or "open"
    if word not in STATUSES:
        raise SheetError(f"{text.strip()[:40]!r} is no status; choose one of {', '.join(STATUSES)}", file=file)
    return cast(Status, word)


def _evidence(board: Board, claim: str, cells: Mapping[str, str], file: str) -> Change:
    """The pieces of evidence that are new on the sheet come in, and those that are no longer there go."""
    wanted = [_piece(*parts, file=file) for parts in _columns(cells) if any(parts)]
    drop = []
    for id_, evidence in _standing(board, claim):
        same = next((piece for piece in wanted if _key(piece) == _key(evidence)), None)
        if same is None:
            drop.append(id_)
            wanted = [_as_attached(piece, evidence) for piece in wanted]
        else:
            wanted.remove(same)
    return Change(evidence=wanted, drop=drop)


def _standing(board: Board, claim: str) -> list[tuple[str, Evidence]]:
    held = board.on(claim)
    return [
        (event.id, event.evidence)
        for event in (held.entry.standing if held else ())
        if isinstance(event, Evidenced) and event.evidence
    ]


def _as_attached(piece: Evidence, held: Evidence) -> Evidence:
    """A piece whose page or contact was edited and whose address wasn't: nobody says that its file was read again."""
    if shown(piece.address).strip() != shown(held.address).strip():
        return piece
    return piece.model_copy(update={"sha256": held.sha256, "size": held.size, "retrieved": held.retrieved})


def lost_file(board: Board, claim: str, cells: Mapping[str, str]) -> str | None:
    """Why a piece of evidence in these cells can't be attached: a file that isn't there; None where all can be."""
    held = {shown(each.address).strip() for _, each in _standing(board, claim)}
    for address in cells["evidence"].split("\n"):
        try:
            if address.strip() and address.strip() not in held:
                attached(Evidence(address=address.strip()), folder=board.path.absolute().parent)
        except LedgerError as refused:
            return refused.message
    return None


def _columns(cells: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    columns = [
        [line.strip() for line in cells[name].split("\n")] for name in ("evidence", "locator", "method", "contact")
    ]
    return [cast(tuple[str, str, str, str], parts) for parts in zip_longest(*columns, fillvalue="")]


def _piece(address: str, locator: str, method: str, contact: str, *, file: str) -> Evidence:
    if not address:
        raise SheetError("says where in the evidence, but not which; write its address or file", file=file)
    if method and method.lower() not in METHODS:
        raise SheetError(f"{method[:40]!r} is no method; choose {' or '.join(METHODS)}", file=file)
    scheme = urlsplit(address).scheme.lower() if ":" in address and "[" not in address else ""
    if len(scheme) > 1 and scheme not in SCHEMES:
        raise SheetError(f"an address begins with {', '.join(sorted(SCHEMES))}, not with {scheme[:20]}:", file=file)
    return Evidence(
        address=address,
        locator=locator or None,
        method=cast(Method, method.lower()) if method else None,
        contact=contact or None,
        retrieved=datetime.now(UTC).replace(microsecond=0),
    )


def _key(evidence: Evidence) -> tuple[str, ...]:
    """What of a piece of evidence stands on the sheet."""
    parts = (evidence.address, evidence.locator or "", evidence.method or "", evidence.contact or "")
    return tuple(shown(part).strip() for part in parts)
