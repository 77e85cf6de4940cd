"""The forms that a sheet can take, one module each, found by the file's ending and imported when it is asked for."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from factcheck.records.errors import SheetError
from factcheck.sheet.sheet import Sheet

FORMATS: dict[str, tuple[str, str]] = {
    ".xlsx": ("xlsx", "a workbook with drop-downs, to be edited and read back"),
    ".csv": ("csv", "a plain table, to be edited and read back"),
    ".html": ("html", "one printable page: the article beside its claims"),
    ".md": ("md", "a table for a wiki or an issue"),
    ".docx": ("docx", "the article with a comment at every claim"),
    ".json": ("json", "records and marks, for programs"),
    ".jsonl": ("jsonl", "the same, one claim a line"),
    ".jsonld": ("jsonld", "ClaimReview, for the claims that the desk publishes a rating for"),
}
"""Each ending with its module here and what it is."""


class Format(Protocol):
    """What a module of this folder offers."""

    def write(self, sheet: Sheet, target: Path) -> None:
        """Write `sheet` to `target`, a new file."""
        ...


def format_for(path: Path) -> Format:
    """The form that the ending of `path` asks for; a SheetError where there is none."""
    known = FORMATS.get(path.suffix.lower())
    if known is None:
        raise SheetError(f"its ending says no form of a sheet; they are {', '.join(FORMATS)}", file=str(path))
    return cast(Format, import_module(f"{__name__}.{known[0]}"))
