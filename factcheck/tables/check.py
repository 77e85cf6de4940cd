"""Checking a table against a pydantic model: the first thing wrong, at its own line, with what to do."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from factcheck.records.errors import FactcheckError
from factcheck.tables import NAME
from factcheck.tables.locate import Keys, offsets
from factcheck.tables.read import Table

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)


def check(model: type[M], table: Table, *, error: type[FactcheckError], under: Keys = ()) -> M:
    """`table` as a `model`; an `error` at the line of the first key that the model refuses.

    `under` names the part of the file that is the model's, for instance ("tool", "factcheck").
    """
    content: Any = table.content
    for key in under:
        content = content[key]
    try:
        return model.model_validate(content)
    except ValidationError as refused:
        details = refused.errors(include_url=False)
    found = offsets(table.text, ((*under, *_keys(detail, content)) for detail in details))
    at = min(  # a missing key after everything else: it may be there, mistyped
        range(len(details)), key=lambda at: (details[at]["type"] == "missing", found[at])
    )
    first = details[at]
    raise table.wrong(_told(first, model, content), (*under, *_keys(first, content)), error)


_FEW = 24  # names that still fit into a message
_TELLING = 3  # letters of a name that tell which one is meant


def meant(word: str, known: Iterable[str]) -> str:
    """What to do about `word`: "did you mean 'unit'?", or which words there are."""
    from difflib import get_close_matches

    names = sorted(known)
    if close := get_close_matches(word, names, n=1):
        return f"did you mean {close[0]!r}?"
    if like := _holding(word, names):
        return f"did you mean {_either([repr(name) for name in like])}?"
    if len(names) > _FEW:
        return "there is nothing like it"
    return f"use one of {', '.join(names)}" if names else "remove it"


def _either(words: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _holding(word: str, names: Iterable[str]) -> list[str]:
    """The shortest of `names` that begin with `word`, or else that hold it: a few at most."""
    holding = [name for name in names if len(word) >= _TELLING and word in name]
    begun = [name for name in holding if name.startswith(word)]
    return sorted(begun or holding, key=len)[:3]


def _keys(detail: "ErrorDetails", content: Any) -> Keys:
    """The error's location without the names of union members, which are in no file."""
    keys: Keys = ()
    for part in detail["loc"]:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            continue
        keys += (part,)
    return keys


def _name(keys: Keys) -> str:
    """What a key is called in a message: "finds", "item 2 of finds"."""
    if not keys:
        return ""
    *outer, last = keys
    return last if isinstance(last, str) else f"item {last + 1} of {_name(tuple(outer)) or 'the list'}"


def _told(detail: "ErrorDetails", model: type[BaseModel], content: Any) -> str:
    """What is wrong and what to do, in the words of somebody who writes TOML."""
    name, kind, context = detail["loc"][-1] if detail["loc"] else "", detail["type"], detail.get("ctx", {})
    key = _name(_keys(detail, content)) or name
    if kind == "extra_forbidden":
        return f"unknown key {str(name)!r}; {meant(str(name), _known(model, detail['loc'][:-1]))}"
    if kind == "missing":
        return f"the key {name!r} is missing; add it"
    if kind in ("literal_error", "enum"):
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        return f"{key} can't be {detail['input']!r}; {meant(str(detail['input']), allowed)}"
    if kind == "string_pattern_mismatch" and context.get("pattern") == NAME:
        return f"{key} = {detail['input']!r} is not a name; use lower-case words joined by hyphens"
    if kind == "value_error":
        return f"{key}: {context.get('error', detail['msg'])}"
    wanted = _WANTED.get(kind)
    if wanted:
        return f"{key} must be {wanted}, not {_toml(detail['input'])}"
    return f"{key}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


_WANTED = {
    "string_type": "a string",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list",
    "list_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a table",
    "mapping_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def _toml(value: object) -> str:
    """`value` as a TOML file shows it, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}…"


def _known(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that `model` knows at `loc`, from its JSON Schema."""
    root = model.model_json_schema()
    nodes = [root]
    for part in (*loc, None):
        nodes = [plain for node in nodes for plain in _plain(node, root)]
        if part is not None:
            inner = [_inside(node, part) for node in nodes]
            nodes = [node for node in inner if node is not None] or nodes  # a union member's name leads nowhere
    return [key for node in nodes for key in node.get("properties", ())]


def _plain(node: dict[str, Any], root: dict[str, Any]) -> list[dict[str, Any]]:
    """`node` without references and unions: the schemas that it may stand for."""
    if "$ref" in node:
        return _plain(root["$defs"][node["$ref"].rpartition("/")[2]], root)
    members = node.get("anyOf") or node.get("oneOf")
    return [plain for member in members for plain in _plain(member, root)] if members else [node]


def _inside(node: dict[str, Any], part: int | str) -> dict[str, Any] | None:
    if isinstance(part, int):
        inner = node.get("items")
    else:
        inner = node.get("properties", {}).get(part) or node.get("additionalProperties")
    return inner if isinstance(inner, dict) else None
