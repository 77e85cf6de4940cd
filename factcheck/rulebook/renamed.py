"""Old names of rules: what they are called now, and the notice that whoever uses one gets."""

import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.records.errors import ConfigError, RenamedWarning
from factcheck.rulebook.check import Check
from factcheck.text.lexicons import Lexicons

LEXICON = "renamed"


class Names:
    """The old and new names of rules: one for each rulebook."""

    def __init__(self, lexicons: Lexicons) -> None:
        known = LEXICON in lexicons
        tables: Mapping[str, Any] = lexicons[LEXICON] if known else {}
        self._rules: Mapping[str, str] = tables.get("rules", {})
        self._refused: Mapping[str, str] = tables.get("refused", {})
        self.retired: Mapping[str, str] = tables.get("retired", {})
        self._first = {new: old for old, new in (*self._refused.items(), *self._rules.items())}

    def now(self, name: str, *, where: str) -> str:
        """What the rule called `name` is called now; `where` tells the notice who uses it ("draft.md:3", "--ignore").

        A ConfigError where the old name has been given up.
        """
        if name in self.retired:
            warnings.warn(f"{where}: there is no check {name!r} any more: {self.retired[name]}", RenamedWarning, 2)
            return name
        if name in self._refused:
            raise ConfigError(f"{where}: {name!r} is called {self._last(name)} now; write that")
        if name in self._rules:
            new = self._last(name)
            warnings.warn(f"{where}: {name!r} is called {new} now; the old name won't work for long", RenamedWarning, 2)
            return new
        return name

    def current(self, names: Iterable[str], *, where: str) -> list[str]:
        """`names` as they are now, without those of retired rules, for which there is only a notice."""
        return [now for name in names if (now := self.now(name, where=where)) not in self.retired]

    def check_as_now(self, check: Check) -> Check:
        """`check` with the names that the checks which it outdoes have now."""
        outdone = tuple(self.current(check.instead_of, where=f"{check.name}: instead_of"))
        return check if outdone == check.instead_of else check.model_copy(update={"instead_of": outdone})

    def first(self, name: str) -> str:
        """The name under which the rule called `name` came into the world: what fingerprints are made of."""
        for _ in range(len(self._first)):
            name = self._first.get(name, name)
        return name

    def _last(self, name: str) -> str:
        renamed = {**self._refused, **self._rules}
        for _ in range(len(renamed)):
            name = renamed.get(name, name)
        return name
