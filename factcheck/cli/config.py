"""`factcheck config`: the settings in force, and where each comes from."""

import os
from collections.abc import Callable
from pathlib import Path

import click
from pydantic import BaseModel

from factcheck import api
from factcheck.cli.terminal import safe, write
from factcheck.config import entries
from factcheck.ledger.place import VARIABLE


@click.command(epilog="\b\nExamples:\n  factcheck config\n  factcheck config drafts/article.txt")
@click.argument("file", default="-", metavar="[FILE]")
def command(file: str) -> None:
    """Print the settings in force for FILE, or for this folder, as TOML, and where each comes from."""
    desk = api.desk_for(file)
    where = str(desk.file) if desk.file else "no factcheck.toml, and no [tool.factcheck] in a pyproject.toml, was found"
    lines = [f"# {safe(where)}"]
    line_of = _lines(desk.file) if desk.file else lambda name: 0
    for entry in entries(desk.config):
        value, origin = entry.value, "default"
        if desk.file and entry.set:
            origin = f"{desk.file.name}:{line_of(entry.name)}"
        elif entry.name == "ledger" and (named := os.environ.get(VARIABLE)):
            value, origin = named, VARIABLE
        lines.append(f"# {entry.name} isn't set" if value is None else f"{entry.name} = {toml(value)} # {origin}")
    write(lines)


def _lines(file: Path) -> Callable[[str], int]:
    """A function from a setting's dotted name to its line in the configuration `file`."""
    from factcheck.records.errors import ConfigError
    from factcheck.tables.locate import locate
    from factcheck.tables.nearest import OWN, SECTION
    from factcheck.tables.read import read_table

    text = read_table(file, error=ConfigError).text
    section = () if file.name == OWN else SECTION
    return lambda name: locate(text, (*section, *name.split(".")))[0]


def toml(value: object) -> str:
    """`value` as a configuration file says it; of a table's own settings only those that are set."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, BaseModel):
        return toml({name: getattr(value, name) for name in type(value).model_fields if name in value.model_fields_set})
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(str(key))} = {toml(item)}' for key, item in value.items())}}}"
    if isinstance(value, (str, Path)):
        return _quoted(str(value))
    return str(value)


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _quoted(name)


def _quoted(text: str) -> str:
    """A basic string of TOML: what steers a terminal, or can't stand in one, as escapes."""
    marks = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    shown = (marks.get(mark) or (mark if mark.isprintable() else _escape(mark)) for mark in text)
    return f'"{"".join(shown)}"'


def _escape(mark: str) -> str:
    return f"\\u{ord(mark):04x}" if ord(mark) < 0x10000 else f"\\U{ord(mark):08x}"
