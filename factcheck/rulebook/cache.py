"""The parsed rulebook, kept in the user's cache folder: `tomllib` is slow, and start-up counts.

A cache file is lines of JSON: a stamp (program version, every rule file's path, size and change time, a
checksum of what follows), the rules without their examples, then one line a lexicon, read when it is first
asked for. It is data only, checked again like any rule file, and whatever is amiss with it means parsing.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import factcheck
from factcheck.output.write import replace
from factcheck.rulebook.files import RuleFile

FORMAT = 1
_SETTLED = 2_000_000_000  # nanoseconds that a file must have rested: change times are coarser than edits are fast


class Tables(Mapping[str, Mapping[str, Any]]):
    """Lexicons by name, each read from its line of JSON when it is first asked for."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self._lines = lines
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            self._read[name] = json.loads(self._lines[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def read(files: Sequence[RuleFile]) -> tuple[list[tuple[str, dict[str, Any]]], Tables] | None:
    """The rules, each with its file, and the lexicons of `files` as they were last parsed; None if not kept."""
    try:
        stamp, _, body = _place(files).read_bytes().partition(b"\n")
        if stamp != _stamp(files, body):
            return None
        first, *lines = body.splitlines()
        known = json.loads(first)
        return known["rules"], Tables(dict(zip(known["lexicons"], lines, strict=True)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write(
    files: Sequence[RuleFile], rules: Sequence[tuple[str, dict[str, Any]]], lexicons: Mapping[str, Mapping[str, Any]]
) -> None:
    """Keep what was parsed from `files`; quietly not, where there is no place or a file has only just changed."""
    if any(file.mtime_ns > time.time_ns() - _SETTLED for file in files):
        return
    lines = [{"rules": rules, "lexicons": list(lexicons)}, *lexicons.values()]
    body = b"\n".join(json.dumps(line, separators=(",", ":")).encode() for line in lines)
    try:
        place = _place(files)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(place, _stamp(files, body) + b"\n" + body, private=True, durable=False)
    except (OSError, RuntimeError):  # RuntimeError: no home folder
        return


def _stamp(files: Sequence[RuleFile], body: bytes) -> bytes:
    seen = [(file.path, file.size, file.mtime_ns) for file in files]
    return json.dumps([FORMAT, factcheck.__version__, blake2b(body, digest_size=16).hexdigest(), seen]).encode()


def _place(files: Sequence[RuleFile]) -> Path:
    """One cache file for each set of rule files, so that two desks' rules don't take turns."""
    paths = "\0".join(file.path for file in files).encode(errors="surrogateescape")
    return _folder() / f"rulebook-{blake2b(paths, digest_size=8).hexdigest()}.json"


def _folder() -> Path:
    """The user's cache folder. On Linux it is found without the modules that platformdirs imports to say the same."""
    if sys.platform == "linux":
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (named if named.is_absolute() else Path.home() / ".cache") / "factcheck"
    from platformdirs import user_cache_path

    return user_cache_path("factcheck")
