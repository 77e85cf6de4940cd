"""Choosing claims by what they say and how they stand: `--where kind=quantity --where status=open`."""

from collections.abc import Sequence
from typing import get_args

import click

from factcheck.ledger.board import Board
from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.marks import HandClaim, State, Status

_STANDING = ("status", "state", "who", "evidence")
_STATES = get_args(State)
KINDS = ("quantity", "attribution", "date", "hand")
_RECORDS = (Quantity, Attribution, Dating)
FIELDS = tuple(
    dict.fromkeys(
        ["kind", *_STANDING]
        + [field.alias or name for record in _RECORDS for name, field in record.model_fields.items()]
    )
)
"""What `--where` can ask for."""


def matching(board: Board, where: Sequence[str]) -> list[str]:
    """The ids of the present claims for which every FIELD=VALUE holds, in the order of the text."""
    asked = [_asked(condition) for condition in where]
    claims = (*board.version.claims, *board.by_hand())
    return [claim.id for claim in claims if all(_holds(board, claim, *one) for one in asked)]


def _asked(condition: str) -> tuple[str, str]:
    name, equals, value = condition.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(f"{condition!r} is not FIELD=VALUE, such as kind=quantity", param_hint="'--where'")
    _known("field", name.strip(), FIELDS)
    for field, values in (("kind", KINDS), ("status", get_args(Status)), ("state", _STATES)):
        if name.strip() == field:
            _known(field, value.strip(), values)
    return name.strip(), value.strip()


def _known(what: str, word: str, words: Sequence[str]) -> None:
    if word not in words:
        raise click.BadParameter(f"there is no {what} {word!r}; they are {', '.join(words)}", param_hint="'--where'")


def _holds(board: Board, claim: Claim | HandClaim, name: str, value: str) -> bool:
    if name in _STANDING:
        mark = board.mark(claim.id)
        if name == "status":
            return value == (mark.status if mark and mark.kept else "open")
        if mark is None:
            return False
        if name == "evidence":
            return any(value == each.address for each in mark.evidence)
        if name == "state":
            return value == ("changed" if mark.stands and not mark.kept else mark.state)
        return value == mark.who
    fields = {"kind": "hand", **claim.model_dump(mode="json", by_alias=True)}
    if name not in fields:
        return False
    found = fields[name]
    if isinstance(found, dict):
        found = found.get("name") or found.get("text")
    return value == ("" if found is None else str(found).lower() if isinstance(found, bool) else str(found))
