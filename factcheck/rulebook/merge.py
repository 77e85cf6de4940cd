"""House lexicons: a desk's table of the same name adds to the built-in one, key by key.

Lists grow by what they don't hold yet, and so do strings of several words, which are lists written short. Tables
are merged; a number or a single word is replaced. A file of a new name is a new lexicon.

A lexicon has no schema of its own: what a house adds must be of the type that it finds there.
"""

from difflib import get_close_matches
from typing import Any

from factcheck.records.errors import RuleError
from factcheck.tables.locate import Keys
from factcheck.tables.read import Table


def merge(base: dict[str, Any], house: Table) -> dict[str, Any]:
    """`base` with the house's words; a RuleError where a value is of another type than the one it meets."""
    return _merged(base, house.content, (), house)


def _merged(base: dict[str, Any], extra: dict[str, Any], keys: Keys, house: Table) -> dict[str, Any]:
    result = dict(base)
    for key, value in extra.items():
        old = base.get(key)
        if old is None:
            _fits(key, value, base, keys, house)
            result[key] = value
        elif _type(old) != _type(value):
            message = f"{key} is {_type(old)} in the built-in lexicon, not {_type(value)}; write {_type(old)}"
            raise house.wrong(message, (*keys, key), RuleError)
        elif isinstance(old, dict):
            result[key] = _merged(old, value, (*keys, key), house)
        elif isinstance(old, list):
            result[key] = old + [item for item in value if item not in old]
        elif isinstance(old, str) and len(old.split()) > 1:
            result[key] = " ".join(dict.fromkeys([*old.split(), *value.split()]))
        else:
            result[key] = value
    return result


def _fits(key: str, value: Any, base: dict[str, Any], keys: Keys, house: Table) -> None:
    """Refuse a new key that is an old group's mistyped, and one of another type than all that stands beside it."""
    if not keys and (close := get_close_matches(key, base, n=1, cutoff=_ALIKE)):
        message = f"the lexicon has no {key!r}; did you mean {close[0]!r}?"
        raise house.wrong(message, (key,), RuleError)
    types = {_type(other) for other in base.values()}
    if len(types) == 1 and _type(value) not in types:
        message = f"{key} is {_type(value)}, but all else here is {types.pop()}"
        raise house.wrong(message, (*keys, key), RuleError)


_ALIKE = 0.8  # of 1: "bfore" and "before" are, "before" and "behind" aren't


def _type(value: object) -> str:
    names = {dict: "a table", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "a number")
