"""Which configuration files hold for a draft: found upward from it, without reading any TOML or building a schema."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.records.errors import ConfigError

OWN = "factcheck.toml"
SHARED = "pyproject.toml"
SECTION = ("tool", "factcheck")
_OURS = re.compile(rb"^[ \t]*(?:\[[ \t]*)?[\"']?tool[\"']?[ \t]*(?:\]|=|\.[ \t]*[\"']?factcheck)", re.MULTILINE)


def section_of(file: Path) -> tuple[str, ...]:
    """The keys under which settings stand in a configuration file of this name."""
    return () if file.name == OWN else SECTION


class Candidate(NamedTuple):
    """A file that may hold settings, and the keys under which they would stand in it."""

    file: Path
    section: tuple[str, ...]


def candidates(folder: Path) -> Iterator[Candidate]:
    """The files, nearest first, for what lies in the absolute `folder`; a shared one only if it may speak of us."""
    for place in (folder, *folder.parents):
        if (own := place / OWN).is_file():
            yield Candidate(own, ())
        elif own.is_symlink():
            raise ConfigError("a link that leads to no file; mend it, or take it away", file=str(own))
        if (shared := place / SHARED).is_file() and _OURS.search(_bytes(shared)):
            yield Candidate(shared, SECTION)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as reason:
        raise ConfigError(f"can't be read: {(reason.strerror or '').lower()}", file=str(file)) from None
