"""The commit hook of docs/ci.md in a real repository: which commits it lets through, and what it looks at."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.text.readers import ENDINGS
from tests.docs.pages import ROOT, blocks

WRONG = "Sales rose 30% to $12.1 million from $11.0 million.\n"
RIGHT = "Sales rose 10% to $12.1 million from $11.0 million.\n"
Commit = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    """Stages the named files and commits, below a working folder with a blank in its name."""
    folder = tmp_path / "a desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "ann")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet")
    (hook,) = (block.text for block in blocks(ROOT / "docs/ci.md") if block.orders.get("file") == "hook")
    path = folder / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook.replace("=factcheck\n", f"='{Path(sys.executable).with_name('factcheck')}'\n"))
    path.chmod(0o755)

    def stage_and_commit(*files: str) -> "subprocess.CompletedProcess[str]":
        git("add", "--all", "--", *files)
        return git("commit", "--quiet", "--message", "A commit")

    return stage_and_commit


def git(*arguments: str) -> "subprocess.CompletedProcess[str]":
    assert shutil.which("git")
    return subprocess.run(["git", *arguments], capture_output=True, text=True, timeout=120, check=False)


def told(done: "subprocess.CompletedProcess[str]") -> str:
    return done.stdout + done.stderr


def test_pictures_and_deletions_are_committed(commit: Commit) -> None:
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert commit("picture.png").returncode == 0
    Path("gone.md").write_text(RIGHT)
    assert commit("gone.md").returncode == 0
    Path("gone.md").unlink()
    assert commit("gone.md").returncode == 0
    assert not git("status", "--porcelain").stdout
    assert git("rev-list", "--count", "HEAD").stdout == "3\n"


@pytest.mark.parametrize("name", ["the baths.md", "-v.md", "towns/old 'quay'.md", "$(touch x).md", "straße\n2.md"])
def test_a_wrong_draft_is_refused_under_its_name(commit: Commit, name: str) -> None:
    draft = Path(name)
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(WRONG)
    done = commit(name)
    assert done.returncode == 1
    assert ":1:12: error:" in told(done)
    assert name.partition("\n")[0] in told(done)
    assert git("rev-parse", "HEAD").returncode
    assert not Path("x").exists()
    draft.write_text(RIGHT)
    assert commit(name).returncode == 0


def test_one_wrong_draft_among_others(commit: Commit) -> None:
    for name, text in (("a.md", WRONG), ("b.md", RIGHT), ("c.txt", WRONG)):
        Path(name).write_text(text)
    done = commit(".")
    assert done.returncode == 1
    assert "a.md:1:12" in told(done)
    assert "c.txt" not in told(done)


def test_what_is_staged_counts(commit: Commit) -> None:
    draft = Path("a.md")
    draft.write_text(WRONG)
    git("add", "a.md")
    draft.write_text(RIGHT)
    assert "a.md:1:12" in told(git("commit", "--quiet", "--message", "Mended, but not staged"))
    git("add", "a.md")
    draft.write_text(WRONG)
    assert git("commit", "--quiet", "--message", "Staged, and spoilt since").returncode == 0


def test_the_settings_of_the_folder_hold(commit: Commit) -> None:
    Path("old").mkdir()
    Path("old/a.md").write_text(WRONG)
    Path("factcheck.toml").write_text('[lint.paths."old/*"]\nignore = ["percent-change"]\n')
    assert commit("old").returncode == 0


def test_what_the_settings_exclude_is_committed(commit: Commit) -> None:
    Path("wires").mkdir()
    Path("wires/a.md").write_text(WRONG)
    Path("factcheck.toml").write_text('exclude = ["wires/"]\n')
    assert commit("wires").returncode == 0
    Path("a.md").write_text(WRONG)
    assert "a.md:1:12" in told(commit("a.md"))


def test_pre_commit_gets_a_hook_that_holds_to_the_settings() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert re.findall(r"entry: (.*)", hooks) == ["factcheck lint --force-exclude"]


def test_pre_commit_passes_what_can_be_read() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (files,) = re.findall(r"files: (.*)", hooks)
    assert {ending for ending in ENDINGS if re.search(files, f"a{ending}")} == {*ENDINGS} - {".pdf"}
    assert not re.search(files, "a.png")
