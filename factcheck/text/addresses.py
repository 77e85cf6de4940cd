"""Web addresses in prose: what looks like a figure or a date in one is none."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from factcheck.text.patterns import pattern

_ADDRESS = pattern(r"(?:(?:https?|ftp|file)://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_BEHIND = ".,;:!?)]}'’*_|"


class Placed(Protocol):
    """Anything that begins somewhere in the prose."""

    @property
    def start(self) -> int:
        """Its first character's offset."""
        ...


Thing = TypeVar("Thing", bound=Placed)


def outside(found: Iterable[Thing], text: str) -> tuple[Thing, ...]:
    """What of `found` doesn't begin inside a web address of `text`."""
    if "://" not in text and "www." not in text:
        return tuple(found)
    places = [
        (address.start(), address.start() + len(address[0].rstrip(_BEHIND))) for address in _ADDRESS.finditer(text)
    ]
    starts = [start for start, _ in places]

    def free(thing: Thing) -> bool:
        at = bisect_right(starts, thing.start) - 1
        return at < 0 or thing.start >= places[at][1]

    return tuple(thing for thing in found if free(thing))
