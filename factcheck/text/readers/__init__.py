"""Readers: one file a format, each turning a file's text into a `Document`. Found by ending, else by content."""

import re
from importlib import import_module
from typing import Any, NamedTuple, Protocol, TypeVar

from factcheck.records.errors import InputError
from factcheck.text.document import Document, Publication
from factcheck.text.source import shown

Source = TypeVar("Source", str, bytes, contravariant=True)


class Reader(Protocol[Source]):
    """What a reader's module offers: of text as decoded, of other files their bytes."""

    def read(self, source: Source, /, *, file: str, published: Publication | None = None) -> Document:
        """The document that `source` is; `published` goes before any day that it says itself."""
        ...


class Format(NamedTuple):
    """A format of drafts: its name, the endings of its files, in lower case, and how its text may begin.

    `packed`: its files are no text, and its reader takes their bytes.
    """

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[str] | None = None
    packed: bool = False


FORMATS = (
    Format("plain", (".txt", ".text")),
    Format(
        "markdown",
        (".md", ".markdown", ".mkd", ".mdown", ".mdx"),
        re.compile(r"---[ \t]*(?:\r\n?|\n)[A-Za-z_][\w-]*[ \t]*:"),
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        re.compile(
            r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE
        ),
    ),
    Format("docx", (".docx",), packed=True),
    Format("pdf", (".pdf",), packed=True),
)
ENDINGS = tuple(ending for format_ in FORMATS for ending in format_.endings)
"""Which files in a folder are drafts; a file that is named itself may end as it likes."""
DATA = (".json", ".jsonl", ".ndjson", ".geojson", ".xml", ".csv", ".tsv")
"""Endings of data: their names, marks and commas would be read as prose."""
NAMES = tuple(format_.name for format_ in FORMATS)


def reader(name: str) -> Reader[Any]:
    """The reader of the format called `name`, imported now; an InputError if there is none."""
    if name not in NAMES:
        raise InputError(f"no reader is called {name!r}; there are {', '.join(NAMES)}")
    return import_module(f"{__name__}.{name}")


def is_packed(name: str) -> bool:
    """Whether the reader called `name` takes bytes."""
    return any(format_.packed for format_ in FORMATS if format_.name == name)


def by_ending(path: str, raw: bytes = b"") -> str | None:
    """The name of the format that the ending of `path` tells, or for a packed one its content; else None."""
    low = path.lower()
    named = next((format_.name for format_ in FORMATS if low.endswith(format_.endings)), None)
    if named is None and raw.startswith(b"PK\x03\x04") and b"word/document.xml" in raw[-65_536:]:
        return "docx"
    return "pdf" if named is None and raw.startswith(b"%PDF-") else named


def by_beginning(source: str, *, path: str = "") -> str:
    """The name of the format that a text's first characters tell; else plain.

    An InputError where they tell nothing, and the ending of `path` tells of data.
    """
    named = next((format_.name for format_ in FORMATS if format_.begins and format_.begins.match(source)), None)
    if named is None and (ending := next((ending for ending in DATA if path.lower().endswith(ending)), None)):
        advice = f"{ending} tells of data, not of a draft; save the text as .txt, or read all of it with --reader plain"
        raise InputError(advice, file=shown(path))
    return named or "plain"
