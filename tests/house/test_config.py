"""Settings: found upward from the draft, strict, and told with their origin."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.api import choice_for, desk_for
from factcheck.cli import config as config_command
from factcheck.config import Config, settings_for
from factcheck.records.errors import ConfigError


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "desk" / "2024" / "drafts"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text("Nothing.")
    return folder


def test_nobody_set_anything(drafts: Path) -> None:
    assert settings_for(drafts).config == Config()


@pytest.mark.parametrize(
    ("name", "head"), [("factcheck.toml", ""), ("pyproject.toml", "[project]\nname = 'x'\n[tool.factcheck]\n")]
)
def test_found_upward(name: str, head: str, drafts: Path) -> None:
    top = drafts.parents[1]
    (top / "house-rules").mkdir()
    (top / name).write_text(f'{head}rules = ["house-rules"]\nanchor = "text"\n')
    for start in (drafts / "article.txt", drafts, drafts / "not-there.txt"):
        desk = desk_for(start)
        assert desk.file == top / name
        assert desk.anchor == "text"
        assert desk.config == Config(rules=(top / "house-rules",), anchor="text")


def test_the_nearest_counts_and_others_projects_don_t(drafts: Path) -> None:
    (drafts.parents[1] / "factcheck.toml").write_text('anchor = "text"')
    (drafts.parent / "pyproject.toml").write_text("[tool.black]\n# factcheck is not set up here\n")
    assert settings_for(drafts).config.anchor == "text"
    (drafts / "factcheck.toml").write_text('anchor = "published"')
    assert settings_for(drafts).config.anchor == "published"


WRONG = {
    "an unknown key": ('anchr = "text"', "1:1: unknown key 'anchr'; did you mean 'anchor'?"),
    "no such choice": (
        'anchor = "txt"',
        "1:1: anchor can't be 'txt'; did you mean 'text'?",
    ),
    "no list": ('rules = "house"', "1:1: rules must be a list, not 'house'"),
    "no folder": ('rules = [\n"house"]', "2:1: there is no folder 'house' beside this file; make it, or leave it out"),
    "no TOML": ("anchor = text", "1:10: not TOML: invalid value"),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize(("name", "head"), [("factcheck.toml", ""), ("pyproject.toml", "[tool.factcheck]\n")])
def test_refused_at_its_line(case: str, name: str, head: str, drafts: Path) -> None:
    text, message = WRONG[case]
    (drafts / name).write_text(head + text)
    with pytest.raises(ConfigError) as refused:
        settings_for(drafts)
    line, rest = message.split(":", 1)
    assert str(refused.value) == f"{drafts / name}:{int(line) + head.count(chr(10))}:{rest}"


def test_the_command_prints_toml_and_where_it_comes_from(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drafts)
    (drafts / "factcheck.toml").write_text('anchor = "text"')
    printed = CliRunner().invoke(config_command.command, standalone_mode=False).output
    assert printed.splitlines()[:4] == [
        f"# {drafts / 'factcheck.toml'}",
        "rules = [] # default",
        'anchor = "text" # factcheck.toml:1',
        "exclude = [] # default",
    ]


EVERYTHING = """
anchor = "text"
exclude = ["wires/", 'a  "b"\\c']
[desk.roles]
"fact checkers" = ["Ada \\u0001 \\u202e L."]
[lint.severity]
quote-balance = "error"
[lint.paths."opinion/*.md"]
ignore = ["unsupported-certainty"]
[lint]
level = "info"
"""


def test_what_the_command_prints_sets_the_same_again(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(drafts)
    monkeypatch.setenv("FACTCHECK_LEDGER", "/x/y.db")
    (drafts / "factcheck.toml").write_text(EVERYTHING)
    before = settings_for(drafts).config
    printed = CliRunner().invoke(config_command.command, standalone_mode=False).output
    assert 'ledger = "/x/y.db" # FACTCHECK_LEDGER' in printed.splitlines()
    assert 'lint.level = "info" # factcheck.toml:11' in printed.splitlines()
    assert printed.isascii()
    (drafts / "again").mkdir()
    (drafts / "again" / "factcheck.toml").write_text(printed)
    assert settings_for(drafts / "again").config == before.model_copy(update={"ledger": "/x/y.db"})


@pytest.mark.parametrize(
    "written",
    ['tool.factcheck.anchr = "text"', 'tool = {factcheck = {anchr = "text"}}', '["tool"."factcheck"]\nanchr = "text"',
     '[tool]\nfactcheck.anchr = "text"', "[ tool . 'factcheck' ]\nanchr = 'text'"],
)  # fmt: skip
def test_a_shared_file_is_read_however_it_is_written(written: str, drafts: Path) -> None:
    (drafts / "pyproject.toml").write_text(
        f'[project]\nname = "x"\n{written}\n' if written[0] == "[" else f"{written}\n"
    )
    with pytest.raises(ConfigError, match="unknown key 'anchr'; did you mean 'anchor'"):
        settings_for(drafts)


def test_a_link_that_leads_nowhere_isn_t_passed_over(drafts: Path) -> None:
    (drafts / "factcheck.toml").symlink_to(drafts / "factcheck.toml")
    with pytest.raises(ConfigError, match=r"factcheck\.toml: a link that leads to no file; mend it, or take it away"):
        settings_for(drafts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[lint]\nlevl = "error"', "2:1: unknown key 'levl'; did you mean 'level'?"),
        ('[lint.paths."x"]\nignre = ["a"]', "2:1: unknown key 'ignre'; did you mean 'ignore'?"),
        ("[desk]\nrole = {}", "2:1: unknown key 'role'; did you mean 'roles'?"),
        ('[lint]\nseverity = {quote-balance = "eror"}', "2:13: quote-balance can't be 'eror'; did you mean 'error'?"),
    ],
)
def test_tables_in_it_are_as_strict(text: str, message: str, drafts: Path) -> None:
    (drafts / "factcheck.toml").write_text(text)
    with pytest.raises(ConfigError) as refused:
        settings_for(drafts)
    assert str(refused.value) == f"{drafts / 'factcheck.toml'}:{message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[lint]\nselect = ["vague-source",\n"sum-of-part"]',
         "3:1: no check is called 'sum-of-part'; did you mean sum-of-parts?"),
        ("lint.severity.quote-balanc = 'error'",
         "1:15: no check is called 'quote-balanc'; did you mean quote-balance?"),
        ("[lint.paths.'x/*']\nignore = ['zzz-*']", "2:11: no check is called 'zzz-*'; `factcheck rules` lists them"),
    ],
)  # fmt: skip
def test_a_check_that_the_settings_misspell_is_refused_at_its_line(text: str, message: str, drafts: Path) -> None:
    (drafts / "factcheck.toml").write_text(text)
    with pytest.raises(ConfigError) as refused:
        choice_for(desk_for(drafts), drafts / "article.txt")
    assert str(refused.value).replace(str(drafts / "factcheck.toml"), "") == f":{message}"
