"""The forms that a sheet can take, one module each, found by the file's ending and imported when it is asked for."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from factcheck.output.destination import destination
from factcheck.records.errors import SheetError

if TYPE_CHECKING:
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
BINARY = frozenset({".xlsx", ".docx"})
"""The forms that mean nothing on a terminal."""


class Format(Protocol):
    """What a module of this folder offers."""

    def render(self, sheet: "Sheet") -> bytes:
        """The file's content."""
        ...


def form_of(path: Path | str, *, named: str | None = None) -> str:
    """The form, an ending of `FORMATS`, of the sheet at `path`: the one that is `named` ("xlsx"), else its ending's.

    Standard output, pipes and devices without an ending get CSV. A SheetError where nothing says the form.
    """
    ending = Path(path).suffix.lower()
    if named:
        if ending in FORMATS and ending != f".{named}":
            raise SheetError(f"its ending says another form than {named}; change one of the two", file=str(path))
        return f".{named}"
    if ending in FORMATS:
        return ending
    if destination(path, error=SheetError).file is None:
        return ".csv"
    raise SheetError(f"its ending says no form of a sheet; they are {', '.join(FORMATS)}", file=str(path))


def format_for(form: str) -> Format:
    """The module of a form."""
    return cast(Format, import_module(f"{__name__}.{FORMATS[form][0]}"))
