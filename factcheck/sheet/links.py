"""Which evidence may become a link: only addresses that show something and run nothing."""

from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "file"})
LONGEST = 2_000
"""Characters of a link; spreadsheet programs take 2,079."""


def link(address: str) -> str | None:
    """`address` where it may be a link; None where it is a path, another scheme, or too long."""
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return None
    fits = scheme in SCHEMES and len(address) <= LONGEST and not any(letter.isspace() for letter in address.strip())
    return address.strip() if fits else None
