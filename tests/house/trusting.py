"""A project that names a ledger, and the command run in it, as tests of trust use them."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from factcheck import api
from factcheck.cli.main import commands
from factcheck.records.errors import FactcheckError

SERVER = "postgresql://me:hunter2@127.0.0.1:1/x"
SHOWN = "postgresql://me:***@127.0.0.1:1/x"


def settings(project: Path, ledger: str, more: str = "") -> Path:
    file = project / "factcheck.toml"
    file.write_text(f"# a desk\nledger = {json.dumps(ledger)}\n{more}")
    return file


def run(*arguments: object, given: str = "") -> Result:
    done = CliRunner().invoke(commands, [str(each) for each in arguments], input=given, standalone_mode=False)
    if done.exception and not isinstance(done.exception, SystemExit | FactcheckError):
        raise done.exception
    if not done.exception:
        done.exit_code = done.return_value or 0
    return done


def said(done: Result) -> str:
    return done.output + done.stderr + str(done.exception or "")


def address(project: Path, *, option: str | None = None) -> str | None:
    return api.desk_for(project / "draft.md").ledger_address(option)
