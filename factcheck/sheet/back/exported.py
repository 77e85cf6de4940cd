"""What a row was exported with, as its hidden column tells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from factcheck.sheet.back.cells import MOST_ROWS
from factcheck.sheet.rows import SHORT


@dataclass(frozen=True)
class Base:
    """One row as it was exported: its claim's id and words, its number among how many, and its cells.

    `cells` are those of the columns that can be edited, `edited` the names of those that were on the sheet;
    `seen` are the others on the sheet, as `restyled.kept` keeps them. `anchor` finds the claim in a later text.
    """

    id: str | None
    number: int
    of: int
    claim: str
    cells: Mapping[str, str]
    edited: frozenset[str] = frozenset()
    seen: Mapping[str, str] = field(default_factory=dict)
    anchor: Mapping[str, Any] | None = None


def base_of(text: str) -> Base | None:
    """The base that `text` is; None where somebody edited it."""
    try:
        held = json.loads(text)
        base = Base(
            id=_text(held.get("id"), or_none=True),
            number=int(held["n"]),
            of=int(held["of"]),
            claim=_text(held["claim"]) or "",
            cells=_texts(held["cells"]),
            edited=frozenset(_texts(dict.fromkeys(held.get("edited", ()), ""))),
            seen=_texts(held.get("seen", {})),
            anchor=held.get("anchor"),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    if not (0 <= base.number <= MOST_ROWS and 0 <= base.of <= MOST_ROWS and isinstance(base.anchor, dict | None)):
        return None
    return base if "seen" in held else _older(base)


def _older(base: Base) -> Base:
    """A base as version 0.1 made it, which doesn't say what else was on the sheet: as far as the rest of it tells."""
    seen = {"number": str(base.number)} | ({"claim": base.claim} if len(base.claim) < SHORT else {})
    id_, anchor = base.id, base.anchor or {}
    sentences = anchor.get("sentences")
    if isinstance(sentences, list) and len(sentences) < 4 and all(isinstance(each, str) for each in sentences):
        seen["sentence"] = " ".join(" ".join(sentences).split())
    if id_ is None and isinstance(anchor.get("id"), str):
        id_ = anchor["id"]
    return Base(id_, base.number, base.of, base.claim, base.cells, base.edited, seen, base.anchor)


def _text(value: object, *, or_none: bool = False) -> str | None:
    if isinstance(value, str) or (value is None and or_none):
        return value
    raise TypeError


def _texts(value: object) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair):
        return value
    raise TypeError
