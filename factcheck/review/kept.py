"""What was read from a draft, kept in the user's cache folder, so that opening it again is quick.

Data only, checked like anything read; whatever is amiss with it means reading the draft anew.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path

from pydantic import TypeAdapter

import factcheck
from factcheck.records.claims import Claim, Record
from factcheck.records.finding import Finding
from factcheck.rulebook.load import Rulebook
from factcheck.text.document import Document

_MOST = 50
"""How many drafts are kept; the ones not opened for longest go first."""


class Kept(Record):
    """The claims and findings of a draft, the half-open prose places of its sentences, and its publication day."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    sentences: tuple[tuple[int, int], ...]
    published: date | None


def kept(document: Document, rulebook: Rulebook, anchor: str, read: Callable[[], Kept]) -> Kept:
    """What is kept of `document` as these rules read it, else what `read` gives, kept from now on."""
    adapter = TypeAdapter(Kept)
    file = _file(_key(document, rulebook, anchor))
    with suppress(OSError, ValueError):
        known = adapter.validate_json(file.read_bytes())
        os.utime(file)
        return known
    known = read()
    with suppress(OSError):
        _write(file, adapter.dump_json(known, by_alias=True))
    return known


def _key(document: Document, rulebook: Rulebook, anchor: str) -> str:
    """A hash of everything that the claims follow from."""
    digest = blake2b(digest_size=16)
    digest.update(document.source.encode(errors="surrogatepass"))
    published = document.published.day.isoformat() if document.published else None
    rules = [(name, str(path), _changed(path)) for name, path in sorted(rulebook.files.items())]
    package = [(str(path), _changed(path)) for path in sorted(Path(factcheck.__file__).parent.rglob("*.py"))]
    digest.update(json.dumps([factcheck.__version__, document.file, published, anchor, rules, package]).encode())
    return digest.hexdigest()


def _changed(path: Path) -> tuple[int, int]:
    there = path.stat()
    return there.st_mtime_ns, there.st_size


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    new.write_bytes(content)
    new.replace(file)
    others = sorted(file.parent.glob("*.json"), key=lambda other: other.stat().st_mtime, reverse=True)
    for old in others[_MOST:]:
        old.unlink(missing_ok=True)


def _file(key: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("factcheck") / "claims" / f"{key}.json"
