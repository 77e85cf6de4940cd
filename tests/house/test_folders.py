"""Which drafts a folder or a pattern stands for, and that one missing or all ignored is one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.errors import ConfigError, InputError

ARTICLE = "In May 2014 the council spent $20,000.\n"


def put(folder: Path, *names: str, **said: str) -> None:
    for name in (*names, *said):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said.get(name, ARTICLE))


def found(name: Path | str, folder: Path) -> list[str]:
    return [Path(os.path.relpath(path, folder)).as_posix() for path in api.drafts(name)]


def test_hidden_ones_and_other_files_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b/c.TXT", "b/d.png", ".e.md", ".f/g.md", "b/.h/i.md", "j.pdf", "k.docx", "l")
    assert found(tmp_path, tmp_path) == ["a.md", "j.pdf", "k.docx", "b/c.TXT"]


def test_ignore_files_hold_as_in_git(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "old/a.md", "old/b.md", "new/old.md", "new/draft.md", "new/deep/draft.md", "x/kept/draft.md")
    (tmp_path / ".gitignore").write_text("/old/\ndraft.md\n# a comment\n!x/kept/draft.md\n[z-a]\n!\n")
    assert found(tmp_path, tmp_path) == ["a.md", "new/old.md", "x/kept/draft.md"]
    (tmp_path / "new" / ".factcheckignore").write_text("!draft.md\nold*\n")
    assert found(tmp_path, tmp_path) == ["a.md", "new/draft.md", "new/deep/draft.md", "x/kept/draft.md"]


def test_those_of_the_repository_hold_in_its_folders_and_none_above(tmp_path: Path) -> None:
    put(tmp_path, "desk/.git/HEAD", "desk/drafts/a.md", "desk/drafts/b.md")
    (tmp_path / ".gitignore").write_text("*.md\n")
    (tmp_path / "desk" / ".gitignore").write_text("drafts/b.md\n")
    assert found(tmp_path / "desk" / "drafts", tmp_path / "desk" / "drafts") == ["a.md"]
    (tmp_path / "desk" / ".gitignore").write_text("drafts/\n")
    assert found(tmp_path / "desk" / "drafts", tmp_path / "desk" / "drafts") == ["a.md", "b.md"], (
        "who names it wants it"
    )
    with pytest.raises(InputError, match=r"^\S+: no drafts in this folder"):
        found(tmp_path / "desk", tmp_path)


def test_what_the_settings_exclude(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "wires/b.md", "wires/c.txt", "wires/own/d.md")
    (tmp_path / "factcheck.toml").write_text('exclude = ["/wires/*.md", "*.txt"]\n')
    assert found(tmp_path, tmp_path) == ["a.md", "wires/own/d.md"]
    assert found(tmp_path / "wires" / "b.md", tmp_path) == ["wires/b.md"], "a file that is named is read"
    (tmp_path / "wires" / "own" / "factcheck.toml").write_text('exclude = ["d.md"]\n')
    assert found(tmp_path, tmp_path) == ["a.md"]
    (tmp_path / "factcheck.toml").write_text('exclude = ["!"]\n')
    with pytest.raises(ConfigError, match=r"exclude: '!' is no pattern; write them as in \.gitignore"):
        found(tmp_path, tmp_path)


def test_sheets_and_ledgers_beside_a_draft_are_no_drafts(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "page.html", "b.docx")
    for ending in ("md", "html", "docx", "csv", "json"):
        done = factcheck("sheet", "a.md", "-o", f"a-check.{ending}", folder=tmp_path)
        assert done.returncode == 0, done.stderr
    assert factcheck("mark", "a.md", "--all", "--status", "verified", "--as", "Ada", folder=tmp_path).returncode == 0
    assert found(tmp_path, tmp_path) == ["a.md", "b.docx", "page.html"]
    assert found(tmp_path / "a-check.md", tmp_path) == ["a-check.md"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.md", ["a.md", "b1.md"]), ("**/*.md", ["a.md", "b1.md", "c/d.md", "c/e/f.md"]),
        ("c/**", ["c/d.md", "c/e/f.md", "c/e/h.txt"]),
        ("b?.md", ["b1.md"]), ("[ab]*.md", ["a.md", "b1.md"]), ("[!a]*.md", ["b1.md"]), ("c/*/f.*", ["c/e/f.md"]),
        ("*.story", ["g.story"]), ("*", ["a.md", "b1.md"]), ("./c/*.md", ["c/d.md"]),
    ],
)  # fmt: skip
def test_patterns(pattern: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.md", "b1.md", "c/d.md", "c/e/f.md", "c/e/h.txt", "g.story", "c/.i/j.md", "k.png", "l/m.md")
    (tmp_path / ".factcheckignore").write_text("l/\n")
    monkeypatch.chdir(tmp_path)
    assert found(pattern, tmp_path) == names
    assert found(f"{tmp_path}/{pattern}", tmp_path) == names


def test_links_aren_t_followed_round_in_circles(tmp_path: Path) -> None:
    put(tmp_path, "a/b.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert found(f"{tmp_path}/**/*.md", tmp_path) == ["a/b.md"]


def test_links_that_lead_nowhere_are_no_drafts_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b/c.md")
    for link, to in (("dangling.md", "nowhere.md"), ("b/round.md", "round.md"), ("b/one.txt", "two.txt")):
        (tmp_path / link).symlink_to(to)
    (tmp_path / "b" / "two.txt").symlink_to("one.txt")
    (tmp_path / "good.md").symlink_to("b/c.md")
    (tmp_path / "gone").symlink_to("no folder")
    assert found(tmp_path, tmp_path) == ["a.md", "good.md", "b/c.md"]
    assert found(f"{tmp_path}/**/*.md", tmp_path) == ["a.md", "good.md", "b/c.md"]
    done = factcheck("extract", ".", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = factcheck("extract", "dangling.md", "b/round.md", "a.md", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "dangling.md: can't be read: no such file or directory",
        "b/round.md: can't be read: too many levels of symbolic links",
    ]


def test_a_folder_that_can_t_be_read_costs_a_line_and_not_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md", "b/c.md", "closed/d.md", "shut/e.md", "z/f.md")
    scan = os.scandir

    def refusing(path: str) -> object:
        if path.endswith(("closed", "shut")):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    listed: list[str] = []
    with pytest.raises(InputError, match=r"closed: can't be read: permission denied, nor can 1 other folder$"):
        listed.extend(api.drafts(tmp_path))
    assert [Path(os.path.relpath(path, tmp_path)).as_posix() for path in listed] == ["a.md", "b/c.md", "z/f.md"]


SETTINGS = 'exclude = ["wires/", "/old/*.md", "*.draft.md"]\n'
NAMES = ("a.md", "wires/b.md", "new/wires/deep/b.md", "old/c.md", "old/deep/c.md", "x.draft.md", "new/x.draft.md")
KEPT = ["a.md", "old/deep/c.md"]


@pytest.mark.parametrize("forced", [False, True])
def test_files_that_are_named_and_excluded(forced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, *NAMES)
    (tmp_path / "factcheck.toml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path / "old")
    for name in NAMES:
        for path in (str(tmp_path / name), os.path.relpath(name, "old"), f"../old/../{name}", f".././{name}"):
            listed = list(api.drafts(path, forced=forced))
            assert listed == ([path] if not forced or name in KEPT else []), path
        assert api.is_left_out(f"../{name}") == (name not in KEPT)
    monkeypatch.chdir(tmp_path)
    assert list(api.drafts("wires/*.md", forced=True)) == []
    assert list(api.drafts("wires", forced=forced)) == ([] if forced else ["wires/b.md"])
    assert list(api.drafts("missing.md", forced=forced)) == ["missing.md"]
    assert list(api.drafts("-", forced=forced)) == ["-"]


def test_forced_exclusion_goes_by_the_nearest_settings_and_the_ignore_files(tmp_path: Path) -> None:
    put(tmp_path, "desk/.git/HEAD", "desk/a.md", "desk/own/b.md", "desk/own/c.md", "desk/own/d/c.md", "e.md")
    (tmp_path / ".gitignore").write_text("*.md\n")
    (tmp_path / "desk" / ".factcheckignore").write_text("own/d/\n")
    (tmp_path / "desk" / "factcheck.toml").write_text('exclude = ["*.md"]\n')
    (tmp_path / "desk" / "own" / "factcheck.toml").write_text('exclude = ["c.md"]\n')
    names = ("desk/a.md", "desk/own/b.md", "desk/own/c.md", "desk/own/d/c.md", "desk/own/d/new.md")
    assert [name for name in names if not api.is_left_out(tmp_path / name)] == ["desk/own/b.md"]


def test_the_command_leaves_out_what_is_named_and_excluded(tmp_path: Path) -> None:
    wrong = "Sales rose 30% to $12.1 million from $11.0 million.\n"
    put(tmp_path, "a.md", **{"wires/b.md": wrong})
    (tmp_path / "factcheck.toml").write_text(SETTINGS)
    for command in ("lint", "extract", "status"):
        done = factcheck(command, "--force-exclude", "wires/b.md", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), command
        done = factcheck(command, "--force-exclude", "wires/b.md", "a.md", folder=tmp_path)
        assert done.returncode == 0
        assert "wires" not in done.stdout
        assert "wires" in factcheck(command, "wires/b.md", folder=tmp_path).stdout
    for name, code in (("wires/new.md", 0), ("wire/new.md", 1)):
        options = ("--force-exclude", "--stdin-filename", name)
        done = factcheck("lint", "-", *options, folder=tmp_path, given=wrong)
        assert (done.returncode, "percent-change" in done.stdout) == (code, bool(code))
        assert factcheck("lint", "-", "--stdin-filename", name, folder=tmp_path, given=wrong).returncode == 1
    done = factcheck("lint", "--force-exclude", "--format", "json", "wires/b.md", folder=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "[]")


@pytest.mark.parametrize("name", ["x*.md", "[z]/*.md", "**/*.html"])
def test_a_pattern_that_nothing_fits(name: str, tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    with pytest.raises(InputError, match="no such file, and no drafts that fit this pattern"):
        found(f"{tmp_path}/{name}", tmp_path)


def test_a_name_that_looks_like_a_pattern(tmp_path: Path) -> None:
    put(tmp_path, "a[1].md", "a1.md")
    assert found(tmp_path / "a[1].md", tmp_path) == ["a[1].md"]


def factcheck(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("command", ["extract", "lint", "status"])
def test_a_missing_draft_is_one_line(command: str, tmp_path: Path) -> None:
    done = factcheck(command, "missing.md", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "missing.md: can't be read: no such file or directory\n"
    put(tmp_path, "a.md")
    (tmp_path / ".gitignore").write_text("a.md\n")
    done = factcheck(command, ".", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(".: no drafts: 1 file left out by .gitignore, .factcheckignore or exclude")
    assert done.stderr.count("\n") == 1


def test_other_formats_of_the_lint_stay_whole_where_nothing_is_read(tmp_path: Path) -> None:
    done = factcheck("lint", "missing.md", "--format", "json", folder=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (2, "[]")
