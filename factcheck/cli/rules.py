"""`factcheck rules`: which rules there are, and what one of them does, by its own examples."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from factcheck import api
from factcheck.cli.terminal import colour, fit, safe, style, width, write
from factcheck.records.errors import FactcheckError, RuleError
from factcheck.rulebook.files import builtin_folder
from factcheck.rulebook.load import Rulebook
from factcheck.rulebook.schema import Example, Rule
from factcheck.tables.check import meant

EXAMPLES = """\b
Examples:
  factcheck rules
  factcheck rules casualties
  factcheck rules --try                 # a desk's own rules and all others, on their examples"""


@click.command(epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option("--try", "trying", is_flag=True, help="Try the rules on their own examples; exit with 1 if one fails.")
def command(name: str | None, trying: bool) -> int:
    """List the rules in force in this folder, or explain the one called NAME with its examples."""
    rulebook = api.load(*api.desk_for("-").config.rules, examples=True)
    rules = {rule.name: rule for rule in rulebook.every}
    if name is not None and name not in rules:
        raise FactcheckError(f"no rule is called {name!r}; {meant(name, rules)}")
    if trying:
        return _try([rules[name]] if name else list(rules.values()), rulebook)
    write(_page(rules[name], rulebook.files[name]) if name else _list(list(rules.values()), rulebook.files))
    return 0


def _try(rules: list[Rule], rulebook: Rulebook) -> int:
    """A line for each example that fails, at its place in the rule's file, and a count."""
    from factcheck.tables.read import read_table
    from factcheck.trial import trials

    tried = failed = 0
    for rule in rules:
        for trial in trials(rule, rulebook):
            tried += 1
            if not trial.passed:
                failed += 1
                table = read_table(rulebook.files[rule.name], error=RuleError)
                message = f"should find {list(trial.wanted)}, finds {list(trial.got)}"
                write([safe(str(table.wrong(message, ("example", trial.number), RuleError)))])
    write(
        [
            f"{tried} examples of {len(rules)} rules, {failed} fail"
            if failed
            else f"{tried} examples of {len(rules)} rules pass"
        ]
    )
    return 1 if failed else 0


def room(file: Path) -> str:
    """Where a rule file lies: its folder below the built-in ones ("checks/wording"), or a desk's own folder."""
    folder, builtin = file.parent, builtin_folder()
    return folder.relative_to(builtin).as_posix() if folder.is_relative_to(builtin) else str(folder)


def _list(rules: list[Rule], files: dict[str, Path]) -> Iterator[str]:
    """One line a rule, under the name of its folder."""
    for folder, group in groupby(rules, key=lambda rule: room(files[rule.name])):
        yield style(safe(folder), colour=colour(), bold=True)
        for rule in group:
            yield f"  {rule.name:<28} " + fit(safe(rule.doc), width() - 31)
        yield ""
    yield f"{len(rules)} rules; factcheck rules NAME explains one"


def _page(rule: Rule, file: Path) -> Iterator[str]:
    yield style(rule.name, colour=colour(), bold=True) + f"  extends {rule.extends}"
    yield safe(rule.doc)
    yield ""
    for key, value in choices(rule).items():
        yield fit(f"  {key} = {safe(str(value))}", width())
    for sign, title in ((True, "It finds"), (False, "It leaves alone")):
        examples = [example for example in rule.example if bool(example.finds) is sign]
        if examples:
            yield ""
            yield style(title, colour=colour(), fg="green" if sign else "red")
        for example in examples:
            yield from _example(example)
    yield ""
    yield style(safe(str(file)), colour=colour(), dim=True)


def choices(rule: Rule) -> dict[str, Any]:
    """What the rule's file chooses among what its engine offers."""
    said = rule.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {
        key: sorted(value) if isinstance(getattr(rule, key, None), frozenset) else value
        for key, value in said.items()
        if key not in Rule.model_fields
    }


def _example(example: Example) -> Iterator[str]:
    yield f"  {safe(example.text)}"
    for find in example.finds:
        if isinstance(find, str):
            yield f"    → {safe(find)}"
        else:
            yield "    → " + ", ".join(f"{key} {safe(str(value))}" for key, value in find.items())
    if example.note:
        yield f"    ({safe(example.note)})"
