"""`--since`: what changed is told by comparing texts, whatever the repository says and however it is kept."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.lint_work import Wish, lint_one
from factcheck.findings.changed import stretches
from factcheck.findings.git import earlier
from factcheck.records.errors import ConfigError

WRONG = "Sales rose 30% to $12.1 million from $11.0 million.\n"
OTHER = "Rents rose 40% to $12.1 million from $11.0 million.\n"


def git(folder: Path, *arguments: str) -> str:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env=os.environ | who
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Drafts in two folders, and a commit with a tag."""
    top = tmp_path / "desk"
    (top / "drafts").mkdir(parents=True)
    monkeypatch.chdir(top)
    for name in ("a.txt", "drafts/b.txt", "drafts/*[1].txt", "drafts/ü ber.txt", ":(top)a.txt", "-c.txt"):
        (top / name).write_text(WRONG + "\n" + OTHER, encoding="utf-8")
    (top / "link.txt").symlink_to("drafts/b.txt")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    git(top, "tag", "v1")
    git(top, "tag", "-a", "v2", "-m", "annotated")
    return top


def linted(name: str, *, since: str = "HEAD", encoding: str | None = None) -> list[int]:
    """The lines where figures are found wrong."""
    found = lint_one(name, Wish(since=since, encoding=encoding)).findings
    return [finding.line for finding in found if finding.rule == "percent-change"]


NAMES = ("a.txt", "drafts/b.txt", "drafts/*[1].txt", "drafts/ü ber.txt", "./:(top)a.txt", "./-c.txt", "link.txt")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_changed_and_then_a_line(name: str, repository: Path) -> None:
    assert linted(name) == []
    text = (repository / name).read_text(encoding="utf-8")
    (repository / name).write_text(text.replace("Rents", "Loans"), encoding="utf-8")
    assert linted(name) == [3]
    assert linted(str(repository / name)) == [3]
    (repository / name).write_text("New.\n\n" + text, encoding="utf-8")
    assert linted(name) == []


@pytest.mark.parametrize(
    "since", ["HEAD", "main", "v1", "v2", "HEAD^{commit}", "@", "HEAD~0", "HEAD^{tree}", ":/first"]
)
def test_a_commit_by_every_name(since: str, repository: Path) -> None:
    assert earlier("a.txt", since=since) == (repository / "a.txt").read_bytes()
    full = git(repository, "rev-parse", "HEAD")
    assert earlier("drafts/b.txt", since=full) == earlier("drafts/b.txt", since=full[:8])


