"""What reaches the terminal: cleaned of everything that could steer it, in the width and colours that it has."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable

import click

# Control characters, line separators, bidi and other invisible format characters, lone surrogates, private use.
_STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def safe(text: str) -> str:
    """`text` on one line, without a character that could move the cursor, change colours or reorder what is read."""
    return _STEERING.sub("\ufffd", " ".join(text.split())) if text else text


def complain(message: str) -> None:
    """One line on standard error, without the passwords of the addresses in it."""
    if "://" in message:
        from factcheck.ledger.address import without_logins

        message = without_logins(message)
    try:
        print(safe(message), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # nobody is left to hear it


def width() -> int:
    """Columns to fill: the terminal's, or COLUMNS, or 100 where the output goes elsewhere."""
    import shutil

    return max(40, shutil.get_terminal_size((100, 24)).columns)


def colour() -> bool:
    """Whether to colour: somebody is looking and NO_COLOR doesn't forbid it, or FORCE_COLOR asks for it."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def style(text: str, *, colour: bool, **how: bool | str) -> str:
    """`text` with click's styles, where there is colour."""
    return click.style(text, **how) if colour and text else text  # type: ignore[arg-type]  # click names each style


def columns(text: str) -> int:
    """How many terminal columns `text` takes: none for a combining mark, two for a wide character."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def fit(text: str, room: int) -> str:
    """`text` cut to `room` columns, with "…" where something is missing."""
    if columns(text) <= room:
        return text
    kept, taken = [], 1
    for char in text:
        taken += columns(char)
        if taken > room:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def pad(text: str, room: int) -> str:
    """`text` filled up with spaces to `room` columns."""
    return text + " " * max(0, room - columns(text))


def escaped(json: str) -> str:
    """A line of JSON with everything that could steer a terminal as \\u escapes: the same data, safe to look at."""
    return json if json.isascii() and "\x7f" not in json else _STEERING.sub(_escape, json)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def write(lines: Iterable[str]) -> None:
    """Lines on standard output, in UTF-8 whatever the locale says: the contract of what other programs read."""
    out = sys.stdout.buffer
    for line in lines:
        out.write(line.encode("utf-8", "replace") + b"\n")
    out.flush()


def encoded(lines: Iterable[str]) -> bytes:
    """What `write` puts on standard output for `lines`, made where they are made: in a process of its own."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def put(output: bytes) -> None:
    """`encoded` lines on standard output."""
    sys.stdout.buffer.write(output)
    sys.stdout.buffer.flush()
