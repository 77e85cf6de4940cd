"""The kept rulebook: the same rules as parsing gives, fresh after every edit, and never in the way."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from factcheck.rulebook import cache
from factcheck.rulebook.load import Rulebook, load
from tests.house.conftest import GOOD

Desk = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("_no_builtin_rules")
EXAMPLE = '[[example]]\ntext = "a"\nfinds = []\n'


@pytest.fixture(autouse=True)
def _builtin_rules_have_rested() -> None:
    """A checkout's rules may just have been edited; the cache waits for that, the tests don't."""
    cache_module = "factcheck.rulebook.cache._SETTLED"
    with mock.patch(cache_module, -(10**18)):
        yield


def kept(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache").rglob("rulebook-*.json")
    return file


def load_kept(*folders: Path) -> Rulebook:
    """Load with parsing forbidden."""
    with mock.patch("factcheck.rulebook.load._parse", side_effect=AssertionError("parsed")):
        return load(*folders)


def test_what_is_kept_is_what_was_parsed(desk: Desk, tmp_path: Path) -> None:
    folder = desk(lexicons__words='speech = ["sagte", "«"]', rule=GOOD + 'cues = ["speech"]\n' + EXAMPLE)
    parsed, again = load(folder), load_kept(folder)
    assert again.rules == parsed.rules
    assert again.files == parsed.files
    assert {name: again.lexicons[name] for name in again.lexicons} == {
        name: parsed.lexicons[name] for name in parsed.lexicons
    }
    assert all(not rule.example for rule in again.rules)
    assert any(rule.example for rule in load(folder, examples=True).rules)
    assert kept(tmp_path).stat().st_mode & 0o077 == 0
    assert [path for path in kept(tmp_path).parent.iterdir() if path != kept(tmp_path)] == []


def test_an_edit_is_seen(desk: Desk) -> None:
    folder = desk(rule=GOOD)
    load(folder)
    text = GOOD.replace("High water.", "Low water!")
    (folder / "rule.toml").write_text(text)
    assert "Low water!" in {rule.doc for rule in load(folder).rules}
    (folder / "second.toml").write_text(text.replace("floods", "droughts"))
    assert "droughts" in load(folder).files
    (folder / "rule.toml").unlink()
    assert "floods" not in load(folder).files


def test_an_edit_within_the_clock_s_tick_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    folder = desk(rule=GOOD)
    os.utime(folder / "rule.toml")
    with mock.patch("factcheck.rulebook.cache._SETTLED", 2 * 10**9):
        load(folder)
    assert not list((tmp_path / "cache").rglob("*.json"))


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda raw: b"",
    "cut short": lambda raw: raw[: len(raw) // 2],
    "one letter changed": lambda raw: raw.replace(b"High", b"Hugh"),
    "not JSON": lambda raw: b"\x80\x04pickle",
    "another version's": lambda raw: raw.replace(b'[1, "', b'[1, "0.'),
    "a list deep enough to drown in": lambda raw: b"[" * 200_000,
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_cache_is_parsed_over(how: str, desk: Desk, tmp_path: Path) -> None:
    folder = desk(rule=GOOD)
    load(folder)
    good = kept(tmp_path).read_bytes()
    kept(tmp_path).write_bytes(SPOILT[how](good))
    assert "High water." in {rule.doc for rule in load(folder).rules}
    assert kept(tmp_path).read_bytes() == good


def test_a_forged_cache_is_checked_like_a_rule_file(desk: Desk, tmp_path: Path) -> None:
    folder = desk(rule=GOOD)
    load(folder)
    body = json.dumps({"rules": [["x.toml", {"name": "x", "extends": "os"}]], "lexicons": []}).encode()
    from factcheck.rulebook.files import rule_files

    kept(tmp_path).write_bytes(cache._stamp(rule_files([folder]), body) + b"\n" + body)
    assert "floods" in load(folder).files


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root")
def test_an_unwritable_cache_folder_is_no_trouble(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    assert "floods" in load(desk(rule=GOOD)).files


def test_a_file_where_the_cache_folder_would_be_is_no_trouble(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert "floods" in load(desk(rule=GOOD)).files


@pytest.mark.parametrize("named", ["", "/var/empty/cache"])
def test_the_folder_is_the_one_that_platformdirs_names(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_cache_path

    monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert cache._folder() == user_cache_path("factcheck")
