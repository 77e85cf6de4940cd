"""What a start imports: nothing that only some runs need."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "dateparser", "docx", "jinja2", "lxml", "markdown_it", "numpy", "openpyxl", "psycopg", "quantulum3", "rapidfuzz",
    "sqlalchemy", "sqlite3", "textual", "tomllib", "xlsxwriter",
}  # fmt: skip
ARTICLE = Path(__file__).parents[2] / "fixtures" / "example.txt"


def imported(*arguments: str) -> set[str]:
    """The modules that a fresh process has when `factcheck` with these arguments is done."""
    program = (
        "import sys\n"
        "from factcheck.cli.main import run\n"
        f"run({list(arguments)!r})\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments", [("--help",), ("extract", str(ARTICLE)), ("extract", "--format", "jsonl", str(ARTICLE))]
)
def test_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("factcheck.rulebook.cache._SETTLED", 0)
    imported(*arguments)  # keeps the rulebook
    assert not imported(*arguments) & HEAVY


def test_help_imports_click_and_no_more() -> None:
    modules = imported("--help")
    assert "click" in modules
    assert {name for name in modules if name.startswith("factcheck")} == {
        "factcheck",
        "factcheck.cli",
        "factcheck.cli.main",
    }
    assert not modules & {"pydantic", "regex", "json", "pathlib"}
