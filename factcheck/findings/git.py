"""Asking git for a file as it stood in a commit, so that a stranger's repository can't have a program run.

Only git's plumbing is asked, which reads objects: no diff, no checkout and no status, which run the filters, text
conversions, monitors and hooks that a repository's configuration and attributes name. Fetching what is missing is
forbidden. A reader of repositories in Python would do without the program, but knows fewer names of commits and not
every form of a repository, and takes longer to import than git to answer.
"""

import os
import subprocess
import sys
from pathlib import Path

from factcheck.records.errors import ConfigError
from factcheck.text.source import LARGEST

_SAFE = (
    "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit",
)  # fmt: skip
_KEPT = {
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_EXEC_PATH",
}  # fmt: skip
"""Variables of git's that say which repository it is, and what the user allows; others name programs and logs."""
_PATIENCE = 60
"""Seconds, for a repository whose configuration includes what never ends."""


def earlier(file: str, *, since: str) -> bytes | None:
    """What `file` held in the commit `since`; None: it wasn't there, or was no file. A ConfigError without an answer.

    Of a link, what it leads to is looked up, as that is what is linted.
    """
    if since.startswith("-") or not since.isprintable():
        raise ConfigError(f"{since!r} is no commit; name a branch, a tag or a hash")
    path = Path(os.path.realpath(file))
    if not path.parent.is_dir():
        raise ConfigError("--since needs the draft to be in a git repository", file=file)
    found = _git(path, "rev-parse", "--verify", "--quiet", since)
    if found.returncode:
        if (asked := _git(path, "rev-parse", "--git-dir")).returncode:
            if b"safe.directory" in asked.stderr:
                raise ConfigError("git doesn't read a repository of another user; see its setting safe.directory")
            raise ConfigError("--since needs the draft to be in a git repository", file=file)
        raise _unknown(since)
    listed = _git(path, "ls-tree", "-z", found.stdout.decode("ascii", "replace").strip(), "--", path.name)
    if listed.returncode:
        raise _unknown(since)
    mode, kind, name = ([*listed.stdout.split(b"\t")[0].split(), b"", b"", b""])[:3]
    if kind != b"blob" or mode == b"120000":
        return None
    size = _git(path, "cat-file", "-s", name.decode("ascii", "replace"))
    if size.returncode == 0 and int(size.stdout) > LARGEST:
        return None  # no draft
    held = size if size.returncode else _git(path, "cat-file", "blob", name.decode("ascii", "replace"))
    if held.returncode:
        message = f"git hasn't the text of {since!r} here, and factcheck fetches nothing; fetch it with git first"
        raise ConfigError(message, file=file)
    return held.stdout


def _unknown(since: str) -> ConfigError:
    # Without the file's name: a hundred drafts share one wrong name of a commit, and it is told once.
    return ConfigError(f"git can't compare with {since!r}: it knows no such commit; name a branch, a tag or a hash")


def _git(path: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    folders = _folders()
    program = _program(folders)
    if program is None:
        raise ConfigError("--since needs git, which isn't found on the PATH")
    try:
        return subprocess.run(
            [program, *_SAFE, *arguments], cwd=path.parent, env=_environment(folders), stdin=subprocess.DEVNULL,
            capture_output=True, check=False, timeout=_PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ConfigError(f"git gave no answer within {_PATIENCE} seconds", file=str(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(f"--since needs git: {reason}") from None


def _folders() -> list[str]:
    """The folders of the PATH; none that counts from the working folder, where somebody else's programs may lie."""
    return [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if os.path.isabs(folder)]  # noqa: PTH117


def _program(folders: list[str]) -> str | None:
    name = "git.exe" if sys.platform == "win32" else "git"
    files = (os.path.join(folder, name) for folder in folders)  # noqa: PTH118
    return next((file for file in files if os.path.isfile(file) and os.access(file, os.X_OK)), None)  # noqa: PTH113


def _environment(folders: list[str]) -> dict[str, str]:
    """Our own environment, with those of git's variables that name a repository, and no others."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"))
    }
    if "GIT_DIR" in kept:  # a hook's, counted from the folder where the hook runs, as is the work tree
        kept.setdefault("GIT_WORK_TREE", ".")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"):
        if name in kept:
            kept[name] = os.path.abspath(kept[name])  # noqa: PTH100
    return kept | {
        "PATH": os.pathsep.join(folders),
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "",  # beats every protocol.*.allow of a repository; git before 2.45 fetches all the same
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
