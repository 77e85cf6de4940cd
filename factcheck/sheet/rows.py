"""The rows of the sheet: every claim of a draft with its mark, as the texts that stand in the columns."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import blake2b

from factcheck.ledger.board import Board
from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.finding import Finding
from factcheck.records.marks import HandClaim, Mark
from factcheck.records.told import figure, period, span, speaker
from factcheck.sheet.columns import COLUMNS, GROUPS, Column
from factcheck.sheet.restyled import kept
from factcheck.text.visible import visible

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
LONGEST = 30_000
"""Characters of a cell: spreadsheets take 32,767, and what stands around the text needs some."""


SHORT = 1_500
"""Characters of a cell up to which its base has it whole; of a longer one it has the hash."""


@dataclass(frozen=True)
class Row:
    """One claim: `cells` by column name, safe to show anywhere; `base` is what reading back compares with."""

    id: str
    claim: Claim | HandClaim
    mark: Mark | None
    cells: Mapping[str, str]
    base: str

    @property
    def changed(self) -> bool:
        """Whether the claim changed since it was marked: the mark came off, and its status is open again."""
        return self.mark is not None and not self.mark.kept


def rows(
    board: Board,
    findings: Sequence[Finding],
    *,
    columns: Sequence[Column] = COLUMNS,
    only: Iterable[str] | None = None,
) -> list[Row]:
    """A row for each claim that isn't dismissed, in the order of the text.

    `columns` are those that the sheet has, `only` the ids of the claims to take.
    """
    wanted = None if only is None else set(only)
    claims = sorted((*board.version.claims, *board.by_hand()), key=lambda claim: (claim.start, claim.end))
    claims = [claim for claim in claims if wanted is None or claim.id in wanted]
    marks = {claim.id: board.mark(claim.id) for claim in claims}
    shown = [claim for claim in claims if not _dismissed(marks[claim.id])]
    at = _placed(shown, findings)
    made = []
    for number, claim in enumerate(shown, 1):
        cells = _cells(board, claim, marks[claim.id], number, at.get(claim.id, ()))
        made.append(Row(claim.id, claim, marks[claim.id], cells, _base(board, claim, cells, columns, of=len(shown))))
    return made


def editable_cells(mark: Mark | None) -> dict[str, str]:
    """The cells of the editable columns, as they stand in the ledger."""
    evidence = mark.evidence if mark else ()
    correction = mark.corrections[-1] if mark and mark.corrections else None
    return {
        "status": mark.status if mark and mark.kept else "open",
        "evidence": "\n".join(each.address for each in evidence),
        "locator": _lines(each.locator for each in evidence),
        "method": _lines(each.method for each in evidence),
        "contact": _lines(each.contact for each in evidence),
        "note": (mark.note if mark else None) or "",
        "concern": (mark.concern if mark else None) or "",
        "change": correction.text if correction else "",
        "previous": (correction.previous or "") if correction else _before(mark),
        "second": (mark.second if mark else None) or "",
    }


def _before(mark: Mark | None) -> str:
    """The wording that a changed claim had when it was marked."""
    return mark.before.text if mark and mark.before and mark.state == "changed" else ""


def shown(text: str) -> str:
    """A cell's text: nothing that steers or breaks a program, and not longer than a cell may be."""
    safe = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return safe if len(safe) <= LONGEST else f"{safe[:LONGEST]}… (cut: {len(safe) - LONGEST} more characters)"


