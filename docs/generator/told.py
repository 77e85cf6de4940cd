"""How types and values are told in the reference."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from factcheck.records import claims

NAMED = {
    "str": "string",
    "int": "integer",
    "bool": "true or false",
    "NoneType": "null",
    "float": "number",
    "date": "ISO date",
    "datetime": "ISO date and time",
}


def kind(annotation: Any) -> str:
    """A field's type as somebody who reads JSON or writes TOML sees it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation == claims.Exact:
        return "number as a string"
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in inner)
    if origin in (Union, UnionType):
        return " or ".join(kind(part) for part in inner)
    if origin is Annotated:
        return kind(inner[0])
    if origin is frozenset:
        return f"list of {kind(inner[0])}s"
    if origin is dict:
        return f"table of {kind(inner[1])}s by {kind(inner[0])}"
    if annotation is Any:
        return "anything"
    if origin is tuple:
        return f"list of {kind(inner[0])}s" if Ellipsis in inner else f"[{', '.join(kind(part) for part in inner)}]"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return NAMED[annotation.__name__]


def value(of: Any) -> str:
    """A choice or default of a rule file, in code."""
    if isinstance(of, dict):
        return "; ".join(f"{key} → {value(inner)}" for key, inner in of.items())
    if isinstance(of, (list, tuple)):
        return ", ".join(value(inner) for inner in of)
    return f"`{of}`"
