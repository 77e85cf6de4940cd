"""A sentence that is edited, and what is known of the claims in it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from factcheck.records.claims import Claim

Fate = Literal["intact", "restyled", "reworded", "beside", "changed", "gone", "either"]


@dataclass
class Unit:
    """A sentence of the text with what follows it up to the next one, and the claims that begin in it."""

    text: str
    start: int
    claims: list[Claim]
    fates: dict[str, tuple[Fate, str]] = field(default_factory=dict)
    strange: bool = False
    """It was put in: no mark belongs here."""


@dataclass(frozen=True)
class Edited:
    """The second version; each claim's fate and the edit that it comes from; where its sentence and strangers stand."""

    text: str
    fates: dict[str, tuple[Fate, str]]
    places: dict[str, tuple[int, int]]
    strange: list[tuple[int, int]]


def note(unit: Unit, hit: Callable[[Claim], Fate], edit: str) -> None:
    for claim in unit.claims:
        if unit.fates[claim.id][0] != "either":
            unit.fates[claim.id] = (hit(claim), edit)
    for name in unit.fates:
        if name.startswith("~"):
            unit.fates[name] = ("either", edit)


def replace(unit: Unit, start: int, end: int, by: str, fate: Callable[[Claim], Fate], edit: str) -> None:
    unit.text = unit.text[:start] + by + unit.text[end:]
    note(unit, fate, edit)


def inside(unit: Unit, claim: Claim, start: int, end: int) -> bool:
    return claim.start - unit.start < end and start < claim.end - unit.start


def touching(unit: Unit, start: int, end: int, *kinds: type) -> Callable[[Claim], Fate]:
    """Claims of `kinds` whose own words were hit are changed; attributions around may be told either way."""

    def fate(claim: Claim) -> Fate:
        if not inside(unit, claim, start, end):
            return "beside"
        return "changed" if isinstance(claim, kinds) else "either"

    return fate


def of(unit: Unit, kind: type, dice: random.Random) -> Claim | None:
    found = [claim for claim in unit.claims if isinstance(claim, kind) and unit.fates[claim.id][0] == "intact"]
    return dice.choice(found) if found else None
