"""`factcheck completion`: the script that lets a shell complete commands, options and file names."""

import click
from click.shell_completion import get_completion_class

from factcheck.cli.terminal import write


@click.command(epilog='\b\nExamples:\n  eval "$(factcheck completion bash)"       # in ~/.bashrc')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL; evaluate it where the shell starts."""
    kind = get_completion_class(shell)
    assert kind is not None
    write([kind(ctx.find_root().command, {}, "factcheck", "_FACTCHECK_COMPLETE").source()])
