"""The seal of a page that isn't read back: a hash of its texts, so that an import notices what was typed there."""

from collections.abc import Iterable
from hashlib import blake2b

from factcheck.sheet.rows import alike

_MARK = "seal:"


def seal(texts: Iterable[str]) -> str:
    """The seal of a page with these texts, in the order of its cells; empty ones don't count."""
    digest = blake2b(digest_size=16)
    for text in texts:
        if said := alike(text):
            digest.update(said.encode(errors="surrogatepass") + b"\0")
    return _MARK + digest.hexdigest()


def is_seal(text: str) -> bool:
    """Whether a cell holds a seal."""
    return text.startswith(_MARK)
