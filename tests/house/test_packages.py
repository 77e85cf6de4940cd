"""The wheel, the sdist and the editable install each carry the rules, in an environment that holds only them."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "fixtures" / "example.txt"
pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PIP_REQUIRE"))}
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is under version control, so that nothing is built in or edited here."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("factcheck", "rules", "tests", "fixtures", "docs", "benchmarks", ".ci"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.glob("*.*"):
        if path.is_file() and not path.name.startswith("."):
            shutil.copy(path, copy)
    shutil.copy(ROOT / "LICENSE", copy)
    return copy


def environment(folder: Path) -> Path:
    """A fresh environment that sees this one's libraries, but not this one's factcheck; returns its `bin`."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder.parent)
    (site,) = (folder / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))  # a bare path: its own .pth files aren't read
    return folder / "bin"


def install(bin_: Path, *what: str | Path) -> None:
    pip = (sys.executable, "-m", "pip", "--python", bin_ / "python", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--no-build-isolation", "--ignore-installed", *what, folder=bin_)


def claims(bin_: Path) -> str:
    """What the installed command prints, from a folder where no source lies about."""
    where = run(bin_ / "python", "-c", "import factcheck; print(factcheck.__file__)", folder=bin_).strip()
    assert not Path(where).is_relative_to(ROOT)
    return run(bin_ / "factcheck", "extract", ARTICLE, "--format", "jsonl", folder=bin_)


@pytest.fixture(scope="module")
def expected() -> str:
    return run(sys.executable, "-m", "factcheck", "extract", ARTICLE, "--format", "jsonl", folder=ROOT)


def test_sdist_and_the_wheel_made_from_it(source: Path, tmp_path: Path, expected: str) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path / "dist", source, folder=tmp_path)
    (sdist,) = (tmp_path / "dist").glob("*.tar.gz")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    rules = {path.relative_to(source / "rules").as_posix() for path in (source / "rules").rglob("*.toml")}
    assert {f"factcheck/_rules/{name}" for name in rules} <= set(names)
    assert "factcheck/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "docs", "rules"))]
    with tarfile.open(sdist) as packed_source:
        members = [name.partition("/")[2] for name in packed_source.getnames()]
    assert {"pyproject.toml", "README.md", "LICENSE", "constraints.txt", ".ci/run"} <= set(members)

    from_wheel = environment(tmp_path / "from-wheel")
    install(from_wheel, wheel)
    assert claims(from_wheel) == expected

    from_sdist = environment(tmp_path / "from-sdist")
    install(from_sdist, sdist)
    assert claims(from_sdist) == expected


def test_an_editable_install_sees_an_edited_rule(source: Path, tmp_path: Path, expected: str) -> None:
    bin_ = environment(tmp_path / "editable")
    install(bin_, "--editable", source)
    assert claims(bin_) == expected
    rule = next(path for path in sorted((source / "rules" / "dates").glob("*.toml")) if f'"{path.stem}"' in expected)
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace(f'"{rule.stem}"', f'"{rule.stem}-as-edited"', 1), encoding="utf-8")
    assert claims(bin_) == expected.replace(f'"rule":"{rule.stem}"', f'"rule":"{rule.stem}-as-edited"')
    rule.write_text(text.replace("doc ", "dok "), encoding="utf-8")
    refused = subprocess.run([bin_ / "factcheck", "extract", ARTICLE], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"{rule}:")
