"""The engines that rules extend, one module each, imported when a rule first needs it.

An engine module has a class `Options`, the schema of its rule files (a subclass of `schema.Rule`), and a
function `read(rules, tokens)` that yields readings. It gets all its rules at once, in the order of the
rulebook, so that it can pass over the tokens once. Engines don't import each other.

It may also have `check(rule, lexicons)`, which raises `schema.WrongChoiceError` for a choice that the schema can't
refuse, such as a lexicon group that isn't there; it runs when a rule file is parsed, not at every start.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from factcheck.rulebook.schema import Rule

if TYPE_CHECKING:  # the engines' modules import these: a rulebook of which no rule is asked for goes without
    from factcheck.figures.linked import Linked
    from factcheck.records.readings import Reading
    from factcheck.records.spotted import Spotted
    from factcheck.rulebook.check import Check
    from factcheck.text.tokens import Tokens

ENGINES: tuple[str, ...] = ("amount", "aside", "count", "cue", "date", "label", "noun", "proportion", "standing")
"""The engines that make claims; the module has the same name, with "_" for "-"."""

CHECKS: tuple[str, ...] = (
    "agreement",
    "calendar",
    "conversion",
    "enumeration",
    "names",
    "pattern",
    "quotation",
    "relation",
    "sourcing",
    "wording",
)
"""The engines that check claims. Their modules have `spot(rules, linked)` instead of `read`."""

NAMES = (*ENGINES, *CHECKS)
"""All that `extends` may say."""


class Engine(Protocol):
    """What an engine module offers."""

    Options: type[Rule]

    def read(self, rules: Sequence[Any], tokens: "Tokens") -> "Iterable[Reading]":
        """Everything that `rules` find in the tokens, in any order."""
        ...


def engine(name: str) -> Engine:
    """The engine called `name`; a KeyError where there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return cast(Engine, import_module(f"{__name__}.{name.replace('-', '_')}"))


class CheckEngine(Protocol):
    """What an engine module of `CHECKS` offers."""

    Options: type["Check"]

    def spot(self, rules: Sequence[Any], linked: "Linked") -> Iterable["Spotted"]:
        """Everything that `rules` find amiss in a linked document, in any order."""
        ...


def check_engine(name: str) -> CheckEngine:
    """The check engine called `name`; a KeyError where there is none."""
    if name not in CHECKS:
        raise KeyError(name)
    return cast(CheckEngine, import_module(f"{__name__}.{name.replace('-', '_')}"))
