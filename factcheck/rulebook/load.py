"""Loading the rulebook: the built-in rules, then a desk's own folders, refused with `file:line` where wrong."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import factcheck
from factcheck.records.errors import RuleError
from factcheck.rulebook.kinds import ENGINES, engine
from factcheck.rulebook.schema import Rule
from factcheck.text.lexicons import Lexicons


@dataclass(frozen=True)
class Rulebook:
    """All rules in force, in order, with the file that each comes from, and the lexicons that they share."""

    rules: tuple[Rule, ...]
    files: dict[str, Path]
    lexicons: Lexicons


def builtin_folder() -> Path:
    """Where the built-in rules lie: `_rules` in an installed package, `rules/` in a checkout."""
    package = Path(factcheck.__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def load(*folders: Path) -> Rulebook:
    """The built-in rules and those of `folders`; a RuleError for the first thing that is wrong."""
    tables: dict[str, dict[str, Any]] = {}
    rules: list[Rule] = []
    files: dict[str, Path] = {}
    for folder in (builtin_folder(), *folders):
        for path in sorted(folder.rglob("*.toml")):
            content = _parse(path)
            if path.parent.name == "lexicons":
                tables[path.stem] = content
            else:
                rule = _rule(path, content)
                rules.append(rule)
                files[rule.name] = path
    return Rulebook(rules=tuple(rules), files=files, lexicons=Lexicons(tables))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise RuleError(str(error), file=str(path)) from error


def _rule(path: Path, content: dict[str, Any]) -> Rule:
    extends = content.get("extends")
    if extends not in ENGINES:
        raise RuleError(f"extends {extends!r}, but the engines are {', '.join(ENGINES)}", file=str(path))
    try:
        return engine(extends).Options.model_validate(content)
    except ValueError as error:
        raise RuleError(str(error), file=str(path)) from error
