"""Where lines begin and end: behind a line feed, a carriage return, or both, as editors count them."""

import re

_ENDS = re.compile(r"\r\n?|\n")
_LONE = re.compile(r"\r(?!\n)")


def starts(text: str) -> list[int]:
    """The offsets at which the lines of `text` begin."""
    if "\r" in text:
        return [0, *(end.end() for end in _ENDS.finditer(text))]
    found, at = [0], text.find("\n")
    while at >= 0:
        found.append(at + 1)
        at = text.find("\n", at + 1)
    return found


def line_at(text: str, offset: int) -> tuple[int, int]:
    """The half-open span of the line that holds `offset`, without its end."""
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    stops = [stop for mark in "\n\r" if (stop := text.find(mark, offset)) >= 0]
    return begin, min(stops, default=len(text))


def fed(text: str) -> str:
    """`text` with a line feed for every carriage return that ends a line alone; nothing moves."""
    return _LONE.sub("\n", text) if "\r" in text else text
