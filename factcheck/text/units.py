"""The units that news uses: names and symbols, looked up in the words behind a figure."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Unit(NamedTuple):
    """A unit by the name that claims carry, and its sort: "length", "time", "percent", "money" …

    For money the name is the ISO 4217 code; `factor` brings a figure to the main unit (a hundredth for cents).
    """

    name: str
    sort: str
    factor: Fraction = Fraction(1)


class UnitTable(NamedTuple):
    """`exact` spellings, whose case counts, and `folded` ones in lower case; keys with single blanks for hyphens.

    `openings`, in lower case, begin the names of more than one token.
    """

    exact: dict[str, Unit]
    folded: dict[str, Unit]
    openings: frozenset[str]


_TOKEN = pattern(
    r"([ \u00a0\u202f]?[-‐‑]?[ \u00a0]?)"
    r"((?:[^\W\d_]\.){2,}|(?:US|UK)?[$€£¥₹₽₩₴₪₺₫₱฿₦₵৳₾₸֏₼₡₲₮₭₿¢]|%|[％﹪°º℃℉′″']"
    r"|[^\W\d_]+(?:/[^\W\d_]+\d?)?(?:[²³]|[23](?![^\W_]))?\.?)"
)
_TOKENS = 4


def table(lexicons: Lexicons) -> UnitTable:
    """The unit table of the lexicons "units" and "currencies"."""
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    for sort, group in lexicons["units"].items():
        for line in group["units"].strip().splitlines():
            names = line.split(", ")
            unit = Unit(names[0].lstrip("!"), sort)
            for name in names:
                _enter(name, unit, exact, folded)
    _enter_money(lexicons["currencies"], exact, folded)
    parted = (name for names in (exact, folded) for name in names if not name.isalpha())
    openings = frozenset(first[2].lower() for name in parted if (first := _TOKEN.match(name)) and first[0] != name)
    return UnitTable(exact, folded, openings)


def _enter_money(currencies: Mapping[str, str], exact: dict[str, Unit], folded: dict[str, Unit]) -> None:
    """Names, codes, signs and minor units of currencies; letters other than codes stand only before a figure."""
    for line in currencies["signs"].strip().splitlines():
        code, _, signs = line.partition(": ")
        for sign in signs.split():
            if not sign.isalpha() or len(sign) >= 3 or sign.lower() == "rs":
                exact.setdefault(sign, Unit(code, "money"))
        folded.setdefault(code.lower(), Unit(code, "money"))
        exact.setdefault(f"M{code}", Unit(code, "money", Fraction(10**6)))
    for line in currencies["words"].strip().splitlines():
        code, _, words = line.partition(": ")
        for name in words.split(", "):
            _enter(name, Unit(code, "money"), exact, folded)
    for line in currencies["minor"].strip().splitlines():
        code, many, words = line.split(": ")
        for name in words.split(", "):
            _enter(name, Unit(code, "money", Fraction(1, int(many))), exact, folded)


def _enter(name: str, unit: Unit, exact: dict[str, Unit], folded: dict[str, Unit]) -> None:
    single = name.startswith("!")
    name = name.lstrip("!").replace("-", " ").replace("_", " ")
    letters = name.replace(" ", "")
    if not letters.isalpha() or len(letters) <= 3 or letters.isupper() or not letters[1:].islower():
        exact.setdefault(name, unit)
    if len(letters) > 2 or not letters.isascii():
        folded.setdefault(name.lower(), unit)
        if not single and name[-3:].isalpha() and name.split(" ")[-1].islower():
            folded.setdefault(f"{name.lower()}s", unit)


def read(text: str, at: int, lexicons: Lexicons) -> tuple[Unit, int] | None:
    """The unit whose name begins behind `at`, at most a blank or hyphen away, and its end; the longest name wins."""
    units = lexicons.built(table)
    token = _TOKEN.match(text, at)
    if token is None:
        return None
    phrase, here = token[2], token.end()
    ends = [(phrase, here)]
    if phrase.lower() in units.openings:
        for _ in range(_TOKENS - 1):
            token = _TOKEN.match(text, here)
            if token is None or token[2] in "%°":
                break
            here = token.end()
            phrase = f"{phrase} {token[2]}" if token[1] else phrase + token[2]
            ends.append((phrase, here))
    glued = text[at : at + 1].isalpha()
    for phrase, end in reversed(ends):
        unit = units.exact.get(phrase) or units.folded.get(phrase.lower())
        if unit is None and phrase.endswith("."):
            phrase, end = phrase[:-1], end - 1
            unit = units.exact.get(phrase) or units.folded.get(phrase.lower())
        if unit and _stands(text, at, end, phrase, glued):
            return unit, end
    return _by_another(text, ends[0], units)


def _by_another(text: str, first: tuple[str, int], units: UnitTable) -> tuple[Unit, int] | None:
    """The unit before the slash in "mg/kg", where both are units; it ends at the slash."""
    phrase, end = first
    above, slash, below = phrase.rstrip(".").partition("/")
    unit = units.exact.get(above) if slash and below in units.exact else None
    return (unit, text.rindex("/", 0, end)) if unit and unit.sort != "money" else None


_GLUED = frozenset({"in"})
"""Words that are units only right behind a digit: "a 10in pan", but "10 in all"."""
_NEXT_WORD = pattern(r"[ \u00a0]([^\W\d_]+)")


def _stands(text: str, at: int, end: int, phrase: str, glued: bool) -> bool:
    """Whether a short symbol is one here: glued to its figure ("5g"), or with no word of the sentence behind it."""
    if text[end : end + 1].isalnum() or text[end : end + 2] in ("'s", "’s"):
        return phrase in ("%", "°", "′", "″") or text[end : end + 1] in "²³"
    if phrase in _GLUED:
        return glued
    if phrase == "'":
        return text[at : at + 1] == "'" and not text[end : end + 1].isalpha()
    if text[end : end + 1] in "-/" and text[end + 1 : end + 2].isalnum() and len(phrase) == 1:
        return False
    if glued or len(phrase) > 1 or not phrase.isalpha():
        return True
    if text[at : at + 1] == "-":
        return False
    after = _NEXT_WORD.match(text, end)
    return (
        text[end : end + 1] not in ".'’" or not text[end + 1 : end + 2].isalpha()
        if after is None
        else after[1][0].islower()
    )


def plain_names(lexicons: Lexicons) -> frozenset[str]:
    """The names of units that are single words in lower case, singular and plural."""
    folded = lexicons.built(table).folded
    return frozenset(
        name for name, unit in folded.items() if name.isalpha() and (unit.sort != "time" or name[-1] == "s")
    )


def symbols(lexicons: Lexicons) -> frozenset[str]:
    """The spellings that may follow digits without a blank."""
    units = lexicons.built(table)
    single = (name for name in units.folded if " " not in name)
    return frozenset(name for name in units.exact if " " not in name) | frozenset(single)
