"""The same sentences with characters that nobody sees, or that look alike, give the same claims in every format."""

import html
import io
import random
import re
from collections.abc import Callable

import docx
import pytest

from factcheck import api
from factcheck.records.claims import Claim
from factcheck.rulebook.load import load
from factcheck.text import readers
from tests.readers.places import check_map

RULEBOOK = load()
SENTENCES = (
    "Sales rose 30% to $12.1 million from $11.0 million in 2014.",
    "Twenty-five people died, and 1,200 homes were flooded on 5 May 2014.",
    "The office in Zürich, said Jürgen Müller, was sold for about 2.4 billion euros.",
    "“We lost 12 thousand affluent staff,” said Ann Bell on Tuesday.",
    "A 30-year-old man fell 40 metres; 25-30 others were hurt.",
    "It covers 40 km² and cost £5.50 a share, up from £4.25 last year.",
)
UNSEEN = "\u00ad\u200b\u2060\ufeff\u200d\u200c\u200e\u034f"
LIGATURES = {"ffl": "\ufb04", "ffi": "\ufb03", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
APART = {"ü": "u\u0308"}
NOTES = ("¹", "¹²", "²,³", "[1]", "[4, 5]", "[12][13]", "[2–4]")


def unseen(text: str, chance: random.Random) -> str:
    """Every fourth character is followed by one that isn't seen, or by a few."""
    return "".join(
        mark + "".join(chance.choices(UNSEEN, k=chance.choice((1, 1, 3)))) * (chance.random() < 0.25) for mark in text
    )


def alike(text: str, _: random.Random) -> str:
    """Ligatures, accents apart from their letters, hyphens that don't break, the raised point."""
    for letters, sign in (LIGATURES | APART | {"-": "\u2011"}).items():
        text = text.replace(letters, sign)
    return re.sub(r"(?<=\d)\.(?=\d)", "·", text)


def noted(text: str, chance: random.Random) -> str:
    """Marks of notes behind words, figures and stops."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if word[-1] in "%.,)”" and word[-2:] not in ("d,",) and chance.random() < 0.6:
            words[at] += chance.choice(NOTES)
    return " ".join(words)


def as_txt(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def as_html(paragraphs: list[str]) -> bytes:
    inside = "".join(f"<p>{html.escape(text, quote=False).replace(chr(0xAD), '&shy;')}</p>\n" for text in paragraphs)
    return f"<!doctype html><html><body><article>{inside}</article></body></html>".encode()


def as_docx(paragraphs: list[str]) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        paragraph = word.add_paragraph()
        for begin in range(0, len(text), 7):
            paragraph.add_run(text[begin : begin + 7])
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "plain": as_txt, "markdown": as_txt, "html": as_html, "docx": as_docx,
}  # fmt: skip


def claims(paragraphs: list[str], name: str) -> list[Claim]:
    """The claims of a file in the format called `name`; each is the source's characters at its place."""
    raw = FORMATS[name](paragraphs)
    source = raw if readers.is_packed(name) else raw.decode()
    document = readers.reader(name).read(source, file="a")
    check_map(document)
    found = api.extract(document, rulebook=RULEBOOK).claims
    for claim in found:
        assert document.source[claim.start : claim.end] == claim.text
        assert not set(claim.plain) & set(UNSEEN)
        if name == "docx":
            assert claim.location
    return list(found)


def read(found: list[Claim]) -> list[dict[str, object]]:
    """What was read, without where it stands."""
    return [
        {
            key: value
            for key, value in claim.model_dump(mode="json").items()
            if key not in ("start", "end", "text", "line", "column", "location", "source", "cue", "content")
        }
        for claim in found
    ]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("change", [unseen, alike, noted])
def test_the_same_claims_with_the_same_ids(change: Callable[[str, random.Random], str], name: str) -> None:
    expected = read(claims(list(SENTENCES), name))
    assert len(expected) > 15
    for seed in range(5):
        chance = random.Random(seed)
        assert read(claims([change(text, chance) for text in SENTENCES], name)) == expected
