"""The time of day in words: half past eight, a quarter to nine, at ten to six."""

from decimal import Decimal
from fractions import Fraction

from factcheck.text.patterns import pattern

_BEFORE = pattern(
    r"\b(?:half|quarter|five|ten|twenty|twenty-five)(?: minutes)? past[ \u00a0]$"
    # "a quarter to nine" may be a fall, and "ten to six" a vote: they are hours behind these words
    r"|\b(?:at|until|till|from|before|since|around|about|nearly|almost|was|is|it['’]s|just)(?: a)? quarter to[ \u00a0]$"
    r"|\bat (?:just |about )?(?:five|ten|twenty|twenty-five)(?: minutes)? to[ \u00a0]$",
)
_BEHIND = pattern(
    r"[^\S\n]*(?:$|\n|[.,;:!?)\"”’](?!\d)|[–—-] )"
    r"|[ \u00a0](?:o['’]clock|[ap]\.?m\b|on|in|and|or|when|where|while|as|this|that|at|for|with|sharp|tomorrow|today"
    r"|tonight|yesterday|every|each|to|until|till|he|she|it|they|we|the|a|an|but|because|after|before|[A-Z]\w+)"
)
_MINUTES = pattern(
    r"(?:five|ten|twenty|twenty-five)(?: minutes)? (?P<way>past|to) (?:one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|1[0-2]|[1-9])\b(?!%|[.,:]\d|-)"
)
_AT = pattern(r"\bat (?:just |about )?$")
_REACH = 40
_LAST = 12


def hour(text: str, start: int, end: int, value: Decimal | Fraction) -> bool:
    """Whether the number at [start, end) is the hour of a time told in words: the "eight" of "half past eight"."""
    return (
        1 <= value <= _LAST
        and text[start - 2 : start - 1] in ("t", "o")  # "past", "to"
        and _BEFORE.search(text, max(0, start - _REACH), start) is not None
        and _BEHIND.match(text, end) is not None
    )


def minutes(text: str, start: int) -> int | None:
    """Where a time that begins with its minutes at `start` ends: "twenty past four", "at ten to six"; else None."""
    found = _MINUTES.match(text, start)
    if not found or not _BEHIND.match(text, found.end()):
        return None
    return found.end() if found["way"] == "past" or _AT.search(text, max(0, start - _REACH), start) else None
