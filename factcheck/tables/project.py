"""What belongs to a project, so that a file in it can't reach for files that are the user's own."""

import os
from pathlib import Path


def root_of(folder: Path) -> Path:
    """The project that the absolute `folder` lies in: the git work tree around it, else the folder itself.

    A work tree that holds the user's whole home folder is no project: everything of theirs would belong to it.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 (a Path raises an error where there is no home)
    for place in (folder, *folder.parents):
        if os.path.lexists(place / ".git"):
            return folder if _within(home, str(place)) else place
    return folder


def remote(path: Path | str) -> bool:
    """Whether a path names another machine: on Windows, looking whether it is there would connect."""
    return str(path).strip().replace("\\", "/").startswith("//")


def leads_out(path: Path, folder: Path) -> str | None:
    """Where an absolute `path` leads, by links and `..`, if that is outside of the project of `folder`; else None."""
    if remote(path) and not remote(folder):
        return str(path)
    real = os.path.realpath(path)
    if _within(real, os.path.realpath(folder)) or _within(real, os.path.realpath(root_of(folder))):
        return None
    return real


def _within(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder.rstrip(os.sep) or folder == os.sep
    except ValueError:  # on another drive
        return False
