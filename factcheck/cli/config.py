"""`factcheck config`: the settings in force, and where each comes from."""

import click

from factcheck import api
from factcheck.cli.terminal import safe, write


@click.command(epilog="\b\nExamples:\n  factcheck config\n  factcheck config drafts/article.txt")
@click.argument("file", default="-", metavar="[FILE]")
def command(file: str) -> None:
    """Print the settings in force for FILE, or for this folder, as TOML, and where each comes from."""
    desk = api.desk_for(file)
    where = str(desk.file) if desk.file else "no factcheck.toml, and no [tool.factcheck] in a pyproject.toml, was found"
    lines = [f"# {safe(where)}"]
    for name, value in desk.config.model_dump(mode="json").items():
        origin = desk.file.name if desk.file and name in desk.config.model_fields_set else "default"
        lines.append(f"{name} = {safe(_toml(value))}  # {origin}")
    write(lines)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
