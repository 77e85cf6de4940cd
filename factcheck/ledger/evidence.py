"""What evidence points to: an address that programs can open, or a file."""

from pathlib import Path

SCHEMES = ("http://", "https://", "mailto:", "file:")
"""How an address begins that may become a link."""


def odd_address(address: str, *, beside: Path) -> str | None:
    """What to tell whoever gave an address that is neither one nor a file from the folder `beside`; None else.

    It is kept all the same: "minutes of 3 May, ring binder 4" is evidence too.
    """
    if address.lower().startswith(SCHEMES):
        return None
    try:
        there = (beside / Path(address).expanduser()).exists()
    except (OSError, ValueError, RuntimeError):  # longer than a path may be, or in the home of nobody
        there = False
    return None if there else f"kept as written, though {address!r} is neither an address (https://…) nor a file here"