def hashed(text: str) -> str:
    """What stands for a long cell in the base."""
    return "hash:" + blake2b(alike(text).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def alike(text: str) -> str:
    """A cell as it is compared: a spreadsheet program may have trimmed it, or taken 1,610 or 0.50 for a number."""
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    try:
        number = Decimal(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
    except InvalidOperation:
        return text
    return str(number.normalize()) if number.is_finite() and len(text) < 20 else text


def _lines(parts: Iterable[str | None]) -> str:
    """One part a line; nothing where there are none at all."""
    return "\n".join(part or "" for part in parts).rstrip("\n")


def settled(board: Board, finding: Finding) -> str:
    """Who settled a finding, and why; empty while it stands."""
    word = board.judged(finding.fingerprint)
    return f"settled by {word.who}{f': {word.note}' if word.note else ''}" if word else ""


def _found(board: Board, finding: Finding) -> str:
    return f"{settled(board, finding) or finding.severity}: {finding.message} ({finding.rule})"


def _dismissed(mark: Mark | None) -> bool:
    return bool(mark and mark.dismissed and mark.kept)


def _cells(
    board: Board, claim: Claim | HandClaim, mark: Mark | None, number: int, findings: Sequence[Finding]
) -> dict[str, str]:
    document, by_id = board.version.document, board.version.by_id
    cells = {
        "number": str(number),
        "place": f"{document.file}:{document.place(claim.start)}",
        "claim": " ".join((claim.text if isinstance(claim, HandClaim) else claim.plain).split()),
        "sentence": _sentence(board, claim),
        "kind": "by hand" if isinstance(claim, HandClaim) else claim.kind,
        "read": _read(claim),
        "said_by": _said_by(claim, by_id),
        "when": _when(claim, by_id),
        "checker": mark.who if mark and mark.kept and mark.status != "open" else "",
        "checked": f"{mark.when:%Y-%m-%d %H:%M}" if mark and mark.kept and mark.status != "open" else "",
        "findings": "\n".join(_found(board, finding) for finding in findings),
        "flags": _flags(mark),
        **editable_cells(mark),
    }
    return {name: shown(text) for name, text in cells.items()}


def _sentence(board: Board, claim: Claim | HandClaim) -> str:
    stand = board.version.stand(claim.start, claim.end)
    if not board.version.places:
        return ""
    last = min(stand.last, stand.first + 3)
    return " ".join(" ".join(board.version.sentences[stand.first : last + 1]).split())


def _read(claim: Claim | HandClaim) -> str:
    if isinstance(claim, Quantity):
        return " · ".join(part for part in (figure(claim), claim.subject, claim.event) if part)
    if isinstance(claim, Attribution):
        return f"{claim.quote_type} speech{', anonymous' if claim.anonymous else ''}"
    return period(claim) if isinstance(claim, Dating) else ""


def _said_by(claim: Claim | HandClaim, by_id: Mapping[str, Claim]) -> str:
    holder = by_id.get(claim.attributed_to or "") if isinstance(claim, Quantity) else claim
    return speaker(holder) if isinstance(holder, Attribution) else ""


def _when(claim: Claim | HandClaim, by_id: Mapping[str, Claim]) -> str:
    if isinstance(claim, Quantity):
        return "; ".join(period(date) for id_ in claim.dated if isinstance(date := by_id.get(id_), Dating))
    if isinstance(claim, Attribution) and claim.date:
        return span(claim.date.from_, claim.date.to)
    return ""


def _flags(mark: Mark | None) -> str:
    if mark is None:
        return ""
    flags = []
    if not mark.stands:
        before = f": {mark.before.text}" if mark.before else ""
        flags.append(f"changed since it was {mark.status} ({mark.difference}){before}")
    if mark.lapsed:
        held = "" if mark.kept else f"; it was {mark.status}"
        flags.append(f"{'; '.join(mark.lapsed)}{held}")
    if mark.conflict:
        flags.append("checkers differ: " + ", ".join(f"{each.who} says {each.status}" for each in mark.opinions))
    if mark.missing:
        flags.append(f"still asked for: {mark.missing}")
    if mark.attention:
        flags.append("needs attention")
    flags += [f"{note.field}: {note.text}" for note in mark.field_notes]
    return "\n".join(flags)


def _base(board: Board, claim: Claim | HandClaim, cells: dict[str, str], columns: Sequence[Column], *, of: int) -> str:
    """What reading back needs: which claim it is, its cells as exported, and an anchor for later texts."""
    texts = {column.name: cells[column.name] for group in GROUPS.values() for column in group if cells[column.name]}
    anchor = (
        board.version.hand_anchor(claim.start, claim.end)
        if isinstance(claim, HandClaim)
        else board.version.anchor(claim)
    )
    base = {
        "id": claim.id,
        "n": cells["number"],
        "of": of,
        "claim": cells["claim"][:SHORT],
        "cells": {name: text if len(text) <= SHORT else hashed(text) for name, text in texts.items()},
        "edited": [column.name for column in columns if column.editable],
        "seen": {column.name: kept(cells[column.name]) for column in columns if not column.editable},
    }
    whole = json.dumps({**base, "anchor": anchor.model_dump(mode="json")}, ensure_ascii=True)
    return whole if len(whole) <= LONGEST else json.dumps(base, ensure_ascii=True)


def _placed(claims: Sequence[Claim | HandClaim], findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Each finding with the tightest claim that it overlaps."""
    starts = [claim.start for claim in claims]
    longest = max((claim.end - claim.start for claim in claims), default=0)
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        first = bisect_right(starts, finding.start - longest - 1)
        last = bisect_right(starts, max(finding.end - 1, finding.start))
        over = [claim for claim in claims[first:last] if claim.end > finding.start]
        if over:
            tightest = min(over, key=lambda claim: claim.end - claim.start)
            found.setdefault(tightest.id, []).append(finding)
    return found
