"""Follows a page as a reader would: writes its files, types its commands, in a folder of its own.

.venv/bin/python -m tests.docs.follow        writes what they print into the pages, where it isn't what they show

Look at the difference then, and put `…` where what is printed is long, or differs from day to day.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.pages import Command, blocks, commands, fits, pages, scratch


@dataclass(frozen=True)
class Ran:
    """A command of the block in `line`, what it printed, on both outputs, and its exit code."""

    line: int
    command: Command
    printed: str
    code: int


def followed(page: Path, folder: Path) -> Iterator[Ran]:
    """Every command of `page`, run in order below `folder`, which is empty at first."""
    here, there = folder / "desk", scratch(page)
    if there:
        shutil.copytree(there, here)
    else:
        here.mkdir()
    (folder / "home").mkdir()
    for block in blocks(page):
        if "file" in block.orders:
            file = here / block.orders["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.sort == "console" and "not run" not in block.orders:
            for command in commands(block):
                done = subprocess.run(
                    ["bash", "-c", command.typed], cwd=here, env=_environment(folder / "home"), text=True, check=False,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=300,
                )  # fmt: skip
                yield Ran(block.line, command, done.stdout, done.returncode)


def _environment(home: Path) -> dict[str, str]:
    """A checker called ann, who has set nothing and kept nothing."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "TMPDIR") if key in os.environ}
    git = {f"GIT_{who}_{what}": "ann" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "DATA", "STATE", "CONFIG")}
    path = os.pathsep.join((sysconfig.get_path("scripts"), str(Path(sys.executable).parent), os.environ["PATH"]))
    return kept | git | places | {
        "PATH": path, "HOME": str(home), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "FACTCHECK_CHECKER": "ann",
    }  # fmt: skip


def main() -> None:
    """Mend the pages, or those that are named, and say which changed."""
    for page in [Path(name).resolve() for name in sys.argv[1:]] or pages():
        text = before = page.read_text(encoding="utf-8")
        at = 0
        with TemporaryDirectory() as folder:
            for ran in followed(page, Path(folder)):
                typed = f"$ {ran.command.typed}\n"
                at = text.index(typed, at) + len(typed)
                if not fits(ran.command.shown, ran.printed):
                    told = "".join(f"{line.rstrip()}\n" for line in ran.printed.splitlines())
                    text = text[:at] + told + text[at + len(ran.command.shown) :]
                if ran.code != ran.command.code:
                    print(f"{page}:{ran.line}: exits with {ran.code}, not {ran.command.code}: {ran.command.typed}")
        if text != before:
            page.write_text(text, encoding="utf-8")
            print(page)


if __name__ == "__main__":
    main()
