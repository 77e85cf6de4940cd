"""What is left out of a folder: the patterns of .gitignore, .factcheckignore and the settings, as git reads them."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.records.errors import ConfigError
from factcheck.records.regular import is_regular

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILES = (".gitignore", ".factcheckignore")
"""Files of patterns; those of the last go before those of the first, and a deeper folder's before a higher one's."""
_LARGEST = 1_000_000


class Excluded(NamedTuple):
    """Patterns of the settings, and the configuration file that names them: they count from its folder."""

    file: str
    patterns: tuple[str, ...]


def is_ignored(path: str, *, excluded: Callable[[str], Excluded | None]) -> bool:
    """Whether a walk from the top of the repository, or of the settings, would leave out what is named `path`.

    It would where it leaves out any folder on the way there; what is hidden counts only where a pattern says so.
    """
    whole = os.path.abspath(path)  # noqa: PTH100
    ignored = Ignored(os.path.dirname(whole), excluded=excluded, forced=True)  # noqa: PTH120
    way = [whole]
    while (folder := os.path.dirname(way[-1])) != way[-1]:  # noqa: PTH120
        way.append(folder)
    *folders, last = reversed(way)
    return any(ignored(folder, folder=True) for folder in folders[1:]) or ignored(last, folder=os.path.isdir(last))  # noqa: PTH112


class Ignored:
    """Which files and folders below `top` are left out.

    `excluded` gives what the settings in force for a folder exclude. Ignore files count from the top of the
    repository that holds `top`, else from `top` itself. Who names a `top` that is ignored wants what is in it all the
    same, unless `forced` says otherwise.
    """

    def __init__(self, top: str, *, excluded: Callable[[str], Excluded | None], forced: bool = False) -> None:
        whole = os.path.abspath(top)  # noqa: PTH100 (names that aren't UTF-8 stay as they are)
        self._excluded = excluded
        self._highest = _repository(whole)
        self._known: dict[str, list[tuple[str, GitIgnoreSpec]]] = {}
        self._own: dict[str, list[GitIgnoreSpec]] = {}
        if not forced and whole != os.path.dirname(whole) and self(whole, folder=True):  # noqa: PTH120
            self._highest, self._excluded, self._known = whole, lambda folder: None, {}

    def __call__(self, path: str, *, folder: bool = False) -> bool:
        """Whether the file or `folder` at `path`, below `top`, is left out. What holds it was asked about before."""
        whole = os.path.abspath(path)  # noqa: PTH100
        parent = os.path.dirname(whole)  # noqa: PTH120
        if parent not in self._known:
            self._known[parent] = list(self._specs(parent))
        for base, spec in self._known[parent]:
            name = os.path.relpath(whole, base).replace(os.sep, "/")
            if (said := spec.check_file(f"{name}/" if folder else name).include) is not None:
                return said
        return False

    def _specs(self, folder: str) -> "Iterator[tuple[str, GitIgnoreSpec]]":
        """The patterns that hold in `folder`, with the folders that they count from; what goes first, first."""
        if (excluded := self._excluded(folder)) and excluded.patterns:
            yield os.path.dirname(excluded.file), _spec(excluded)  # noqa: PTH120
        while folder == self._highest or folder.startswith(self._highest.rstrip(os.sep) + os.sep):
            for spec in self._in(folder):
                yield folder, spec
            if folder in (self._highest, os.path.dirname(folder)):  # noqa: PTH120
                return
            folder = os.path.dirname(folder)  # noqa: PTH120

    def _in(self, folder: str) -> "list[GitIgnoreSpec]":
        """The patterns of the folder's own ignore files, which are read once."""
        if folder not in self._own:
            files = (os.path.join(folder, name) for name in reversed(FILES))  # noqa: PTH118
            self._own[folder] = [spec for file in files if (spec := _read(file))]
        return self._own[folder]


def _repository(top: str) -> str:
    """The folder of the repository that holds `top`; `top` where none does."""
    folder = top
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        if folder == os.path.dirname(folder):  # noqa: PTH120
            return top
        folder = os.path.dirname(folder)  # noqa: PTH120
    return folder


def _read(file: str) -> "GitIgnoreSpec | None":
    """The patterns of an ignore file; None where there is none. As in git, a line that is no pattern says nothing."""
    if not is_regular(file):
        return None
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:  # noqa: PTH123
            lines = opened.read(_LARGEST).splitlines()
    except (OSError, ValueError):
        return None
    return _compiled([line for line in lines if _is_pattern(line)])


def _spec(excluded: Excluded) -> "GitIgnoreSpec":
    for pattern in excluded.patterns:
        if not _is_pattern(pattern):
            raise ConfigError(f"exclude: {pattern!r} is no pattern; write them as in .gitignore", file=excluded.file)
    return _compiled(excluded.patterns)


def _is_pattern(line: str) -> bool:
    import re

    try:
        _compiled([line])
    except (ValueError, re.error):  # pathspec's own error is a ValueError
        return False
    return True


def _compiled(lines: Sequence[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
