"""Hashes of short texts, without the tenth of a short command's time that `hashlib` takes to find OpenSSL."""

try:
    from _blake2 import blake2b
except ImportError:  # not CPython
    from hashlib import blake2b

__all__ = ["digest"]


def digest(data: bytes, *, size: int) -> str:
    """The BLAKE2b hash of `data`, `size` bytes of it, as hexadecimal digits."""
    return str(blake2b(data, digest_size=size).hexdigest())
