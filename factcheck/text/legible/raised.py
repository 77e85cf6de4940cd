"""Raised figures and letters: the power of a unit, an exponent of ten, the ending of an ordinal, or the mark of a note.

Which of them it is, what stands before it tells. Readers write what their format raises in raised characters.
"""

import re
from unicodedata import normalize

from factcheck.text.patterns import pattern

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BELOW = "₀₁₂₃₄₅₆₇₈₉"
_NOTES = "ᵃᵇᶜᵈᵉᶠᵍʰ"
_ONE = rf"[{_DIGITS}]+"
_LIST = rf"{_ONE}(?:,?[ \xa0]?[,;–⁻-]?[ ]?⁻?{_ONE})*"
RAISED = rf"\[{_LIST}\]|⁽?[⁺⁻]?{_LIST}(?:[⁺⁻](?![{_DIGITS}]))?⁾?"
FRACTION = rf"[{_DIGITS}]{{1,3}}[/⁄∕](?:[{_BELOW}]{{1,3}}(?![\d{_BELOW}])|\d{{1,3}}(?![\d/⁄.,]\d|\d))"
LETTERS = rf"ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|[{_NOTES}](?:,[ ]?[{_NOTES}])*(?![^\W_])"
CARET = r"\^(?:[-−]?\d{1,3}(?:[,–-][ ]?\d{1,3})*\^?|(?:st|nd|rd|th|[a-h])\^)"
_ASCII = str.maketrans(_DIGITS + _BELOW + "⁻⁺−", "0123456789" * 2 + "-+-")
_UP = str.maketrans("0123456789-−+", _DIGITS + "⁻⁻⁺")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100))
_VULGAR = {normalize("NFKC", sign).replace("⁄", "/"): sign for sign in "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_FIRST = pattern(rf"([⁺⁻]?{_ONE})")
_WORD = pattern(r"[A-Za-zµμÀ-ɏ]{1,24}$")
_TEN = pattern(r"(?<![\d.,$€£¥₹])10$")
_TIMES_TEN = pattern(r"[×x*·⋅][ \xa0]?10$")
_SYMBOLS = frozenset("km hm dam m dm cm mm µm μm nm mi yd ft in".split())
_LENGTHS = pattern(
    r"(?<!\w)(?<!square )(?<!cubic )(?<!square\xa0)(?<!cubic\xa0)"
    r"(?:(?:kilo|centi|milli|deci)?met(?:er|re)s?|miles?|foot|feet|inch(?:es)?|yards?)$",
    re.IGNORECASE,
)
_NUMBERED = pattern(r"\d[ \xa0-]?(?:in|ft)$")
_MILLIONS = pattern(r"[$€£¥₹][ \xa0]?\d[\d.,]*[ \xa0]?m$")
_GOES_ON = pattern(r"[ \xa0]?[=+×]")
_ISOTOPE = pattern(r"[A-Z][a-z]?(?![a-z])|[A-Z]{2}")
_OPENING = frozenset(" \xa0\t\n\r([“‘\"'/—–")
_REACH = 40


def raised(text: str, start: int, end: int) -> int:
    """How many characters of the raised figures at [start, end) belong to what stands before them.

    All, where they are a power, an exponent or part of a symbol; 0 where they are the mark of a note. In "km²,³" the
    comma is that of the sentence, as it is before most marks.
    """
    first = _FIRST.match(text, start, end)
    if not first or text[end - 1] == "⁾":
        return 0
    size, last = first.end() - start, text[start - 1 : start]
    if text[start] in "⁺⁻" or (text[end - 1] in "⁺⁻" and last.isalpha()):
        return end - start  # kg m⁻³, Ca²⁺
    if not last or last in _OPENING:
        isotope = text[end : end + 1].isalpha() and _ISOTOPE.match(text, end)
        return end - start if isotope else 0
    if last.isdecimal():
        if _GOES_ON.match(text, end):
            return end - start
        return size + (text[first.end() : first.end() + 1] == ",") if _is_exponent(text, start, first[1]) else 0
    if last in ")]" and _GOES_ON.match(text, end):
        return end - start
    power = _power(text, start, first[1])
    return power + (text[start + power : start + power + 1] == ",") if power else 0


def _is_exponent(text: str, start: int, digits: str) -> bool:
    """Whether figures behind a number are the exponent of ten."""
    begin = max(0, start - 8)
    if _TIMES_TEN.search(text, begin, start):
        return True
    return digits != "¹" and _TEN.search(text, begin, start) is not None


def _power(text: str, start: int, digits: str) -> int:
    """How many of the raised `digits` behind a word are its power: of a unit, or of a variable."""
    begin = max(0, start - _REACH)
    word = _WORD.search(text, begin, start)
    if not word:
        return 0
    before = text[max(0, word.start() - 1) : word.start()]
    if word[0] in _SYMBOLS and digits[0] in "²³":
        if word[0] == "m" and _MILLIONS.search(text, begin, start):
            return 0
        return word[0] not in ("in", "ft") or _NUMBERED.search(text, begin, start) is not None or before == "/"
    if len(word[0]) == 1 and not (word[0] == "s" and before.isdecimal()):
        return len(digits)  # R², x²; not the 1990s³
    return int(digits[0] in "²³" and _LENGTHS.search(text, begin, start) is not None and _counts(text, word.start()))


def _counts(text: str, start: int) -> bool:
    """Whether a figure stands before the unit at `start`, or what it is counted by."""
    return text[max(0, start - 2) : start - 1].isdecimal() or text[max(0, start - 4) : start].lower() in ("per ",)


def letters(text: str, start: int, end: int) -> str:
    """What raised letters are in the prose: plain ones, or nothing where they are the mark of a note."""
    words, before = text[start:end], text[max(0, start - 3) : start]
    if words[0] not in _NOTES or "," in words or not before:
        return "" if "," in words or not before else normalize("NFKC", words)
    note = before[-1] in "%.,;:!?)”\"’'" or before[-1].isdecimal() or (len(before) == 3 and before.isalpha())
    return "" if note else normalize("NFKC", words)


def fraction(text: str, start: int, end: int) -> str | None:
    """The fraction whose raised numerator begins at `start`, as one sign where there is one; None where it is none."""
    above, below = (part.translate(_ASCII) for part in re.split("[/⁄∕]", text[start:end]))
    if not 0 < int(above) < int(below) or int(below) not in _DENOMINATORS:
        return None
    sign = _VULGAR.get(f"{int(above)}/{int(below)}")
    if sign:
        return sign
    behind_figure = text[start - 1 : start].isdecimal()
    return f"{' ' if behind_figure else ''}{int(above)}/{int(below)}"


def careted(text: str, hit: "re.Match[str]") -> tuple[int, str | None]:
    """How many characters of a figure raised by a caret belong to what stands before it, and what stands for them.

    None where they stay as they are written: "x^2", "10^6".
    """
    start, end, closed = hit.start(), hit.end(), hit[0].endswith("^")
    figures = hit[0].strip("^")
    if closed and figures[0].isalpha():  # 20^th^, 30%^a^
        return (end - start, figures) if len(figures) == 2 else (0, None)
    digits, last = figures.translate(_UP), text[start - 1 : start]
    inside = re.split("[,–⁻]", digits.lstrip("⁻"))[0]
    whole = len(figures) == len(inside)
    if digits[0] == "⁻":
        return end - start, digits if closed else None
    if last.isdecimal():
        if _is_exponent(text, start, inside) or (not closed and not _ends(text, end)):
            return end - start, digits if closed else None
        return (0, None) if closed else (end - start, None)
    power = _power(text, start, inside) if last.isalpha() else 0
    if power and whole:
        return end - start, digits if closed or len(text[max(0, start - 2) : start].strip()) > 1 else None
    if closed:
        return 0, None
    noted = last in "%.,;:!?)”\"’' " or text[max(0, start - 3) : start].isalpha()
    return (0, None) if noted and start and _ends(text, end) else (end - start, None)


def _ends(text: str, end: int) -> bool:
    """Whether nothing goes on at `end` that makes a formula of it."""
    behind = text[end : end + 1]
    return not behind or behind.isspace() or behind in ".,;:!?)”\"’'"
