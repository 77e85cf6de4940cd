"""The letters of a PDF and where they stand, taken out by pdfium in a process of its own.

A program: a PDF on standard input, on standard output a line of JSON and then six arrays. It imports nothing of
factcheck, so that it starts fast, and limits itself, because pdfium is native code and the file may be anybody's.
"""

import ctypes
import json
import math
import sys
from array import array
from typing import Any

PAGES = 2_000
OBJECTS = 2_000_000
LETTERS = 10_000_000
CPU_SECONDS = 120
MEMORY = 3 << 30
"""What a PDF may hold at most, and bytes of address space that reading it may take."""
_SCALE = 64
"""pdfium gives places on the shown page as whole numbers: of this many to a point."""
_ERRORS = {4: "locked", 5: "locked"}


class Refusal(Exception):  # noqa: N818 (it says no, and is no error of the program)
    """Why a PDF isn't read, in one word that `pages` knows."""


def main() -> None:
    """Read standard input, write the letters to standard output."""
    _limit()
    raw = sys.stdin.buffer.read()
    letters = Letters()
    try:
        head: dict[str, Any] = taken(raw, letters)
    except Refusal as reason:
        head = {"refused": str(reason)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")
    for column in letters.columns():
        column.tofile(sys.stdout.buffer)
    sys.stdout.buffer.flush()


class Letters:
    """Every letter by its code point, its box and the size of its font.

    Boxes are points from the upper left corner of the page as it is shown.
    """

    def __init__(self) -> None:
        self.codes = array("I")
        self.lefts, self.tops, self.rights, self.bottoms, self.sizes = (array("f") for _ in range(5))

    def columns(self) -> "tuple[array[Any], ...]":
        """The arrays, in the order in which they are written."""
        return self.codes, self.lefts, self.tops, self.rights, self.bottoms, self.sizes


def taken(raw: bytes, letters: Letters) -> dict[str, Any]:
    """Put the letters of the PDF `raw` into `letters`; the properties, and the size and count of each page."""
    import pypdfium2_raw as pdfium

    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(raw, len(raw), None)
    if not document:
        raise Refusal(_ERRORS.get(pdfium.FPDF_GetLastError(), "damaged"))
    count = pdfium.FPDF_GetPageCount(document)
    if count > PAGES:
        raise Refusal("pages")
    pages, objects = [], 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            pages.append({"width": 0.0, "height": 0.0, "letters": 0})
            continue
        objects += pdfium.FPDFPage_CountObjects(page)
        if objects > OBJECTS:
            raise Refusal("objects")
        before = len(letters.codes)
        _page(pdfium, page, letters)
        size = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        pages.append({"width": size[0], "height": size[1], "letters": len(letters.codes) - before})
        pdfium.FPDF_ClosePage(page)
    if not any(page["width"] for page in pages):
        raise Refusal("damaged")
    properties = {name: _property(pdfium, document, name) for name in ("Title", "CreationDate", "ModDate")}
    return {"pages": pages, "objects": objects, "properties": properties}


def _page(pdfium: Any, page: Any, letters: Letters) -> None:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return
    count = pdfium.FPDFText_CountChars(text)
    if len(letters.codes) + count > LETTERS:
        raise Refusal("letters")
    across, down = _shown(pdfium, page)
    box = pdfium.FS_RECTF()
    where = ctypes.byref(box)
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    put, lefts, tops, rights, bottoms, sizes = (column.append for column in letters.columns())
    size_of, size, scale, level = pdfium.FPDFText_GetFontSize, 0.0, 1.0, 0.0
    for at in range(count):
        put(code_of(text, at))
        box_of(text, at, where)
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        one, other = across(left, top), across(right, bottom)
        lefts(min(one, other))
        rights(max(one, other))
        one, other = down(left, top), down(right, bottom)
        tops(min(one, other))
        bottoms(max(one, other))
        if (now := size_of(text, at)) != size or bottom != level:  # a font may be drawn in another size than its own
            size, level, scale = now, bottom, _scale(pdfium, text, at)
        sizes(size * scale)
    pdfium.FPDFText_ClosePage(text)


def _scale(pdfium: Any, text: Any, at: int) -> float:
    """How much larger a letter is shown than its font's size says."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _shown(pdfium: Any, page: Any) -> tuple[Any, Any]:
    """Functions from a place in the PDF's own coordinates to one on the page as shown, cropped and turned."""
    width = round(pdfium.FPDF_GetPageWidthF(page) * _SCALE)
    height = round(pdfium.FPDF_GetPageHeightF(page) * _SCALE)
    x, y = ctypes.c_int(), ctypes.c_int()

    def place(across: float, down: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, across, down, ctypes.byref(x), ctypes.byref(y))
        return x.value / _SCALE, y.value / _SCALE

    (x0, y0), (x1, y1), (x2, y2) = place(0, 0), place(1000, 0), place(0, 1000)
    xa, xb, ya, yb = (x1 - x0) / 1000, (x2 - x0) / 1000, (y1 - y0) / 1000, (y2 - y0) / 1000
    return (lambda a, b: x0 + xa * a + xb * b), (lambda a, b: y0 + ya * a + yb * b)


def _property(pdfium: Any, document: Any, name: str) -> str:
    size = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
    room = ctypes.create_string_buffer(min(size, 4096))
    pdfium.FPDF_GetMetaText(document, name.encode(), room, len(room))
    return room.raw.decode("utf-16-le", "replace").rstrip("\0")


def _limit() -> None:
    """Let the system end this process where it would take too long or too much; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    for kind, wanted in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, most = resource.getrlimit(kind)
        allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        try:
            resource.setrlimit(kind, (allowed, most))
        except (OSError, ValueError):
            continue  # a system that doesn't know this one


if __name__ == "__main__":
    main()
