"""The entry point: which commands there are, and how errors leave the program.

Only click is imported here, so that `--help` stays instant; a command's module is imported when it is called.
"""

import atexit
import gc
import os
import sys
import warnings
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import NoReturn

import click

COMMANDS = {
    "Articles": {
        "extract": "Print the claims of articles.",
        "lint": "Find figures that contradict each other, and claims without a source.",
    },
    "Marks": {
        "review": "Go through a draft's claims in the terminal, one key a claim.",
        "mark": "Mark claims as verified, disputed or unsourced.",
        "status": "Say what is left to do, and what changed since it was checked.",
        "sheet": "Write the verification sheet for the editor, and read it back.",
        "ledger": "Verify, back up, export, import and merge ledgers; show a claim's history.",
    },
    "The desk": {
        "rules": "List the rules, or explain one with its examples.",
        "config": "Print the settings in force, and where they come from.",
        "schema": "Print the JSON Schema of claims, of settings or of a rule file.",
        "completion": "Print the completion script for a shell.",
    },
}
"""Every command by its group: the name, which is also its module in this folder, and what it does."""

EXAMPLES = """\b
Examples:
  factcheck extract article.txt
  factcheck extract drafts/ --format jsonl > claims.jsonl
  factcheck rules casualties"""

WRONG = 2
"""The exit code for input that can't be read, wrong rules and wrong use."""


class Commands(click.Group):
    """A group that imports a command's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a user meets them."""
        return [name for group in COMMANDS.values() for name in group]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, from the module that is called like it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"factcheck.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; a mistyped one is refused with what was meant."""
        name = args[0]
        if name in self.list_commands(ctx) or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        close = get_close_matches(name, self.list_commands(ctx), n=1)
        raise click.UsageError(f"no command is called {name!r}" + (f"; did you mean {close[0]}?" if close else ""), ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an interrupt becomes click's own, without the line break that it would print."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise click.Abort from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by group, without importing any of them."""
        width = max(len(name) for name in self.list_commands(ctx))
        for title, group in COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), text) for name, text in group.items()])


@click.group(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factcheck-desk", message="%(prog)s %(version)s")
def commands() -> None:
    """Find the figures, quotations and dates in an article, and settle each of them."""


def main() -> NoReturn:
    """The `factcheck` command. Once its work is done, the process ends without taking apart what it imported."""
    _start_quickly()
    _open_what_is_closed()
    code = run(sys.argv[1:])
    atexit._run_exitfuncs()
    with suppress(OSError):  # nobody is left to hear it
        sys.stderr.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code; whatever goes wrong is one line on standard error."""
    warnings.showwarning = _notice
    try:
        # Without standalone mode, click hands back what the command returned: an exit code, or None.
        code = commands.main(arguments or ["--help"], prog_name="factcheck", standalone_mode=False) or 0
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        code = _complain("factcheck: interrupted", 128 + 2)
    except click.ClickException as wrong:
        code = _complain(_usage(wrong), WRONG)
    except BrokenPipeError:
        code = _hush(128 + 13)
    except OSError as reason:
        code = _complain(f"factcheck: {_trouble(reason)}", _hush(WRONG))
    except MemoryError:
        code = _complain("factcheck: not enough memory; give it fewer or shorter drafts at a time", WRONG)
    except Exception as error:
        code = _failed(error)
    return int(code)


def _start_quickly() -> None:
    """Spare a command that runs hundreds of times a day an eighth of its time; skipping the end spares as much.

    Nothing that is imported becomes garbage, so collecting it early is in vain. And pydantic looks for plugins
    in the metadata of every installed distribution; the command takes none, so there is nothing to look for.
    """
    gc.set_threshold(100_000, 20, 50)
    if "pydantic" not in sys.modules:
        no_plugins = ModuleType("pydantic.plugin._loader")
        no_plugins.__dict__["get_plugins"] = lambda: ()
        sys.modules[no_plugins.__name__] = no_plugins


def _open_what_is_closed() -> None:
    """Put something in the place of standard streams that are closed: else the next file opened would be one of them.

    What is read from or written to them is refused, but that standard error swallows it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            wrong_way = os.O_RDONLY if name == "stdout" else os.O_WRONLY
            opened = os.open(os.devnull, wrong_way)
            if opened != number:
                os.dup2(opened, number)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 (it stays open: it is the stream)


def _trouble(reason: OSError) -> str:
    """What the system refused, in a few words."""
    said = reason.strerror or str(reason)
    if reason.filename:
        return f"{os.fsdecode(reason.filename)}: {said.lower()}"
    if isinstance(reason, FileNotFoundError):
        return "the folder that it was called in is no longer there"
    return f"can't write: {said}"


def _usage(wrong: click.ClickException) -> str:
    """One line: which command, what is wrong, where help is."""
    message = wrong.format_message().rstrip(".")
    path = wrong.ctx.command_path if isinstance(wrong, click.UsageError) and wrong.ctx else "factcheck"
    return f"{path}: {message[:1].lower()}{message[1:]}; see {path} --help"


def _failed(error: Exception) -> int:
    """What factcheck refuses is one line; so is a fault of its own, unless somebody wants to look into it."""
    from factcheck.records.errors import FactcheckError

    if isinstance(error, FactcheckError):
        return _complain(str(error), WRONG)
    if os.environ.get("FACTCHECK_DEBUG"):
        raise error
    kind = f"{type(error).__name__}: {error}"
    return _complain(f"factcheck: a fault of its own ({kind}); FACTCHECK_DEBUG=1 shows where, please report it", WRONG)


def _notice(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    """A name that will not work for long is one line, once; what libraries warn of isn't for users."""
    if category.__name__ == "RenamedWarning":
        _complain(str(message), 0)


def _complain(message: str, code: int) -> int:
    from factcheck.cli.terminal import complain

    complain(message)
    return code


def _hush(code: int) -> int:
    """Keep the interpreter from flushing into a closed or full standard output at its end."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (a number is needed, not a path)
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return code
