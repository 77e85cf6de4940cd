"""`import factcheck` as a program uses it: the names, whichever is imported first, and what the pages show."""

import ast
import doctest
import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import factcheck
from factcheck import public
from factcheck.cli.main import commands
from factcheck.cli.schema import schema

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "fixtures" / "example.txt"


def fresh(program: str) -> str:
    """What `program` prints in a process of its own."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def test_every_name_is_there() -> None:
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
        assert name in dir(factcheck)
    with pytest.raises(AttributeError, match="no attribute 'exract'"):
        _ = factcheck.exract  # type: ignore[attr-defined]


def test_checkers_of_types_see_the_same_names() -> None:
    tree = ast.parse(Path(factcheck.__file__).read_text(encoding="utf-8"))
    (typed,) = [node for node in tree.body if isinstance(node, ast.If)]
    names = {alias.asname for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert names | {"__version__"} == set(factcheck.__all__)
    assert (Path(factcheck.__file__).parent / "py.typed").exists()


def test_no_module_takes_a_name_away() -> None:
    """Importing `factcheck.x` binds x on the package: an offered name must not be a module's."""
    modules = {module.name for module in pkgutil.iter_modules(factcheck.__path__)}
    assert not modules & set(factcheck.__all__)


@pytest.mark.parametrize("before", ["factcheck.findings.draft, factcheck.readings, factcheck.cli.lint", "factcheck"])
def test_whichever_is_imported_first(before: str) -> None:
    program = f"import {before}; import factcheck; print(*map(callable, (factcheck.extract, factcheck.lint)))"
    assert fresh(program).split() == ["True", "True"]


def test_importing_it_imports_nothing_else() -> None:
    program = "import sys; before = set(sys.modules); import factcheck; print(*(set(sys.modules) - before))"
    assert fresh(program).split() == ["factcheck"]


def test_examples_in_docstrings() -> None:
    failed, tried = doctest.testmod(public)
    assert (failed, tried > 10) == (0, True)


def test_examples_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 10) == (0, True)


def test_the_same_as_the_commands() -> None:
    draft = factcheck.read(ARTICLE)
    run = CliRunner()
    lines = run.invoke(commands, ["extract", str(ARTICLE), "--format", "jsonl"], standalone_mode=False).output
    assert [claim.model_dump_json(by_alias=True) for claim in factcheck.extract(draft)] == [
        json.dumps(json.loads(line), separators=(",", ":"), ensure_ascii=False)
        for line in lines.splitlines()
        if line.startswith("{")
    ]
    shown = run.invoke(
        commands, ["lint", str(ARTICLE), "--level", "info", "--format", "json"], standalone_mode=False
    ).output
    assert [finding.model_dump(mode="json") for finding in factcheck.lint(draft)] == json.loads(shown)


def test_settings_hold_where_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('[lint]\nignore = ["percent-change"]\n', encoding="utf-8")
    path = tmp_path / "draft.txt"
    path.write_text("Sales rose 30% to $12.1 million from $11.0 million.", encoding="utf-8")
    draft = factcheck.read(path)
    assert "percent-change" in [finding.rule for finding in factcheck.lint(draft)]
    desk = factcheck.desk_for(path)
    assert "percent-change" not in [finding.rule for finding in factcheck.lint(draft, desk=desk)]


def test_a_packed_format_is_no_text() -> None:
    with pytest.raises(factcheck.InputError, match="takes files"):
        factcheck.read_text("", reader="docx")


def test_what_is_printed_fits_the_published_schemas() -> None:
    draft = factcheck.read(ARTICLE)
    claims = jsonschema.Draft202012Validator(json.loads(schema("claims")))
    findings = jsonschema.Draft202012Validator(json.loads(schema("findings")))
    for claim in factcheck.extract(draft):
        claims.validate(claim.model_dump(mode="json", by_alias=True))
    findings.validate([finding.model_dump(mode="json") for finding in factcheck.lint(draft)])
    with pytest.raises(jsonschema.ValidationError):
        claims.validate({"kind": "quantity"})
