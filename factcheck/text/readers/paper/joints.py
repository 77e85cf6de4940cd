"""How two lines of a paragraph come together: with a blank, or without one where a word or a figure was parted."""

from collections.abc import Container

from factcheck.text.patterns import pattern
from factcheck.text.readers.paper.lines import HYPHEN

_LAST = pattern(r"[^\W\d_]+$")
_FIRST = pattern(r"[^\W\d_]+")
_KEEPS_BEFORE = frozenset(
    "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety half "
    "quarter third self ex vice all well ill cross so non anti pro post pre co multi semi long short high low far "
    "full part mid first second fourth fifth sixth seventh eighth ninth tenth year day week month".split()
)
"""Words behind which a hyphen at the end of a line is most likely the compound's own."""
_KEEPS_BEHIND = frozenset(
    "year years month months week weeks day days hour hours minute minutes mile miles metre metres meter meters "
    "kilometre kilometres foot feet inch inches acre acres pound pounds dollar dollars euro euros point points "
    "percent percentage fold old based led backed owned run related term time wide third thirds quarter quarters "
    "fifth fifths tenth tenths half in up off out century elect general like long high million billion "
    "largest biggest smallest highest lowest best worst most ranking hand rate ever".split()
)
_TIGHT = frozenset("–—/‑")
_MONEY = frozenset("$£€¥₹")


def joint(last: str, line: str, *, words: Container[str]) -> tuple[int, str]:
    """How many characters of `last` go, and what comes between it and `line`.

    `words` are the words of the whole document, in lower case: they tell whether a parted word has a hyphen.
    """
    end = last[-1:]
    if end == HYPHEN:
        return (1, "-") if _compound(last[:-1], line, words, soft=True) else (1, "")
    if end in ("-", "\N{HYPHEN}"):
        if last[-2:-1].isspace():
            return 0, " "  # a dash between words
        return (0, "") if _compound(last[:-1], line, words, soft=False) else (1, "")
    if (end in _TIGHT and not last[-2:-1].isspace()) or (end in _MONEY and line[:1].isdigit()):
        return 0, ""
    return 0, " "


def _compound(last: str, line: str, words: Container[str], *, soft: bool) -> bool:
    """Whether the hyphen between `last` and `line` would stand within a line too."""
    before, behind = _LAST.search(last), _FIRST.match(line)
    if not before or not behind:
        return not soft or last[-1:].isdigit()
    left, right = before[0].casefold(), behind[0].casefold()
    if left + right in words:
        return False
    if f"{left}-{right}" in words or behind[0][0].isupper():
        return True
    return left in _KEEPS_BEFORE or right in _KEEPS_BEHIND
