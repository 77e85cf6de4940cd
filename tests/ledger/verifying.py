"""Running what verifies and mends a ledger, on ledgers that were changed by hand."""

import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from factcheck.cli.main import commands

FORGED = "UPDATE entries SET state = replace(state, 'disputed', 'verified')"
OPEN = ("DROP TRIGGER events_stay", "DROP TRIGGER events_remain")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], standalone_mode=False)


def verified(ledger: Path, *more: object) -> Result:
    return run("ledger", "verify", ledger.parent, "--ledger", ledger, *more)


def change(ledger: Path, *statements: str) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)
