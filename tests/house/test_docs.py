"""The reference says what the program does, and its example of a house rule works."""

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from factcheck.cli import schema
from factcheck.cli.main import COMMANDS, commands
from factcheck.records import claims
from factcheck.records.meanings import STATUS_ROW, VERDICT_ROW, meaning
from factcheck.rulebook.load import load
from factcheck.text import readers
from factcheck.trial import trials

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import generate  # noqa: E402


def test_the_reference_is_fresh() -> None:
    stale = sorted(generate.stale())
    assert not stale, "run: .venv/bin/python docs/generate.py"


def test_every_field_has_a_meaning() -> None:
    for record in generate.RECORDS:
        for name, field in record.model_fields.items():
            assert meaning(record.__name__, field.alias or name)


def test_every_record_is_in_the_reference() -> None:
    """All that lie in factcheck/records and reach JSON: not the bases, nor what `status` writes in its own form."""
    apart = {"ClaimBase", "HandClaim", "Verdict", "Reason"}
    made, waiting = set(), [claims.Record]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        made |= {model.__name__} if model.__module__.startswith("factcheck.records.") else set()
    assert made - apart - {"Record"} == {record.__name__ for record in generate.RECORDS}


def test_every_field_of_a_status_is_in_the_reference(tmp_path: Path) -> None:
    import json

    draft = tmp_path / "draft.md"
    draft.write_text("Nine people were hurt, the ministry said.\n", encoding="utf-8")
    ledger = ["--ledger", str(tmp_path / "marks.db")]
    mark = ["mark", str(draft), "--all", "--status", "verified", "--as", "ann", *ledger]
    assert not CliRunner().invoke(commands, mark, standalone_mode=False).exception
    for options, fields in (((), STATUS_ROW), (("--verdict",), VERDICT_ROW)):
        status = ["status", str(draft), *options, "--format", "json", *ledger]
        rows = json.loads(CliRunner().invoke(commands, status, standalone_mode=False).stdout)
        assert [list(row) for row in rows] == [list(fields)] * len(rows)
        assert rows


def test_every_variable_is_in_the_reference() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "factcheck").rglob("*.py"))
    used = set(re.findall(r"\bFACTCHECK_[A-Z]+\b", source)) - {"FACTCHECK_COMPLETE"}  # click's own, for shells
    assert used == {name for name in generate.ENVIRONMENT if name.startswith("FACTCHECK_")}


def test_every_command_is_in_the_reference() -> None:
    """A module in cli/ that has a command is listed, and so are all its subcommands."""
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    there = {
        path.stem
        for path in (ROOT / "factcheck" / "cli").glob("*.py")
        if re.search(r"^def command\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert there == {name for group in COMMANDS.values() for name in group}
    assert all(f"\n## factcheck {name}\n" in page for name in there)


def test_the_schema_describes_what_extract_prints() -> None:
    import json

    printed = json.loads(CliRunner().invoke(schema.command, standalone_mode=False).output)
    assert {"quantity", "attribution", "date"} == set(printed["discriminator"]["mapping"])
    order = list(printed["$defs"]["Quantity"]["properties"])
    assert order[:10] == ["kind", "rule", "id", "file", "start", "end", "text", "plain", "line", "column"]
    assert order == list(claims.Quantity.model_fields)
    assert all("description" in field for field in printed["$defs"]["Dating"]["properties"].values())


def test_the_house_rule_that_is_shown_works(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "house-rules.md").read_text(encoding="utf-8"), re.DOTALL)
    (shown,) = [block for block in blocks if "extends" in block]
    text = "\n".join(line.removeprefix("   ") for line in shown.splitlines())
    (tmp_path / "shown.toml").write_text(text, encoding="utf-8")
    rulebook = load(tmp_path, examples=True)
    (rule,) = [rule for rule in rulebook.every if rulebook.files[rule.name].parent == tmp_path]
    assert all(trial.passed for trial in trials(rule, rulebook))


def test_every_ending_that_is_read_is_told() -> None:
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    table = {ending for row in re.findall(r"^\|.*\|$", page, re.MULTILINE) for ending in re.findall(r"`(\.\w+)`", row)}
    assert table == set(readers.ENDINGS)
    assert {ending for ending in readers.DATA if f"`{ending}`" not in page} == set()
