"""PDFs: lines become paragraphs, claims lead to page and box, and what can't be read is refused in one line."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from factcheck import api
from factcheck.records.errors import InputError
from factcheck.text.document import Document
from factcheck.text.readers import by_ending, pdf
from factcheck.text.readers.paper import letters, pages
from tests.fixtures import notation
from tests.readers.editions import EDITIONS
from tests.readers.paper import Word, column, made
from tests.readers.test_same import told

FLOOD = next(article.text for article in notation.articles() if article.name == "flood")


def read(*drawn: list[Word] | bytes, **more: str) -> Document:
    return pdf.read(made(*drawn, **more), file="a.pdf")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end]) for part in document.segments]


def test_paragraphs_headline_and_standfirst() -> None:
    lines = column(
        ["The ferry will cost £97 million, up from £71", "million in 2019, the transport ministry said.",
         "", "More than 2,400 passengers were delayed by the", "strike on Tuesday."],
        y=150,
    )  # fmt: skip
    document = read(
        [(72, 80, 24, "Ferry cost rises"), (72, 110, 14, "Islanders wait as the bill for it grows"), *lines]
    )
    assert blocks(document) == [
        ("headline", "Ferry cost rises"),
        ("standfirst", "Islanders wait as the bill for it grows"),
        ("body", "The ferry will cost £97 million, up from £71 million in 2019, the transport ministry said."),
        ("body", "More than 2,400 passengers were delayed by the strike on Tuesday."),
    ]
    assert document.source == document.text


def test_indents_part_paragraphs_and_columns_go_on() -> None:
    left = ["The council said that it would spend a total", "of £3.5 million on the repair of 12 bridges.",
            "\tWork begins in May, and the cost of the two"]  # fmt: skip
    right = ["largest bridges is not known, Ms Reik said.", "\tThe mayor, who took part in the long debate",
             "until midnight, voted against the whole plan."]  # fmt: skip
    words = [
        (x + 18 * line.startswith("\t"), y, size, line.strip())
        for side, x0 in ((left, 72), (right, 330))
        for x, y, size, line in column(side, x=x0)
    ]
    assert [text for _, text in blocks(read(words))] == [
        "The council said that it would spend a total of £3.5 million on the repair of 12 bridges.",
        "Work begins in May, and the cost of the two largest bridges is not known, Ms Reik said.",
        "The mayor, who took part in the long debate until midnight, voted against the whole plan.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the govern-", "ment said so", "the government said so"),
        ("a well-", "known fact is so", "a well-known fact is so"),
        ("about two-", "thirds of it so", "about two-thirds of it so"),
        ("a 20-", "year-old man", "a 20-year-old man"),
        ("between 10–", "12 people", "between 10–12 people"),
        ("it rose –", "by 3%", "it rose – by 3%"),
        ("it cost $", "20 million", "it cost $20 million"),
        ("it cost $20", "million", "it cost $20 million"),
        ("an Anglo-", "American firm", "an Anglo-American firm"),
        ("they co-op; a co-", "op is one", "they co-op; a co-op is one"),
        ("the re-election of a re-", "election", "the re-election of a re-election"),
        ("in 2019,", "200 people", "in 2019, 200 people"),
    ],
)
def test_lines_are_joined(first: str, second: str, joined: str) -> None:
    fill = "x" * 40
    lines = column([f"{fill} {first}", f"{second} {fill}"])
    assert read(lines).text == f"{fill} {joined} {fill}"


def test_running_heads_and_page_numbers_stay_out() -> None:
    body = ["One page tells of 12 ships that lay before the", "Two tells of 30 more that nobody had seen at",
            "Three tells of the rest, which were 7 in all."]  # fmt: skip
    drawn = [
        [(72, 40, 9, "The Larnhaven Record, 14 May 2024"), *column([line], y=90), (300, 760, 9, f"Page {number} of 3")]
        for number, line in enumerate(body, 1)
    ]
    assert read(*drawn).text == " ".join(body)


def test_a_paragraph_goes_on_around_the_note_at_the_foot() -> None:
    document = read(
        [*column(["The inquiry found that the firm had paid £97", "in bribes for each of its contracts, or £4"], y=600),
         *column(["1. Accounts of 2019, page 12."], y=720, size=8)],
        column(["million in three years, and the chief knew it."], y=100),
    )  # fmt: skip
    assert [text for _, text in blocks(document)] == [
        "The inquiry found that the firm had paid £97 in bribes for each of its contracts, or £4 million in three "
        "years, and the chief knew it.",
        "1. Accounts of 2019, page 12.",
    ]


def test_marks_of_notes_are_no_figures() -> None:
    words = [
        (72, 100, 12, "At least 412 people"), (178.7, 95, 7, "3"), (186, 100, 12, "died on 25 km"),
        (262.8, 95, 7, "2"), (270, 100, 12, "of land."),
    ]  # fmt: skip
    assert read(words).text == "At least 412 people died on 25 km² of land."


def test_rows_of_tables() -> None:
    words = [*column(["Year", "2019", "2020"]), *column(["Cost", "71", "97"], x=200), *column(["a note"], y=200)]
    rows = sorted(words, key=lambda word: (word[1], word[0]))
    assert blocks(read(rows)) == [
        ("table", "Year\tCost"),
        ("table", "2019\t71"),
        ("table", "2020\t97"),
        ("body", "a note"),
    ]


def test_claims_lead_to_page_and_box() -> None:
    document = read(
        column(["On Monday the council said that it would"]),
        column(["It will cost £97 million in all, up from", "£71 million in 2019."], y=200),
    )
    claims = {claim.text: claim.location for claim in api.extract(document).claims if claim.kind == "quantity"}
    one, other = claims["£97 million"], claims["£71 million"]
    assert one
    assert other
    assert one.page == other.page == 2
    assert one.box
    assert other.box
    assert other.box[0] == 72
    assert 200 < other.box[1] + 14 < other.box[3] + 1 < 218
    assert one.box[3] <= other.box[1] + 4
    assert one.box[::2] == pytest.approx((127.3, 184.7), abs=0.2)  # by the widths of Helvetica
    assert document.place(document.text.index("£97")) == "page 2"


@pytest.mark.parametrize(
    ("more", "box"),
    [("", (72, 90, 98, 103)), ("/CropBox[60 0 612 700]", (12, -2, 38, 11)), ("/Rotate 90", (689, 72, 702, 98))],
)
def test_boxes_count_from_the_upper_left_corner_as_shown(more: str, box: tuple[float, ...]) -> None:
    document = read([(72, 100, 12, "2,400")], page=more)
    assert document.boxes
    found = document.boxes.at(0, 5)[1]
    assert document.text == "2,400"
    assert found == pytest.approx(box, abs=4)


def test_the_days_on_which_it_was_saved_are_weak() -> None:
    document = read([(72, 90, 12, "A")], info="/CreationDate(D:20240301120000Z)/ModDate(D:20240315090000+01'00')")
    assert [one.day for one in document.saved] == [date(2024, 3, 15), date(2024, 3, 1)]
    assert document.saved[0].how == "from the document's properties (modified), which is weak"
    assert read([(72, 90, 12, "A")], info="/CreationDate(yesterday)").saved == ()


LOOP = (
    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 20 0 R>>>>/Length 6>>stream\n/X1 Do\nendstream"
)
LOCKED = f"<</Filter/Standard/V 1/R 2/O<{'aa' * 32}>/U<{'bb' * 32}>/P -4>>"
DAMAGED, PICTURES = "not a PDF, or a damaged one", "pictures of pages, without text"
BAD = {
    "no PDF": (b"hello", DAMAGED),
    "nothing": (b"", DAMAGED),
    "head only": (b"%PDF-1.7\n", DAMAGED),
    "cut": (made([(72, 72, 12, "A")])[:200], DAMAGED),
    "pages that hold themselves": (made([(72, 72, 12, "A")]).replace(b"/Kids[100 0 R]", b"/Kids[2 0 R]  "), DAMAGED),
    "a drawing that draws itself": (made(b"/X1 Do", objects=[LOOP]), PICTURES),
    "a picture": (made(b"q BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"), PICTURES),
    "locked": (
        made([(72, 72, 12, "A")], objects=[LOCKED], trailer="/Encrypt 20 0 R/ID[<aa><aa>]"),
        "locked with a password; save the draft without one",
    ),
    "many pages": (
        made([(72, 72, 12, "A")]).replace(b"/Count 1/Kids[", b"/Count 9000/Kids[" + b"100 0 R " * 8999),
        "more than 2,000 pages",
    ),
    "many objects": (made(b"0 0 1 1 re f " * 2_100_000, packed=True), "more than 2,000,000 objects"),
}


@pytest.mark.parametrize("kind", BAD)
def test_refused_in_one_line(kind: str) -> None:
    raw, message = BAD[kind]
    with pytest.raises(InputError, match=message) as refused:
        pdf.read(raw, file="a.pdf")
    assert str(refused.value).startswith("a.pdf: ")
    assert "\n" not in str(refused.value)


def test_loops_that_hide_no_page_are_read() -> None:
    assert read([(72, 72, 12, "It cost £3m.")], trailer="/Prev 15").text == "It cost £3m."
    assert read(b"q " * 100_000 + b"BT /F1 12 Tf 72 72 Td (It cost.) Tj ET").text == "It cost."


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "made to do harm: reading it broke off"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "takes more than 120 seconds to read"),
        ("1 / 0", "made to do harm: reading it broke off"),
    ],
)
def test_a_crash_in_native_code_is_one_line(
    program: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crash.py").write_text(program)
    monkeypatch.setattr(letters, "__file__", str(tmp_path / "crash.py"))
    with pytest.raises(InputError, match=message):
        read([(72, 72, 12, "A")])


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_spec", lambda name: None)
    with pytest.raises(InputError) as refused:
        read([(72, 72, 12, "A")])
    assert str(refused.value) == (
        "a.pdf: PDFs need an extra; install it with pip install 'factcheck-desk[pdf]', "
        "or in a copy of the repository with pip install '.[pdf]'"
    )


def test_found_by_content_and_never_taken_for_text(tmp_path: Path) -> None:
    assert by_ending("-", made([])) == by_ending("A.PDF") == "pdf"
    path = tmp_path / "a.txt"
    path.write_bytes(made([(72, 72, 12, "It cost £3m.")]))
    with pytest.raises(InputError, match=r"a PDF, not a text; let its name end in \.pdf, or read it with --reader pdf"):
        api.read(path)
    assert api.read(path, reader="pdf").text == "It cost £3m."


def factcheck(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_every_command_takes_a_pdf(tmp_path: Path) -> None:
    lines = column(["Sales rose 30% to $12.1 million from $11.0", "million, the company said."])
    (tmp_path / "a.pdf").write_bytes(made(lines))
    linted = factcheck("lint", "a.pdf", folder=tmp_path)
    assert linted.returncode == 1
    assert "is 10%, but the text says 30%" in linted.stdout
    claims = factcheck("extract", "a.pdf", "--format", "jsonl", folder=tmp_path).stdout
    assert '"page":1' in claims
    marked = factcheck("mark", "a.pdf", "--all", "--status", "verified", "--as", "Ada", folder=tmp_path)
    assert marked.returncode == 0, marked.stderr
    lines[0] = (72, 100, 12, "Sales rose 31% to $12.1 million from $11.0")
    (tmp_path / "a.pdf").write_bytes(made(lines))
    assert "'30%'" in factcheck("status", "a.pdf", folder=tmp_path).stdout
    assert factcheck("sheet", "a.pdf", "-o", "a-check.csv", folder=tmp_path).returncode == 0
    assert "a.pdf:page 1" in (tmp_path / "a-check.csv").read_text(encoding="utf-8-sig")


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice isn't installed")
def test_the_same_claims_from_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(EDITIONS["docx"](FLOOD))
    command = [
        "soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--convert-to", "pdf",
        "--outdir", str(tmp_path), str(tmp_path / "a.docx"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    word, printed = (
        api.extract(api.read(tmp_path / name, published=date(2024, 3, 15))) for name in ("a.docx", "a.pdf")
    )
    assert told(printed.claims) == told(word.claims)
    assert [part.kind for part in printed.document.segments] == [part.kind for part in word.document.segments]
    assert all(claim.location and claim.location.page and claim.location.box for claim in printed.claims)
