"""House lexicons: a desk's table of the same name adds to the built-in one, key by key.

Lists grow by what they don't hold yet, and so do strings of several words, which are lists written short. Tables
are merged; a number or a single word is replaced. A file of a new name is a new lexicon.

A lexicon has no schema of its own: what a house adds must be of the type, and written in the form, that it finds there.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from factcheck.records.errors import RuleError
from factcheck.tables.locate import Keys
from factcheck.tables.read import Table

_AMOUNT = r"-?[0-9]{1,30}(?:\.[0-9]{1,30}|/0{0,29}[1-9][0-9]{0,29})?"
_FORMS: dict[str, re.Pattern[str]] = {
    "a day like 01-06": re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
    "a whole number like 3": re.compile(r"-?[0-9]{1,9}"),
    "a number like 2, 0.5 or 1/3": re.compile(_AMOUNT),
    "a number, or two like 0.5..1": re.compile(rf"{_AMOUNT}(?:\.\.{_AMOUNT})?"),
    "a word": re.compile(r".*\S.*", re.DOTALL),
}
"""How strings are written, the narrowest first."""


def merge(base: dict[str, Any], house: Table) -> dict[str, Any]:
    """`base` with the house's words; a RuleError where a value is of another type or form than the one it meets."""
    return _merged(base, house.content, (), house)


def _merged(base: dict[str, Any], extra: dict[str, Any], keys: Keys, house: Table) -> dict[str, Any]:
    result = dict(base)
    for key, value in extra.items():
        old = base.get(key)
        if old is None:
            _fits(key, value, base, keys, house)
        elif _type(old) != _type(value):
            message = f"{key} is {_type(old)} in the built-in lexicon, not {_type(value)}; write {_type(old)}"
            raise house.wrong(message, (*keys, key), RuleError)
        if not isinstance(old, dict):
            _alike(key, value, base, keys, house)
        if isinstance(old, dict):
            result[key] = _merged(old, value, (*keys, key), house)
        elif isinstance(old, list):
            result[key] = old + [item for item in value if item not in old]
        elif isinstance(old, str) and len(old.split()) > 1:
            result[key] = " ".join(dict.fromkeys([*old.split(), *value.split()]))
        else:
            result[key] = value
    return result


def _fits(key: str, value: Any, base: dict[str, Any], keys: Keys, house: Table) -> None:
    """Refuse a new key that is an old group's mistyped or is written unlike all others, and a value of another type
    than all that stands beside it.
    """
    if not keys and (close := get_close_matches(key, base, n=1, cutoff=_ALIKE)):
        message = f"the lexicon has no {key!r}; did you mean {close[0]!r}?"
        raise house.wrong(message, (key,), RuleError)
    types = {_type(other) for other in base.values()}
    if len(types) == 1 and _type(value) not in types:
        message = f"{key} is {_type(value)}, but all else here is {types.pop()}"
        raise house.wrong(message, (*keys, key), RuleError)
    if form := _unlike(key, base):
        raise house.wrong(f"the key {key[:40]!r} is not {form}, as all keys here are", (*keys, key), RuleError)


def _alike(key: str, value: Any, base: dict[str, Any], keys: Keys, house: Table) -> None:
    """Refuse what is written in another form than what stands at its key, or, for a new key, beside it."""
    like = [base[key]] if isinstance(base.get(key), list) else list(base.values())
    strings = [text for other in like for text in _strings(other)]
    types = {_type(item) for other in like if isinstance(other, list) for item in other}
    if isinstance(value, list):
        for index, item in enumerate(value):
            if types and _type(item) not in types:
                message = (
                    f"item {index + 1} of {key} is {_type(item)}, but all else here is {' or '.join(sorted(types))}"
                )
                raise house.wrong(message, (*keys, key, index), RuleError)
            if isinstance(item, str) and (form := _unlike(item, strings)):
                message = f"item {index + 1} of {key} is not {form}, as all else here is"
                raise house.wrong(message, (*keys, key, index), RuleError)
    elif isinstance(value, str) and (form := _unlike(value, strings)):
        raise house.wrong(f"{key} is not {form}, as all else here is", (*keys, key), RuleError)
    elif isinstance(value, dict):
        for inner, text in ((name, text) for name in value for text in _strings(value[name]) if not text.strip()):
            raise house.wrong(f"{text!r} is not a word; write one, or leave it out", (*keys, key, inner), RuleError)


def _strings(value: Any) -> Iterator[str]:
    """The value itself, or its items, as far as they are strings."""
    yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _unlike(text: str, others: "Mapping[str, Any] | list[str]") -> str | None:
    """The form that all `others` have and `text` hasn't; None where it is like them, or there are none."""
    for form, written in _FORMS.items():
        if others and all(written.fullmatch(other) for other in others):
            return None if written.fullmatch(text) else form
    return None


_ALIKE = 0.8  # of 1: "bfore" and "before" are, "before" and "behind" aren't


def _type(value: object) -> str:
    names = {dict: "a table", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "a number")
