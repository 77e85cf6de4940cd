"""Lexicons: the tables of words that grammars and rules share, loaded once by the rulebook."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Lexicons:
    """The lexicon tables by name ("currencies", "cues"), and whatever is built from them.

    A lexicon is one TOML file in `rules/lexicons/`; its table is what `tomllib` reads from it.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables
        self._built: dict[Callable[..., Any], Any] = {}
        self._words: dict[tuple[str, str, str], frozenset[str]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        return self._tables[name]

    def __contains__(self, name: str) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def built(self, build: Callable[["Lexicons"], T]) -> T:
        """What `build` makes of these lexicons (a compiled pattern, a look-up table), made once."""
        if build not in self._built:
            self._built[build] = build(self)
        made: T = self._built[build]
        return made

    def words(self, name: str, group: str, key: str = "words") -> frozenset[str]:
        """The words of one entry, `[group]` and `key` of the lexicon `name`, that are parted by white space there."""
        place = (name, group, key)
        if place not in self._words:
            self._words[place] = frozenset(self._tables[name][group][key].split())
        return self._words[place]
