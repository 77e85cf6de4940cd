"""A rule that gets another name: whoever uses the old one is told, and nothing that they settled comes back."""

import json
from pathlib import Path

import pytest

from factcheck import api, config
from factcheck.cli.main import run
from factcheck.config import settings_for
from factcheck.records.errors import ConfigError, RenamedWarning
from factcheck.rulebook.kinds.wording import Options
from factcheck.rulebook.load import load
from factcheck.rulebook.renamed import LEXICON, Names
from factcheck.text.lexicons import Lexicons

RULE = """
name = "{name}"
extends = "wording"
doc = "Very."
message = "{{words}}: cut it"
phrases = ["very"]
"""
DRAFT = "It is very wet.\n"
NOTICE = "'no-very' is called no-intensifier now"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a rule called no-very, and a draft that breaks it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_CHECKER", "ann")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "no-very.toml").write_text(RULE.format(name="no-very"), encoding="utf-8")
    settings(tmp_path)
    api._rulebook.cache_clear()
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def settings(desk: Path, lint: str = "") -> None:
    (desk / "factcheck.toml").write_text(f'rules = ["house"]\n[lint]\n{lint}\n', encoding="utf-8")


def rename(desk: Path, table: str = "rules") -> None:
    (desk / "house" / "no-very.toml").unlink()
    (desk / "house" / "no-intensifier.toml").write_text(RULE.format(name="no-intensifier"), encoding="utf-8")
    (desk / "house" / "lexicons").mkdir(exist_ok=True)
    text = f'[{table}]\nno-very = "no-intensifier"\n'
    (desk / "house" / "lexicons" / f"{LEXICON}.toml").write_text(text, encoding="utf-8")
    api._rulebook.cache_clear()  # the next command is another process


def lint(*options: str, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """The names of the checks that find something in the draft, and what is said on standard error."""
    code = run(["lint", "draft.md", "--format", "json", *options])
    out, told = capsys.readouterr()
    assert code < 2, told
    return [finding["rule"] for finding in json.loads(out)], told


def test_a_comment(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    comment = "<!-- factcheck: allow no-very: his own words -->\n\n"
    (desk / "draft.md").write_text(comment + DRAFT, encoding="utf-8")
    assert lint(capsys=capsys) == ([], "")
    rename(desk)
    found, told = lint(capsys=capsys)
    assert found == []
    assert told.startswith(f"draft.md:1: {NOTICE}")


@pytest.mark.parametrize("option", [("--ignore", "no-very"), ("--select", "no-very")])
def test_an_option(desk: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    before, _ = lint(*option, capsys=capsys)
    rename(desk)
    found, told = lint(*option, capsys=capsys)
    assert [rule.replace("no-intensifier", "no-very") for rule in found] == before
    assert NOTICE in told


def test_settings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(desk, 'severity.no-very = "info"')
    assert lint(capsys=capsys) == ([], "")
    rename(desk)
    found, told = lint(capsys=capsys)
    assert found == []
    assert told.count(NOTICE) == 1


def test_a_baseline(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", "draft.md", "--baseline", "accepted.json", "--write-baseline"])
    capsys.readouterr()
    assert lint(capsys=capsys)[0] == ["no-very"]
    rename(desk)
    assert lint(capsys=capsys)[0] == ["no-intensifier"]
    assert lint("--baseline", "accepted.json", capsys=capsys)[0] == []


def test_a_ledger(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", "draft.md", "--finding", "no-very", "--note", "his own words"]) == 0
    capsys.readouterr()
    assert lint(capsys=capsys)[0] == []
    rename(desk)
    assert lint(capsys=capsys)[0] == []
    assert run(["mark", "draft.md", "--finding", "no-very", "--undo"]) == 0
    assert NOTICE in capsys.readouterr().err
    assert lint(capsys=capsys)[0] == ["no-intensifier"]


def test_an_explanation(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename(desk)
    assert run(["rules", "no-very"]) == 0
    out, told = capsys.readouterr()
    assert out.startswith("no-intensifier ")
    assert NOTICE in told


def test_a_name_that_was_given_up(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename(desk, "refused")
    assert run(["lint", "draft.md", "--ignore", "no-very"]) == 2
    assert "'no-very' is called no-intensifier now; write that" in capsys.readouterr().err


def test_a_rule_that_is_gone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename(desk, "retired")
    (desk / "draft.md").write_text("# factcheck: allow no-very: why not\n", encoding="utf-8")
    found, told = lint("--ignore", "no-very", capsys=capsys)
    assert found == []
    assert told.count("there is no check 'no-very' any more: no-intensifier") == 2


def test_a_house_rule_that_outdoes_it() -> None:
    names = Names(Lexicons({LEXICON: {"rules": {"no-very": "no-intensifier"}}}))
    rule = {"extends": "wording", "doc": "Wet.", "message": "wet", "phrases": ["wet"]}
    check = Options.model_validate({**rule, "name": "wet", "instead_of": ["no-very", "vague-source"]})
    with pytest.warns(RenamedWarning, match="wet: instead_of: 'no-very' is called no-intensifier now"):
        assert names.check_as_now(check).instead_of == ("no-intensifier", "vague-source")


def test_a_setting(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "RENAMED", {"lint.skip": "lint.ignore"})
    settings(desk, 'skip = ["no-very"]')
    with pytest.warns(RenamedWarning, match=r"factcheck\.toml: 'lint\.skip' is called lint\.ignore now"):
        assert settings_for(desk).config.lint.ignore == ("no-very",)


def test_names_over_several_releases() -> None:
    names = Names(Lexicons({LEXICON: {"rules": {"b": "c"}, "refused": {"a": "b"}}}))
    assert {names.first(name) for name in "abc"} == {"a"}
    with pytest.warns(RenamedWarning, match="'b' is called c now"):
        assert names.now("b", where="here") == "c"
    with pytest.raises(ConfigError, match="'a' is called c now"):
        names.now("a", where="here")


def test_no_rule_has_a_name_that_was_given_up() -> None:
    rulebook = load()
    tables = rulebook.lexicons[LEXICON]
    rules = {rule.name for rule in rulebook.every}
    assert not rules & {name for table in tables.values() for name in table}
    assert {*tables["rules"].values(), *tables["refused"].values()} <= rules