@pytest.mark.parametrize(
    "since",
    [
        "nowhere",
        "",
        "--output=x",
        "-h",
        "0" * 40,
        "HEAD:a.txt",
        "main..v1",
        "HEAD~9",
        "a\nb",
        "a b",
        "^HEAD",
        "\x1b[31m",
    ],
)
def test_what_names_no_commit(since: str, repository: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        earlier("a.txt", since=since)
    assert "\n" not in str(refused.value)
    assert "name a branch, a tag or a hash" in str(refused.value)


def test_line_ends_are_no_change(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt text eol=crlf\n")
    for ends in ("\r\n", "\r"):
        (repository / "a.txt").write_bytes((WRONG + "\n" + OTHER).replace("\n", ends).encode())
        assert stretches(WRONG + "\n" + OTHER, (repository / "a.txt").read_bytes().decode()) == []
    (repository / "a.txt").write_bytes((WRONG + "\n" + OTHER.replace("40", "50")).replace("\n", "\r\n").encode())
    assert linted("a.txt") == [3]


def test_the_earlier_text_is_read_as_the_draft_is(repository: Path) -> None:
    text = "Zürich. " + WRONG + "\n" + OTHER
    (repository / "old.txt").write_bytes(text.encode("cp1252"))
    (repository / "wide.txt").write_bytes(text.encode("utf-16"))
    (repository / "moved.txt").write_bytes(text.encode("cp1252"))
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "more")
    assert linted("old.txt", encoding="cp1252") == linted("wide.txt") == []
    (repository / "old.txt").write_bytes(text.replace("Rents", "Löhne").encode("cp1252"))
    (repository / "wide.txt").write_bytes(text.replace("Rents", "Löhne").encode("utf-16"))
    assert linted("old.txt", encoding="cp1252") == linted("wide.txt") == [3]
    (repository / "moved.txt").write_text(text, encoding="utf-8")
    assert linted("moved.txt") == [1, 3], "what can't be compared is all new"


def test_what_was_not_there_is_new(repository: Path) -> None:
    (repository / "new.txt").write_text(WRONG)
    (repository / "renamed.txt").write_text(WRONG)
    (repository / "drafts" / "b.txt").rename(repository / "drafts" / "c.txt")
    (repository / "ignored.txt").write_text(WRONG)
    (repository / ".gitignore").write_text("ignored.txt\n")
    assert linted("new.txt") == linted("ignored.txt") == linted("renamed.txt") == [1]
    assert linted("drafts/c.txt") == [1, 3]
    (repository / "a.txt").unlink()
    (repository / "a.txt").symlink_to("new.txt")
    assert linted("a.txt") == [1], "a link is what it leads to"
    (repository / "link.txt").unlink()
    (repository / "link.txt").write_text(WRONG)
    assert linted("link.txt") == [1], "the link that was there had no text"


def test_outside_of_a_repository(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(WRONG)
    with pytest.raises(ConfigError, match="in a git repository"):
        earlier(str(tmp_path / "d.txt"), since="HEAD")
    (repository / "out.txt").symlink_to(tmp_path / "d.txt")
    with pytest.raises(ConfigError, match="in a git repository"):
        earlier("out.txt", since="HEAD")


def test_in_a_hook_the_repository_is_the_hooks(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert linted("drafts/b.txt") == []
    (repository / "drafts" / "b.txt").write_text(OTHER + "\n" + OTHER)
    assert linted("drafts/b.txt") == [1]


@pytest.mark.parametrize(
    "variable", ["GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_TRACE", "GIT_TRACE2_EVENT", "GIT_PAGER"]
)
def test_no_variable_names_a_program_or_a_log(
    variable: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "log"))
    assert linted("a.txt") == []
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("kind", ["worktree", "submodule", "bare inside", "sha256"])
def test_other_forms_of_a_repository(kind: str, repository: Path, tmp_path: Path) -> None:
    place = tmp_path / "other"
    if kind == "worktree":
        git(repository, "worktree", "add", "-q", str(place), "v1")
    elif kind == "submodule":
        git(repository, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "inner")
        place = repository / "inner"
    elif kind == "bare inside":  # it would bring settings of its own
        git(repository, "clone", "-q", "--bare", str(repository), str(repository / "bare"))
        (repository / "bare" / "a.txt").write_text(WRONG)
        with pytest.raises(ConfigError):
            earlier("bare/a.txt", since="HEAD")
        return
    else:
        place.mkdir()
        git(place, "init", "-q", "--object-format=sha256")
        (place / "drafts").mkdir()
        (place / "drafts" / "b.txt").write_text(WRONG + "\n" + OTHER)
        git(place, "add", ".")
        git(place, "commit", "-qm", "first")
    (place / "drafts" / "b.txt").write_text(WRONG + "\n" + OTHER.replace("Rents", "Loans"))
    assert linted(str(place / "drafts" / "b.txt")) == [3]


TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "", "e f"]), max_size=14)


@given(before=TEXTS, now=TEXTS, ends=st.sampled_from(["\n", "\r\n", "\r"]), last=st.booleans())
def test_what_is_not_called_changed_stands_in_both_in_one_order(
    before: list[str], now: list[str], ends: str, last: bool
) -> None:
    text = ends.join(now) + ends * last
    changed = stretches("\n".join(before), text)
    same, place = "", 0
    for stretch in changed:
        assert place <= stretch.start <= stretch.end <= len(text)
        same, place = same + text[place : stretch.start], stretch.end
    kept = [line.strip("\r\n") for line in (same + text[place:]).splitlines()]
    rest = iter([*before, ""])
    assert all(line in rest for line in kept)


@given(lines=TEXTS, ends=st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_text_is_the_same_as_itself(lines: list[str], ends: str) -> None:
    assert stretches("\n".join(lines), ends.join(lines)) == []
    if lines:
        new = ["new", *lines]
        assert stretches("\n".join(lines), "\n".join(new))[0] == (0, 4)


def test_a_long_text_of_equal_lines_is_compared_in_steps() -> None:
    before = "same\n" * 30_000
    assert len(stretches(before, "same\n" * 15_000 + "other\n" + "same\n" * 15_000)) == 1
    assert stretches(before, before + "more\n") == [(150_000, 150_005)]
