"""Edits as writers make them, generated: a text becomes a second version, and the fate of each claim is known."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from tests.ledger.wordings import FILLERS, MODIFIERS, MONTHS, NAMES, OPENERS, SYNONYMS, TAILS, TURNS, UNITS, WORDS

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


_AUXILIARY = re.compile(r"\b(was|were|is|are|had|has|have|will|would|could|did|should|may|might|can)\b(?! not)")


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


def _note(unit: Unit, hit: Callable[[Claim], Fate], edit: str) -> None:
    for claim in unit.claims:
        if unit.fates[claim.id][0] != "either":
            unit.fates[claim.id] = (hit(claim), edit)
    for name in unit.fates:
        if name.startswith("~"):
            unit.fates[name] = ("either", edit)


def _replace(unit: Unit, start: int, end: int, by: str, fate: Callable[[Claim], Fate], edit: str) -> None:
    unit.text = unit.text[:start] + by + unit.text[end:]
    _note(unit, fate, edit)


def _inside(unit: Unit, claim: Claim, start: int, end: int) -> bool:
    return claim.start - unit.start < end and start < claim.end - unit.start


def _touching(unit: Unit, start: int, end: int, *kinds: type) -> Callable[[Claim], Fate]:
    """Claims of `kinds` whose own words were hit are changed; attributions around may be told either way."""

    def fate(claim: Claim) -> Fate:
        if not _inside(unit, claim, start, end):
            return "beside"
        return "changed" if isinstance(claim, kinds) else "either"

    return fate


def _of(unit: Unit, kind: type, dice: random.Random) -> Claim | None:
    found = [claim for claim in unit.claims if isinstance(claim, kind) and unit.fates[claim.id][0] == "intact"]
    return dice.choice(found) if found else None


def figure(unit: Unit, dice: random.Random) -> None:
    claim = _of(unit, Quantity, dice)
    if claim is None:
        return
    low = claim.start - unit.start
    for match in re.finditer(r"\d+|[A-Za-z]+", claim.text):
        by = None
        if match[0].isdigit():
            digits = list(match[0])
            place = dice.randrange(len(digits))
            digits[place] = str((int(digits[place]) % 9) + 1)
            by = "".join(digits)
        elif match[0].lower() in WORDS:
            by = WORDS[match[0].lower()]
            by = by.capitalize() if match[0][0].isupper() else by
        if by and by != match[0]:
            start, end = low + match.start(), low + match.end()
            _replace(unit, start, end, by, _touching(unit, start, end, Quantity), "figure")
            return


def _table(kind: type, table: dict[str, str], edit: str, margin: int) -> Callable[[Unit, random.Random], None]:
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")

    def change(unit: Unit, dice: random.Random) -> None:
        claim = _of(unit, kind, dice)
        if claim is None:
            return
        low, high = max(0, claim.start - unit.start - margin), claim.end - unit.start
        match = pattern.search(unit.text, low, high)
        if match:

            def fate(other: Claim) -> Fate:
                if other is claim:
                    return "changed"
                return "either" if _inside(unit, other, match.start(), match.end()) else "beside"

            _replace(unit, match.start(), match.end(), table[match[0]], fate, edit)

    return change


def modifier_put_in(unit: Unit, dice: random.Random) -> None:
    claim = _of(unit, Quantity, dice)
    if isinstance(claim, Quantity) and claim.modifier == "exact" and re.match(r"[\d$£€]", claim.text):
        at = claim.start - unit.start

        def fate(other: Claim) -> Fate:
            return "changed" if other is claim else "either" if _inside(unit, other, at, at + 1) else "beside"

        _replace(unit, at, at, dice.choice(["nearly ", "more than ", "at least "]), fate, "modifier put in")


def negation(unit: Unit, dice: random.Random) -> None:
    match = _AUXILIARY.search(unit.text)
    if match and unit.claims and not re.search(r"\bnot\b|n't", unit.text):
        first = re.search(r"[;:()—]|, (?:and|but|while|which|who)\b", unit.text)
        simple = first is None and unit.text.count('"') + unit.text.count("“") == 0

        def fate(claim: Claim) -> Fate:
            if isinstance(claim, Dating):
                return "either"
            return "changed" if simple else "either"

        _replace(unit, match.end(), match.end(), " not", fate, "negation")


def source(unit: Unit, dice: random.Random) -> None:
    claim = _of(unit, Attribution, dice)
    if isinstance(claim, Attribution) and claim.source and claim.source.end <= unit.start + len(unit.text):
        start, end = claim.source.start - unit.start, claim.source.end - unit.start
        if start < 0 or re.fullmatch(r"(?i)he|she|they|it|we|i|who", claim.source.text):
            return

        def fate(other: Claim) -> Fate:
            if other is claim:
                return "changed"
            if isinstance(other, Quantity) and other.attributed_to == claim.id and not _inside(unit, other, start, end):
                return "changed"
            return "either"

        name = dice.choice(NAMES)
        _replace(unit, start, end, name if start else name[0].upper() + name[1:], fate, "source")


def quoted(unit: Unit, dice: random.Random) -> None:
    claim = _of(unit, Attribution, dice)
    match = re.search(r"[\"“]([^\"”]{12,})[\"”]", unit.text)
    if not match or not isinstance(claim, Attribution) or claim.quote_type == "indirect":
        return
    at = match.start() + unit.start
    if not any(start <= at < end for start, end in claim.content.spans):
        return
    found = list(re.finditer(r"\b[a-z]{5,}\b", match[1]))
    if found:
        word = dice.choice(found)
        start = match.start(1) + word.start()

        def fate(other: Claim) -> Fate:
            return "changed" if other is claim else "either"

        _replace(
            unit, start, start + len(word[0]), "marbled" if word[0] != "marbled" else "striped", fate, "quoted words"
        )


def day(unit: Unit, dice: random.Random) -> None:
    claim = _of(unit, Dating, dice)
    if claim is None:
        return
    low, high = claim.start - unit.start, claim.end - unit.start
    match = re.compile(r"\b(?:\d{4}|\d{1,2}|" + "|".join(map(re.escape, MONTHS)) + r")").search(unit.text, low, high)
    if match:
        if match[0].isdigit():
            by = str(int(match[0]) - 1 if int(match[0]) > 1 else 2)
        else:
            like = [name for name in MONTHS if name.endswith(".") == match[0].endswith(".")
                    and name.endswith("day") == match[0].endswith("day") and name != match[0]]  # fmt: skip
            by = dice.choice(like)

        def fate(other: Claim) -> Fate:
            return "changed" if other is claim else "either"

        _replace(unit, match.start(), match.end(), by, fate, "date")


def turn(unit: Unit, dice: random.Random) -> None:
    match = re.search(r"\b(" + "|".join(TURNS) + r")\b", unit.text)
    if match and _of(unit, Quantity, dice):
        low = match.start()
        near = min(
            (claim for claim in unit.claims if isinstance(claim, Quantity)),
            key=lambda claim: abs(claim.start - unit.start - low),
        )

        def fate(claim: Claim) -> Fate:
            return "changed" if claim is near else "either"

        _replace(unit, match.start(), match.end(), TURNS[match[0]], fate, "direction")


def restyle(unit: Unit, dice: random.Random) -> None:
    before = unit.text
    text = unit.text
    if "“" in text or "”" in text:
        text = text.replace("“", '"').replace("”", '"').replace("’", "'")
    else:
        text = re.sub(r'"([^"]*)"', r"“\1”", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    text = re.sub(r"\b(?:percent|per cent)\b", "%", text) if dice.random() < 0.5 else text
    text = re.sub(r"(?<=\d) %", "%", text)
    if text != before:
        unit.text = text
        _note(unit, lambda claim: "restyled", "restyled")


def reword(unit: Unit, dice: random.Random) -> None:
    spans = [(claim.start - unit.start, claim.end - unit.start) for claim in unit.claims]
    own = [span for span, claim in zip(spans, unit.claims, strict=True) if not isinstance(claim, Attribution)]

    def fate(claim: Claim) -> Fate:
        return "either" if isinstance(claim, Attribution) else "reworded"

    how = dice.randrange(3)
    if how == 0:
        first = unit.text.split(" ", 1)[0]
        lower = first in ("The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "But", "This", "That", "There")
        if not lower or any(start == 0 for start, _ in own):
            return
        unit.text = dice.choice(OPENERS) + unit.text[0].lower() + unit.text[1:]
        _note(unit, lambda claim: "reworded", "opener")
        return
    if how == 1:
        match = re.search(r"(?<=[a-z])\.(?=\s*$)", unit.text)
        if match and '"' not in unit.text and "”" not in unit.text:
            _replace(unit, match.start(), match.start(), dice.choice(TAILS), fate, "tail")
        return
    for match in re.finditer(r"\b[a-z]+\b", unit.text):
        if match[0] in SYNONYMS and not any(start < match.end() and match.start() < end for start, end in own):
            near = any(abs(start - match.end()) < 3 or abs(match.start() - end) < 3 for start, end in own)
            if not near and '"' not in unit.text and "“" not in unit.text:
                _replace(unit, match.start(), match.end(), SYNONYMS[match[0]], fate, "synonym")
                return


def cut(unit: Unit, dice: random.Random) -> None:
    unit.text = re.search(r"\s*$", unit.text)[0]  # type: ignore[index]
    for claim in unit.claims:
        unit.fates[claim.id] = ("gone", "cut")
    for name in unit.fates:
        if name.startswith("~"):
            unit.fates[name] = ("either", "cut")


EDITS: dict[str, Callable[[Unit, random.Random], None]] = {
    "figure": figure,
    "unit": _table(Quantity, UNITS, "unit", 0),
    "modifier": _table(Quantity, MODIFIERS, "modifier", 0),
    "modifier put in": modifier_put_in,
    "negation": negation,
    "source": source,
    "quoted words": quoted,
    "date": day,
    "direction": turn,
    "restyled": restyle,
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
