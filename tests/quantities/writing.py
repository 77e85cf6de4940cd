"""Numbers written in the forms that the grammar reads: the inverse of it, for property tests."""

from decimal import Decimal

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(value: int, *, joiner: str = " and ", hyphen: str = "-") -> str:
    """A whole number from 0 to 10^15 - 1 in words: "two thousand and six", "forty-one million"."""
    if value < 20:
        return ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return TENS[tens] + (hyphen + ONES[ones] if ones else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return ONES[hundreds] + " hundred" + (joiner + in_words(rest, hyphen=hyphen) if rest else "")
    for scale, name in SCALES:
        if value >= scale:
            many, rest = divmod(value, scale)
            words = f"{in_words(many, joiner=joiner, hyphen=hyphen)} {name}"
            if not rest:
                return words
            between = joiner if rest < 100 else " "
            return words + between + in_words(rest, joiner=joiner, hyphen=hyphen)
    raise ValueError(value)


def grouped(value: int, mark: str) -> str:
    """Digits in groups of three: 1,234,567 with any mark."""
    return f"{value:,}".replace(",", mark)


def indian(value: int) -> str:
    """Digits in the Indian grouping: 12,34,567."""
    text = str(value)
    head, tail = text[:-3], text[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


def digits_of(value: int, zero: str) -> str:
    """The number in another script's decimal digits, of which `zero` is the first."""
    return "".join(chr(ord(zero) + int(digit)) for digit in str(value))


def plain(value: Decimal) -> str:
    """A decimal without exponent."""
    return format(value, "f")
