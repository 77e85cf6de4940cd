"""One day at the desk, step by step: a folder with the draft, the installed command, and terminals on it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.story.terminal import Terminal

DRAFTS = Path(__file__).parents[2] / "fixtures" / "drafts"
FACTCHECK = str(Path(sys.executable).with_name("factcheck"))
ENTER, ESCAPE = "\r", "\x1b"


class Day:
    """A desk's folder with the draft `baths.md`; `ledger` is where the marks go, None for beside the draft."""

    def __init__(self, folder: Path, *, settings: str) -> None:
        self.folder = folder
        shutil.copy(DRAFTS / "baths.md", folder / "baths.md")
        (folder / "factcheck.toml").write_text(settings, encoding="utf-8")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "XDG_"))}
        self._environment = kept | {
            f"XDG_{name}_HOME": str(folder / ".home" / name) for name in ("STATE", "CACHE", "DATA")
        }

    # ------------------------------------------------------------------ the shell
    def run(self, *arguments: str, code: int = 0) -> str:
        """What the command prints; it has to exit with `code` and to say nothing on standard error but its talk."""
        done = subprocess.run(
            [FACTCHECK, *arguments], cwd=self.folder, env=self._environment, capture_output=True, text=True, timeout=180
        )
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout

    def verdict(self, *, code: int) -> dict[str, Any]:
        """The verdict as JSON. The gate of the lint has to agree."""
        self.run("lint", "baths.md", "--require", "verified", code=code)
        [row] = json.loads(self.run("status", "baths.md", "--verdict", "--format", "json", code=code))
        assert isinstance(row, dict)
        return row

    def claims(self) -> list[dict[str, Any]]:
        """The claims of the draft as it stands, in the order in which the review goes through them."""
        return [json.loads(line) for line in self.run("extract", "baths.md", "--format", "jsonl").splitlines()]

    def rewrite(self) -> None:
        """The writer's second draft takes the place of the first."""
        shutil.copy(DRAFTS / "baths-2.md", self.folder / "new.md")
        (self.folder / "new.md").replace(self.folder / "baths.md")

    # ------------------------------------------------------------------ the review
    @contextmanager
    def review(self, who: str) -> Iterator[Terminal]:
        """A checker's terminal with the review open."""
        terminal = Terminal(
            [FACTCHECK, "review", "baths.md", "--as", who], folder=self.folder, environment=self._environment
        )
        try:
            terminal.wait("The baths that stayed open", "? help")
            yield terminal
        finally:
            terminal.close()

    def go_to(self, terminal: Terminal, words: str, *, line: str) -> None:
        """Show only the claims with `words`, and wait until the detail has `line` of the first."""
        terminal.type("/", "Show only")
        terminal.type(words + ENTER, f"filter “{words}”", line)

    def show_all(self, terminal: Terminal) -> None:
        """Leave the filter."""
        terminal.type(ESCAPE, "? help", without=["filter “"])

    # ------------------------------------------------------------------ the editor
    def edit(self, sheet: str, edits: Sequence[tuple[str, str, str]], **head: str) -> dict[tuple[str, str], str]:
        """Write into the cells of the workbook (claim, heading, text), and behind the names at its head.

        The addresses of the cells.
        """
        book = load_workbook(self.folder / sheet)
        page = book["Claims"]
        top = next(row for row in range(1, 40) if page.cell(row, 1).value == "No.")
        columns = {page.cell(top, at).value: at for at in range(1, page.max_column + 1)}
        rows = {page.cell(at, columns["Claim"]).value: at for at in range(top + 1, page.max_row + 1)}
        for row in range(1, top):
            name = str(page.cell(row, 1).value or "")
            page.cell(row, 3).value = head.get(name.partition(" ")[0].casefold(), page.cell(row, 3).value)
        at = {}
        for claim, heading, text in edits:
            cell = page.cell(rows[claim], columns[heading])
            assert not cell.protection.locked, f"{heading} is not for the editor"
            cell.value = text
            at[claim, heading] = cell.coordinate
        book.save(self.folder / sheet)
        return at
