"""Where a checker left off, kept for each draft in the user's state folder; losing it loses no work."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factcheck.output.write import replace


@dataclass(frozen=True, slots=True)
class Left:
    """The claim under the cursor, the filter, the order of work, the theme, and how far both panes were scrolled.

    `top` is the prose offset of the first line of the article in view, `row` the first row of the list.
    """

    claim: str | None = None
    query: str = ""
    order: str = "place"
    theme: str = "textual-dark"
    top: int | None = None
    row: int = 0


def read_state(draft: Path) -> Left:
    """Where the checker left `draft`; the beginning where nothing is known, or what is known can't be read."""
    with suppress(OSError, ValueError, TypeError):
        kept: dict[str, Any] = json.loads(_file(draft).read_text(encoding="utf-8"))
        numbers = {"top", "row"}
        known = {field.name: int if field.name in numbers else str for field in fields(Left)}
        fitting: dict[str, Any] = {
            name: value for name, value in kept.items() if name in known and isinstance(value, known[name])
        }
        return Left(**fitting)
    return Left()


def write_state(draft: Path, left: Left) -> None:
    """Keep it, whole or not at all; a folder that can't be written keeps nothing."""
    with suppress(OSError):
        file = _file(draft)
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, json.dumps(asdict(left)).encode(), private=True, durable=False)


def _file(draft: Path) -> Path:
    from platformdirs import user_state_path

    name = blake2b(str(draft.absolute()).encode(errors="surrogateescape"), digest_size=12).hexdigest()
    return user_state_path("factcheck") / "review" / f"{name}.json"
