"""A recording goes to a file of its user's alone, to a link's target, or to a device; never onto a draft."""

from pathlib import Path

import pytest

from factcheck.records.errors import InputError
from factcheck.review.recording import read_keys, recording_to, write_key
from tests.output.test_write import FULL, device


def test_a_recording_follows_a_link_and_is_private(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("keys.jsonl")
    with recording_to(str(tmp_path / "link"), []) as file:
        write_key(file, "v")
        write_key(file, "ctrl+x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "keys.jsonl").stat().st_mode & 0o777 == 0o600
    assert list(read_keys(tmp_path / "keys.jsonl")) == ["v", "ctrl+x"]


def test_a_recording_takes_no_drafts_place(tmp_path: Path) -> None:
    draft = tmp_path / "d.txt"
    draft.write_text("Nine people.")
    for path, why in ((draft, "is a draft"), (tmp_path, "is a folder"), ("-", "is taken by the review")):
        with pytest.raises(InputError, match=why):
            recording_to(str(path), [draft])
    assert draft.read_text() == "Nine people."


def test_a_recording_on_a_full_device(tmp_path: Path) -> None:
    file = recording_to(str(device(tmp_path / "full", FULL)), [])
    with pytest.raises(InputError, match="no space left"):
        write_key(file, "v")
    with pytest.raises(OSError, match="No space"):
        file.close()
    assert file.closed
