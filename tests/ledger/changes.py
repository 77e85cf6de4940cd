"""Edits that turn a fact into another one."""

import random
import re
from collections.abc import Callable

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from tests.ledger.unit import Fate, Unit, inside, of, replace, touching
from tests.ledger.wordings import EVENTS, MONTHS, NAMES, TURNS, WORDS

_AUXILIARY = re.compile(r"\b(was|were|is|are|had|has|have|will|would|could|did|should|may|might|can)\b(?! not)")
_INVOLVED = re.compile(r"[\"“”]|[;:()—]|, (?:and|but|while|which|who)\b")
_MODIFIER = r"(?:more than|at least|nearly|almost|up to|fewer than|less than|at most|over|under) (?=[\d$€£])"


def figure(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Quantity, dice)
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
            replace(unit, start, end, by, touching(unit, start, end, Quantity), "figure")
            return


def table(kind: type, table: dict[str, str], edit: str, margin: int) -> Callable[[Unit, random.Random], None]:
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")

    def change(unit: Unit, dice: random.Random) -> None:
        claim = of(unit, kind, dice)
        if claim is None:
            return
        low, high = max(0, claim.start - unit.start - margin), claim.end - unit.start
        match = pattern.search(unit.text, low, high)
        if match:

            def fate(other: Claim) -> Fate:
                if other is claim:
                    return "changed"
                return "either" if inside(unit, other, match.start(), match.end()) else "beside"

            replace(unit, match.start(), match.end(), table[match[0]], fate, edit)

    return change


def modifier_put_in(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Quantity, dice)
    if isinstance(claim, Quantity) and claim.modifier == "exact" and re.match(r"[\d$£€]", claim.text):
        at = claim.start - unit.start

        def fate(other: Claim) -> Fate:
            return "changed" if other is claim else "either" if inside(unit, other, at, at + 1) else "beside"

        replace(unit, at, at, dice.choice(["nearly ", "more than ", "at least "]), fate, "modifier put in")


def negation(unit: Unit, dice: random.Random) -> None:
    match = _AUXILIARY.search(unit.text)
    if match and unit.claims and not re.search(r"\bnot\b|n't", unit.text):
        first = re.search(r"[;:()—]|, (?:and|but|while|which|who)\b", unit.text)
        simple = first is None and unit.text.count('"') + unit.text.count("“") == 0

        def fate(claim: Claim) -> Fate:
            if isinstance(claim, Dating):
                return "either"
            return "changed" if simple else "either"

        replace(unit, match.end(), match.end(), " not", fate, "negation")


def source(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Attribution, dice)
    if isinstance(claim, Attribution) and claim.source and claim.source.end <= unit.start + len(unit.text):
        start, end = claim.source.start - unit.start, claim.source.end - unit.start
        if start < 0 or re.fullmatch(r"(?i)he|she|they|it|we|i|who", claim.source.text):
            return

        def fate(other: Claim) -> Fate:
            if other is claim:
                return "changed"
            if isinstance(other, Quantity) and other.attributed_to == claim.id and not inside(unit, other, start, end):
                return "changed"
            return "either"

        name = dice.choice(NAMES)
        replace(unit, start, end, name if start else name[0].upper() + name[1:], fate, "source")


def quoted(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Attribution, dice)
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

        replace(
            unit, start, start + len(word[0]), "marbled" if word[0] != "marbled" else "striped", fate, "quoted words"
        )


def day(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Dating, dice)
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

        replace(unit, match.start(), match.end(), by, fate, "date")


def turn(unit: Unit, dice: random.Random) -> None:
    match = re.search(r"\b(" + "|".join(TURNS) + r")\b", unit.text)
    if match and of(unit, Quantity, dice):
        low = match.start()
        near = min(
            (claim for claim in unit.claims if isinstance(claim, Quantity)),
            key=lambda claim: abs(claim.start - unit.start - low),
        )

        def fate(claim: Claim) -> Fate:
            return "changed" if claim is near else "either"

        replace(unit, match.start(), match.end(), TURNS[match[0]], fate, "direction")


def negation_otherwise(unit: Unit, dice: random.Random) -> None:
    """A denial by other words than "not": never, no longer, denied that."""
    match = re.search(r"\b(said|says|was|were|is|are|has|have|had)\b", unit.text)
    if (
        not match
        or not unit.claims
        or re.search(r"\bnot\b|n't|\bno\b|never|[\"“”]|[;:()—]|, (?:and|but|while|who)\b", unit.text)
    ):
        return
    by = {"said": "denied", "says": "denies"}.get(match[0], f"{match[0]} {dice.choice(['never', 'no longer'])}")
    replace(unit, match.start(), match.end(), by, lambda claim: _unless_date(claim), "negation otherwise")


def negation_taken_out(unit: Unit, dice: random.Random) -> None:
    match = re.search(r" not\b| never\b", unit.text)
    if match and not _INVOLVED.search(unit.text):
        replace(unit, match.start(), match.end(), "", lambda claim: _unless_date(claim), "negation taken out")


def _unless_date(claim: Claim) -> Fate:
    return "either" if isinstance(claim, Dating) else "changed"


def modifier_taken_out(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Quantity, dice)
    if claim is None:
        return
    start = claim.start - unit.start
    match = re.match(
        r"(?:more than|at least|nearly|almost|up to|fewer than|less than|at most|over|under) (?=[\d$€£])", claim.text
    )
    if match:

        def fate(other: Claim) -> Fate:
            return "changed" if other is claim else "either" if inside(unit, other, start, start + 1) else "beside"

        replace(unit, start, start + match.end(), "", fate, "modifier taken out")


def currency(unit: Unit, dice: random.Random) -> None:
    claim = of(unit, Quantity, dice)
    if claim is None:
        return
    start = claim.start - unit.start
    match = re.search(r"[$€£]", claim.text)
    if match:
        by = {"$": "€", "€": "£", "£": "$"}[match[0]]
        at = start + match.start()
        replace(unit, at, at + 1, by, touching(unit, at, at + 1, Quantity), "currency")


def exchange(unit: Unit, dice: random.Random) -> None:
    """Two figures of one sentence change places."""
    found = [
        claim
        for claim in unit.claims
        if isinstance(claim, Quantity)
        and re.fullmatch(r"[$€£]?[\d.,]+", claim.text)
        and unit.fates[claim.id][0] == "intact"
    ]
    if len(found) < 2 or found[0].text == found[1].text:
        return
    first, second = found[0], found[1]
    a, b = first.start - unit.start, second.start - unit.start
    text = unit.text
    by = second.text + text[a + len(first.text) : b] + first.text

    def fate(other: Claim) -> Fate:
        return "changed" if other in (first, second) else "either"

    replace(unit, a, b + len(second.text), by, fate, "exchange")


def event(unit: Unit, dice: random.Random) -> None:
    counted = [one for one in unit.claims if isinstance(one, Quantity)]
    claim = next((one for one in counted if one.event and not unit.fates[one.id][1]), None)
    match = re.search(r"\b(" + "|".join(EVENTS) + r")\b", unit.text)
    if claim is None or not match or len(counted) > 1:
        return

    def fate(other: Claim) -> Fate:
        return "changed" if other is claim else "either"

    replace(unit, match.start(), match.end(), EVENTS[match[0]], fate, "event")
