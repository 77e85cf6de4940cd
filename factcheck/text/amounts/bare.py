"""Number words without a noun that count nothing: "one of the oldest", "the two agreed", "no one"."""

from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.patterns import pattern

_SMALL = 20
_LONG = 10**9
"""Bare digits without grouping that long are a key or an account."""


def _speaks(text: str, amount: Amount, lexicons: Lexicons) -> bool:
    """Whether "one" is somebody who speaks: "said one owner", "according to one source", "one official says"."""
    says = lexicons.words("contexts", "bare", "says")
    before = word_before(text, amount.start)
    return (
        before in says
        or word_behind(text, amount.end) in says
        or text[max(0, amount.start - 12) : amount.start].endswith("ccording to ")
    )


def is_none(text: str, amount: Amount, lexicons: Lexicons) -> bool:
    """Whether the amount is no figure, although its words are a number's."""
    if amount.form == "decade" and not amount.sort:
        return True
    if (
        amount.joined
        and not amount.sort
        and (amount.unit or "").lower() in lexicons.words("contexts", "bare", "joined")
    ):
        return amount.value == 1 or (amount.unit or "").lower() != "time"
    if not amount.sort and (amount.unit is None or amount.carried) and amount.form == "plain" and _named(text, amount):
        return True
    if amount.sort == "time" and amount.value == 0 and not amount.digits:
        return True
    if amount.sort == "time" and amount.value == 1 and not amount.digits and amount.form == "plain":
        return _some_day(text, amount, lexicons)
    if not amount.sort and amount.value == 1 and not amount.digits and _speaks(text, amount, lexicons):
        return True
    if amount.digits and amount.unit is None and text[slice(*amount.number)].isdecimal() and amount.value >= _LONG:
        return True
    if amount.sort or amount.digits or amount.form != "plain" or amount.value > _SMALL:
        return False
    before = word_before(text, amount.start)
    if amount.value == 1 and before in lexicons.words("contexts", "bare", "before-one"):
        return True
    if amount.value == 0:
        return True
    if amount.unit and not amount.carried:
        return False
    if amount.value == 1 and not amount.carried:
        return True
    if amount.value == 1 and word_behind(text, amount.end) in lexicons.words("contexts", "bare", "behind-one"):
        return True
    if before == "at" and amount.value <= 12 and not text[amount.end : amount.end + 1].strip(" .,;"):
        return not word_behind(text, amount.end)
    return amount.modifier == "exact" and before in lexicons.words("contexts", "bare", "before")


def _some_day(text: str, amount: Amount, lexicons: Lexicons) -> bool:
    """Whether "one day" is a date that is left open, not a duration ("in one day")."""
    if (
        amount.unit not in ("day", "minute", "second", "year")
        or text[amount.number[0] : amount.number[0] + 3].lower() != "one"
    ):
        return False
    return word_before(text, amount.number[0]) not in lexicons.words("contexts", "spell", "before")


def _named(text: str, amount: Amount) -> bool:
    """Whether a number without noun is part of a name: "787 Dreamliner", "BBC One"."""
    behind = text[amount.end : amount.end + 3]
    if amount.digits:
        return (
            amount.modifier == "exact"
            and amount.scale == 1
            and bool(_NAME_BEHIND.match(behind))
            and amount.value < 1000
        )
    return text[amount.number[0]].isupper() and bool(
        _NAME_BEFORE.search(text[max(0, amount.start - 16) : amount.start])
    )


_GROUP_OF = pattern(r"(?<![^\W_])(?:Group|Gang|Club|Council) of[ \u00a0]$")
_NAME_BEHIND = pattern(r"[ \u00a0][A-Z][a-z]")
_NAME_BEFORE = pattern(r"[^\W\d_][ \u00a0]$|[’']s[ \u00a0]$")
