"""What is imported is declared, and what is declared is pinned."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PARTS = {"pydantic-core": "pydantic", "rich": "textual"}
"""Libraries that another one hands out as its own."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", name, maxsplit=1)[0]).lower()


def declared(*extras: str) -> set[str]:
    wanted = [*PROJECT["dependencies"], *(name for extra in extras for name in PROJECT["optional-dependencies"][extra])]
    return {plain(name) for name in wanted}


def imported(folder: str) -> set[str]:
    """The distributions that the Python files of a folder import, at their top or in a function."""
    scripts = {path.stem for name in ("benchmarks", "docs") for path in (ROOT / name).glob("*.py")}
    own = {"factcheck", "tests", "benchmarks", "generator", *scripts}
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    known = packages_distributions()
    found = {plain(known.get(name, [name])[0]) for name in names - own - sys.stdlib_module_names}
    return {PARTS.get(name, name) for name in found}


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("factcheck", ["team", "pdf", "ods"]),
        ("tests", ["team", "dev"]),
        ("benchmarks", ["team", "dev"]),
        ("docs", ["dev"]),
    ],
)
def test_what_is_imported_is_declared(folder: str, extras: list[str]) -> None:
    assert imported(folder) <= declared(*extras)


def test_the_version_is_one() -> None:
    """In the package, in what is published, in the changelog, and in what the pages tell others to name."""
    import factcheck

    version = PROJECT["version"]
    assert factcheck.__version__ == version
    assert re.search(rf"^## {re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    for page in (ROOT / "docs").glob("*.md"):
        assert set(re.findall(r"(?:rev: |factcheck@)v([\d.]+)", page.read_text(encoding="utf-8"))) <= {version}


def test_the_pythons_are_those_that_are_tested() -> None:
    named = {line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}
    jobs = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    matrix = re.search(r"python: \[(.*?)\]", jobs)
    assert matrix
    assert set(re.findall(r"[\d.]+", matrix[1])) == named


def test_what_is_declared_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain(line) for line in lines}
    assert declared("team", "pdf", "ods", "dev") <= pinned
    assert all(re.match(r"[a-z0-9-]+==\S+( ; .*)?$", line) for line in lines), "no address of an index, no path"
