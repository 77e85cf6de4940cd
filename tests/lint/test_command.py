"""`factcheck lint` as it is used: in the shell, in a repository, in a commit hook."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

WRONG = "Sales rose 30% to $12.1 million from $11.0 million.\n"
RIGHT = "Sales rose 10% to $12.1 million from $11.0 million.\n"
FACTCHECK = str(Path(sys.executable).with_name("factcheck"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one draft that is wrong and one that is right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.txt").write_text(WRONG)
    (tmp_path / "right.txt").write_text(RIGHT)
    return tmp_path


def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FACTCHECK, "lint", *arguments], input=given, capture_output=True, text=True, timeout=60, check=False
    )


def rules(*arguments: str, given: str | None = None) -> list[str]:
    return [row["rule"] for row in json.loads(run(*arguments, "--format", "json", given=given).stdout)]


def test_exit_codes(folder: Path) -> None:
    assert run("right.txt").returncode == 0
    assert run("wrong.txt").returncode == 1
    assert run("missing.txt").returncode == 2
    assert run("wrong.txt", "missing.txt").returncode == 2
    assert run("wrong.txt", "--select", "percent-chnge").returncode == 2
    assert run("wrong.txt", "--level", "info", "--fail-on", "error").returncode == 1
    assert run("right.txt", "--level", "info", "--fail-on", "warning").returncode == 0


def test_a_missing_draft_costs_a_line_and_not_the_others(folder: Path) -> None:
    done = run("missing.txt", "wrong.txt", "--format", "json")
    assert [row["file"] for row in json.loads(done.stdout)] == ["wrong.txt"]
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("missing.txt:")


def test_selection(folder: Path) -> None:
    assert rules("wrong.txt") == ["percent-change"]
    assert rules("wrong.txt", "--ignore", "percent-*") == []
    assert rules("wrong.txt", "--select", "direction,magnitude") == []
    assert "did you mean percent-change?" in run("wrong.txt", "--select", "percent-chnge").stderr


def test_settings_of_the_desk_and_of_a_path(folder: Path) -> None:
    (folder / "opinion").mkdir()
    (folder / "opinion" / "wrong.txt").write_text(WRONG)
    (folder / "factcheck.toml").write_text(
        '[lint.severity]\npercent-change = "info"\n[lint.paths."opinion/*"]\nignore = ["percent-change"]\n'
    )
    assert rules("wrong.txt") == []
    assert rules("wrong.txt", "--level", "info", "--select", "percent-change") == ["percent-change"]
    assert "percent-change" not in rules("opinion/wrong.txt", "--level", "info")


def test_a_severity_of_the_desk_holds_in_quotations_too(folder: Path) -> None:
    (folder / "said.txt").write_text(
        '"We were told," said Ines Prado. "Sales rose 30% to $12.1 million from $11.0 million."\n'
    )
    (folder / "open.txt").write_text('"We were told," said Ines Prado. "They came back, and they brought the dogs.\n')

    def severities(*files: str) -> list[str]:
        return [row["severity"] for row in json.loads(run(*files, "--format", "json").stdout)]

    assert severities("said.txt", "open.txt") == ["warning", "warning"]
    (folder / "factcheck.toml").write_text('[lint.severity]\npercent-change = "error"\nquote-balance = "error"\n')
    assert severities("said.txt", "open.txt") == ["error", "error"]


def test_standard_input_has_a_name(folder: Path) -> None:
    done = run("-", "--stdin-filename", "notes.txt", "--format", "json", given=WRONG)
    assert [row["file"] for row in json.loads(done.stdout)] == ["notes.txt"]


def test_the_baseline_accepts_until_a_figure_changes(folder: Path) -> None:
    assert run("wrong.txt", "--baseline", "known.json", "--write-baseline").returncode == 0
    assert rules("wrong.txt", "--baseline", "known.json") == []
    (folder / "wrong.txt").write_text("A new first line.\n\n" + WRONG)
    assert rules("wrong.txt", "--baseline", "known.json") == []
    (folder / "wrong.txt").write_text(WRONG.replace("30%", "40%"))
    assert rules("wrong.txt", "--baseline", "known.json") == ["percent-change"]
    (folder / "known.json").write_text("{")
    assert run("wrong.txt", "--baseline", "known.json").returncode == 2


def test_a_baseline_that_is_named_must_be_there(folder: Path) -> None:
    done = run("wrong.txt", "--baseline", "nown.json")
    assert done.returncode == 2
    assert "nown.json: there is no such baseline; write one with --write-baseline" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not done.stdout


def test_output_goes_to_a_file_whole(folder: Path) -> None:
    assert run("wrong.txt", "--format", "sarif", "-o", "lint.sarif").returncode == 1
    assert json.loads((folder / "lint.sarif").read_text())["version"] == "2.1.0"
    assert run("wrong.txt", "-o", "nowhere/lint.txt").returncode == 2


def test_statistics(folder: Path) -> None:
    assert run("wrong.txt", "--statistics").stdout.splitlines()[-1].split() == ["1", "percent-change"]


def test_explained_links(folder: Path) -> None:
    shown = run("right.txt", "--explain-links").stderr
    assert "right.txt:1:12: agree: " in shown
    assert "[percent-change]" in shown


def test_many_drafts_on_all_cores_keep_their_order(folder: Path) -> None:
    names = [f"draft-{number:02}.txt" for number in range(12)]
    for name in names:
        (folder / name).write_text(WRONG)
    one, two = (run(*names, "--format", "json", "--jobs", jobs).stdout for jobs in ("1", "2"))
    assert one == two
    assert [row["file"] for row in json.loads(one)] == names


def test_the_gate_without_a_ledger_finds_every_claim_open(folder: Path) -> None:
    assert set(rules("right.txt", "--require", "verified")) == {"unsettled-claim"}
    assert run("right.txt", "--require", "verfied").returncode == 2


def git(*arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=os.environ | who)


def test_since_a_commit(folder: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    assert rules("wrong.txt", "--since", "HEAD") == []
    (folder / "wrong.txt").write_text(WRONG + "\n" + WRONG.replace("Sales", "Rents"))
    lines = [row["line"] for row in json.loads(run("wrong.txt", "--since", "HEAD", "--format", "json").stdout)]
    assert lines == [3]
    (folder / "new.txt").write_text(WRONG)
    assert rules("new.txt", "--since", "HEAD") == ["percent-change"]
    refused = run("wrong.txt", "right.txt", "new.txt", "--since", "nowhere", "--jobs", "2")
    assert refused.returncode == 2
    (line,) = refused.stderr.splitlines()
    assert line.startswith("git can't compare with 'nowhere': ")


def test_watching(folder: Path) -> None:
    with subprocess.Popen(
        [FACTCHECK, "lint", "right.txt", "--watch"],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a pipeline in the background ignores it
    ) as watch:
        assert watch.stdout
        assert "No findings" in watch.stdout.readline()
        time.sleep(0.05)
        (folder / "right.txt").write_text(WRONG)
        assert "percent-change" in watch.stdout.readline()
        watch.send_signal(signal.SIGINT)
        assert watch.wait(timeout=30) == 0


def test_the_pre_commit_program_runs_the_hook(folder: Path) -> None:
    program = Path(sys.executable).with_name("pre-commit")
    assert program.exists(), "pre-commit belongs to the development environment"
    hook = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text()
    assert "entry: factcheck lint" in hook
    hook = hook.replace("entry: factcheck", f"entry: {FACTCHECK}").replace("language: python", "language: system")
    hooks = "\n".join(f"      {line}" for line in hook.splitlines() if not line.startswith("#"))
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n  - repo: local\n    hooks:\n{hooks}\n")
    git("init", "-q")
    git("add", ".")
    environment = os.environ | {"PRE_COMMIT_HOME": str(folder / ".cache"), "GIT_CONFIG_GLOBAL": os.devnull}

    def hooked(*files: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(program), "run", "factcheck-lint", "--files", *files],
            capture_output=True, text=True, env=environment, timeout=120, check=False,
        )  # fmt: skip

    failed = hooked("wrong.txt", "right.txt")
    assert failed.returncode == 1
    assert "wrong.txt:1:12: error:" in failed.stdout
    assert hooked("right.txt").returncode == 0


def test_nothing_heavy_is_imported(folder: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "factcheck", "lint", "wrong.txt"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert done.returncode == 1
    assert "factcheck" in imported
    heavy = {
        "textual",
        "dateparser",
        "quantulum3",
        "openpyxl",
        "sqlalchemy",
        "sqlite3",
        "lxml",
        "jinja2",
        "multiprocessing",
    }
    assert not imported & heavy


def test_git_is_needed_only_for_since(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shutil.which("git")
    monkeypatch.setenv("PATH", "")
    assert run("wrong.txt").returncode == 1
    assert run("wrong.txt", "--since", "HEAD").returncode == 2


def test_a_report_takes_the_place_of_no_workbook(folder: Path) -> None:
    (folder / "sheet.xlsx").write_bytes(b"PK\3\4 and so on")
    done = run("wrong.txt", "-o", "sheet.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a workbook or a document, not a report" in done.stderr
    assert (folder / "sheet.xlsx").read_bytes() == b"PK\3\4 and so on"
