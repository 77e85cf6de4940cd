"""Word documents with tracked changes and struck text: as Word shows them with all changes accepted."""

import pytest

from factcheck.text.document import Document
from factcheck.text.readers import docx
from tests.readers.test_docx import W, packed

OLD = "<w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>"
GONE = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
MOVED = "<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def deleted(words: str) -> str:
    return f'<w:del><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def read(body: str, styles: str = "") -> Document:
    return docx.read(packed(body, **{"word/styles.xml": f"<w:styles {W}>{styles}</w:styles>"}), file="a.docx")


def p(inside: str, properties: str = "") -> str:
    return f"<w:p>{properties}{inside}</w:p>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def box(inside: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"


HEAD = p(run("Fares"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(run("It rose 5 "), GONE) + p(run("to 6.")), "It rose 5 to 6."),
        (p(run("It rose "), GONE) + p(deleted("5 "), GONE) + p(run("to 6.")), "It rose to 6."),
        (p(run("It rose "), MOVED) + p(run("to 6.")), "It rose to 6."),
        (p(run("One."), "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>") + p(run("Two.")), "One.\n\nTwo."),
        (p(deleted("Gone, 5."), GONE) + p(run("Kept.")), "Kept."),
        (p(run("One."), OLD) + p(run("Two.")), "One.\n\nTwo."),
        (p(run("One."), "<w:pPr><w:numPr><w:ins/></w:numPr></w:pPr>") + p(run("Two.")), "One.\n\nTwo."),
        (p(run("One."), GONE) + f"<w:tbl>{row(p(run('a')), p(run('5')))}</w:tbl>" + p(run("Two.")),
         "One.\n\na\t5\n\nTwo."),
        (f"<w:tbl>{row(p(run('a'), GONE) + p(run('b')), p(run('5'), GONE))}{row(p(run('c')), p(run('6')))}</w:tbl>",
         "ab\t5\n\nc\t6"),
        (p(run("Last"), GONE), "Last"),
        (p(run("In ") + box(p(run("Box 1."), GONE)), GONE) + p(run("all.") + box(p(run("Box 2.")))),
         "In all.\n\nBox 1.\n\nBox 2."),
        (p("<w:moveTo>" + run("Moved here.") + "</w:moveTo>"), "Moved here."),
    ],
)  # fmt: skip
def test_paragraphs_whose_marks_were_deleted(body: str, text: str) -> None:
    assert read(body).text == text


def test_places_stay_those_of_the_file() -> None:
    document = read(HEAD + p(run("It rose ") + run("5 "), GONE) + p(run("to ") + run("6.")) + p(run("End.")))
    text = document.text
    assert text == "Fares\n\nIt rose 5 to 6.\n\nEnd."
    places = {words: document.standing(text.index(words)) for words in ("Fares", "It", "5", "to", "6", "End")}
    assert places == {"Fares": (1, 1), "It": (2, 1), "5": (2, 2), "to": (3, 1), "6": (3, 2), "End": (4, 1)}


def test_the_paragraph_that_remains_gives_its_style() -> None:
    styles = '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
    quoted = '<w:pPr><w:pStyle w:val="Q"/><w:rPr><w:del/></w:rPr></w:pPr>'
    document = read(HEAD + p(run("A saying, "), quoted) + p(run("and more.")), styles)
    assert [part.kind for part in document.segments][1:] == ["body"]


def test_rows_and_cells_that_were_deleted() -> None:
    gone, cell = "<w:trPr><w:del/></w:trPr>", "<w:tcPr><w:cellDel/></w:tcPr>"
    put_in, before = (
        "<w:trPr><w:ins/></w:trPr>",
        "<w:trPr><w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange></w:trPr>",
    )
    document = read(
        "<w:tbl>"
        + row(p(run("a")), p(run("1")))
        + row(p(run("b")), p(run("2")), properties=gone)
        + row(p(run("c")), cell + p(run("3")), p(run("4")), properties=put_in)
        + row(p(run("d")), p(run("5")), properties=before)
        + "</w:tbl>"
        + p(run("End."))
    )
    assert document.text == "a\t1\n\nc\t4\n\nd\t5\n\nEnd."
    assert document.standing(document.text.index("End")) == (10, 1)


@pytest.mark.parametrize(
    ("properties", "read_"),
    [
        ("<w:strike/>", False), ("<w:dstrike/>", False), ('<w:strike w:val="true"/>', False),
        ('<w:strike w:val="1"/>', False), ('<w:strike w:val="0"/>', True), ('<w:strike w:val="false"/>', True),
        ('<w:dstrike w:val="off"/>', True), ("<w:b/><w:i/>", True), ('<w:rStyle w:val="S"/>', False),
        ('<w:rStyle w:val="T"/>', False), ('<w:rStyle w:val="S"/><w:strike w:val="0"/>', True),
        ('<w:rStyle w:val="U"/>', True), ('<w:rStyle w:val="unknown"/>', True),
        ("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", True),
    ],
)  # fmt: skip
def test_struck_text_is_left_out(properties: str, read_: bool) -> None:
    styles = (
        '<w:style w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="T"><w:basedOn w:val="S"/></w:style>'
        '<w:style w:styleId="U"><w:basedOn w:val="S"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
        '<w:style w:styleId="P"><w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:styleId="V"><w:tblStylePr><w:rPr><w:strike/></w:rPr></w:tblStylePr></w:style>'
    )
    body = HEAD + p(run("Some ") + run("14 ", properties) + run("15 boats sank."))
    assert ("14" in read(body, styles).text) is read_
    assert "15 boats sank." in read(body, styles).text


def test_struck_by_the_style_or_only_the_mark_of_a_paragraph() -> None:
    styles = '<w:style w:styleId="P"><w:rPr><w:strike/></w:rPr></w:style>'
    struck = '<w:pPr><w:pStyle w:val="P"/></w:pPr>'
    mark = "<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>"
    body = (
        HEAD + p(run("Old, 5."), struck) + p(run("6 of it", '<w:strike w:val="0"/>'), struck) + p(run("New, 7."), mark)
    )
    assert read(body, styles).text == "Fares\n\n6 of it\n\nNew, 7."
