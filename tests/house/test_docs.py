"""The reference says what the program does, and its example of a house rule works."""

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from factcheck.cli import schema
from factcheck.records import claims
from factcheck.records.meanings import meaning
from factcheck.rulebook.load import load
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
