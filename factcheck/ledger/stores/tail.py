"""The end of a text form: whether what stands behind the last line end is half a line, which nobody was promised."""

import json
import re
from contextlib import suppress

_BEGINNINGS = ('{"after":[', '{"anchor":"', '{"at":"')
"""How the line of an event begins: its keys are sorted, and `at` is never left out."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_OPEN_STRING = re.compile(r'"(?:[^"\\]|\\.)*(?:\\(?:u[0-9a-fA-F]{0,3})?)?\Z')
_CUT_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?\Z")
_CUT_WORD = re.compile(r"(?:tru?|t|fa?l?s?|nu?l?|-)\Z")


def lines_of(text: bytes) -> tuple[list[bytes], bytes]:
    """The lines with their ends, and what stands behind the last line end."""
    *lines, rest = text.split(b"\n")
    return [line + b"\n" for line in lines], rest


def is_half(rest: bytes) -> bool:
    """Whether `rest`, which no line end follows, is the beginning of an event's line that stops in the middle.

    Anything else is somebody's: a whole line, a damaged one, or another program's.
    """
    try:
        text = rest.decode()
    except UnicodeDecodeError as error:
        if error.end < len(rest) or "end of data" not in error.reason:
            return False
        text = rest[: error.start].decode()
    begins = any(text.startswith(start) or start.startswith(text) for start in _BEGINNINGS)
    if not begins or text.endswith("}"):
        return False
    return len(text) < max(map(len, _BEGINNINGS)) or _goes_on(text)


def _goes_on(text: str) -> bool:
    """Whether some end makes JSON of `text`."""
    outside = _STRING.sub("", text)
    if open_ := _OPEN_STRING.search(outside):
        outside = outside[: open_.start()]
        text = _CUT_ESCAPE.sub(r"\1", text)
        endings: tuple[str, ...] = ('"', '":0')
    else:
        text = _CUT_WORD.sub("0", text)
        endings = ("", "0", ":0", '"":0')
    closing = {"{": "}", "[": "]"}
    still_open: list[str] = []
    for char in outside:
        if char in closing:
            still_open.append(closing[char])
        elif char in "}]" and (not still_open or still_open.pop() != char):
            return False
    if not still_open:
        return False
    for ending in endings:
        with suppress(ValueError, RecursionError):
            json.loads(text + ending + "".join(reversed(still_open)))
            return True
    return False
