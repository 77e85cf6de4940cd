"""What is kept of a draft: the same when it comes back, and read anew where anything is amiss."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.records.errors import ConfigError
from factcheck.review.opening import desk_for

TEXT = "The city spent £4,200 on 31 lamps.\n\n“We can't see,” Ada Moor said on 3 May 2023.\n"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def seen(draft: Path) -> list[object]:
    session = desk_for([draft], who="ann", address=str(draft.with_suffix(".db")), published=date(2024, 1, 2)).session
    return [(item.gist, item.claim) for item in session.items]


def test_the_same_when_it_comes_back(draft: Path, tmp_path: Path) -> None:
    first = seen(draft)
    assert len(first) >= 4
    (file,) = (tmp_path / "cache").rglob("claims/*.json")
    written = file.stat().st_mtime_ns
    assert seen(draft) == first
    file.write_bytes(file.read_bytes().replace(b"4200", b"4300"))
    assert seen(draft) == first, "what was tampered with is read anew"
    file.write_bytes(b"")
    assert seen(draft) == first
    assert file.stat().st_mtime_ns != written


def test_marks_made_on_kept_claims_are_there_when_the_draft_changes(draft: Path) -> None:
    seen(draft)
    desk = desk_for([draft], who="ann", address=str(draft.with_suffix(".db")), published=date(2024, 1, 2))
    desk.session.set_status("verified")
    draft.write_text(f"Lamps at last\n\n{TEXT.replace('31', '32')}", encoding="utf-8")
    again = desk_for([draft], who="ann", address=str(draft.with_suffix(".db")), published=date(2024, 1, 2)).session
    assert again.counts["verified"] == 1


def test_keys_come_from_the_settings(draft: Path) -> None:
    settings = draft.parent / "factcheck.toml"
    settings.write_text('[review.keys]\nverify = ["f2", "?"]\nhelp = ["f1"]\n', encoding="utf-8")
    desk = desk_for([draft], who="ann")
    assert {action.name: action.keys for action in desk.actions}["verify"] == ("f2", "question_mark")
    settings.write_text('[review.keys]\nverify = ["d"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="'d' is given to both"):
        desk_for([draft], who="ann")
