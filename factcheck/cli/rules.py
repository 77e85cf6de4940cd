"""`factcheck rules`: which rules there are, what one of them does by its own examples, and whether a desk's work."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from factcheck import api
from factcheck.cli.terminal import colour, columns, fit, safe, style, width, write
from factcheck.records.errors import FactcheckError, RuleError
from factcheck.rulebook.files import builtin_folder
from factcheck.rulebook.load import Rulebook
from factcheck.rulebook.renamed import Names
from factcheck.rulebook.schema import Example, Rule
from factcheck.tables.check import meant

EXAMPLES = """\b
Examples:
  factcheck rules
  factcheck rules casualties
  factcheck rules test house-rules      # a desk's own rules, on their examples
  factcheck rules --try                 # these and all others"""


class Rules(click.Group):
    """`rules [NAME]` lists and explains; `rules test FOLDER` tries a desk's own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is no subcommand is the name of a rule."""
        if not args or args[0] not in (*self.commands, "-h", "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Rules, epilog=EXAMPLES)
def command() -> None:
    """List the rules in force (rules), explain one (rules NAME), or try a desk's own (rules test FOLDER)."""


@command.command(short_help="List the rules, or explain one; the word show may be left out.")
@click.argument("name", required=False)
@click.option("--try", "trying", is_flag=True, help="Try the rules on their own examples; exit with 1 if one fails.")
def show(name: str | None, trying: bool) -> int:
    """List the rules in force in this folder, or explain the one called NAME with its examples."""
    rulebook = api.load(*api.desk_for("-").config.rules, examples=True)
    rules = {rule.name: rule for rule in rulebook.every}
    if name is not None and name not in rules:
        name = Names(rulebook.lexicons).now(name, where="factcheck rules")
    if name is not None and name not in rules:
        raise FactcheckError(f"no rule is called {name!r}; {meant(name, rules)}")
    if trying:
        return _tried([rules[name]] if name else list(rules.values()), rulebook)
    write(_page(rules[name], rulebook.files[name]) if name else _list(list(rules.values()), rulebook.files))
    return 0


@command.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "every", is_flag=True, help="The built-in rules too, with the words of this folder in force.")
def test(folder: Path, every: bool) -> int:
    """Try the rules of FOLDER on their own examples, beside the built-in rules.

    Every rule must have an example of what it finds, and one of what it leaves alone. Exits 0 where all hold, 1 with
    a line FILE:LINE:COLUMN for each that doesn't, 2 where a rule or lexicon can't be read.
    """
    rulebook = api.load(folder, examples=True)
    own = [rule for rule in rulebook.every if rulebook.files[rule.name].is_relative_to(folder)]
    if not own:
        raise RuleError("no rule in this folder; a rule is a TOML file outside of its lexicons/", file=str(folder))
    return _tried(rulebook.every if every else own, rulebook, both_signs=own)


def _tried(rules: Sequence[Rule], rulebook: Rulebook, *, both_signs: Sequence[Rule] = ()) -> int:
    """A line for each example that fails, or is missing of a rule of `both_signs`, at its place, and a count."""
    from factcheck.trial import amiss

    failed = [line for rule in rules for line in amiss(rule, rulebook, both_signs=rule in both_signs)]
    examples = sum(len(rule.example) for rule in rules)
    write(safe(str(error)) for error in failed)
    counted = f"{examples} example{'s' * (examples != 1)} of {len(rules)} rule{'s' * (len(rules) != 1)}"
    write([f"{counted}: {len(failed)} to mend" if failed else f"{counted}: all pass"])
    return int(bool(failed))


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
        yield from _choice(key, value)
    for sign, title in ((True, "It finds"), (False, "It leaves alone")):
        examples = [example for example in rule.example if bool(example.finds) is sign]
        if examples:
            yield ""
            yield style(title, colour=colour(), fg="green" if sign else "red")
        for example in examples:
            yield from _example(example)
    yield ""
    yield style(safe(str(file)), colour=colour(), dim=True)


_PHRASE = 30  # columns of what is listed beside others on a line


def _choice(key: str, value: Any) -> Iterator[str]:
    """What the rule chooses for `key`, whole: a list's entries and a table's keys on lines of their own if need be."""
    line = f"  {key} = {safe(str(value))}"
    if columns(line) <= width():
        yield line
    elif isinstance(value, dict):
        yield f"  {key}:"
        for name, inner in value.items():
            yield from (f"  {told}" for told in _choice(safe(name), inner))
    elif isinstance(value, list) and any(columns(str(entry)) > _PHRASE for entry in value):
        yield f"  {key}:"
        yield from (f"    {safe(str(entry))}" for entry in value)
    else:
        said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        yield from wrap(f"{key} = {safe(said)}", width(), initial_indent="  ", subsequent_indent="      ")


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
