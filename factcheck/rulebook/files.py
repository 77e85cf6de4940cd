"""Which files make up a rulebook: the built-in folder's and those of a desk's own folders."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import factcheck
from factcheck.records.errors import RuleError

LEXICONS = "lexicons"
"""The folder, at the top of a rule folder, that holds lexicons; everything else is a rule."""

MOST = 20_000
"""Files in one rule folder, beyond which it must be the wrong folder."""


class RuleFile(NamedTuple):
    """One TOML file: `house` marks the desk's own; size in bytes and change time in nanoseconds."""

    path: str
    lexicon: bool
    house: bool
    size: int
    mtime_ns: int

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return os.path.basename(self.path).removesuffix(".toml")  # noqa: PTH119 (as a Path it costs start-up time)


def builtin_folder() -> Path:
    """Where the built-in rules lie: `_rules` in an installed package, `rules/` in a checkout."""
    package = Path(factcheck.__file__).parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def rule_files(houses: Sequence[Path]) -> list[RuleFile]:
    """Every TOML file: built-in ones first, then those of each house folder, by path within each."""
    found: list[RuleFile] = []
    for folder, house in ((builtin_folder(), False), *((house, True) for house in houses)):
        top = str(folder)
        of_folder = sorted(_walk(top, house, top), key=lambda file: file.path)
        if len(of_folder) > MOST:
            raise RuleError(f"more than {MOST} rule files; name the folder that holds only rules", file=top)
        found.extend(of_folder)
    return found


def _walk(folder: str, house: bool, top: str) -> Iterator[RuleFile]:
    """Hidden files and links to folders are passed over, so no loop of links can hold the walk."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path, house, top)
                elif entry.name.endswith(".toml"):
                    status = entry.stat()
                    lexicon = entry.path.startswith(os.path.join(top, LEXICONS, ""))  # noqa: PTH118 (as a Path it costs start-up time)
                    yield RuleFile(entry.path, lexicon, house, status.st_size, status.st_mtime_ns)
    except OSError as reason:
        message = f"can't be read: {reason.strerror}"
        raise RuleError(message, file=str(reason.filename or folder)) from None
