"""The pages of a PDF with their letters, or one line that says why it can't be read."""

import json
import signal
import subprocess
import sys
from array import array
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from factcheck.records.errors import InputError
from factcheck.text.readers.paper import letters

_PATIENCE = 4 * letters.CPU_SECONDS
"""Seconds on the clock, for systems without limits of their own."""
_REFUSED = {
    "extra": (
        "PDFs need an extra; install it with pip install 'factcheck-desk[pdf]', "
        "or in a copy of the repository with pip install '.[pdf]'"
    ),
    "locked": "locked with a password; save the draft without one",
    "damaged": "not a PDF, or a damaged one; save the draft again",
    "pages": f"more than {letters.PAGES:,} pages; take the draft out of it",
    "objects": f"more than {letters.OBJECTS:,} objects on its pages; save the draft as text",
    "letters": f"more than {letters.LETTERS:,} letters; take the draft out of it",
    "pictures": "pictures of pages, without text; have a program recognise the text in it (OCR) first",
    "slow": f"takes more than {letters.CPU_SECONDS} seconds to read; save the draft again, or as text",
    "harmful": "damaged, or made to do harm: reading it broke off; save the draft again, or as text",
}


@dataclass(frozen=True)
class Page:
    """The letters of a page in the order in which the file draws them: code points, boxes, sizes of fonts.

    All measures are points from the upper left corner of the page as it is shown.
    """

    number: int
    width: float
    height: float
    codes: "array[int]"
    lefts: "array[float]"
    tops: "array[float]"
    rights: "array[float]"
    bottoms: "array[float]"
    sizes: "array[float]"


@dataclass(frozen=True)
class Pages:
    """The pages of a PDF that hold letters, and its properties: Title, CreationDate, ModDate."""

    pages: tuple[Page, ...]
    properties: dict[str, str]


def pages(raw: bytes, *, file: str) -> Pages:
    """The pages of the PDF `raw`; an InputError if it can't be read, or isn't meant to be."""
    if find_spec("pypdfium2_raw") is None:
        raise _wrong("extra", file)
    try:
        told = subprocess.run(
            [sys.executable, "-P", letters.__file__], input=raw, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _wrong("slow", file) from None
    head, _, body = told.stdout.partition(b"\n")
    if told.returncode:
        slow = hasattr(signal, "SIGXCPU") and told.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
        raise _wrong("slow" if slow else "harmful", file)
    said: dict[str, Any] = json.loads(head)
    if "refused" in said:
        raise _wrong(said["refused"], file)
    made = _parted(said["pages"], body)
    if said["objects"] and not any(page.codes for page in made):
        raise _wrong("pictures", file)
    return Pages(made, said["properties"])


def _parted(sizes: list[dict[str, Any]], body: bytes) -> tuple[Page, ...]:
    count = sum(size["letters"] for size in sizes)
    columns: list[array[Any]] = []
    for at, kind in enumerate("Ifffff"):
        column: array[Any] = array(kind)
        column.frombytes(body[at * 4 * count : (at + 1) * 4 * count])
        columns.append(column)
    made, begun = [], 0
    for number, size in enumerate(sizes, 1):
        end = begun + size["letters"]
        made.append(Page(number, size["width"], size["height"], *(column[begun:end] for column in columns)))
        begun = end
    return tuple(made)


def _wrong(reason: str, file: str) -> InputError:
    return InputError(_REFUSED[reason], file=file)
