"""Writes docs/reference/ from the rules, the records, the commands, the settings and the Python names.

    .venv/bin/python docs/generate.py
    .venv/bin/python docs/generate.py --all     what the pages show, and the pictures, too

A test fails while a page is not what this would write.
"""

import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click
from generator.engines_page import engines_page
from generator.python_page import python_page
from generator.told import kind, value

from factcheck.cli.config import toml
from factcheck.cli.main import COMMANDS, commands
from factcheck.cli.rules import choices, room
from factcheck.cli.schema import schema
from factcheck.config import Config, entries
from factcheck.findings.settings import PathSettings
from factcheck.records import claims, finding, marks
from factcheck.records.meanings import STATUS_ROW, VERDICT_ROW, meaning
from factcheck.review.filter import NAMES
from factcheck.review.keys import ACTIONS, key_text
from factcheck.rulebook.files import LEXICONS, builtin_folder
from factcheck.rulebook.load import load
from factcheck.rulebook.schema import Example, Rule

FOLDER = Path(__file__).parent / "reference"
RECORDS = (
    claims.Quantity, claims.Attribution, claims.Dating,
    claims.Source, claims.Span, claims.Content, claims.Period, claims.Location,
    finding.Finding, finding.Related,
    marks.Mark, marks.Opinion, marks.FieldNote, marks.Evidence, marks.Correction, marks.Judgement,
)  # fmt: skip
ENVIRONMENT = {
    "FACTCHECK_CHECKER": "Who marks, where `--as` doesn't say it; else your user name.",
    "FACTCHECK_LEDGER": "The ledger, where neither `--ledger` nor a setting names one.",
    "FACTCHECK_DEBUG": "1: a fault of the program's own shows where it happened.",
    "NO_COLOR": "Anything: no colours.",
    "FORCE_COLOR": "Anything: colours though the output goes to no terminal.",
    "COLUMNS": "How wide tables are, where the output goes to no terminal.",
    "XDG_CACHE_HOME": "Where the parsed rules are kept, on Linux; else `~/.cache`.",
    "XDG_DATA_HOME": "Where the journal of marks is kept, on Linux, and ledgers of folders that can't be written.",
    "XDG_STATE_HOME": "Where the review keeps the place at which you left it, on Linux.",
}
NOTE = "<!-- Written by docs/generate.py; change what it reads, then run it. -->"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made = {
        "records.md": records(),
        "commands.md": commands_page(),
        "settings.md": settings(),
        "lexicons.md": lexicons(),
        "keys.md": keys(),
        "sheet.md": sheet(),
        "python.md": python_page(),
        "engines.md": engines_page(),
    }
    schemas = {f"{name}.schema.json": schema(name) + "\n" for name in ("claims", "findings", "config")}
    rulebook = load(examples=True)
    ordered = sorted(rulebook.every, key=lambda rule: (room(rulebook.files[rule.name]), rule.name))
    for folder, rules in groupby(ordered, key=lambda rule: room(rulebook.files[rule.name])):
        made[f"{folder.replace('/', '-')}.md"] = rules_page(folder, list(rules))
    return {name: f"{NOTE}\n\n{text.rstrip()}\n" for name, text in made.items()} | schemas


def rules_page(folder: str, rules: list[Rule]) -> str:
    """A section for each rule of a folder: what it is for, what it chooses, what it finds and leaves alone."""
    lines = [f"# Rules: {folder}", ""]
    lines += [f"- [{rule.name}](#{rule.name}) {rule.doc}" for rule in rules]
    for rule in rules:
        lines += ["", f"## {rule.name}", "", f"{rule.doc} Extends `{rule.extends}`.", ""]
        lines += [f"- `{key}`: {value(chosen)}" for key, chosen in choices(rule).items()]
        for found, title in ((True, "It finds"), (False, "It leaves alone")):
            examples = [example for example in rule.example if bool(example.finds) is found]
            if examples:
                lines += ["", f"{title}:", ""]
                lines += [line for example in examples for line in _example(example)]
    return "\n".join(lines)


def _example(example: Example) -> Iterator[str]:
    yield f"- {_prose(example.text)}" + (f" ({example.note})" if example.note else "")
    for find in example.finds:
        if isinstance(find, str):
            yield f"  - **{_prose(find)}**"
        else:
            yield "  - " + ", ".join(f"{key} `{said}`" for key, said in find.items())


def _prose(text: str) -> str:
    """One line of Markdown that shows `text` as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in " ".join(text.split()))


def records() -> str:
    """The fields of every record, their types and what they mean."""
    lines = [
        "# Records", "",
        "A claim is a quantity, an attribution or a date, told apart by `kind`: a line of `extract --format jsonl`.",
        "What the lint says is a list of findings: `lint --format json`. Marks stand in sheets: `sheet -o FILE.json`.",
        "The same as JSON Schema: [claims](claims.schema.json), [findings](findings.schema.json),",
        "[settings](config.schema.json); `factcheck schema` prints them, and those of rule files.",
        "Offsets are half-open, in code points of the source.",
    ]  # fmt: skip
    for model in RECORDS:
        lines += [
            "",
            f"## {model.__name__}",
            "",
            inspect.getdoc(model) or "",
            "",
            "| field | type | meaning |",
            "| --- | --- | --- |",
        ]
        for name, field in model.model_fields.items():
            shown = field.alias or name
            lines.append(f"| `{shown}` | {kind(field.annotation)} | {meaning(model.__name__, shown)} |")
    for command, rows in (("status --format json", STATUS_ROW), ("status --verdict --format json", VERDICT_ROW)):
        lines += ["", f"## A row of {command}", "", "| field | meaning |", "| --- | --- |"]
        lines += [f"| `{name}` | {what} |" for name, what in rows.items()]
    return "\n".join(lines)


def commands_page() -> str:
    """What every command's `--help` says."""
    lines = [
        "# Commands",
        "",
        "Exit codes: 0, or 2 for wrong use and what can't be read; `lint` exits with 1 where it finds something.",
    ]
    root = click.Context(commands, info_name="factcheck", **commands.context_settings)
    for group in COMMANDS.values():
        for name in group:
            command = commands.get_command(root, name)
            assert command is not None
            lines += ["", f"## factcheck {name}", "", "```text", *_help(command, root, name), "```"]
            if isinstance(command, click.Group):
                inside = click.Context(command, info_name=name, parent=root)
                for inner, below in command.commands.items():
                    lines += ["", f"### factcheck {name} {inner}", "", "```text", *_help(below, inside, inner), "```"]
    return "\n".join(lines)


