"""An engine with a few options for every test that writes rule files of its own."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from factcheck.rulebook import kinds
from factcheck.rulebook.schema import Rule, WrongChoiceError
from factcheck.text.lexicons import Lexicons

GOOD = 'name = "floods"\nextends = "toy"\ndoc = "High water."\ncarry = "noun"\n'


class Options(Rule):
    carry: str = "nothing"
    cues: tuple[str, ...] = ()
    events: dict[str, tuple[str, ...]] = {}
    limit: int = 3


def check(rule: Options, lexicons: Lexicons) -> None:
    for index, cue in enumerate(rule.cues):
        if "words" in lexicons and cue not in lexicons["words"]:
            raise WrongChoiceError(f"no group is called {cue!r}", "cues", index)


@pytest.fixture(autouse=True)
def _toy_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = ModuleType("factcheck.rulebook.kinds.toy")
    module.__dict__.update(Options=Options, check=check, read=lambda rules, tokens: [])
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(kinds, "NAMES", (*kinds.NAMES, "toy"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Path]:
    """Writes rule files, by name, into a folder of their own, old enough to be kept in the cache."""
    import os

    folder = tmp_path / "desk"

    def write(**files: str) -> Path:
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/').replace('_', '-')}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            os.utime(path, (1_000_000_000, 1_000_000_000 + len(files)))
        return folder

    return write


@pytest.fixture
def _no_builtin_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Parsing all of them for every test takes its time."""
    (tmp_path / "builtin").mkdir()
    monkeypatch.setattr("factcheck.rulebook.files.builtin_folder", lambda: tmp_path / "builtin")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders, in which nothing is yet."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    return tmp_path / "home"


@pytest.fixture
def project(home: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "draft.md").write_text("Larn, 14 May 2024\n\nSales rose 30% to $12.1 million from $11.0 million.\n")
    return folder
