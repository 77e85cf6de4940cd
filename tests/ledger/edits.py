"""Edits as writers make them, generated: a text becomes a second version, and the fate of each claim is known."""

import random
from collections.abc import Callable, Sequence

from factcheck.records.claims import Claim, Quantity
from tests.ledger.changes import (
    currency,
    day,
    event,
    exchange,
    figure,
    modifier_put_in,
    modifier_taken_out,
    negation,
    negation_otherwise,
    negation_taken_out,
    quoted,
    source,
    table,
    turn,
)
from tests.ledger.restyling import cut, respell, restyle, reword
from tests.ledger.unit import Edited, Fate, Unit
from tests.ledger.wordings import FILLERS, MODIFIERS, UNITS


def edited(text: str, bounds: Sequence[tuple[int, int]], claims: Sequence[Claim], *, seed: int, share: float) -> Edited:
    """A second version of `text`, about `share` of whose sentences were edited; `bounds` are its sentences."""
    dice = random.Random(seed)
    units = _units(text, bounds, claims)
    for unit in list(units):
        if dice.random() < share:
            edit = dice.choice(_SENTENCE_EDITS)
            edit(unit, dice)
    _around(units, dice, share)
    return _joined(text, units)


def single(text: str, bounds: Sequence[tuple[int, int]], claims: Sequence[Claim], name: str, *, seed: int) -> Edited:
    """A second version with one kind of edit tried on every third sentence."""
    dice = random.Random(seed)
    units = _units(text, bounds, claims)
    for unit in units[seed % 3 :: 3]:
        EDITS[name](unit, dice)
    return _joined(text, units)


def _units(text: str, bounds: Sequence[tuple[int, int]], claims: Sequence[Claim]) -> list[Unit]:
    starts = [start for start, _ in bounds] + [len(text)]
    units = [Unit(text[starts[n] : starts[n + 1]], starts[n], []) for n in range(len(bounds))]
    for claim in claims:
        home = max((unit for unit in units if unit.start <= claim.start), key=lambda unit: unit.start)
        home.claims.append(claim)
        ends = home.start + len(home.text)
        fate: Fate = "intact" if claim.end <= ends else "either"
        home.fates[claim.id] = (fate, "")
        for other in units:
            if other is not home and other.start < claim.end and other.start > claim.start:
                other.fates.setdefault(f"~{claim.id}", ("either", ""))
    return units


def _joined(text: str, units: Sequence[Unit]) -> Edited:
    said = [text[: min((unit.start for unit in units if not unit.strange), default=0)]]
    at = len(said[0])
    fates: dict[str, tuple[Fate, str]] = {}
    places: dict[str, tuple[int, int]] = {}
    strange: list[tuple[int, int]] = []
    touched = set()
    for unit in units:
        said.append(unit.text)
        if unit.strange:
            strange.append((at, at + len(unit.text.rstrip())))
        for claim, fate in unit.fates.items():
            if claim.startswith("~"):
                if fate[1]:
                    touched.add(claim[1:])
                continue
            fates[claim] = fate
            places[claim] = (at, at + len(unit.text))
        at += len(unit.text)
    spoken = {one.id: one.attributed_to for unit in units for one in unit.claims if isinstance(one, Quantity)}
    for claim, (fate, _) in list(fates.items()):
        speaker = spoken.get(claim)
        if fate == "intact" and speaker and fates[speaker][0] in ("gone", "changed"):
            fates[claim] = ("either", "whoever said it is another one now")
    for claim in touched:  # a claim over several sentences, one of which was edited
        if fates.get(claim, ("gone", ""))[0] != "gone":
            fates[claim] = ("either", "continued")
    return Edited("".join(said), fates, places, strange)


EDITS: dict[str, Callable[[Unit, random.Random], None]] = {
    "figure": figure,
    "unit": table(Quantity, UNITS, "unit", 0),
    "modifier": table(Quantity, MODIFIERS, "modifier", 0),
    "modifier put in": modifier_put_in,
    "negation": negation,
    "source": source,
    "quoted words": quoted,
    "date": day,
    "direction": turn,
    "negation otherwise": negation_otherwise,
    "negation taken out": negation_taken_out,
    "modifier taken out": modifier_taken_out,
    "currency": currency,
    "exchange": exchange,
    "event": event,
    "restyled": restyle,
    "respelled": respell,
    "reworded": reword,
    "cut": cut,
}


_SENTENCE_EDITS = [*EDITS.values(), reword, reword, restyle]


def _around(units: list[Unit], dice: random.Random, share: float) -> None:
    """Paragraphs moved, sentences put in, and look-alikes of marked sentences, some in the place of the original."""
    for _ in range(round(len(units) * share / 3)):
        at = dice.randrange(len(units))
        units.insert(at, Unit(dice.choice(FILLERS), -1, [], strange=True))
    for _ in range(round(len(units) * share / 3)):
        paragraphs = [n for n, unit in enumerate(units) if "\n" in unit.text]
        if len(paragraphs) > 2:
            first, last = sorted(dice.sample(range(len(paragraphs)), 2))
            start = paragraphs[first - 1] + 1 if first else 0
            moved = units[start : paragraphs[first] + 1]
            del units[start : paragraphs[first] + 1]
            target = paragraphs[last] - len(moved) + 1
            units[target:target] = moved
    for unit in [unit for unit in units if unit.claims and not any(f[1] for f in unit.fates.values())]:
        if dice.random() < share / 4 and (like := lookalike(unit, dice)):
            order = sorted((other for other in units if not other.strange), key=lambda other: other.start)
            home = order.index(unit)
            around = [id(other) for other in order[max(0, home - 5) : home + 6]]  # beside these it would be an edit
            near = {place + step for place, other in enumerate(units) if id(other) in around for step in range(-5, 7)}
            away = [place for place in range(len(units)) if place not in near]
            if away:
                units.insert(dice.choice(away), like)
                if dice.random() < 0.5:
                    cut(unit, dice)


def lookalike(unit: Unit, dice: random.Random) -> Unit | None:
    """A sentence like this one with another figure, source or name."""
    copy = Unit(unit.text.strip() + " ", unit.start, list(unit.claims), dict(unit.fates), strange=True)
    for edit in dice.sample([figure, source, day], 3):
        edit(copy, dice)
        if any(fate[1] for fate in copy.fates.values()):
            copy.claims, copy.fates = [], {}
            return copy
    return None
