"""Prose as a person reads it: what is never seen is gone, raised figures mean what they mean, and places still hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.document import Document
from factcheck.text.line_ends import fed
from factcheck.text.readers import html, markdown, plain
from tests.readers.places import check_map

UNSEEN = {
    "a break in a word": ("2.4 bil\u00adlion", "2.4 billion"),
    "breaks in a row": ("2.4 bil\u00ad\u00adlion", "2.4 billion"),
    "a word parted at the end of a line": (
        "It cost 2.4 bil\u00ad\nlion euros in all.",
        "It cost 2.4 billion\neuros in all.",
    ),
    "a break at the end of a line": ("It cost £2\u00ad\n4 people", "It cost £2\n4 people"),
    "a zero-width space before a blank": ("$12.1\u200b million", "$12.1 million"),
    "a zero-width space for a blank": ("rose\u200b30%", "rose30%"),
    "a word joiner before the sign": ("30\u2060%", "30%"),
    "joiners between figures": ("3\u200d1\u200c,200", "31,200"),
    "a byte-order mark within": ("Sales\ufeff rose", "Sales rose"),
    "marks of direction": ("\u200e30%\u200f of \u206631\u2069", "30% of 31"),
    "embedding from left to right": ("\u202a5,000\u202c people", "5,000 people"),
    "a grapheme joiner": ("12\u034f,000", "12,000"),
    "a variation of a digit": ("1\ufe0e2 people", "12 people"),
    "tags": ("30\U000e0031\U000e0032 people", "30 people"),
    "a line that shows nothing": ("One.\n\u200b\nTwo.", "One.\n\nTwo."),
    "ligatures": (
        "Twenty-\ufb01ve sta\ufb00, o\ufb03ce, a\ufb04uent, \ufb02ow, be\ufb06 of 30",
        "Twenty-five staff, office, affluent, flow, best of 30",
    ),
    "accents apart": ("Zu\u0308rich, cafe\u0301, Sa\u0303o", "Zürich, café, São"),
    "two accents on a letter": ("Nguye\u0302\u0303n", "Nguyễn"),
    "an accent that no letter has": ("Adebayo\u0323\u0300", "Adebayọ"),
    "an accent on a figure": ("3\u03011 people", "31 people"),
    "hyphens": ("Twenty\u2011five, 25\u201130, 30\u2010year\u2010old", "Twenty-five, 25-30, 30-year-old"),
    "dashes as wide as a figure": ("555\u20121234, one \u2012 two", "555-1234, one \u2013 two"),
    "narrow blanks": ("12\u202f500 and 30\u2009% and 12\u2007000", "12\u00a0500 and 30\u00a0% and 12\u00a0000"),
    "wide blanks": ("30\u2003people\u3000came", "30 people came"),
    "a break in a mark of a note": ("million[\u200b1]", "million"),
    "a break at a decimal point": ("$12\u00b7\u200b1", "$12.1"),
}
SEEN = {
    "a family": "👩\u200d👩\u200d👧 31 people",
    "a heart": "❤\ufe0f 31",
    "a flag": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 31",
    "Persian": "می\u200cخواهم 31",
    "Hindi": "क्\u200dष 31",
    "an override of direction": "\u202e002,13 people",
    "letters struck through": "3\u03360\u0336% 20%",
    "a figure on a key": "☎\ufe0f 31",
    "an inequality": "x ≠ 5, =\u0338",
    "composed letters": "Zürich, São Paulo, 25 km², É",
}
RAISED = {
    "behind a percent sign": ("rose 30%¹ to", "rose 30% to"),
    "behind a scale": ("$12.1 million² from", "$12.1 million from"),
    "behind a stop": ("They grew.³ In 2014", "They grew. In 2014"),
    "behind a figure": ("some 12¹ came", "some 12 came"),
    "behind a quotation": ("“30 came,”⁴ he", "“30 came,” he"),
    "in brackets that are not its own": ("(some 30%¹) of (40 km²) and (10⁶)", "(some 30%) of (40 km²) and (10⁶)"),
    "with a closing bracket": ("grew¹⁾ and", "grew and"),
    "behind a decade": ("in the 1990s³ some", "in the 1990s some"),
    "a list": ("grew¹,² and", "grew and"),
    "a list with blanks": ("grew¹, ² and", "grew and"),
    "a range": ("grew³⁻⁵ and", "grew and"),
    "a range with a dash": ("grew³–⁵ and", "grew and"),
    "in brackets": ("grew⁽¹⁾ and", "grew and"),
    "behind a blank": ("rose 30% ¹ to", "rose 30% to"),
    "of two digits": ("grew¹² and", "grew and"),
    "behind an area": ("40 km²,³ of", "40 km², of"),
    "behind millions of dollars": ("cost $12m² in", "cost $12m in"),
    "behind in": ("that they came in² was", "that they came in was"),
    "before a footnote": ("¹ The ministry counts 30.", "The ministry counts 30."),
    "right before a footnote": ("¹The ministry counts 30.", "The ministry counts 30."),
    "behind a square": ("20 square metres² of", "20 square metres of"),
    "a letter behind a sign": ("30%ᵃ of", "30% of"),
    "a letter behind a word": ("millionᵃ of", "million of"),
    "an ordinal": ("the 20ᵗʰ and 1ˢᵗ", "the 20th and 1st"),
    "a half": ("3¹⁄₂ and ³/₄", "3½ and ¾"),
    "sixteenths": ("3¹⁄₁₆ inches", "3 1/16 inches"),
    "pandoc's": ("30%^1^ of 40 km^2^, 20^th^", "30% of 40 km², 20th"),
    "pandoc's list": ("grew^1,2^ in", "grew in"),
    "one caret": ("rose 30%^1 to a high. ^2", "rose 30% to a high."),
    "a caret behind a unit": ("40 km^2 of", "40 km² of"),
}
AS_RAISED = [
    "10⁶ bees", "1.2 × 10⁶", "10⁻³ g", "40 km², 5 m², 12 ft³", "£300/m²", "12 kg m⁻³", "5 m s⁻²", "x² + y²", "R² = 0.8",
    "Ca²⁺ and Na⁺", "¹⁴C dating", "²³⁵U", "30 metres²", "2⁸ = 256", "CO₂ and H₂O", "PM₂.₅", "6 in² of", "10^6 bees",
    "3×10^6", "x^2", "2^8", "a^b", "É^2", "40 cm³", "(a + b)² = c",
]  # fmt: skip
BRACKETS = {
    "behind a word": ("$12.1 million[1] from", "$12.1 million from"),
    "behind a sign": ("30%[2] of", "30% of"),
    "behind a stop": ("grew.[12] In", "grew. In"),
    "several": ("grew.[1][2] In", "grew. In"),
    "a list": ("left [4, 5].", "left."),
    "a range": ("left [2–4], and", "left, and"),
    "behind a blank": ("rose 30% [1] to $12", "rose 30% to $12"),
    "before a sentence": ("grew. [3] In 2014", "grew. In 2014"),
    "a named note": ("million[note 3] of", "million of"),
    "a note that is nowhere": ("million[^1] of", "million of"),
    "a list of references": ("[1] Smith, J. (2014).\n[2] “Roads”", "Smith, J. (2014).\n“Roads”"),
    "behind a closing mark": ("“30 came”[7] of", "“30 came” of"),
    "behind a figure": ("In 2014[3] some", "In 2014 some"),
    "in a quotation": ("“It rose 30% [1] to $12,” he said.", "“It rose 30% to $12,” he said."),
    "behind an abbreviation": ("the U.N. [10] and 30 people", "the U.N. and 30 people"),
    "at the end": ("Of these, 30 came [9]", "Of these, 30 came"),
    "behind an acronym in brackets": ("the agency (WHO)[3] said", "the agency (WHO) said"),
    "behind a year in brackets": ("the film (2019)[17] made", "the film (2019) made"),
    "behind a name with capitals inside": ("YouTube[5], McDonald[6] and", "YouTube, McDonald and"),
    "behind a brand": ("iPhone[6], eBay[7], macOS[8] and", "iPhone, eBay, macOS and"),
    "behind a short form": ("mRNA[3] and tRNA[4] are", "mRNA and tRNA are"),
    "behind one capital": ("Vitamin C[3] or Hepatitis B[4]", "Vitamin C or Hepatitis B"),
    "behind a degree": ("at 7°C[11] and", "at 7°C and"),
    "behind another bracket": ("left.[citation needed][10] He", "left.[citation needed] He"),
    "a letter behind a figure": ("40[a] people, 50%[b][c] of", "40 people, 50% of"),
    "named with a capital": ("40[Note 1] people, 30[lower-alpha 2] men", "40 people, 30 men"),
    "daggers": ("40† people, 50‡ men, 30%††, grew.†", "40 people, 50 men, 30%, grew."),
    "asterisks": ("1,200* people, 30%** more, 40*.", "1,200 people, 30% more, 40."),
    "what WordPress fills in": ('[caption id="a" width="300"]Some 12 boats[/caption]', "Some 12 boats"),
    "what WordPress fills in, with curly marks": ("12 boats [gallery ids=”1,2″] came", "12 boats came"),
}
AS_BRACKETED = [
    "“We saw [12] people there,” he said.", "[12] people were hurt.", "“[12] people were hurt,” she said.",
    "They came. [12] people were hurt.", "He saw [1,200] people.", "the interval [1, 5] holds", "[0, 5]", "[1.2, 3.4]",
    "[2024] UKSC 3", "arr[1] = 30", "x[3]", "values_of[12]", "f(x)[2]", "[sic]", "the[ir]", "charge[d] 30",
    "(12) people", "$[12] million", "the [100] men", "rows[1].size()", "95% CI [3, 8] of",
    "y = A[2] + 1", "a[i][2]", "my_list[i][4]", "myList[5]", "rowCount[12]", "f(x, y)[3]",
    "the 1980[s] and", "x1[a] is",
    "† 1750", "Smith †1850", "a 5* hotel", "12*3 = 36", "12 * 3", "30*(2 + 1)", "[30 people]", "[and/or 5]", "[n=40]",
    "[1980s]",
]  # fmt: skip
POINTS = {
    "money": ("$12·1 million", "$12.1 million"),
    "both ends of a range": ("£5·00–£7·50 and 1·02–1·35", "£5.00–£7.50 and 1.02–1.35"),
    "behind thousands": ("1,234·5 tonnes", "1,234.5 tonnes"),
    "percent": ("3·5% (95% CI 1·1–2·0)", "3.5% (95% CI 1.1–2.0)"),
    "without a whole part": ("p<·05, p = ·03", "p<.05, p = .03"),
    "a bullet operator": ("12∙5 and 12⋅5", "12.5 and 12.5"),
    "a time": ("at 10·30 am", "at 10.30 am"),
}
NO_POINTS = [
    "3 · 4 · 5",
    "2·3·5",
    "·5 men",
    "3·10⁶ bees",
    "3·10^6",
    "2014·2015",
    "5·10 = 50",
    "kW·h",
    "10·5·2014",
    "a·5",
]


def told(text: str) -> str:
    """The prose of a plain text, whose places are looked at."""
    document = plain.read(text, file="-")
    check_map(document)
    return document.text


CHANGED = {
    f"{what}, {name}": case
    for what, cases in (("unseen", UNSEEN), ("raised", RAISED), ("in brackets", BRACKETS), ("a point", POINTS))
    for name, case in cases.items()
}


@pytest.mark.parametrize("name", CHANGED)
def test_is_read_as_a_person_does(name: str) -> None:
    written, read = CHANGED[name]
    assert told(written) == read
    for end in ("\n", "\r\n", "\r"):
        around = "Before it.\n\n{}\n\nBehind it.".replace("\n", end)
        assert told(around.format(written.replace("\n", end))) == fed(around.format(read.replace("\n", end)))


@pytest.mark.parametrize("written", [*SEEN.values(), *AS_RAISED, *AS_BRACKETED, *NO_POINTS])
def test_stays_as_it_is_written(written: str) -> None:
    assert told(written) == written


ODD = (
    'a e 3 10 m km . , % [ ] ( ) ^ / - “ ” " · ¹ ² ³ ⁴ ⁻ ⁺ ᵃ ⁄ ₂ \u00ad \u200b \u200d \u0301 \u0336 \ufb03 \u2011 '
    "\u2012 ü ی 👩 🏴 \ufe0f &shy; &#8203; <sup> </sup> [1] ^2^ arr[3] 12[4] 30%"
).split(" ")
TEXTS = st.lists(st.sampled_from([*ODD, " ", "\n", "\u2009"]), max_size=40).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, max_size=4).map("\n\n".join))
def test_every_place_holds(text: str) -> None:
    told(text)
    check_map(markdown.read(text, file="a"))
    check_map(html.read(text, file="a"))


@pytest.mark.parametrize(
    "text",
    ["a\u00ad", "e\u0301", "a\u0301\u0302", "10²", "ab² ", "¹, ", "[1] b ", "1·", "^1", "¹/2", "\u200d", "“a [1] b "],
)
def test_many_of_them(text: str) -> None:
    """What takes a time that grows faster than the text wouldn't end."""
    many = text * (100_000 // len(text))
    check_ends(plain.read(many, file="-"), many)


def check_ends(document: Document, source: str) -> None:
    assert len(document.text) <= len(source)
    assert document.source_map.source_span(0, len(document.text))[1] <= len(source)


def test_the_usual_draft_is_handed_on_as_it_is() -> None:
    source = "The ministry’s 30% – “about 12 million” – fell in São Paulo."
    document = plain.read(source, file="-")
    assert document.text is source
    assert not document.source_map.runs
