"""The entry point: which subcommands there are, and how errors leave the program."""

from importlib import import_module

import click

COMMANDS = {
    "extract": "Print the claims of articles.",
}


class Commands(click.Group):
    """A group that imports a subcommand's module when it is called, so that `--help` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The subcommands, in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand itself, from `factcheck.cli.<name>`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"factcheck.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of subcommands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands)
@click.version_option(package_name="factcheck-desk")
def main() -> None:
    """Find the claims in an article, and settle each of them."""
