"""What was read from a draft, kept in the user's cache folder, so that opening it again is quick.

Data only, checked like anything read; whatever is amiss with it means reading the draft anew.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, overload

from pydantic import TypeAdapter

import factcheck
from factcheck.ledger.anchor.version import Version
from factcheck.output.write import replace
from factcheck.records.claims import Claim, Record
from factcheck.records.finding import Finding
from factcheck.review.items import Gist
from factcheck.rulebook.load import Rulebook
from factcheck.text.document import Document

_MOST = 50
"""How many drafts are kept; the ones not opened for longest go first."""


class Head(Record):
    """What is needed of a draft at once; the claims themselves are read when they are looked at.

    `sentences` are half-open places in the prose; `published` is its publication day, and
    `known` how that is known.
    """

    gists: tuple[Gist, ...]
    findings: tuple[Finding, ...]
    sentences: tuple[tuple[int, int], ...]
    published: date | None
    known: str = ""


class Claims(Mapping[str, Claim]):
    """Claims by id, in the order of the text, each read from its line when it is first looked at."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines
        self._read: dict[str, Claim] = {}

    def __getitem__(self, id_: str) -> Claim:
        if id_ not in self._read:
            self._read[id_] = _CLAIM.validate_json(self._lines[id_])
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Kept(NamedTuple):
    """What was read from a draft."""

    head: Head
    claims: Mapping[str, Claim]


_CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)


class InOrder(Sequence[Claim]):
    """The claims of a mapping by their place in the text, read when they are looked at."""

    def __init__(self, by_id: Mapping[str, Claim]) -> None:
        self.by_id = by_id
        self._ids = list(by_id)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Claim]: ...
    def __getitem__(self, at: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(at, slice):
            return [self.by_id[id_] for id_ in self._ids[at]]
        return self.by_id[self._ids[at]]

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True)
class KeptVersion(Version):
    """A version as anchoring sees it, whose claims are read only where a mark needs them."""

    claims: InOrder

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The claims by their ids."""
        return self.claims.by_id


def kept(document: Document, rulebook: Rulebook, how: str, read: Callable[[], Kept]) -> Kept:
    """What is kept of `document` as these rules read it, else what `read` gives, kept from now on.

    `how` says what else the claims and findings follow from: how dates are anchored, which checks run.
    """
    file = _file(_key(document, rulebook, how))
    with suppress(OSError, ValueError):
        known = _from_bytes(file.read_bytes())
        os.utime(file)
        return known
    known = read()
    with suppress(OSError):
        _write(file, _to_bytes(known))
    return known


def _to_bytes(known: Kept) -> bytes:
    """A line with the hash of all that follows, a line with the head, and a line a claim."""
    lines = [known.head.model_dump_json(by_alias=True).encode()]
    lines += [_CLAIM.dump_json(claim, by_alias=True) for claim in known.claims.values()]
    content = b"\n".join(lines)
    return _hash(content) + b"\n" + content


def _from_bytes(content: bytes) -> Kept:
    """The inverse; a ValueError for what isn't whole."""
    digest, _, rest = content.partition(b"\n")
    if digest != _hash(rest):
        raise ValueError("not as it was written")
    first, *lines = rest.split(b"\n")
    head = Head.model_validate_json(first)
    return Kept(head, Claims(dict(zip((gist.id for gist in head.gists), lines, strict=True))))


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode()


def _key(document: Document, rulebook: Rulebook, how: str) -> str:
    """A hash of everything that the claims follow from."""
    digest = blake2b(digest_size=16)
    digest.update(document.source.encode(errors="surrogatepass"))
    digest.update(document.text.encode(errors="surrogatepass"))
    published = [one.day.isoformat() for one in (document.published, *document.saved) if one]
    segments = [(segment.start, segment.kind) for segment in document.segments]
    rules = [(name, str(path), _changed(path)) for name, path in sorted(rulebook.files.items())]
    package = [(str(path), _changed(path)) for path in sorted(Path(factcheck.__file__).parent.rglob("*.py"))]
    stamp = [factcheck.__version__, document.file, published, segments, how, rules, package]
    digest.update(json.dumps(stamp).encode())
    return digest.hexdigest()


def _changed(path: Path) -> tuple[int, int]:
    there = path.stat()
    return there.st_mtime_ns, there.st_size


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(file, content, private=True, durable=False)
    others = sorted(file.parent.glob("*.json"), key=lambda other: other.stat().st_mtime, reverse=True)
    for old in others[_MOST:]:
        old.unlink(missing_ok=True)


def _file(key: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("factcheck") / "claims" / f"{key}.json"
