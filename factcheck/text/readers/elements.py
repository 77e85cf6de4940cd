"""Which elements are open while a page is gone through, with those closed that nobody closed."""

from collections import Counter
from collections.abc import Iterator
from typing import Generic, TypeVar

from factcheck.text.readers.parts import BLOCKS, ONCE

Held = TypeVar("Held")


class Elements(Generic[Held]):
    """The open elements, each with something that whoever goes through the page holds on to."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Held]] = []
        self.names: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._open)

    def push(self, name: str, held: Held) -> None:
        """`name` begins."""
        self._open.append((name, held))
        self.names[name] += 1

    def ended_by(self, name: str) -> str:
        """The name of the open element that the beginning of a `name` ends, though no tag says so; else empty."""
        if self._open:
            last = self._open[-1][0]
            if (last == name and name in ONCE) or (last == "p" and name in BLOCKS):
                return last
        return "head" if self.names["head"] and name in BLOCKS else ""

    def pop(self, name: str) -> Iterator[tuple[str, Held]]:
        """The elements that the end of the innermost `name` ends, itself last; none if there is none."""
        if self.names[name]:
            last = ""
            while last != name:
                last, held = self._open.pop()
                self.names[last] -= 1
                yield last, held
