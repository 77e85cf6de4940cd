"""Readers: one file a format, each turning a file's text into a `Document`. Found by ending, else by content."""

import re
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from factcheck.records.errors import InputError
from factcheck.text.document import Document, Publication


class Reader(Protocol):
    """What a reader's module offers."""

    def read(self, source: str, /, *, file: str, published: Publication | None = None) -> Document:
        """The document that `source` is; `published` goes before any day that it says itself."""
        ...


class Format(NamedTuple):
    """A format of drafts: its name, the endings of its files, in lower case, and how its text may begin."""

    name: str
    endings: tuple[str, ...]
    begins: re.Pattern[str] | None = None


FORMATS = (
    Format("plain", (".txt", ".text")),
    Format("markdown", (".md", ".markdown", ".mkd", ".mdown"), re.compile(r"---[ \t]*\r?\n[A-Za-z_][\w-]*[ \t]*:")),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        re.compile(
            r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE
        ),
    ),
)
ENDINGS = tuple(ending for format_ in FORMATS for ending in format_.endings)
"""Which files in a folder are drafts; a file that is named itself may end as it likes."""
NAMES = tuple(format_.name for format_ in FORMATS)


def reader(name: str) -> Reader:
    """The reader of the format called `name`, imported now; an InputError if there is none."""
    if name not in NAMES:
        raise InputError(f"no reader is called {name!r}; there are {', '.join(NAMES)}")
    return cast(Reader, import_module(f"{__name__}.{name}"))


def format_of(path: str, source: str) -> str:
    """The name of the format of a draft: by the ending of `path`, else by how `source` begins, else plain."""
    low = path.lower()
    for name, endings, _ in FORMATS:
        if low.endswith(endings):
            return name
    return next((name for name, _, begins in FORMATS if begins and begins.match(source)), "plain")
