"""Edits that leave every fact as it was, or take a sentence away."""

import random
import re

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from tests.ledger.unit import Fate, Unit, inside, note, replace
from tests.ledger.wordings import OPENERS, SPELLINGS, SYNONYMS, TAILS


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
        note(unit, lambda claim: "restyled", "restyled")


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
        note(unit, lambda claim: "reworded", "opener")
        return
    if how == 1:
        match = re.search(r"(?<=[a-z])\.(?=\s*$)", unit.text)
        if match and '"' not in unit.text and "”" not in unit.text:
            replace(unit, match.start(), match.start(), dice.choice(TAILS), fate, "tail")
        return
    for match in re.finditer(r"\b[a-z]+\b", unit.text):
        if match[0] in SYNONYMS and not any(start < match.end() and match.start() < end for start, end in own):
            near = any(abs(start - match.end()) < 3 or abs(match.start() - end) < 3 for start, end in own)
            if not near and '"' not in unit.text and "“" not in unit.text:
                replace(unit, match.start(), match.end(), SYNONYMS[match[0]], fate, "synonym")
                return


def cut(unit: Unit, dice: random.Random) -> None:
    unit.text = re.search(r"\s*$", unit.text)[0]  # type: ignore[index]
    for claim in unit.claims:
        unit.fates[claim.id] = ("gone", "cut")
    for name in unit.fates:
        if name.startswith("~"):
            unit.fates[name] = ("either", "cut")


def respell(unit: Unit, dice: random.Random) -> None:
    """The same figure or date, spelled otherwise: five as 5, Nov. as November, million as m."""
    for pattern, by in SPELLINGS:
        match = re.search(pattern, unit.text)
        if match and unit.claims:
            own = [claim for claim in unit.claims if inside(unit, claim, match.start(), match.end())]
            if not any(isinstance(claim, (Quantity, Dating)) for claim in own):
                continue
            said = match.expand(by)
            fate: Fate = "restyled"
            replace(unit, match.start(), match.end(), said, lambda claim, fate=fate: fate, "restyled")  # type: ignore[misc]
            return
