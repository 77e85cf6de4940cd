"""What each format raises: powers, exponents, endings of ordinals, and marks of notes, which are no figures."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from factcheck.text import readers
from tests.readers.places import check_map

CASES = {
    "Sales rose 30%{1} to $12.1 million{2} from that.{3}": "Sales rose 30% to $12.1 million from that.",
    "About 10{6} bees on 40 km{2}; 3 × 10{-3} g.": "About 10⁶ bees on 40 km²; 3 × 10⁻³ g.",
    "It rose (by 30%{1)}) and (on 40 km{2}) by {x}5{(2)}.": "It rose (by 30%) and (on 40 km²) by x5.",
    "On the 20{th} and 1{st} day, 5{th}{1} of all.": "On the 20th and 1st day, 5th of all.",
    "They grew{1,2} and grew{3–5} by 5 m{3} and 12{[4]} more{(5)}.": "They grew and grew by 5 m³ and 12 more.",
    "It cost £300/m{2},{7} he said.{a} “30 came,”{b} she said.": "It cost £300/m², he said. “30 came,” she said.",
    "The firm Brand{TM} of M{e} Dupont sold R{2} = 5, x{2}.": "The firm BrandTM of Me Dupont sold R² = 5, x².",
    "The law it came in{2} is 12 in{2} wide.": "The law it came in is 12 in² wide.",
    "A rise of 10{1} in 2014{12} to $10{2} each.": "A rise of 10 in 2014 to $10 each.",
    "The {14}C in it, Ca{2+}, 30{1}/2 miles, 5{1}/2 miles.": "The ¹⁴C in it, Ca²⁺, 30½ miles, 5½ miles.",
    "{1} The ministry counts 30.": "The ministry counts 30.",
    "It cost $12{99 more} than that.": "It cost $12 more than that.",
}
"""A text with what is raised in braces, and its prose."""


def parts(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is raised."""
    return [(piece, bool(at % 2)) for at, piece in enumerate(text.replace("}", "{").split("{")) if piece]


def tagged(text: str, before: str, behind: str) -> str:
    return "".join(f"{before}{piece}{behind}" if up else piece for piece, up in parts(text))


def page(text: str) -> str:
    filling = "<p>It was a long and dull day at the works, and nobody came to see the boats that lay there.</p>"
    return f"<!doctype html><html><body><article>{filling}<p>{text}</p>{filling}</article></body></html>"


def word(text: str, lift: Callable[[Run], None]) -> bytes:
    document = docx.Document()
    document.styles.add_style("Note Mark", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    paragraph = document.add_paragraph()
    for piece, up in parts(text):
        run = paragraph.add_run(piece)
        if up:
            lift(run)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def by_font(run: Run) -> None:
    run.font.superscript = True


def by_style(run: Run) -> None:
    run.style = "Note Mark"


def by_position(run: Run) -> None:
    lifted = OxmlElement("w:position")
    lifted.set(qn("w:val"), "6")
    run._r.get_or_add_rPr().append(lifted)


WAYS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "html": ("html", lambda text: page(tagged(text, "<sup>", "</sup>"))),
    "html, linked": ("html", lambda text: page(tagged(text, "<sup class=x><b>", "</b></sup>"))),
    "html, by style": ("html", lambda text: page(tagged(text, "<span style='vertical-align: super'>", "</span>"))),
    "markdown": ("markdown", lambda text: tagged(text, "<sup>", "</sup>")),
    "markdown, stressed": ("markdown", lambda text: tagged(text, "<sup>*", "*</sup>")),
    "markdown, a block of HTML": ("markdown", lambda text: f"<div>{tagged(text, '<sup>', '</sup>')}</div>"),
    "docx": ("docx", lambda text: word(text, by_font)),
    "docx, by style": ("docx", lambda text: word(text, by_style)),
    "docx, by position": ("docx", lambda text: word(text, by_position)),
}


@pytest.mark.parametrize("text", CASES)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_raised(way: str, text: str) -> None:
    name, written = WAYS[way]
    document = readers.reader(name).read(written(text), file="a")
    assert CASES[text] in document.text.split("\n\n")
    check_map(document)


def test_lowered_stays() -> None:
    document = readers.reader("html").read(page("CO<sub>2</sub> and H<sub>2</sub>O fell 30%."), file="a")
    assert "CO2 and H2O fell 30%." in document.text


def test_entities_in_what_is_raised() -> None:
    document = readers.reader("html").read(page("3 &times; 10<sup>&minus;3</sup> g of 5&sup2; m&sup2;"), file="a")
    assert "3 × 10⁻³ g of 5 m²" in document.text


def test_a_footnote_number_of_word() -> None:
    text = "from $11.0 million.<![if !supportFootnotes]>[1]<![endif]>"
    assert "from $11.0 million." in readers.reader("html").read(page(text), file="a").text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("It cost $12 million[1](#fn1) and 30%[[2]](#fn2) of it.[3,4](#x)", "It cost $12 million and 30% of it."),
        ("It rose 30% [1] to $12.\n\n[1]: http://example.org", "It rose 30% to $12."),
        ("It rose 30%[^9] to $12\\[2\\].", "It rose 30% to $12."),
        ("It rose [30](http://example.org) of [2014](#y) to [12%](#z).", "It rose 30 of 2014 to 12%."),
    ],
)
def test_links_that_are_marks_of_notes(text: str, prose: str) -> None:
    document = readers.reader("markdown").read(text, file="a")
    assert document.text == prose
    check_map(document)
