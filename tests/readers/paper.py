"""PDFs written byte by byte, so that a test says where each word stands."""

import zlib
from collections.abc import Iterable

Word = tuple[float, float, float, str]
"""Points from the left and from the top, the size of the font, the text."""


def content(words: Iterable[Word], *, height: float = 792) -> bytes:
    """The instructions that draw `words` on a page."""
    lines = []
    for x, y, size, text in words:
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        lines.append(b"BT /F1 %.2f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET" % (size, x, height - y, shown))
    return b"\n".join(lines)


def made(
    *pages: Iterable[Word] | bytes, info: str = "", page: str = "", packed: bool = False, objects: Iterable[str] = (),
    trailer: str = "", box: tuple[int, int] = (612, 792),
) -> bytes:  # fmt: skip
    """A PDF of `pages`, each its words or its own instructions; `page` goes into each, `objects` begin at number 20."""
    count = len(pages)
    numbers = [100 + 2 * at for at in range(count)]
    bodies: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {count}/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: f"<<{info}>>".encode(),
    }
    for number, words in zip(numbers, pages, strict=True):
        drawn = words if isinstance(words, bytes) else content(words, height=box[1])
        data = zlib.compress(drawn) if packed else drawn
        filtered = "/Filter/FlateDecode" if packed else ""
        bodies[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {box[0]} {box[1]}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>/XObject<</X1 20 0 R>>>>{page}>>"
        ).encode()
        bodies[number + 1] = f"<</Length {len(data)}{filtered}>>stream\n".encode() + data + b"\nendstream"
    bodies |= {20 + at: body.encode("latin-1") for at, body in enumerate(objects)}
    whole = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(bodies.items()):
        places[number] = len(whole)
        whole += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    size = max(bodies) + 1
    end = f"trailer<</Size {size}/Root 1 0 R/Info 4 0 R{trailer}>>\nstartxref\n{len(whole)}\n%%EOF"
    return whole + b"xref\n0 1\n0000000000 65535 f \n" + table + end.encode()


def column(lines: Iterable[str], *, x: float = 72, y: float = 100, size: float = 12, step: float = 14) -> list[Word]:
    """Lines one below the other."""
    return [(x, y + step * at, size, text) for at, text in enumerate(lines) if text]
