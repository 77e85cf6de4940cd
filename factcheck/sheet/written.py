"""Telling a verification sheet from a draft, where both lie in one folder."""

from pathlib import Path

from factcheck.records.regular import is_regular

TITLE = "Verification sheet: "
"""What every sheet's title begins with."""
_HEAD = 4096


def is_sheet(path: Path | str) -> bool:
    """Whether the file at `path`, a draft by its ending, is a sheet: by the title that factcheck gives to its own."""
    ending = Path(path).suffix.lower()
    if ending not in (".md", ".html", ".docx") or not is_regular(path):
        return False  # what is called a draft and is a pipe would be waited for
    try:
        if ending == ".docx":
            return _titled(path)
        with Path(path).open("rb") as opened:
            head = opened.read(_HEAD).decode("utf-8", "replace")
    except (OSError, ValueError):
        return False
    return head.startswith(f"# {TITLE}") if ending == ".md" else f"<title>{TITLE}" in head


def _titled(path: Path | str) -> bool:
    """Whether the properties of a Word document give it the title of a sheet."""
    import re
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as packed, packed.open("docProps/core.xml") as properties:
            found = re.search(rb"<(?:\w+:)?title>([^<]*)", properties.read(_HEAD))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
        return False
    return found is not None and found[1].startswith(TITLE.encode())
