"""Texts of TOML with something wrong in them: what a mistake, a merge or a stranger makes of a file that works."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

_VALUE = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|\b\d+(?:\.\d+)?\b|\btrue\b|\bfalse\b|\[[^\[\]\n]*\]|\{[^{}\n]*\}'
)
_KEY = re.compile(r'^[\w."-]+(?=\s*=)|^\[\[?[^\]\n]+\]\]?|(?<=[{,] )[\w-]+(?= =)', re.M)
ODD = (
    "0", "-1", "7", "1.5", "-0.0", "1e999", "nan", "-inf", "9" * 400, "9" * 5_000, "0xFFFFFFFFFFFFFFFFFF", "true",
    "false", "[]", "{}", "[[]]", "[{}]", '[""]', '["a", 1, true]', "{a = 1}", "{a = {b = [{c = 1}]}}", "2024-05-01",
    "12:30:00", "2024-05-01T00:00:00Z", "[" * 60 + "]" * 60, "[" * 3_000 + "]" * 3_000, '""', "''", '" "', '"\\n"',
    '"\\t|"', '"\\u0000"', '"\\u202e\\u200b"', '"\\u001b[31m"', '"\\U0001F600"', '"e\\u0301"', '"İıſß"', '"ﬁ"',
    f'"{"x" * 9_000}"', '"{}"', '"{0}"', '"{"', '"}"', '"{{x}}"', '"{a"', '"{parts.__class__}"', '"{parts[0]}"',
    '"{total!r}"', '"{total:>999999999}"', '"{total:{total}}"', '"{message}{message}"',
    '"{words.__init__.__globals__}"', '"%s %(a)s %n"', '"$(id) `id`"', '"(a+)+$"', '"(?R)+a"', '"a*"', '"("',
    '"[a"', '"\\\\"', '"(?i"', '"(?P<a>x)(?P<a>y)"', '"\\\\p{Foo}"', '"a{99999999999}"', '"(?<=a+)b"', '".*"',
    '"..."', '"*"', '"**"', '"!"', '"[|]"', '"{a} {a}"', '"{a} ... {b}"', '"a == a"', '"1/0 == a"', '"a == "',
    '"sum() == 1"', '"__import__(1)"', '"a ** 9 == 1"', '"error"', '"warning"', '"all"', '"none"', '"exact"',
    '"each"', '"../../x"', '"/"', '"-"', '"é"', "'''a\nb'''",
)  # fmt: skip
"""Values for the place of others."""


def mutants(text: str, *, seed: int, others: Sequence[str] = ()) -> Iterator[str]:
    """Mutants of `text` without end, the same for the same `seed`; `others` are texts whose values are tried, too."""
    dice = Random(seed)
    pool = [*ODD, *(value for other in others for value in _VALUE.findall(other))]
    while True:
        mutant = text
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            mutant = dice.choice(_WAYS)(mutant, dice, pool)
        if mutant != text:
            yield mutant


Way = Callable[[str, Random, Sequence[str]], str]


def _another_value(text: str, dice: Random, pool: Sequence[str]) -> str:
    return _at_one(_VALUE, text, dice, lambda _: dice.choice(pool))


def _odd_value(text: str, dice: Random, pool: Sequence[str]) -> str:
    return _at_one(_VALUE, text, dice, lambda _: dice.choice(ODD))


def _alike(text: str, dice: Random, pool: Sequence[str]) -> str:
    """Another value of the same type, which gets past a check of types."""

    def other(value: str) -> str:
        return dice.choice([other for other in pool if _type(other) == _type(value)] or [value])

    return _at_one(_VALUE, text, dice, other)


def _type(value: str) -> str:
    return "string" if value[0] in "\"'" else value[0] if value[0] in "[{tf" else "number"


def _listed(text: str, dice: Random, pool: Sequence[str]) -> str:
    return _at_one(_VALUE, text, dice, lambda value: dice.choice((f"[{value}]", f"{{a = {value}}}", f"[{value}, 3]")))


def _another_key(text: str, dice: Random, pool: Sequence[str]) -> str:
    keys = _KEY.findall(text) or [""]
    return _at_one(
        _KEY, text, dice, lambda key: dice.choice((key[:-1] or "x", f"{key}s", f"a.{key}", '""', dice.choice(keys)))
    )


def _line_gone(text: str, dice: Random, pool: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    del lines[dice.randrange(len(lines))]
    return "".join(lines)


def _lines_mixed(text: str, dice: Random, pool: Sequence[str]) -> str:
    """A line twice, or at another place."""
    lines = text.splitlines(keepends=True) or [""]
    line = dice.choice(lines)
    if dice.random() < 0.5:
        lines.remove(line)
    lines.insert(dice.randrange(len(lines) + 1), line)
    return "".join(lines)


def _cut(text: str, dice: Random, pool: Sequence[str]) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _character(text: str, dice: Random, pool: Sequence[str]) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice("\"'[]{}=.,#\n\\\0\x1b\u202e\ufeff\u2028é😀0-") + text[at + dice.randrange(2) :]


def _at_one(pattern: re.Pattern[str], text: str, dice: Random, new: Callable[[str], str]) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = dice.choice(found)
    return text[: match.start()] + new(match[0]) + text[match.end() :]


_WAYS: tuple[Way, ...] = (
    _alike, _alike, _alike, _alike, _alike, _another_value, _odd_value, _odd_value, _listed, _another_key,
    _line_gone, _lines_mixed, _cut, _character,
)  # fmt: skip
