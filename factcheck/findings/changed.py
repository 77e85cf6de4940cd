"""The lines that changed since a commit, so that a desk can lint only what somebody touched."""

import re
import subprocess
from pathlib import Path

from factcheck.records.errors import ConfigError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def lines(file: str, *, since: str) -> list[range] | None:
    """The lines of `file`, from 1, that differ from the commit `since`; None: all, git doesn't know the file."""
    if since.startswith("-"):
        raise ConfigError(f"{since!r} is no commit; name a branch, a tag or a hash")
    path = Path(file)
    known = _git(path, "ls-files", "--error-unmatch", "--", path.name)
    if known.returncode:
        if _git(path, "rev-parse", "--git-dir").returncode:
            raise ConfigError("--since needs the draft to be in a git repository", file=file)
        return None
    # No external diff or text conversion: linting somebody's repository never runs a program that it names.
    shown = _git(path, "diff", "--no-ext-diff", "--no-textconv", "--unified=0", "--no-color", since, "--", path.name)
    if shown.returncode:
        # Without the file's name: a hundred drafts share one wrong name of a commit, and it is told once.
        reason = next(iter(shown.stderr.strip().splitlines()), "no reason given").removeprefix("fatal: ")
        raise ConfigError(f"git can't compare with {since!r}: {reason}; name a branch, a tag or a hash that it knows")
    return [
        range(int(hunk[1]), int(hunk[1]) + (int(hunk[2]) if hunk[2] else 1)) for hunk in _HUNK.finditer(shown.stdout)
    ]


def _git(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", "-c", "core.fsmonitor=false", *arguments],
            cwd=path.parent,
            capture_output=True,
            text=True,
            check=False,
            errors="replace",
        )
    except OSError as error:
        raise ConfigError(f"--since needs git: {error.strerror}") from None
