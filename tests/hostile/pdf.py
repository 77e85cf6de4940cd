"""PDFs that lead round in circles, swell, lie about themselves, or are cut."""

import zlib
from collections.abc import Sequence

from tests.hostile.case import EXTRACT, Case

_COMMAND = (*EXTRACT[:3], "draft.pdf")
_TEXT = b"BT /F1 12 Tf 72 700 Td (In May 2014 it cost $20.) Tj ET"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def made(*objects: str | bytes, root: int = 1, previous: int | None = None, count: int | None = None) -> bytes:
    """A PDF of `objects`, numbered from 1; `previous`: where its table says that an older one stands."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        body = content.encode("latin-1") if isinstance(content, str) else content
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    before = "" if previous is None else f"/Prev {table if previous < 0 else previous} "
    entries = f"/Size {count or len(objects) + 1} /Root {root} 0 R {before}"
    out += f"trailer\n<< {entries}>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, *entries: str) -> bytes:
    """A stream object."""
    return f"<< /Length {len(content)} {' '.join(entries)} >>\nstream\n".encode() + content + b"\nendstream"


_RESOURCES = "/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
_CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def _page(content: str = "4 0 R") -> str:
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} {_RESOURCES} >>"


def _document(
    content: bytes = _TEXT, *, pages: str = _PAGES, page: str = _page(), more: Sequence[str | bytes] = ()
) -> bytes:
    return made(_CATALOG, pages, page, content if content.startswith(b"<<") else stream(content), _FONT, *more)


def _case(name: str, raw: bytes, *, exits: tuple[int, ...] = (0, 2), says: str = "", shows: str = "") -> Case:
    return Case(name=name, files={"draft.pdf": raw}, command=_COMMAND, exits=exits, says=says, shows=shows)


_TREE = [f"<< /Type /Pages /Kids [{n + 1} 0 R {n + 1} 0 R] /Count 99 >>" for n in range(2, 42)]

CASES = [
    _case("a sound one", _document(), exits=(0,), shows='"20"'),
    _case("nothing but its name", b"%PDF-1.7\n", exits=(2,), says=r"draft\.pdf"),
    _case("noise", b"%PDF-1.7\n" + bytes(range(256)) * 400, exits=(2,), says=r"draft\.pdf"),
    _case("a text that calls itself PDF", b"In May 2014 it cost $20.", exits=(2,), says=r"draft\.pdf"),
    _case("cut short", _document()[:-120]),
    _case("cut in its page", _document()[:300]),
    _case("no pages", made(_CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>")),
    _case(
        "a page that is its own parent",
        _document(pages="<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"),
    ),
    _case("pages that lead to themselves", made(_CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
    _case("pages that double forty times", made(_CATALOG, *_TREE, _page())),
    _case("a billion pages", _document(pages="<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>")),
    _case("pages below nothing", _document(pages="<< /Type /Pages /Kids [3 0 R] /Count -5 >>")),
    _case("a table that leads to itself", made(_CATALOG, _PAGES, _page(), stream(_TEXT), _FONT, previous=-1)),
    _case("a table out of the file", made(_CATALOG, _PAGES, _page(), stream(_TEXT), _FONT, previous=10**12)),
    _case("a table of a billion", made(_CATALOG, _PAGES, _page(), stream(_TEXT), _FONT, count=10**9)),
    _case("a catalogue that isn't there", made(_CATALOG, root=77)),
    _case("a reference to itself", _document(page=_page("7 0 R"), more=("<< >>", "7 0 R"))),
    _case("contents a hundred thousand times", _document(page=_page(f"[{'4 0 R ' * 100_000}]"))),
    _case(
        "a form that draws itself",
        _document(
            b"/X Do " + _TEXT,
            more=(stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", _RESOURCES),),
        ),
    ),
    _case("a bomb", _document(stream(zlib.compress(b" " * 400_000_000, 9), "/Filter /FlateDecode"))),
    _case(
        "a bomb in a bomb",
        _document(
            stream(zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9), "/Filter [/FlateDecode /FlateDecode]")
        ),
    ),
    _case("filters a thousand times", _document(stream(_TEXT, f"/Filter [{'/ASCIIHexDecode ' * 1_000}]"))),
    _case("a length that is a lie", _document().replace(b"/Length 59", b"/Length 99999999999")),
    _case("a length that leads to itself", _document(b"<< /Length 4 0 R >>\nstream\n" + _TEXT + b"\nendstream")),
    _case("brackets without end", _document(b"[" * 300_000 + _TEXT)),
    _case("dictionaries without end", made("<< /A " * 50_000, _PAGES)),
    _case(
        "a script",
        made(
            _CATALOG.replace(">>", "/OpenAction << /S /JavaScript /JS (while(1);) >> >>"),
            _PAGES,
            _page(),
            stream(_TEXT),
            _FONT,
        ),
    ),
    _case(
        "a file from outside",
        made(
            _CATALOG.replace(">>", "/OpenAction << /S /Launch /F (/etc/passwd) >> >>"),
            _PAGES,
            _page(),
            stream(_TEXT, "/F (/etc/passwd)"),
            _FONT,
        ),
    ),
    _case(
        "a password",
        made(_CATALOG, _PAGES, _page(), stream(_TEXT), _FONT).replace(
            b"/Root",
            b"/Encrypt << /Filter "
            b"/Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"x" * 32 + b") /P -1 >> /ID [(a) (a)] /Root",
        ),
        exits=(2,),
        says="password",
    ),
    _case(
        "letters out of reach",
        _document(b"BT /F1 1e38 Tf 1e38 1e38 Td (In May 2014 it cost $20.) Tj -9e99 0 Td (x) Tj ET"),
    ),
    _case("a page out of reach", _document(page=_page().replace("[0 0 612 792]", "[-1e38 NaN 1e38 1e308]"))),
    _case(
        "text that steers",
        _document(b"BT /F1 12 Tf 72 700 Td (31 lamps \x1b[31m\x9b\x07\x08 32 lamps) Tj ET"),
        exits=(0,),
    ),
    _case("letters one by one", _document(b"BT /F1 12 Tf 72 700 Td " + b"(1) Tj " * 20_000 + b"ET")),
    _case(
        "letters all over the page",
        _document(
            b"BT /F1 12 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (5) Tj " % (n * 7919 % 600, n * 104729 % 780) for n in range(8_000))
            + b"ET"
        ),
    ),
]
