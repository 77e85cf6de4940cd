"""`factcheck config`: the settings in force, and where each comes from."""

from pathlib import Path

import click

from factcheck import api
from factcheck.cli.terminal import safe, write
from factcheck.config import entries


@click.command(epilog="\b\nExamples:\n  factcheck config\n  factcheck config drafts/article.txt")
@click.argument("file", default="-", metavar="[FILE]")
def command(file: str) -> None:
    """Print the settings in force for FILE, or for this folder, as TOML, and where each comes from."""
    desk = api.desk_for(file)
    where = str(desk.file) if desk.file else "no factcheck.toml, and no [tool.factcheck] in a pyproject.toml, was found"
    lines = [f"# {safe(where)}"]
    for entry in entries(desk.config):
        origin = desk.file.name if desk.file and entry.set else "default"
        said = f"# {entry.name} isn't set" if entry.value is None else f"{entry.name} = {toml(entry.value)}  # {origin}"
        lines.append(safe(said))
    write(lines)


def toml(value: object) -> str:
    """`value` as a configuration file says it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {toml(item)}' for key, item in value.items())}}}"
    if isinstance(value, (str, Path)):
        return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
