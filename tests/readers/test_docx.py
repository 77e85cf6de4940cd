"""Word documents: what is read of them, and that what is made to do harm is refused in one line."""

import io
import zipfile
from datetime import date

import pytest

from factcheck.records.errors import InputError
from factcheck.text.readers import by_ending, docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = """
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>The £97m ferry</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">In all, </w:t></w:r><w:del><w:r><w:delText>5,000</w:delText></w:r></w:del>
<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>6,238</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> people</w:t>
<w:br/><w:t>died</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
<w:commentRangeStart w:id="0"/><w:r><w:t>.</w:t></w:r><w:moveFrom><w:r><w:t>12</w:t></w:r></w:moveFrom>
<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice><w:txbxContent><w:p><w:r><w:t>A box of 7.</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box of 7.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr>
<w:r><w:fldChar/><w:instrText>PAGE 3</w:instrText><w:t>“No.”</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cost</w:t></w:r></w:p>
<w:p><w:r><w:t>(£m)</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2019</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>71</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""
STYLES = f"""<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>9</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> They say 12.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
CORE = """<p:x xmlns:p="p" xmlns:d="d"><d:created>2020-01-01T00:00:00Z</d:created>
<d:modified>2024-03-15T09:00:00Z</d:modified></p:x>"""


def packed(body: str = BODY, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            zipped.writestr(name, text)
    return file.getvalue()


def test_what_is_read() -> None:
    parts = {
        "word/styles.xml": STYLES,
        "word/footnotes.xml": NOTES,
        "docProps/core.xml": CORE,
        "word/comments.xml": "<",
    }
    document = docx.read(packed(**parts), file="a.docx")
    assert [(part.kind, document.text[part.start : part.end]) for part in document.segments] == [
        ("headline", "The £97m ferry"),
        ("body", "In all, 6,238 people\ndied."),
        ("body", "A box of 7."),
        ("quotation", "“No.”"),
        ("table", "Year\tCost (£m)"),
        ("table", "2019\t71"),
        ("body", "They say 12."),
    ]
    assert document.source == document.text
    assert document.standing(document.text.index("6,238")) == (2, 2)
    assert document.standing(document.text.index("box")) == (3, 1)
    assert document.standing(document.text.index("71")) == (9, 1)
    assert [(said.day, said.how) for said in document.saved] == [
        (date(2024, 3, 15), "from the document's properties (modified), which is weak"),
        (date(2020, 1, 1), "from the document's properties (created), which is weak"),
    ]


def entities() -> bytes:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "x">{bomb}]><w:document {W}>&a11;</w:document>')
    return file.getvalue()


def outside() -> bytes:
    file = io.BytesIO()
    page = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}>&x;</w:document>'
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("word/document.xml", page.encode("utf-16"))
    return file.getvalue()


def locked() -> bytes:
    raw = bytearray(packed())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"no zip", "not a Word document, or a damaged one"),
        (b"PK\x03\x04", "not a Word document, or a damaged one"),
        (packed("<w:p>" + " " * 30_000_000), "would unpack to 30,0"),
        (packed("<w:p>"), "damaged: word/document.xml is no XML"),
        (entities(), "declares XML entities"),
        (outside(), "declares XML entities"),
        (locked(), "locked with a password"),
        (packed()[:300], "not a Word document, or a damaged one"),
        (packed().replace(b"word/document.xml", b"xl/workbook1.xml1"), "no Word document"),
    ],
    ids=["text", "stub", "bomb", "xml", "laughs", "outside", "locked", "cut", "sheet"],
)
def test_refused_in_one_line(raw: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as refused:
        docx.read(raw, file="a.docx")
    assert str(refused.value).startswith("a.docx: ")
    assert "\n" not in str(refused.value)


def test_deep_nesting_and_odd_names() -> None:
    deep = docx.read(packed("<w:x>" * 10_000 + "<w:p><w:r><w:t>7</w:t></w:r></w:p>" + "</w:x>" * 10_000), file="a.docx")
    assert deep.text == "7"
    assert docx.read(packed(**{"../../etc/x": "7", "/tmp/x": "8"}), file="a.docx").text


def test_found_by_content() -> None:
    assert by_ending("-", packed()) == "docx"
    assert by_ending("A.DOCX") == "docx"