def _help(command: click.Command, parent: click.Context, name: str) -> list[str]:
    command._help_option = None  # click keeps the one of whoever called the command first, perhaps without -h
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100, max_content_width=100)
    return [line.rstrip() for line in command.get_help(context).splitlines()]


def settings() -> str:
    """What can be set, and what holds when it isn't."""
    lines = [
        "# Settings", "",
        "They stand in `factcheck.toml`, or under `[tool.factcheck]` in `pyproject.toml`: the first of these that is",
        "found upward from the draft. `factcheck config` prints what is in force.",
        "A key that isn't listed here is refused, with its line.", "",
        "| key | default | meaning |", "| --- | --- | --- |",
    ]  # fmt: skip
    for entry in (*entries(Config()), *entries(PathSettings(), under='lint.paths."PATTERN".')):
        default = "" if entry.value is None else f"`{toml(entry.value)}`"
        lines.append(f"| `{entry.name}` | {default} | {entry.meaning} |")
    lines += ["", "## The environment", "", "| variable | meaning |", "| --- | --- |"]
    lines += [f"| `{name}` | {what} |" for name, what in ENVIRONMENT.items()]
    return "\n".join(lines)


def lexicons() -> str:
    """The lexicons that rules share, by the comment that each begins with."""
    lines = [
        "# Lexicons",
        "",
        "Tables of words in `rules/lexicons/`; a desk adds its own words in a file of the same name.",
        "",
    ]
    for path in sorted((builtin_folder() / LEXICONS).glob("*.toml")):
        head = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                break
            head.append(line.lstrip("# ").strip())
        lines.append(f"- `{path.stem}` {' '.join(head)}")
    return "\n".join(lines)


def sheet() -> str:
    """The columns, statuses, methods and forms of the verification sheet, in the words that the sheet itself uses."""
    from factcheck.sheet.columns import COLUMNS, METHODS, STATUSES
    from factcheck.sheet.formats import FORMATS

    lines = ["# The verification sheet", "", "The same words stand on the sheet's second page.", ""]
    lines += ["| heading | in `--columns` | comes back | meaning |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {column.heading} | `{column.name}` | {'yes' if column.editable else ''} | {column.doc} |"
        for column in COLUMNS
    ]
    for title, words in (("Statuses", STATUSES), ("Methods", METHODS)):
        lines += ["", f"## {title}", "", "| word | meaning |", "| --- | --- |"]
        lines += [f"| {word} | {doc} |" for word, doc in words.items()]
    lines += ["", "## Forms", "", "The ending of the file chooses.", "", "| ending | what it is |", "| --- | --- |"]
    lines += [f"| `{ending}` | {what} |" for ending, (_, what) in FORMATS.items()]
    return "\n".join(lines)


def keys() -> str:
    """The keys of the review, and the terms of its filter."""
    lines = [
        "# Keys of the review", "",
        "A desk sets other keys by the action's name, in `factcheck.toml`:", "",
        "```toml", "[review.keys]", 'verify = ["v", "f2"]', "```",
    ]  # fmt: skip
    for group, actions in groupby(ACTIONS, key=lambda action: action.group):
        lines += ["", f"## {group}", "", "| key | what it does | action |", "| --- | --- | --- |"]
        for action in actions:
            shown = " ".join(f"`{key_text(key)}`" for key in action.keys)
            lines.append(f"| {shown} | {action.doc} | `{action.name}` |")
    lines += ["", "## What a filter takes", "", "Words that a claim's text must hold, and terms; all must fit.", ""]
    lines += [f"- `{name}:` {takes}" for name, takes in NAMES.items()]
    return "\n".join(lines)


def stale() -> dict[str, str | None]:
    """The pages that are not as they would be written: their right text, or None where there should be no page."""
    wanted = pages()
    there = {path.name for path in FOLDER.iterdir() if path.is_file()}
    written = {name: (FOLDER / name).read_text(encoding="utf-8") for name in there}
    differing = {name: text for name, text in wanted.items() if written.get(name) != text}
    return differing | dict.fromkeys(there - set(wanted))


def main() -> None:
    """Write what is stale, and say so; with `--all` also what the pages show, and the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in stale().items():
        if text is None:
            (FOLDER / name).unlink()
        else:
            (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")
    if "--all" in sys.argv[1:]:
        for script in ("tests.docs.follow", "tests.review.pictures"):
            subprocess.run([sys.executable, "-m", script], cwd=FOLDER.parents[1], check=True)


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    sys.exit(main())
