"""A desk's own rules: the science desk's, which are TOML only, and what `factcheck rules test` says of broken ones."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import rules
from factcheck.cli.main import run

DESK = Path(__file__).parents[2] / "docs" / "examples" / "science-desk"


def tried(folder: Path, *options: str) -> tuple[int, list[str]]:
    """The exit code of `factcheck rules test FOLDER`, and its lines."""
    done = CliRunner().invoke(rules.command, ["test", str(folder), *options], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.return_value, done.output.splitlines()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DESK / "rules", tmp_path / "rules"))


def test_the_science_desk_holds() -> None:
    code, lines = tried(DESK / "rules")
    assert (code, len(lines)) == (0, 1)
    assert lines[0].endswith("of 12 rules: all pass")
    assert not [path for path in DESK.rglob("*") if path.is_file() and path.suffix not in (".toml", ".md")]


def test_its_words_break_no_built_in_rule() -> None:
    code, lines = tried(DESK / "rules", "--all")
    assert code == 0, lines


def test_its_draft_is_found_wrong() -> None:
    desk = factcheck.desk_for(DESK / "draft.md")
    draft = factcheck.read(DESK / "draft.md")
    found = [finding.rule for finding in factcheck.lint(draft, desk=desk)]
    own = {path.stem for path in (DESK / "rules").glob("*.toml")}
    assert len(own.intersection(found)) >= 6
    assert {"p-values", "risk-ratios"} <= {claim.rule for claim in factcheck.extract(draft, desk=desk)}
    assert not own.intersection(finding.rule for finding in factcheck.lint(draft))


def test_an_example_that_fails_is_told_with_its_line(copy: Path) -> None:
    file = copy / "p-values.toml"
    text = file.read_text(encoding="utf-8").replace('"0.2"', '"0.3"').replace("(r = 0.12)", "(p = 0.12)")
    file.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    wrong = [number for number, line in enumerate(lines, 1) if "0.2 for this" in line or "p = 0.12" in line]
    code, told = tried(copy)
    assert code == 1
    assert told[0] == f"{file}:{wrong[0] - 1}:1: p-values must find '0.3', but finds '0.2'"
    assert told[1] == f"{file}:{wrong[1] - 1}:1: p-values must leave this alone, but finds '0.12'"
    assert told[2].endswith(": 2 to mend")


@pytest.mark.parametrize(("kept", "missing"), [("finds", "leave alone"), ("leaves", "of what it finds")])
def test_a_rule_needs_examples_of_both_signs(tmp_path: Path, kept: str, missing: str) -> None:
    head = 'name = "very"\nextends = "wording"\ndoc = "Very."\nmessage = "very"\nphrases = ["very"]\n'
    example = {"finds": ("It is very wet.", '["very"]'), "leaves": ("It is wet.", "[]")}[kept]
    (tmp_path / "very.toml").write_text(f'{head}[[example]]\ntext = "{example[0]}"\nfinds = {example[1]}\n')
    code, told = tried(tmp_path)
    assert code == 1
    assert told[0].startswith(f"{tmp_path / 'very.toml'}:1:1: very has no ")
    assert missing in told[0]


def test_what_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "test", str(tmp_path)]) == 2
    assert "no rule in this folder" in capsys.readouterr().err
    (tmp_path / "odd.toml").write_text('name = "odd"\nextends = "wordig"\n', encoding="utf-8")
    assert run(["rules", "test", str(tmp_path)]) == 2
    assert f"{tmp_path / 'odd.toml'}:2:1: " in capsys.readouterr().err
    assert run(["rules", "test", str(tmp_path / "nowhere")]) == 2


def test_a_name_is_explained_without_the_word_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "casualties"]) == 0
    plain = capsys.readouterr().out
    assert run(["rules", "show", "casualties"]) == 0
    assert capsys.readouterr().out == plain
    assert plain.startswith("casualties  extends count")
