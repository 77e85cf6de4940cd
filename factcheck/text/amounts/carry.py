"""Counts whose noun was said elsewhere: "600 were killed and another 900 injured", "eight of the 14 cases"."""

import re
from collections.abc import Sequence

from factcheck.text.amounts.amount import Amount
from factcheck.text.patterns import pattern

_OF_WHOLE = pattern(
    r"[ \u00a0](?:out )?of[ \u00a0](?:(?:the|these|those|a total of|its|his|her|their|our|all|some|about)[ \u00a0])?"
    r"(?:(?:\w+[ \u00a0])?\w+['’]s?[ \u00a0])?"
)
_INCLUDING = pattern(
    r"(?:including|included|includes|among them|mostly|of them)[ \u00a0,:]*"
    r"(?:(?:at least|about|some|more than)[ \u00a0])?$",
    re.IGNORECASE,
)
_BREAK = pattern(r"\n|[.!?][”\"']?\s+[A-Z“\"]")
_FAR = 400


def carry(text: str, amounts: Sequence[Amount]) -> None:
    """Give each bare count the noun of the whole that it is part of, or of a count at most one sentence back."""
    said: Amount | None = None
    for index, amount in enumerate(amounts):
        if amount.sort or amount.form not in ("plain", "vague"):
            continue
        if amount.unit is not None:
            if not amount.joined and (said is None or not included(text, amount)):
                said = amount
            continue
        whole = amounts[index + 1] if index + 1 < len(amounts) else None
        if whole and whole.unit and _carried(whole) and _OF_WHOLE.fullmatch(text[amount.end : whole.start]):
            amount.sort, amount.unit, amount.carried = whole.sort, whole.unit, True
        elif of := _number_of(text, amount):
            amount.unit, amount.carried = of, True
        elif said and amount.start - said.end <= _FAR and _near(text, said.end, amount.start) and _alike(text, amount):
            amount.unit, amount.carried = said.unit, True


_MEASURED = frozenset({"", "length", "area", "volume", "mass", "energy", "power"})


def _carried(whole: Amount) -> bool:
    """Whether a part of the whole is told by a bare figure: "12 of the 48 tonnes", but not "one of the three days"."""
    return whole.sort in _MEASURED and whole.factor == 1


def included(text: str, amount: Amount) -> bool:
    """Whether words like "including" say that the amount is a part of the one before."""
    return _INCLUDING.search(text, max(0, amount.start - 30), amount.start) is not None


def _near(text: str, start: int, end: int) -> bool:
    """Whether at most one sentence ends between the two places."""
    breaks = 0
    for match in _BREAK.finditer(text, start, end):
        breaks += 2 if match[0] == "\n" else 1
    return breaks <= 1


_LEFT_ALONE = pattern(
    r"[$€£#:/(]$|(?:the|these|those|to|at|from|by|between|for|number|than before)[ \u00a0]$", re.IGNORECASE
)


def _alike(text: str, amount: Amount) -> bool:
    """Whether a bare count may be one of the same things: not what something rose to, nor a price."""
    if isinstance(amount.value, int) or amount.value != int(amount.value):
        return False
    return _LEFT_ALONE.search(text, max(0, amount.start - 12), amount.start) is None


_NUMBER_OF = pattern(
    r"\b(?:number|numbers|total|tally|count) of ((?:[a-z]+ ){0,2}[a-z]+s|people|children|women|men)\b[^.;:\n\d]{0,80}$",
    re.IGNORECASE,
)


def _number_of(text: str, amount: Amount) -> str | None:
    """What a bare figure counts where its sentence names it: "the number of cases has climbed to 1,046"."""
    begin = max(0, amount.start - 130)
    of = " of " in text[begin : amount.start].lower()
    match = _NUMBER_OF.search(text, begin, amount.start) if of else None
    return match[1] if match else None
