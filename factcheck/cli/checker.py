"""Who is marking."""

import os

VARIABLE = "FACTCHECK_CHECKER"


def checker(named: str | None = None) -> str:
    """The name that marks carry: `named`, else FACTCHECK_CHECKER, else the user's name on this machine."""
    if named or (named := os.environ.get(VARIABLE)):
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
