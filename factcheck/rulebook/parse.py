"""From a rule file's table to a checked rule, and from a lexicon file's to the lexicon: or the first thing wrong."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from factcheck.records.errors import RuleError
from factcheck.rulebook import kinds
from factcheck.rulebook.files import RuleFile
from factcheck.rulebook.merge import merge
from factcheck.rulebook.schema import Rule, WrongChoiceError
from factcheck.tables import NAME
from factcheck.tables.check import check, meant
from factcheck.tables.locate import Keys
from factcheck.tables.read import Table
from factcheck.text.lexicons import Lexicons


def rule(table: Table, lexicons: Lexicons, known: Mapping[str, Path]) -> Rule:
    """The rule that `table` describes; `known` are the files of the rules that there are already, by name."""
    _no_dates(table)
    extends = table.content.get("extends")
    if extends is None:
        raise table.wrong(f"the key 'extends' is missing; name an engine: {', '.join(kinds.NAMES)}", (), RuleError)
    if extends not in kinds.NAMES:
        message = f"no engine is called {extends!r}; {meant(str(extends), kinds.NAMES)}"
        raise table.wrong(message, ("extends",), RuleError)
    kind = kinds.engine(extends)
    found = check(kind.Options, table, error=RuleError)
    if found.name in known:
        message = f"a rule called {found.name!r} is already in {known[found.name]}; give this one another name"
        raise table.wrong(message, ("name",), RuleError)
    if choose := getattr(kind, "check", None):
        try:
            choose(found, lexicons)
        except WrongChoiceError as wrong:
            raise table.wrong(wrong.message, wrong.keys, RuleError) from None
    return found


def lexicon(table: Table, file: RuleFile, base: dict[str, Any] | None) -> dict[str, Any]:
    """The lexicon that `table` holds, or `base` with what a house adds to it."""
    if not re.match(NAME, file.stem):
        raise RuleError(
            f"{file.stem!r} is not a name; call the file by lower-case words joined by hyphens", file=file.path
        )
    _no_dates(table)
    return table.content if base is None else merge(base, table)


def _no_dates(table: Table) -> None:
    """Rules and lexicons are words, numbers, lists and tables; TOML's own dates are none of these."""
    for keys, value in _leaves(table.content, ()):
        if isinstance(value, (date, datetime, time)):
            raise table.wrong(f"a date; write it in quotation marks: {str(value)!r}", keys, RuleError)


def _leaves(value: object, keys: Keys) -> Iterator[tuple[Keys, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*keys, index))
    else:
        yield keys, value
