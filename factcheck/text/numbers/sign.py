"""The minus before a figure, as a sign or a word."""

import re

from factcheck.text.numbers.figure import Figure
from factcheck.text.patterns import pattern

_SIGN = pattern(r"(?:(?<![\w.,)%])[-−–]|(?<![^\W_])(?:minus|negative)[ \u00a0-])$", re.IGNORECASE)
_SIGNS, _BLANKS, _LAST = frozenset("-−–"), frozenset(" \u00a0"), frozenset("sSeE")
"""What may stand right before a signed figure, and the last letters of "minus" and "negative"."""
_OPENING = ' \t\n\u00a0\u202f(["“‘'
"""What may stand right before a hyphen that is a minus: "(-10 C)"."""
_AFTER_NUMBER = pattern(r"\d[ \u00a0]?$")


def signed(text: str, figure: Figure) -> Figure:
    """The figure with the minus that stands right before it, if one does: "-5", "minus-130", "negative ten"."""
    before = text[max(0, figure.start - 2) : figure.start]
    if before[-1:] not in _SIGNS and not (before[-1:] in _BLANKS and before[:1] in _LAST):
        return figure
    match = _SIGN.search(text, max(0, figure.start - 9), figure.start)
    if match is None or not figure.value or text[max(0, match.start() - 8) : match.start()].lower() == "plus or ":
        return figure
    if match[0] in "-−–" and _AFTER_NUMBER.search(text, max(0, match.start() - 2), match.start()):
        return figure
    if match[0] == "-" and text[match.start() - 1 : match.start()].strip(_OPENING):
        return figure
    figure.start, figure.value = match.start(), -figure.value
    return figure
