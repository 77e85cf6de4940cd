"""The forms of English verbs: from "deny" to "denies", "denied" and "denying"."""

from collections.abc import Iterator
from typing import Literal

from factcheck.text.lexicons import Lexicons

Form = Literal["base", "present", "past", "participle", "gerund"]
"""`past` is also the participle of every verb that has no form of its own for it."""

_VOWELS = frozenset("aeiou")


class Verbs:
    """Irregular and doubling verbs, as `rules/lexicons/verbs.toml` lists them."""

    def __init__(self, lexicons: Lexicons) -> None:
        table = lexicons["verbs"]
        rows = (row.split() for line in table["irregular"].split("\n") for row in line.split(";") if row.strip())
        self.irregular: dict[str, tuple[str, str]] = {base: (past, participle) for base, past, participle in rows}
        self.doubled = frozenset(table["doubled"].split())
        self.common: list[str] = table["common"].split()

    def forms(self, base: str) -> Iterator[tuple[str, Form]]:
        """Each form of the verb `base` and what it is; "put", base and past alike, is given as past."""
        yield base, "past" if self.irregular.get(base, ("",))[0] == base else "base"
        yield _present(base), "present"
        stem = base + base[-1] if base in self.doubled else base
        if base in self.irregular:
            past, participle = self.irregular[base]
            if past != base:
                yield past, "past"
            if participle not in (past, base):
                yield participle, "participle"
        elif base.endswith("e"):
            yield base + "d", "past"
        elif base.endswith("y") and base[-2] not in _VOWELS:
            yield base[:-1] + "ied", "past"
        else:
            yield stem + "ed", "past"
        if base.endswith("ie"):
            yield base[:-2] + "ying", "gerund"
        elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
            yield base[:-1] + "ing", "gerund"
        else:
            yield stem + "ing", "gerund"


def _present(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in ("go", "do", "echo", "veto", "undergo"):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return "has" if base == "have" else base + "s"
