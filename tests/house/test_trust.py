"""Who may name a ledger: the user, in any way; a project for itself, and for anything else only after a consent."""

import json
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.errors import ConfigError, UntrustedError
from tests.house.trusting import SERVER, SHOWN, address, run, said, settings


def test_a_server_that_a_project_names_is_only_asked_for(project: Path) -> None:
    file = settings(project, SERVER)
    with pytest.raises(UntrustedError) as refused:
        address(project)
    assert str(refused.value) == (
        f"{file}:2:1: asks for the ledger {SHOWN}; factcheck connects to it only after 'factcheck config trust'"
    )


def test_what_the_user_names_is_taken(project: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(project, SERVER)
    own = home / "config" / "factcheck" / "factcheck.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f'ledger = "{SERVER}"\n')
    assert address(project) == SERVER, "the user's own settings name the same"
    monkeypatch.setenv("FACTCHECK_LEDGER", "postgresql://db/y")
    assert address(project) == "postgresql://db/y"
    assert address(project, option="postgresql://db/z") == "postgresql://db/z"
    monkeypatch.delenv("FACTCHECK_LEDGER")
    own.write_text('ledger = "postgresql://db/other"\n')
    with pytest.raises(UntrustedError):
        address(project)
    settings(project, "marks.db")
    assert address(project) == str(project / "marks.db"), "the project's own file comes before the user's server"
    (project / "factcheck.toml").unlink()
    assert address(project) == "postgresql://db/other"
    own.write_text('ledger = "marks.db"\n')
    assert address(project) == str(own.parent / "marks.db")


@pytest.mark.parametrize(
    ("text", "message"),
    [('ledger = "mysql://me:hunter2@db/x"', ":1:1: a ledger address can't begin with 'mysql:'"),
     ("ledgr = 1", ":1:1: unknown key"),
     ("ledger = 1", ":1:1: ledger must be a string")],
)  # fmt: skip
def test_the_users_own_settings_are_as_strict(text: str, message: str, project: Path, home: Path) -> None:
    own = home / "config" / "factcheck" / "factcheck.toml"
    own.parent.mkdir(parents=True)
    own.write_text(text)
    with pytest.raises(ConfigError) as refused:
        address(project)
    assert f"{own}{message}" in str(refused.value)
    assert "hunter2" not in str(refused.value)


INSIDE = ("marks.db", "sub/marks.jsonl", "sub/../marks.db", "./a:b.db", "linked-inside.db", "new/marks.db")
OUTSIDE = ("../marks.db", "sub/../../marks.db", "{tmp}/elsewhere/marks.db", "linked.db", "folder/marks.db",
           "dangling.db", "/dev/null", "//host/share/marks.db", "\\\\host\\share\\marks.db", "chain.db")  # fmt: skip


@pytest.fixture
def links(project: Path, tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "marks.db").touch()
    (project / "sub").mkdir()
    for name, target in {
        "linked-inside.db": "sub/marks.db", "linked.db": "../elsewhere/marks.db", "folder": "../elsewhere",
        "dangling.db": "../nowhere/x.db", "chain.db": "sub/next.db", "sub/next.db": "../linked.db",
    }.items():  # fmt: skip
        (project / name).symlink_to(target)
    return project


@pytest.mark.parametrize("ledger", INSIDE)
def test_a_file_of_the_project_needs_no_consent(ledger: str, links: Path) -> None:
    settings(links, ledger)
    assert address(links) == str(links / ledger)


@pytest.mark.parametrize("ledger", OUTSIDE)
def test_a_file_outside_does(ledger: str, links: Path, tmp_path: Path) -> None:
    ledger = ledger.format(tmp=tmp_path)
    settings(links, ledger)
    with pytest.raises(UntrustedError, match="factcheck config trust"):
        address(links)
    assert run("config", "trust", links, "--yes").exit_code == 0
    assert address(links) is not None


def test_a_project_is_the_whole_work_tree_but_not_the_users_home(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(project, "../marks.db")
    (tmp_path / ".git").mkdir()
    assert address(project) == str(project / "../marks.db")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(UntrustedError):
        address(project)


def test_consent_is_asked_for_once_and_again_after_any_change(project: Path, home: Path, tmp_path: Path) -> None:
    file = settings(project, SERVER)
    for answer in ("", "n\n", "\n"):
        done = run("config", "trust", project, given=answer)
        assert done.exit_code == 1
        assert f"{file}:2: asks for the ledger {SHOWN}" in said(done)
        assert "hunter2" not in said(done)
    done = run("config", "trust", project / "draft.md", given="y\n")
    assert done.exit_code == 0
    assert "hunter2" not in said(done)
    assert address(project) == SERVER
    kept = home / "data" / "factcheck" / "trusted.json"
    assert kept.stat().st_mode & 0o077 == 0
    assert "hunter2" not in kept.read_text()
    assert run("config", "trust", "--list").output == f"{file}: asks for the ledger {SHOWN}\n"
    for changed in (SERVER + "y", SERVER.replace("hunter2", "hunter3"), SERVER.replace(":1/", ":2/")):
        settings(project, changed)
        with pytest.raises(UntrustedError):
            address(project)
    settings(project, SERVER, 'anchor = "text"\n')
    assert address(project) == SERVER, "what else the settings say is no matter"
    moved = tmp_path / "copied"
    moved.mkdir()
    settings(moved, SERVER)
    with pytest.raises(UntrustedError):
        address(moved)
    (tmp_path / "way").symlink_to(project)
    assert address(tmp_path / "way") == SERVER, "it is the same file by another way"
    assert "1 consent taken back" in run("config", "trust", tmp_path / "way", "--revoke").output
    with pytest.raises(UntrustedError):
        address(project)


def test_a_list_that_is_a_link_stays_one(project: Path, home: Path, tmp_path: Path) -> None:
    settings(project, SERVER)
    kept, real = home / "data" / "factcheck" / "trusted.json", tmp_path / "dotfiles.json"
    kept.parent.mkdir(parents=True)
    kept.symlink_to(real)
    for _ in range(2):
        assert run("config", "trust", project, "--yes").exit_code == 0
        assert address(project) == SERVER
    assert kept.is_symlink()
    assert real.stat().st_mode & 0o077 == 0
    assert [file.name for file in kept.parent.iterdir()] == ["trusted.json"]


def test_there_may_be_nothing_to_ask(project: Path) -> None:
    for ledger in ("", "marks.db"):
        if ledger:
            settings(project, ledger)
        done = run("config", "trust", project)
        assert done.exit_code == 0
        assert "nothing that needs your consent" in done.output


def test_a_damaged_list_trusts_nothing(project: Path, home: Path) -> None:
    settings(project, SERVER)
    kept = home / "data" / "factcheck" / "trusted.json"
    kept.parent.mkdir(parents=True)
    for text in ("", "[]", '{"trusted": 1}', '{"trusted": [1]}', "[" * 10_000, "\udcff"):
        kept.write_text(text, encoding="utf-8", errors="surrogateescape")
        with pytest.raises(ConfigError, match="not a list of what you trust"):
            address(project)
        assert kept.read_bytes() == text.encode(errors="surrogateescape")


def test_a_link_to_settings_outside(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "house.toml"
    outside.write_text('secret = "root:x:0:0"\n')
    (project / "factcheck.toml").symlink_to(outside)
    with pytest.raises(ConfigError) as refused:
        api.desk_for(project)
    assert "a link to settings outside of this project" in str(refused.value)
    assert "secret" not in str(refused.value)
    outside.write_text(f'ledger = "{SERVER}"\nanchor = "text"\n')
    assert run("config", "trust", project, given="y\nn\n").exit_code == 1, "the second question is another"
    assert api.desk_for(project).anchor == "text"
    with pytest.raises(UntrustedError):
        address(project)
    assert run("config", "trust", project, given="y\n").exit_code == 0
    assert address(project) == SERVER
    outside.rename(tmp_path / "other.toml")
    (project / "factcheck.toml").unlink()
    (project / "factcheck.toml").symlink_to(tmp_path / "other.toml")
    with pytest.raises(ConfigError, match="a link to settings"):
        api.desk_for(project)


def test_a_link_within_the_project_is_none_of_that(project: Path) -> None:
    (project / "desk").mkdir()
    (project / "desk" / "house.toml").write_text('anchor = "text"')
    (project / "factcheck.toml").symlink_to("desk/house.toml")
    assert api.desk_for(project).anchor == "text"


@pytest.mark.parametrize("linked", [".factcheck", ".factcheck/ledger.db", ".factcheck/ledger.jsonl"])
@pytest.mark.parametrize("there", [True, False])
def test_a_ledger_behind_a_link_out_of_the_project(linked: str, there: bool, project: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    if there or linked == ".factcheck":
        target.mkdir()
        (target / "ledger.db").touch()
    (project / linked).parent.mkdir(exist_ok=True)
    (project / linked).symlink_to(target if linked == ".factcheck" else target / "ledger.db")
    if not there and linked.endswith("jsonl"):
        return  # nothing is there, and the database is what would be made
    with pytest.raises(UntrustedError, match="outside of this project; factcheck uses it only if --ledger names it"):
        api.open_ledger(project / "draft.md")
    done = run("lint", project / "draft.md")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    named = run(
        "status", project / "draft.md", "--ledger", project / linked / ("ledger.db" if linked == ".factcheck" else "")
    )
    assert named.exit_code == 0


@pytest.mark.parametrize("there", [True, False])
def test_a_text_form_behind_a_link_out_of_the_project_is_neither_written_nor_read(
    there: bool, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    target = tmp_path / "other" / "ledger.jsonl"
    target.parent.mkdir()
    if there:
        assert run("mark", project / "draft.md", "--all", "--status", "verified", "--ledger", target).exit_code == 0
    before = target.read_bytes() if there else None
    assert run("mark", project / "draft.md", "--all", "--status", "disputed").exit_code == 0
    link = project / ".factcheck" / "ledger.jsonl"
    link.symlink_to(target)
    for command in ("export", "import"):
        with pytest.raises(UntrustedError, match="outside of this project"):
            raise run("ledger", command).exception or AssertionError(command)
    assert (target.read_bytes() if there else None) == before
    assert target.exists() == there
    assert run("ledger", "export", project / "draft.md", "-o", target).exit_code == 0  # the user named it
    link.unlink()
    link.symlink_to(project / "marks.jsonl")
    assert run("ledger", "export", project / "draft.md").exit_code == 0


@pytest.mark.parametrize(
    "written", ["mysql://me:hunter2@db/x", "sqlite:///x.db", "postgre://me:hunter2@db/x", "http://x"]
)
def test_an_unknown_scheme_is_refused_at_its_line(written: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    file = settings(project, written)
    for done in (run("lint", "draft.md"), run("mark", "draft.md", "--all", "--status", "open")):
        assert f"{file}:2:1: " in said(done)
        assert "can't begin with" in said(done)
        assert "hunter2" not in said(done)
    file.unlink()
    for arguments in (("--ledger", written), ()):
        if not arguments:
            monkeypatch.setenv("FACTCHECK_LEDGER", written)
        done = run("mark", "draft.md", "--all", "--status", "open", *arguments)
        assert isinstance(done.exception, ConfigError)
        assert "hunter2" not in said(done)
    assert [path.name for path in project.iterdir()] == ["draft.md"]


def test_config_shows_no_password_and_who_names_the_ledger(
    project: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    settings(project, SERVER)
    assert f"ledger = \"{SHOWN}\" # factcheck.toml:2, not used before 'factcheck config trust'" in run("config").output
    run("config", "trust", "--yes")
    assert f'ledger = "{SHOWN}" # factcheck.toml:2\n' in run("config", "draft.md").output
    monkeypatch.setenv("FACTCHECK_LEDGER", "postgresql://db/x?password=hunter2")
    assert 'ledger = "postgresql://db/x?password=***" # FACTCHECK_LEDGER\n' in run("config", "show").output


def test_a_baseline_outside_is_named_by_the_user_or_not_at_all(project: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.json"
    precious.write_text("mine\n")
    (project / "link.json").symlink_to(precious)
    for named in ("../precious.json", "link.json", str(precious), "//host/share/x.json"):
        (project / "factcheck.toml").write_text(f'[lint]\nbaseline = "{named}"\n')
        for more in ((), ("--write-baseline",)):
            done = run("lint", project / "draft.md", *more)
            assert "leads out of this project" in said(done)
        assert precious.read_text() == "mine\n"
    done = run("lint", project / "draft.md", "--baseline", precious, "--write-baseline")
    assert isinstance(done.exception, ConfigError), "what is no baseline isn't written over"
    assert precious.read_text() == "mine\n"
    precious.unlink()
    assert run("lint", project / "draft.md", "--baseline", precious, "--write-baseline").exit_code == 0


def test_rules_on_another_machine_are_not_looked_at(project: Path) -> None:
    for named in ("//host/share/rules", "\\\\host\\share\\rules"):
        (project / "factcheck.toml").write_text(f"rules = [{json.dumps(named)}]\n")
        with pytest.raises(ConfigError, match="1:10: a folder on another machine"):
            api.desk_for(project)
