"""Every command that writes an output: devices and links survive, a full disk leaves nothing half-written."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.main import run
from tests.output.test_write import FULL, NULL, device, fill, names, small_disk

FACTCHECK = str(Path(sys.executable).with_name("factcheck"))
TEXT = """Larn, 14 May 2024

The city spent £31,200 on 31 lamps last week, Ines Holt, the mayor, said on Monday. Sales rose 50% from £20 to £40.
"""
OUTPUTS = {
    **{f"lint as {form}": ("lint", "d.txt", "--level", "info", "--format", form) for form in
       ("text", "json", "sarif", "github", "junit", "checkstyle")},
    **{f"sheet.{form}": ("sheet", "d.txt", "--format", form) for form in
       ("xlsx", "csv", "html", "md", "docx", "json", "jsonl", "jsonld")},
    "backup": ("ledger", "backup", "d.txt"),
    "export.jsonl": ("ledger", "export", "d.txt"),
    "merge": ("ledger", "merge", ".factcheck/ledger.db"),
}  # fmt: skip
"""Commands to which only `-o` must be added; the name of a sheet's or an export's file has their ending."""
PRIVATE = [name for name in OUTPUTS if not name.startswith("lint")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A desk with a marked draft; the command's own folders are elsewhere. Nothing that was there may be altered."""
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("FACTCHECK_DEBUG", "")
    monkeypatch.chdir(desk)
    (desk / "d.txt").write_text(TEXT, encoding="utf-8")
    assert run(["mark", "d.txt", "--all", "--status", "verified", "--as", "ann"]) == 0
    ledger = (desk / ".factcheck" / "ledger.db").read_bytes()
    before = os.umask(0o022)
    yield desk
    os.umask(before)
    assert (desk / "d.txt").read_text(encoding="utf-8") == TEXT
    assert (desk / ".factcheck" / "ledger.db").read_bytes() == ledger
    assert not [name for name in names(desk) if name.startswith(".factcheck-")]


def output(name: str) -> str:
    """A file's name with the ending that the output called `name` needs."""
    return f"out{Path(name).suffix}"


