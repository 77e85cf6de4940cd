"""Who names the ledger of a draft: an option, the environment, the project's settings, or the user's own.

A project may come from a stranger. What its settings name is used at once only where it is a file of the project; for a
server, or a file elsewhere, they may only ask, and the user consents (`factcheck.ledger.consent`).
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from factcheck.ledger import consent
from factcheck.ledger.address import elsewhere, scheme, shown, unfit
from factcheck.ledger.consent import Ask
from factcheck.ledger.place import VARIABLE
from factcheck.records.errors import ConfigError, UntrustedError
from factcheck.records.regular import is_regular
from factcheck.tables.locate import locate
from factcheck.tables.nearest import section_of
from factcheck.tables.project import leads_out
from factcheck.tables.read import read_table

OPTION = "--ledger"


class OwnSettings(BaseModel):
    """What can be set in the user's own folder, for every project."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ledger: str | None = None


@dataclass(frozen=True)
class Named:
    """A ledger's address, and who named it: an option, a variable, or a settings file."""

    address: str
    by: str | Path


def named(option: str | None, *, project: str | None = None, file: Path | None = None) -> Named | None:
    """The ledger that somebody named: `option`, else FACTCHECK_LEDGER, else `project`, which the settings in `file`
    name, else the user's own settings; None where nobody did.

    A ConfigError for what is no address; an UntrustedError where the project asks for what the user hasn't allowed.
    """
    for address, by in ((option, OPTION), (os.environ.get(VARIABLE), VARIABLE)):
        if address:
            if wrong := unfit(address):
                raise ConfigError(wrong, file=f"{by} {shown(address)}")
            return Named(address.strip() if scheme(address) else address, by)
    own = _own()
    if project is None or file is None:
        return own
    address = beside(project, file)
    if own and own.address == address:
        return own
    if (ask := asked(project, file)) and not consent.allowed(ask):
        raise refusal(ask)
    return Named(address, file)


def beside(address: str, file: Path) -> str:
    """An address that the settings in `file` name: a path counts from there."""
    return address.strip() if scheme(address) or elsewhere(address) else str(file.parent / address)


def asked(project: str, file: Path) -> Ask | None:
    """What the settings in `file` ask of the user by naming `project`; None for a file of the project itself."""
    leads: str | None = ""
    if not elsewhere(project):
        leads = leads_out(file.parent / project, file.parent)
        if leads is None:
            return None
    where = f", which is {leads}, outside of this project" if leads else ""
    line, column = locate(read_table(file, error=ConfigError).text, (*section_of(file), "ledger"))
    return Ask(file, project, leads or "", f"asks for the ledger {shown(project)}{where}", line, column)


def refusal(ask: Ask) -> UntrustedError:
    """The error that tells what is asked, and how to allow it."""
    does = "uses it" if ask.leads else "connects to it"
    message = f"{ask.told}; factcheck {does} only after 'factcheck config trust'"
    return UntrustedError(message, file=str(ask.file), line=ask.line, column=ask.column)


def own_file() -> Path:
    """Where the user's own settings stand, if there are any."""
    if sys.platform == "linux":  # what platformdirs says too, without the time to import it
        folder = os.environ.get("XDG_CONFIG_HOME", "")
        home = os.path.expanduser("~/.config")  # noqa: PTH111 (a Path raises an error where there is no home)
        return Path(folder if os.path.isabs(folder) else home) / "factcheck" / "factcheck.toml"  # noqa: PTH117
    import platformdirs

    return Path(platformdirs.user_config_dir("factcheck", appauthor=False)) / "factcheck.toml"


def _own() -> Named | None:
    """The ledger that the user's own settings name."""
    file = own_file()
    if not is_regular(file):
        return None
    from factcheck.tables.check import check

    table = read_table(file, error=ConfigError)
    address = check(OwnSettings, table, error=ConfigError).ledger
    if address is None:
        return None
    if wrong := unfit(address):
        raise table.wrong(wrong, ("ledger",), ConfigError)
    return Named(beside(address, file), file)
