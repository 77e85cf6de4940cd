"""The reference page of the engines: what a rule file may say for each, read from the engines themselves."""

import inspect
from collections.abc import Iterator
from importlib import import_module

from pydantic_core import PydanticUndefined

from factcheck.figures import formula, shapes
from factcheck.rulebook.check import Check
from factcheck.rulebook.kinds import CHECKS, ENGINES, engine
from factcheck.rulebook.schema import Example, Rule
from generator.told import kind, value


def engines_page() -> str:
    """A section for each engine, behind what all rules say."""
    lines = [
        "# Engines", "",
        "A rule file names the engine that it `extends`, and chooses among what that engine offers. How to write rules",
        "is told in [house rules](../house-rules.md); `factcheck schema ENGINE` prints the same as JSON Schema.", "",
        "- Engines that find claims: " + ", ".join(f"[{name}](#{name})" for name in ENGINES),
        "- Engines that check them: " + ", ".join(f"[{name}](#{name})" for name in CHECKS), "",
        "## What every rule says", "", _prose(Rule), "", *_table(Rule), "",
        "### Example", "", _prose(Example), "", *_table(Example), "",
        "## What a check says besides", "", _prose(Check), "", *_table(Check, but=Rule),
    ]  # fmt: skip
    for name in (*ENGINES, *CHECKS):
        module = engine(name)
        options = module.Options
        own = Check if issubclass(options, Check) else Rule
        lines += ["", f"## {name}", "", _prose(module), "", _prose(options), "", *_table(options, but=own)]
    for title, module in (("Shapes", shapes), ("Formulas", formula)):
        lines += ["", f"## {title}", "", _prose(import_module(module.__name__))]
    return "\n".join(lines)


def _prose(thing: object) -> str:
    """A docstring without the names of Python modules, which a desk has no use for."""
    doc = inspect.getdoc(thing) or ""
    for module in ("shapes", "formula"):
        title = {"shapes": "Shapes", "formula": "Formulas"}[module]
        doc = doc.replace(f"`factcheck.figures.{module}`", f"[{title}](#{title.lower()})")
    return doc.replace("<", "\\<").replace("`\\<", "`<")


def _table(options: type[Rule] | type[Example], *, but: type[Rule] | None = None) -> Iterator[str]:
    """The keys of `options` that `but` hasn't, with their types and what holds where they are left out."""
    inherited = but.model_fields if but else {}
    own = {name: field for name, field in options.model_fields.items() if name not in inherited}
    if own:
        yield from ("| key | takes | default |", "| --- | --- | --- |")
    for name, field in own.items():
        default = "needed" if field.is_required() else ""
        given = field.get_default(call_default_factory=True)
        if not default and given not in (None, (), "", {}, frozenset(), PydanticUndefined):
            default = value(sorted(given) if isinstance(given, frozenset) else given)
        yield f"| `{field.alias or name}` | {kind(field.annotation)} | {default} |"
