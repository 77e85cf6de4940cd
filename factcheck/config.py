"""The settings in force: what a desk's configuration says, and what it is when nobody says anything.

They stand in `factcheck.toml`, or in `[tool.factcheck]` of `pyproject.toml`: the first that is found upward
from the draft, and only that one. A configuration is data; nothing in it is run. What only the user may decide, such
as a ledger on a server, it may ask for.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from factcheck.findings.settings import LintSettings
from factcheck.ledger.address import unfit
from factcheck.ledger.consent import Ask, allowed
from factcheck.ledger.desk import DeskRules
from factcheck.ledger.naming import asked
from factcheck.records.errors import ConfigError, RenamedWarning
from factcheck.tables.nearest import candidates
from factcheck.tables.project import leads_out, remote
from factcheck.text.document import Anchor


class ReviewSettings(BaseModel):
    """What can be set of the review."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    keys: Annotated[
        dict[str, tuple[str, ...]],
        Field(description="Other keys for an action, by its name: `{verify = ['v', 'f2']}`."),
    ] = {}


class Config(BaseModel):
    """What can be set. Paths count from the folder of the configuration file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    rules: Annotated[
        tuple[Path, ...],
        Field(description="Folders with a desk's own rules; their lexicons/ add to the built-in ones."),
    ] = ()
    anchor: Annotated[
        Anchor,
        Field(
            description="What a date without a year counts from: the publication day, the text's last date, or either."
        ),
    ] = "auto"
    exclude: Annotated[
        tuple[str, ...],
        Field(
            description="What is left out of folders and patterns, as `.gitignore` says it; with `--force-exclude` "
            "also where it is named."
        ),
    ] = ()
    ledger: Annotated[
        str | None,
        Field(
            description="Where marks are kept: a .db or .jsonl file of the project. For a server, "
            "postgresql://user@host/database, or a file elsewhere, `factcheck config trust` asks each user once."
        ),
    ] = None
    desk: Annotated[
        DeskRules,
        Field(description="Who may verify and sign off, and whether a claim needs a second pair of eyes."),
    ] = DeskRules()
    lint: Annotated[
        LintSettings,
        Field(description="Which checks the lint runs, how grave each is, and what fails."),
    ] = LintSettings()
    review: Annotated[
        ReviewSettings,
        Field(description="The keys of the review."),
    ] = ReviewSettings()


RENAMED: dict[str, str] = {}
"""Settings that had another name, old to new, both dotted: the old one works for two releases, with a notice."""


class Settings(NamedTuple):
    """A configuration, and the file that it stands in: None where there is none."""

    config: Config
    file: Path | None


class Entry(NamedTuple):
    """One setting: its dotted name, its value, whether somebody set it, and what it means."""

    name: str
    value: object
    set: bool
    meaning: str


def entries(config: BaseModel, *, under: str = "") -> Iterator[Entry]:
    """Every setting of `config`, tables taken apart: desk.verify, desk.sign_off …"""
    for name, field in type(config).model_fields.items():
        value = getattr(config, name)
        if isinstance(value, BaseModel):
            yield from entries(value, under=f"{under}{name}.")
        else:
            yield Entry(f"{under}{name}", value, name in config.model_fields_set, field.description or "")


def settings_for(folder: Path) -> Settings:
    """The settings for what lies in the absolute `folder`; a ConfigError if they are wrong."""
    for file, section in candidates(folder):
        if (link := _linked(file)) and not allowed(link):
            raise ConfigError(f"{link.told}; factcheck reads it only after 'factcheck config trust'", file=str(file))
        if config := _read(file, section, file.stat().st_mtime_ns):
            return Settings(config, file)
    return Settings(Config.model_construct(), None)  # nothing to check, so no schema to build


def asks_for(folder: Path) -> Iterator[Ask]:
    """What the settings for the absolute `folder` ask of the user: to be read, where a link leads to them from outside
    of the project, and a ledger. Settings are read only when the link before them was allowed.
    """
    for file, section in candidates(folder):
        if link := _linked(file):
            yield link
        if config := _read(file, section, file.stat().st_mtime_ns):
            if config.ledger is not None and (ask := asked(config.ledger, file)):
                yield ask
            return


def _linked(file: Path) -> Ask | None:
    """What there is to ask of a settings file that is a link out of the project."""
    leads = leads_out(file, file.parent)
    return Ask(file, "", leads, f"a link to settings outside of this project, {leads}") if leads else None


@cache
def _read(file: Path, section: tuple[str, ...], changed: int) -> Config | None:
    """What `file`, as it was last `changed`, says in `section`; None if it says nothing to us."""
    from factcheck.tables.check import check
    from factcheck.tables.read import read_table

    table = read_table(file, error=ConfigError)
    content: Any = table.content
    for key in section:
        if not isinstance(content, dict) or key not in content:
            return None
        content = content[key]
    for old, new in RENAMED.items():
        _move(content, old.split("."), new.split("."), file)
    config = check(Config, table, error=ConfigError, under=section)
    if config.ledger is not None and (wrong := unfit(config.ledger)):
        raise table.wrong(wrong, (*section, "ledger"), ConfigError)
    folders = tuple(file.parent / folder for folder in config.rules)
    for index, folder in enumerate(folders):
        if remote(config.rules[index]):  # not even looked at: that alone would connect
            message = "a folder on another machine; copy the rules, or mount it under a name of its own"
            raise table.wrong(message, (*section, "rules", index), ConfigError)
        if not _is_folder(folder):
            message = f"there is no folder {str(config.rules[index])!r} beside this file; make it, or leave it out"
            raise table.wrong(message, (*section, "rules", index), ConfigError)
    return config.model_copy(update={"rules": folders}) if folders else config


def _move(content: dict[str, Any], old: list[str], new: list[str], file: Path) -> None:
    """Put what is set under the keys `old` under `new`, unless something is set there, and say so."""
    import warnings

    holder: Any = content
    for key in old[:-1]:
        holder = holder.get(key) if isinstance(holder, dict) else None
    if not isinstance(holder, dict) or old[-1] not in holder:
        return
    warnings.warn(f"{file}: {'.'.join(old)!r} is called {'.'.join(new)} now", RenamedWarning, 2)
    value, target = holder.pop(old[-1]), content
    for key in new[:-1]:
        target = target.setdefault(key, {})
    target.setdefault(new[-1], value)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False
