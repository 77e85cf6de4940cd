"""Loading the rulebook: the built-in rules, then a desk's own folders, refused with `file:line` where wrong."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from factcheck.records.errors import RuleError
from factcheck.rulebook import cache
from factcheck.rulebook.files import RuleFile, builtin_folder, rule_files
from factcheck.rulebook.kinds import CHECKS, engine
from factcheck.rulebook.schema import Rule
from factcheck.text.lexicons import Lexicons

__all__ = ["Rulebook", "builtin_folder", "load"]

RuleTable = tuple[str, dict[str, Any]]
"""A rule file's path, and its content without the examples."""


@dataclass(frozen=True)
class Rulebook:
    """All rules in force, in order, with the file that each comes from, and the lexicons that they share.

    `rules` make claims, `checks` are for the lint. Both are read from their tables when first asked for: a draft that
    was read before is reviewed without any. `anew` parses the files again, where kept tables turn out not to fit.
    """

    tables: tuple[dict[str, Any], ...]
    files: dict[str, Path]
    lexicons: Lexicons
    check_tables: tuple[dict[str, Any], ...] = ()
    trusted: bool = False
    anew: "Callable[[], Rulebook] | None" = None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that make claims, in order."""
        try:
            return tuple(engine(table["extends"]).Options.model_validate(table) for table in self.tables)
        except (ValueError, KeyError, TypeError, ImportError):
            if self.anew is None:
                raise
            return self.anew().rules  # kept by another state of the program: this says what is wrong, if anything is

    @cached_property
    def checks(self) -> tuple[Rule, ...]:
        """The rules that check claims, in order. From the cache, where they were kept after they had been checked, they
        are taken as they are: to check forty again takes as long as to lint a short article with them.
        """
        if self.trusted:
            return tuple(engine(table["extends"]).Options.model_construct(None, **table) for table in self.check_tables)
        return tuple(engine(table["extends"]).Options.model_validate(table) for table in self.check_tables)

    @property
    def every(self) -> tuple[Rule, ...]:
        """The rules of both sorts."""
        return self.rules + self.checks


def load(*houses: Path, examples: bool = False) -> Rulebook:
    """The built-in rules and those of the `houses` folders; a RuleError for the first thing that is wrong.

    The rules come without their examples, which only tests and explanations need, unless `examples`.
    """
    files = rule_files(houses)
    if not examples and (kept := cache.read(files)):
        with suppress(ValueError, KeyError, TypeError):  # else kept by another state of the program
            if _fitting(kept[0], files):
                return _rulebook(*kept, anew=partial(_parse, files, examples=False))
    return _parse(files, examples=examples)


def _fitting(tables: Sequence[RuleTable], files: Sequence[RuleFile]) -> bool:
    """Whether kept tables are those of the rule files; what they say is checked when a rule is asked for."""
    return {path for path, _ in tables} == {file.path for file in files if not file.lexicon}


def _rulebook(
    tables: Sequence[RuleTable],
    lexicons: Mapping[str, Mapping[str, Any]],
    *,
    anew: Callable[[], Rulebook] | None = None,
) -> Rulebook:
    return Rulebook(
        tables=tuple(content for _, content in tables if content["extends"] not in CHECKS),
        files={content["name"]: Path(path) for path, content in tables},
        lexicons=Lexicons(lexicons),
        check_tables=tuple(content for _, content in tables if content["extends"] in CHECKS),
        trusted=anew is not None,
        anew=anew,
    )


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
        told = table.content if examples else {key: table.content[key] for key in table.content if key != "example"}
        tables.append((file.path, told))
    if not examples:
        cache.write(files, tables, lexicons)
    return _rulebook(tables, lexicons)
