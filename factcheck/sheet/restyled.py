"""Whether a cell still says what was exported, however a program or a typist's habits have restyled it."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from hashlib import blake2b

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'") | {"⁄": "/"})
_DASHES = re.compile("[‐‑‒–—―−-]+")
_HASH = "hash:"
_KEPT = 60
"""Characters of a cell up to which its base has it whole; of a longer one it has the hash."""
_NUMBER = re.compile(r"(?P<before>\D*?)(?P<sign>[+-]?)(?P<digits>\d[\d.,' ]*)(?P<percent>\s*%)?(?P<after>[^\d%]*)")
_MONTHS = {month: at for at, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_PARTS = re.compile(r"\d+|[a-z]+")
_TIME = re.compile(r"\d{1,2}:\d\d(:\d\d(\.\d+)?)?(\s*[ap]m)?")


def fold(text: str) -> str:
    """`text` without what programs change by themselves: kinds of quotation marks, dashes and spaces, capitals,
    ligatures and invisible characters."""
    plain = unicodedata.normalize("NFKC", text.translate(_QUOTES))
    if not plain.isascii():
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
        plain = plain.translate(_QUOTES)
    return " ".join(_DASHES.sub("-", plain).casefold().split())


def kept(text: str) -> str:
    """What a base keeps of a cell, to know it again by `same`: a short one whole, of a longer one the hash."""
    return text if len(text) <= _KEPT and not text.startswith(_HASH) else _HASH + _digest(text)


def same(exported: str, cell: str) -> bool:
    """Whether `cell` is the one of which a base has `exported`, restyled at most."""
    if exported.startswith(_HASH):
        return exported == _HASH + _digest(cell)
    return fold(exported) == fold(cell) or _same_number(exported, cell) or _same_day(exported, cell)


def _digest(text: str) -> str:
    return blake2b(fold(text).encode(errors="surrogatepass"), digest_size=6).hexdigest()


def _same_number(one: str, other: str) -> bool:
    """The same number, which a program wrote otherwise: 1,207 as 1207, 17% as 0.17, £4,200 as 4200.00."""
    first, second = _number(one), _number(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    return first[1] == second[1] or "" in (first[1], second[1])


def _number(text: str) -> tuple[Decimal, str] | None:
    """A cell that is a number and a sign of a currency at most: its value, and the sign."""
    found = _NUMBER.fullmatch(text.strip()) if len(text) < 40 else None
    if not found or any(letter.isalpha() for letter in found["before"] + found["after"]):
        return None
    digits = re.sub(r"[,' ](?=\d{3}(\D|$))", "", found["digits"].strip())
    try:
        value = Decimal(found["sign"] + digits)
    except InvalidOperation:
        return None
    return (value / 100 if found["percent"] else value), (found["before"] + found["after"]).strip()


def _same_day(one: str, other: str) -> bool:
    """The same date, which a program wrote otherwise: May 2019 as May-19 or 2019-05-01."""
    first, second = _days(one), _days(other)
    return any(_agree(day, again) for day in first for again in second)


def _agree(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether `other` says all of `one`; a program adds the year, or the first of the month, where `one` has none."""
    year = one[0] == other[0] or one[0] == 0 or (one[0] > 99 and one[0] % 100 == other[0] and other[0] > 0)
    day = one[2] == other[2] or (one[2] == 0 and other[2] == 1)
    return one[1] == other[1] and year and day


def _days(text: str) -> list[tuple[int, int, int]]:
    """The ways to read a cell that is a date and nothing else, as year, month and day; 0 where one isn't said."""
    parts = _PARTS.findall(_TIME.sub("", text.lower())) if len(text) < 40 else []
    if not 2 <= len(parts) <= 3 or re.search(r"[^\w\s./,:-]", text):
        return []
    words = [part for part in parts if part.isalpha()]
    numbers = [int(part) for part in parts if part.isdigit()]
    if len(words) == 1 and words[0][:3] in _MONTHS and (len(words[0]) < 4 or words[0] in _NAMES):
        month = _MONTHS[words[0][:3]]
        if len(numbers) == 2:
            day, year = sorted(numbers) if max(numbers) > 31 else numbers
            return [(year, month, day)]
        (number,) = numbers
        return [(number, month, 0)] if number > 31 else [(0, month, number), (2000 + number, month, 0)]
    if words or len(numbers) != 3:
        return []
    if numbers[0] > 31:
        return [(numbers[0], numbers[1], numbers[2])]
    first, second, year = numbers
    return [(year, first, second), (year, second, first)]


_NAMES = frozenset("january february march april may june july august sept september october november december".split())
