"""Word documents that swell, lead out of their file, call for entities, or are damaged."""

import io
import zipfile
from collections.abc import Mapping

from tests.hostile.case import EXTRACT, Case, text

_OPEN = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_CLOSE = "</w:body></w:document>"
_RELATION = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{}"/></Relationships>'
)
_COMMAND = (*EXTRACT[:3], "draft.docx")


def _said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _document(words: str) -> str:
    return _OPEN + words + _CLOSE


_LAMPS = _document(_said("In May 2014 it cost $20."))


def packed(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of `parts`, by their names."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return raw.getvalue()


def _word(document: str | bytes, **others: str | bytes) -> bytes:
    return packed(
        {
            "_rels/.rels": _RELATION.format("word/document.xml"),
            "word/document.xml": document,
            **{f"word/{name}.xml": content for name, content in others.items()},
        }
    )


def _refused(name: str, raw: bytes, says: str) -> Case:
    return Case(name=name, files={"draft.docx": raw}, command=_COMMAND, exits=(2,), says=rf"draft\.docx: .*{says}")


def _read(name: str, raw: bytes, *, shows: str = '"20"') -> Case:
    return Case(name=name, files={"draft.docx": raw}, command=_COMMAND, shows=shows)


def _billion() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{entities}]>'
        + _document(_said("&l9;")).partition("?>")[2]
    )


def _outside(address: str) -> str:
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "{address}">]>'
        + _document(_said("&x;")).partition("?>")[2]
    )


def _lying(raw: bytes, *, size: int) -> bytes:
    """The archive with a wrong unpacked size of its document in the directory and in the file's head."""
    made, right = bytearray(raw), _LAMPS.encode().__len__().to_bytes(4, "little")
    while (at := made.find(right)) >= 0:
        made[at : at + 4] = size.to_bytes(4, "little")
    return bytes(made)


def _locked(raw: bytes) -> bytes:
    """The archive with every part marked as encrypted."""
    made = bytearray(raw)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


_BLANKS = " " * 70_000_000
_NESTED = "<w:tbl><w:tr><w:tc>" * 20_000 + _said("It cost $20.") + "</w:tc></w:tr></w:tbl>" * 20_000

CASES = [
    _refused("a bomb", _word(_document(_said(_BLANKS))), "unpack"),
    _refused("a bomb in the styles", _word(_LAMPS, styles=_OPEN + _BLANKS + _CLOSE), "unpack"),
    _refused("a bomb in the footnotes", _word(_LAMPS, footnotes=_OPEN + _BLANKS + _CLOSE), "unpack"),
    _refused("a billion laughs", _word(_billion()), "entities"),
    _refused("laughs in the styles", _word(_LAMPS, styles=_billion()), "entities"),
    _refused("a file from outside", _word(_outside("file:///etc/passwd")), "entities"),
    _refused("a page from outside", _word(_outside("http://127.0.0.1:1/x")), "entities"),
    _refused("a pipe from outside", _word(_outside("file:///dev/zero")), "entities"),
    _refused(
        "a parameter entity", _word('<!DOCTYPE w [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><w/>'), "entities"
    ),
    _refused("cut short", _word(_LAMPS)[:-40], "no|damaged"),
    _refused("cut in the document", _word(_LAMPS)[:400], "no|damaged"),
    _refused("half an XML", _word(_LAMPS[:-40]), "no XML"),
    _refused("no XML", _word(b"\xff\xfe\0\0" * 50), "no XML"),
    _refused("nothing in it", packed({}), "Word"),
    _refused("another ZIP", packed({"readme.txt": "It cost $20."}), "no Word document"),
    _refused(
        "a workbook", packed({"xl/workbook.xml": "<x/>", "_rels/.rels": _RELATION.format("xl/workbook.xml")}), "Word"
    ),
    _refused("a password", _locked(_word(_LAMPS)), "password"),
    _refused("a text that calls itself Word", b"It cost $20.", "Word"),
    _refused("a size that is a lie", _lying(_word(_LAMPS), size=100), "damaged|unpack"),
    _refused("a size beyond everything", _lying(_word(_LAMPS), size=0xFFFFFFF0), "unpack"),
    _refused(
        "relations that lead to themselves",
        packed({"_rels/.rels": _RELATION.format("_rels/.rels")}),
        "Word",
    ),
    _refused("relations that never close", packed({"_rels/.rels": "<" * 900_000}), "XML"),
    _read(
        "relations out of the file",
        packed({"_rels/.rels": _RELATION.format("../../../../etc/passwd"), "word/document.xml": _LAMPS}),
    ),
    _read(
        "parts that lead out of the file",
        packed({"../../slip.txt": "x", "/tmp/slip.txt": "x", "..\\slip.txt": "x", "word/document.xml": _LAMPS}),
    ),
    _read("a part twice", _word(_LAMPS) + b"", shows='"20"'),
    _read("tables in tables", _word(_document(_NESTED))),
    _read(
        "a paragraph in pieces",
        _word(_document("<w:p>" + "<w:r><w:t>1</w:t></w:r>" * 20_000 + "</w:p>" + _said("It cost $20."))),
    ),
    _read("controls by entity", _word(_document(_said("It cost $20. &#x85;&#x202e;&#x9b;31m")))),
    _read(
        "ten thousand parts", packed({**{f"word/media/{n}": "x" for n in range(10_000)}, "word/document.xml": _LAMPS})
    ),
    _read("a part packed in another way", packed({"word/document.xml": _LAMPS}, method=zipfile.ZIP_LZMA)),
    text("a Word file that calls itself a text", _word(_LAMPS), exits=(0, 2)),
]
