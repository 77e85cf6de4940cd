"""What the user has allowed the settings of a project to ask for, kept in the user's own data folder.

A consent holds for one settings file, by its real path, and for exactly what it asked: any change asks again.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.ledger.place import data_folder
from factcheck.output.write import replace
from factcheck.records.errors import ConfigError

FILE = "trusted.json"


@dataclass(frozen=True)
class Ask:
    """Something that the settings in `file` ask for, which only the user may allow.

    `wish` is what they say, word for word; `leads` is the real path it comes to, or empty for a server. `told` says it
    in words that can be printed: a password is hidden. `line` and `column`: where it is written, if it is.
    """

    file: Path
    wish: str
    leads: str
    told: str
    line: int | None = None
    column: int | None = None

    @property
    def settings(self) -> str:
        """The real path of the settings file; where it is a link itself, that of the link."""
        return _real(self.file)

    @property
    def key(self) -> str:
        """What a consent is known by."""
        parts = (self.settings, self.wish, self.leads)
        return sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()


def allowed(ask: Ask) -> bool:
    """Whether the user has agreed to it."""
    return any(one.get("key") == ask.key for one in listed())


def allow(asks: Sequence[Ask]) -> None:
    """Keep that the user agrees to `asks`."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fresh = [
        {"settings": _printed(ask.settings), "asks": _printed(ask.told), "on": now, "key": ask.key} for ask in asks
    ]
    keys = {ask.key for ask in asks}
    _write([one for one in listed() if one.get("key") not in keys] + fresh)


def revoke(file: Path) -> int:
    """Forget everything that was allowed to the settings in `file`; how much that was."""
    found = listed()
    kept = [one for one in found if one.get("settings") != _printed(_real(file))]
    count = len(found) - len(kept)
    if count:
        _write(kept)
    return count


def listed() -> list[dict[str, Any]]:
    """What was allowed, a table each: `settings`, `asks`, `on`, `key`. A ConfigError if the list can't be read."""
    file = data_folder() / FILE
    try:
        found = json.loads(file.read_bytes())["trusted"]
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    raise ConfigError("not a list of what you trust; delete it, and trust again what you need", file=str(file))


def _write(consents: Sequence[dict[str, Any]]) -> None:
    """The whole list or none of it, for nobody else to read."""
    file = data_folder() / FILE
    said = json.dumps({"version": 1, "trusted": list(consents)}, indent=1, ensure_ascii=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace(Path(os.path.realpath(file)), said.encode(), private=True)
    except OSError as error:
        raise ConfigError(f"what you trust can't be kept: {error.strerror}", file=str(file)) from None


def _real(file: Path) -> str:
    return str(Path(os.path.realpath(file.parent)) / file.name)


def _printed(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
