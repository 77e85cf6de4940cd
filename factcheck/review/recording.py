"""Recording a run as the keys that were pressed, one a line, and playing it again."""

import json
from collections.abc import Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from factcheck.output.destination import destination, must_not_be, unwritable
from factcheck.output.write import open_private
from factcheck.records.errors import InputError

if TYPE_CHECKING:
    from textual.pilot import Pilot


def write_key(file: TextIO, key: str) -> None:
    """One key, kept at once; an InputError where that can't be done."""
    try:
        file.write(json.dumps({"key": key}) + "\n")
        file.flush()
    except OSError as reason:
        raise unwritable(file.name, reason, InputError) from None


def recording_to(path: str, drafts: Sequence[Path]) -> TextIO:
    """The recording at `path`, opened and empty, its user's alone; an InputError where it can't be, or is a draft."""
    must_not_be(path, [(draft, "a draft") for draft in drafts], error=InputError)
    to = destination(path, error=InputError)
    if to.descriptor is not None:
        raise InputError("is taken by the review itself; name a file", file=path)
    try:
        return open(to.file or to.device or path, "w", encoding="utf-8", opener=open_private)
    except OSError as reason:
        raise unwritable(path, reason, InputError) from None


def read_keys(path: Path) -> Iterator[str]:
    """The keys of a recording; an InputError with the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read as a recording: {error}", file=str(path)) from None
    for number, line in enumerate(lines, 1):
        try:
            yield str(json.loads(line)["key"])
        except (ValueError, KeyError, TypeError):
            raise InputError('is no line of a recording, {"key": …}', file=str(path), line=number) from None


def player(path: Path) -> Callable[["Pilot[object]"], Coroutine[Any, Any, None]]:
    """A pilot that presses the recorded keys, and leaves what is on the screen."""
    keys = list(read_keys(path))

    async def play(pilot: "Pilot[object]") -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)

    return play