def fails(arguments: tuple[str, ...], target: Path | str, capfd: pytest.CaptureFixture[str]) -> str:
    """The one line of a refusal."""
    capfd.readouterr()
    assert run([*arguments, "-o", str(target)]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert "fault of its own" not in line
    return line


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_device_stays_a_device(name: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    null, full = device(folder / "null", NULL), device(folder / "full", FULL)
    link = folder / output(name)
    link.symlink_to("null")
    assert run([*OUTPUTS[name], "-o", link.name]) in (0, 1)
    link.unlink()
    link.symlink_to("full")
    assert f"{link}: can't be written (no space left on device)" in fails(OUTPUTS[name], link, capfd)
    assert link.is_symlink()
    assert stat.S_ISCHR(null.lstat().st_mode)
    assert stat.S_ISCHR(full.lstat().st_mode)
    assert not (folder / ".gitattributes").exists()


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_link_stays_a_link(name: str, folder: Path) -> None:
    (folder / "there").mkdir()
    link = folder / output(name)
    target = folder / "there" / link.name
    link.symlink_to(f"there/{link.name}")
    for rights in (0o600 if name in PRIVATE else 0o644, 0o660):
        assert run([*OUTPUTS[name], "-o", link.name]) in (0, 1)
        assert link.is_symlink()
        assert set(names(folder / "there")) <= {link.name, f"{link.name}.head"}
        assert target.stat().st_mode & 0o777 == rights
        target.chmod(0o660)


@pytest.mark.parametrize("name", ["lint as sarif", "sheet.xlsx", "sheet.csv", "backup", "export.jsonl"])
def test_a_full_disk_leaves_the_old_file(name: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with small_disk(folder.parent / "disk") as disk:
        target = disk / output(name)
        if name != "export.jsonl":  # an export adds what isn't there yet: nothing, the second time
            assert run([*OUTPUTS[name], "-o", str(target)]) in (0, 1)
        old = target.read_bytes() if target.exists() else None
        fill(disk / "filled")
        assert "no space left on device" in fails(OUTPUTS[name], target, capfd)
        assert (target.read_bytes() if target.exists() else None) == old
        assert {path.name for path in disk.iterdir()} <= {"filled", target.name, f"{target.name}.head"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_it_is_made_of_is_no_output(name: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for there in ("d.txt", ".factcheck/ledger.db"):
        link = folder / f"{there.count('/')}{output(name)}"
        link.symlink_to(there)
        line = fails(OUTPUTS[name], link, capfd)
        assert "name another file" in line or "not a line of a ledger" in line
        assert link.is_symlink()


def test_an_output_is_no_ledger_of_anybody(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "export", "d.txt", "-o", "other.jsonl"]) == 0
    other = (folder / "other.jsonl").read_bytes()
    assert "is a ledger" in fails(("sheet", "d.txt"), "other.jsonl", capfd)
    assert "is a ledger" in fails(("lint", "d.txt"), "other.jsonl", capfd)
    (folder / "picture.db").write_bytes(b"\x89PNG")
    assert "is no ledger" in fails(("ledger", "backup", "d.txt"), "picture.db", capfd)
    assert "is no ledger" in fails(("ledger", "merge", "other.jsonl"), "picture.db", capfd)
    assert (folder / "other.jsonl").read_bytes() == other
    assert (folder / "picture.db").read_bytes() == b"\x89PNG"


def test_a_report_is_neither_settings_nor_baseline(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "factcheck.toml").write_text('lint.baseline = "known.json"\n')
    assert run(["lint", "d.txt", "--write-baseline", "--level", "info"]) == 0
    known = (folder / "known.json").read_bytes()
    assert "is the settings" in fails(("lint", "d.txt"), "factcheck.toml", capfd)
    assert "is the baseline" in fails(("lint", "d.txt"), "known.json", capfd)
    assert (folder / "known.json").read_bytes() == known


def test_a_baseline_is_written_whole(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    full = device(folder / "full", FULL)
    capfd.readouterr()
    assert run(["lint", "d.txt", "--baseline", "full", "--write-baseline"]) == 2
    assert "full: can't be written (no space left on device)" in capfd.readouterr().err
    assert stat.S_ISCHR(full.lstat().st_mode)
    (folder / "link.json").symlink_to("there.json")
    assert run(["lint", "d.txt", "--baseline", "link.json", "--write-baseline"]) == 0
    assert (folder / "link.json").is_symlink()
    assert (folder / "there.json").is_file()


@pytest.mark.parametrize("target", ["nowhere/", "d.txt/", ""])
@pytest.mark.parametrize("name", ["lint as json", "sheet.csv", "backup"])
def test_a_folder_is_no_output(name: str, target: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fails(OUTPUTS[name], target, capfd)
    assert set(names(folder)) <= {"d.txt", ".factcheck", "nowhere"}


def shell(line: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, timeout=240, check=False,
        env={**os.environ, "factcheck": FACTCHECK},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lint as sarif", "sheet.xlsx", "export.jsonl"])
def test_standard_output_gets_the_output_alone(name: str, folder: Path) -> None:
    command = f"$factcheck {' '.join(OUTPUTS[name])}"
    whole = shell(f"{command} -o /dev/fd/5 5>&1 >/dev/null", folder).stdout
    assert whole.startswith(b"PK" if name == "sheet.xlsx" else b"{")
    assert len(whole) > 300
    printed = shell(f"{command} -o - ; {command} -o /dev/stdout", folder).stdout
    assert printed == whole + whole or (name == "sheet.xlsx" and printed.count(b"[Content_Types].xml") == 4)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lint as text", "sheet.csv"])
@pytest.mark.parametrize("where", ["-o - >/dev/full", "-o - >&-", "-o /dev/stdout >/dev/full"])
def test_a_standard_output_that_takes_nothing(name: str, where: str, folder: Path) -> None:
    done = shell(f"$factcheck {' '.join(OUTPUTS[name])} {where}", folder)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert b"writ" in line


TALK = {
    "status": ("status", "d.txt"),
    "mark": ("mark", "d.txt", "--all", "--status", "verified"),
    "sheet": ("sheet", "d.txt", "-o", "out.csv"),
    "verify": ("ledger", "verify", "d.txt"),
    "rules": ("rules",),
    "completion": ("completion", "bash"),
    "version": ("--version",),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("name", TALK)
def test_what_is_said_to_a_full_device(name: str, folder: Path) -> None:
    (folder / "other.txt").write_text(TEXT, encoding="utf-8")
    words = " ".join(TALK[name]).replace("d.txt", "d.txt" if name != "mark" else "other.txt --ledger other.db")
    done = shell(f"$factcheck {words} >/dev/full", folder)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1), done.stderr
    assert b"can't write: No space left on device" in done.stderr
