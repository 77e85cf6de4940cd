"""The drafts that a name stands for: a file, a folder with all below it, or a pattern such as `drafts/**/*.md`."""

import fnmatch
import os
import re
from collections.abc import Callable, Iterator

from factcheck.records.errors import InputError
from factcheck.text.ignored import Excluded, Ignored, is_ignored
from factcheck.text.readers import ENDINGS
from factcheck.text.source import STDIN, shown

_MAGIC = re.compile(r"[*?[]")


def drafts(
    path: str, *, excluded: Callable[[str], Excluded | None], written: Callable[[str], bool], forced: bool = False
) -> Iterator[str]:
    """`path` itself, or for a folder every draft in it and below, for a pattern every one that fits it.

    By name, a folder's files before the folders in it. Left out are hidden files and folders, linked folders, links
    that lead nowhere, what is ignored (`excluded`: by the settings) and what factcheck has `written` itself. A file
    that is named is read, whatever it is, unless `forced` says that what is ignored is left out all the same.
    An InputError where a folder or a pattern gives nothing, and at the end where a folder can't be read.
    """
    if forced and path != STDIN and is_ignored(path, excluded=excluded):
        return
    if path == STDIN or os.path.lexists(path):
        if path == STDIN or not os.path.isdir(path):  # noqa: PTH112
            yield path
            return
        top, fits = path, None
    elif magic := _MAGIC.search(path):
        top = path[: path.rfind("/", 0, magic.start()) + 1]
        fits = re.compile(_translated(path[len(top) :]))
    else:
        yield path
        return
    walk = _Walk(top or ".", Ignored(top or ".", excluded=excluded), written)
    any_ending = fits is not None and "." in path.rpartition("/")[2]
    for draft in walk.files(any_ending=any_ending):
        name = draft[len(top) :] if top else draft[2:]  # without the "./"
        if fits is None or fits.fullmatch(name.replace(os.sep, "/")):
            walk.found += 1
            yield draft if top else name
    if walk.unread:
        reason, *others = walk.unread
        besides = f", nor can {len(others)} other folder{'s' * (len(others) != 1)}" if others else ""
        said = (reason.strerror or "").lower()
        raise InputError(f"can't be read: {said}{besides}", file=shown(str(reason.filename)))
    if not walk.found:
        raise InputError(_nothing(walk.left_out, fits is not None), file=shown(path))


class _Walk:
    """The way through a folder: how many drafts were found, how many left out, and which folders can't be read."""

    def __init__(self, top: str, ignored: Ignored, written: Callable[[str], bool]) -> None:
        self.found = self.left_out = 0
        self.unread: list[OSError] = []
        self._top, self._ignored, self._written = top, ignored, written

    def files(self, *, any_ending: bool) -> Iterator[str]:
        """The files, by name, that end as drafts do."""
        for folder, inner, names in os.walk(self._top, onerror=self.unread.append):
            inner[:] = sorted(name for name in inner if self._enters(folder, name))
            for name in sorted(names):
                if name.startswith(".") or not (any_ending or name.lower().endswith(ENDINGS)):
                    continue
                file = os.path.join(folder, name)  # noqa: PTH118
                if _leads_nowhere(file):
                    continue
                if self._ignored(file) or self._written(file):
                    self.left_out += 1
                else:
                    yield file

    def _enters(self, folder: str, name: str) -> bool:
        return not name.startswith(".") and not self._ignored(os.path.join(folder, name), folder=True)  # noqa: PTH118


def _translated(pattern: str) -> str:
    """The regular expression of a pattern: `**/` any folders, `*` and `?` within a name, `[…]` one of these."""
    made = ""
    for part in re.split(r"(\*\*/|\*+|\?|\[[^]/]*\])", pattern):
        if part == "**/":
            made += "(?:[^/]+/)*"
        elif part == "**":
            made += ".*"
        elif part.startswith("*"):
            made += "[^/]*"
        elif part == "?":
            made += "[^/]"
        elif part.startswith("[") and part.endswith("]") and len(part) > 2:
            made += fnmatch.translate(part)[4:-3]
        else:
            made += re.escape(part)
    return made


def _nothing(left_out: int, pattern: bool) -> str:
    if left_out:
        files = f"{left_out} file{'s' * (left_out != 1)}"
        return f"no drafts: {files} left out by .gitignore, .factcheckignore or exclude, or sheets; name one to read it"
    if pattern:
        return "no such file, and no drafts that fit this pattern"
    return f"no drafts in this folder; they end in {', '.join(ENDINGS)}"


def _leads_nowhere(file: str) -> bool:
    """Whether a link leads to nothing, or in a circle. Whoever names one is told; in a folder it is no draft."""
    return os.path.islink(file) and not os.path.exists(file)  # noqa: PTH110, PTH114
