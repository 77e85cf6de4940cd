"""Patterns that are compiled when they are first used: of two hundred, a short text needs two thirds."""

import re
from typing import Any, cast


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives for `source` and `flags`, compiled when it is first asked for anything."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str, flags: int) -> None:
        self._asked = source, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, kept so that it is found by itself from then on."""
        if self._compiled is None:
            self._compiled = re.compile(*self._asked)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
