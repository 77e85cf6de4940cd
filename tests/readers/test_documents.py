"""One article as pandoc and LibreOffice write it: the same parts, the same claims, the same day from each."""

from datetime import date
from pathlib import Path

import docx
import pytest

from factcheck import api
from factcheck.text.document import Document
from factcheck.text.readers import docx as word
from tests.readers.places import check_places
from tests.readers.test_docx import packed
from tests.readers.test_same import told

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
NAMES = sorted(path.name for path in DOCUMENTS.iterdir())
CAPTION = "The Skarra Sound at Port Conall, where she has lain for six years. She has cost £97m so far."
HEAD = [
    ("headline", "The £97m ferry that never sailed"),
    (
        "standfirst",
        "Six years after it was launched with painted windows, the MV Skarra Sound still has no sailing date.",
    ),
    ("byline", "Nuala Prentice"),
    ("byline", "15 March 2024"),
]
TABLE = ["Year\tPromised delivery\tCost (£m)", "2015\tMay 2018\t48.5", "2019\tlate 2021\t71", "2024\t“mid-2025”\t97"]
UNSTYLED = {"libreoffice.html", "libreoffice-from-page.docx"}
"""Where the caption is a paragraph like any other."""


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end]) for part in document.segments]


@pytest.mark.parametrize("name", NAMES)
def test_parts(name: str) -> None:
    document = api.read(DOCUMENTS / name)
    found = blocks(document)
    assert found[:4] == HEAD
    assert [words for kind, words in found if kind == "table"] == TABLE
    assert [words.split(",")[0] for kind, words in found if kind == "quotation"] == [
        "“We built a ship for a fuel we don’t have"
    ]
    assert [kind for kind, words in found if words == CAPTION] == ["body" if name in UNSTYLED else "caption"]
    assert found[4][1].startswith("SKARRAVOE – On the slip")
    assert found[-1] == ("body", "The audit office put the figure at £17.5m; the yard disputes it and speaks of £12m.")
    assert len(found) == 31
    publication = api.extract(document).publication
    assert publication
    assert publication.day == date(2024, 3, 15)
    if name.endswith(".html"):
        check_places(document)


def test_the_same_claims_from_all() -> None:
    ferry = api.extract(api.read(DOCUMENTS / "pandoc.html"))
    for name in NAMES:
        assert told(api.extract(api.read(DOCUMENTS / name)).claims) == told(ferry.claims), name


GOOGLE = """
<w:p><w:pPr><w:pStyle w:val="Title"/><w:rPr/></w:pPr><w:bookmarkStart w:id="0"/><w:bookmarkEnd w:id="0"/>
<w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">The £97m ferry</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t>Six years on, nobody sails.</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:t>By Nuala Prentice, 15 March 2024</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">It was ordered for £48.5m in October 2015 and has cost twice as much as that </w:t>
</w:r><w:commentRangeStart w:id="0"/><w:r><w:t>so far</w:t></w:r><w:commentRangeEnd w:id="0"/>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>, the auditors found last week.</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field of its own, 57 apprentices.</w:t></w:r></w:p></w:sdtContent></w:sdt>
"""
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle")
)


def test_a_document_exported_by_google() -> None:
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    raw = packed(GOOGLE, **{"word/styles.xml": f"<w:styles {ns}>{STYLES}</w:styles>"})
    found = blocks(word.read(raw, file="a.docx"))
    assert found == [
        ("headline", "The £97m ferry"),
        ("standfirst", "Six years on, nobody sails."),
        ("byline", "By Nuala Prentice, 15 March 2024"),
        (
            "body",
            "It was ordered for £48.5m in October 2015 and has cost twice as much as that so far, "
            "the auditors found last week.",
        ),
        ("body", "In a field of its own, 57 apprentices."),
    ]


def test_a_document_without_any_style(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("The £97m ferry", "Six years on, nobody sails", "Nuala Prentice", "Friday, 15 March 2024"):
        document.add_paragraph(words)
    document.add_paragraph(
        "It was ordered for £48.5m in October 2015 and has cost twice as much as that, it was found."
    )
    document.save(str(tmp_path / "a.docx"))
    found = api.read(tmp_path / "a.docx")
    assert [kind for kind, _ in blocks(found)] == ["headline", "standfirst", "byline", "byline", "body"]
    extraction = api.extract(found)
    assert extraction.publication
    assert (extraction.publication.day, extraction.publication.how) == (
        date(2024, 3, 15),
        "from a dated line of the text",
    )
