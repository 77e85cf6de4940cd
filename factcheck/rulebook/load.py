"""Loading the rulebook: the built-in rules, then a desk's own folders, refused with `file:line` where wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.records.errors import RuleError
from factcheck.rulebook import cache
from factcheck.rulebook.files import RuleFile, builtin_folder, rule_files
from factcheck.rulebook.kinds import engine
from factcheck.rulebook.schema import Rule
from factcheck.text.lexicons import Lexicons

__all__ = ["Rulebook", "builtin_folder", "load"]

RuleTable = tuple[str, dict[str, Any]]
"""A rule file's path, and its content without the examples."""


@dataclass(frozen=True)
class Rulebook:
    """All rules in force, in order, with the file that each comes from, and the lexicons that they share."""

    rules: tuple[Rule, ...]
    files: dict[str, Path]
    lexicons: Lexicons


def load(*houses: Path, examples: bool = False) -> Rulebook:
    """The built-in rules and those of the `houses` folders; a RuleError for the first thing that is wrong.

    The rules come without their examples, which only tests and explanations need, unless `examples`.
    """
    files = rule_files(houses)
    if not examples and (kept := cache.read(files)):
        try:
            return _rulebook(*kept)
        except (ValueError, KeyError, TypeError, ImportError):
            pass  # kept by another state of the program: parse again, and say what is wrong then
    return _parse(files, examples=examples)


def _rulebook(tables: Sequence[RuleTable], lexicons: Mapping[str, Mapping[str, Any]]) -> Rulebook:
    rules = tuple(engine(content["extends"]).Options.model_validate(content) for _, content in tables)
    paths = {content["name"]: Path(path) for path, content in tables}
    return Rulebook(rules=rules, files=paths, lexicons=Lexicons(lexicons))


def _parse(files: Sequence[RuleFile], *, examples: bool) -> Rulebook:
    from factcheck.rulebook.parse import lexicon, rule
    from factcheck.tables.read import read_table

    lexicons: dict[str, dict[str, Any]] = {}
    rules: dict[str, tuple[Path, Rule]] = {}
    tables: list[RuleTable] = []
    for file in sorted(files, key=lambda file: not file.lexicon):  # lexicons first: rules choose among them
        table = read_table(Path(file.path), error=RuleError)
        if file.lexicon:
            lexicons[file.stem] = lexicon(table, file, lexicons.get(file.stem))
            continue
        found = rule(table, Lexicons(lexicons), {name: path for name, (path, _) in rules.items()})
        rules[found.name] = (table.path, found)
        tables.append((file.path, {key: value for key, value in table.content.items() if key != "example"}))
    if not examples:
        cache.write(files, tables, lexicons)
    return Rulebook(
        rules=tuple(found if examples else found.model_copy(update={"example": ()}) for _, found in rules.values()),
        files={name: path for name, (path, _) in rules.items()},
        lexicons=Lexicons(lexicons),
    )
