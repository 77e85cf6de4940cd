"""`factcheck config`: the settings in force, where each comes from, and what a project may ask of the user."""

from collections.abc import Callable
from pathlib import Path

import click
from pydantic import BaseModel

from factcheck import api
from factcheck.cli.terminal import complain, safe, write
from factcheck.config import asks_for, entries
from factcheck.ledger import consent
from factcheck.ledger.address import shown
from factcheck.ledger.consent import Ask
from factcheck.ledger.naming import named
from factcheck.records.errors import UntrustedError

EXAMPLES = """\b
Examples:
  factcheck config
  factcheck config drafts/article.txt
  factcheck config trust drafts/"""


class Shows(click.Group):
    """`config FILE` shows the settings; `config trust FILE` lets them have what they ask for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is no subcommand is a draft whose settings are shown."""
        if not args or args[0] not in (*self.commands, "-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Shows, epilog=EXAMPLES)
def command() -> None:
    """Show the settings in force for a draft (config FILE), or let a project have what it asks for (config trust)."""


@command.command(short_help="Print the settings in force; the word show may be left out.")
@click.argument("file", default="-", metavar="[FILE]")
def show(file: str) -> None:
    """Print the settings in force for FILE, or for this folder, as TOML, and where each comes from."""
    desk = api.desk_for(file)
    where = str(desk.file) if desk.file else "no factcheck.toml, and no [tool.factcheck] in a pyproject.toml, was found"
    lines = [f"# {safe(where)}"]
    line_of = _lines(desk.file) if desk.file else lambda name: 0
    for entry in entries(desk.config):
        value, origin = entry.value, "default"
        if desk.file and entry.set:
            origin = f"{desk.file.name}:{line_of(entry.name)}"
        if entry.name == "ledger":
            value, origin = _ledger(desk, origin)
        lines.append(f"# {entry.name} isn't set" if value is None else f"{entry.name} = {toml(value)} # {origin}")
    write(lines)


def _ledger(desk: api.Desk, origin: str) -> tuple[str | None, str]:
    """The ledger that holds, without its password, and who names it."""
    written = desk.config.ledger
    try:
        found = named(None, project=written if desk.file else None, file=desk.file)
    except UntrustedError:
        return shown(written or ""), f"{origin}, not used before 'factcheck config trust'"
    if found is None:
        return None, origin
    if found.by == desk.file:
        return shown(written or ""), origin
    return shown(found.address), safe(str(found.by))


@command.command()
@click.argument("file", default="-", metavar="[FILE]")
@click.option("--yes", is_flag=True, help="Agree without being asked.")
@click.option("--list", "listing", is_flag=True, help="Print what you have agreed to, in all projects.")
@click.option("--revoke", is_flag=True, help="Take back what you have agreed to for these settings.")
def trust(file: str, yes: bool, listing: bool, revoke: bool) -> int:
    """Let the settings for FILE, or for this folder, have what they ask for: a ledger on a server or outside of the
    project, or to be read where they are a link. You are asked once, and again when what they ask for changes.
    """
    if listing:
        write(f"{safe(str(one.get('settings')))}: {safe(str(one.get('asks')))}" for one in consent.listed())
        return 0
    place = Path.cwd() if file == "-" else Path(file).absolute()
    folder = place if place.is_dir() else place.parent
    if revoke:
        return _revoke(folder)
    agreed = 0
    for ask in asks_for(folder):  # one by one: settings behind a link are read only when it is agreed to
        if not consent.allowed(ask):
            if not _agrees(ask, yes=yes):
                complain("nothing more was agreed to" if agreed else "nothing was agreed to")
                return 1
            consent.allow([ask])
        agreed += 1
        write((safe(f"{_place(ask)}: {ask.told}: trusted"),))
    if not agreed:
        write(("these settings ask for nothing that needs your consent",))
    return 0


def _agrees(ask: Ask, *, yes: bool) -> bool:
    if yes:
        return True
    try:
        return click.confirm(f"{safe(f'{_place(ask)}: {ask.told}')}\nTrust this?", err=True)
    except click.Abort:  # nobody there to be asked
        click.echo(err=True)
        return False


def _revoke(folder: Path) -> int:
    """Take back what was agreed to for the settings in force in `folder`, a link on the way to them included."""
    from factcheck.tables.nearest import candidates

    count = 0
    for file, section in candidates(folder):
        count += consent.revoke(file)
        if not section:  # a file of our own: what lies further up isn't in force
            break
    write((f"{count} consent{'s' * (count != 1)} taken back",))
    return 0


def _place(ask: Ask) -> str:
    return f"{ask.file}:{ask.line}" if ask.line else str(ask.file)


def _lines(file: Path) -> Callable[[str], int]:
    """A function from a setting's dotted name to its line in the configuration `file`."""
    from factcheck.records.errors import ConfigError
    from factcheck.tables.locate import locate
    from factcheck.tables.nearest import section_of
    from factcheck.tables.read import read_table

    text = read_table(file, error=ConfigError).text
    return lambda name: locate(text, (*section_of(file), *name.split(".")))[0]


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
