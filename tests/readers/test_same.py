"""The same article in every format gives the same claims and ties, each in its place; how readers are chosen."""

import html as escapes
import re
from datetime import date
from pathlib import Path

import docx
import pytest

from factcheck import api
from factcheck.records.claims import Attribution, Claim
from factcheck.records.errors import InputError
from factcheck.text.document import Document
from factcheck.text.readers import by_beginning, by_ending
from tests.fixtures import notation
from tests.readers.places import check_places

FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLE = notation.read(FIXTURES / "articles" / "flood.txt").text
DAY = date(2024, 3, 15)


def blocks() -> list[str]:
    return [block for block in ARTICLE.split("\n\n") if block.strip()]


def as_markdown() -> str:
    head, *rest = (block.replace("*", "\\*").replace("_", "\\_").replace("[", "\\[") for block in blocks())
    bold = [
        block.replace(" people ", " **people** ").replace("and", "a*n*d", 1).replace("said", "[said](/a_1)")
        for block in rest
    ]
    return "\n\n".join([f"# {head}", *bold]) + "\n"


def as_html() -> str:
    head, *rest = (escapes.escape(block).replace("£", "&pound;").replace(",", "<b>,</b>") for block in blocks())
    return f"<!doctype html><title>x</title><h1>{head}</h1>\n" + "\n".join(f"<p>\n{block}\n</p>" for block in rest)


def read(name: str, source: str, folder: Path) -> Document:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return api.read(path, published=DAY)


def test_the_same_claims_from_word(tmp_path: Path) -> None:
    word = docx.Document()
    head, *rest = blocks()
    word.add_heading(head, 1)
    for block in rest:
        paragraph = word.add_paragraph()
        for part in re.split("(,)", " ".join(block.split())):
            paragraph.add_run(part).bold = part == ","
    word.save(str(tmp_path / "a.docx"))
    plain = api.extract(read("a.txt", "\n\n".join(" ".join(block.split()) for block in blocks()), tmp_path))
    other = api.extract(api.read(tmp_path / "a.docx", published=DAY))
    assert told(other.claims) == told(plain.claims)
    for claim in other.claims:
        assert claim.location
        assert claim.location.paragraph
        assert claim.location.run
        runs = word.paragraphs[claim.location.paragraph - 1].runs[claim.location.run - 1 :]
        inside = "".join(run.text for run in runs)
        assert len(claim.text) == len(claim.plain)
        assert inside.index(claim.text) < len(runs[0].text)


def told(claims: tuple[Claim, ...]) -> list[dict[str, object]]:
    """The claims without what their places differ in."""
    found = []
    for claim in claims:
        fields = claim.model_dump(mode="json", exclude={"start", "end", "text", "line", "column", "file", "location"})
        for part in ("source", "cue", "content"):
            for place in ("start", "end", "text", "spans"):
                (fields.get(part) or {}).pop(place, None)
        found.append({key: " ".join(value.split()) if key == "plain" else value for key, value in fields.items()})
    return found


@pytest.mark.parametrize(("name", "source"), [("a.md", as_markdown()), ("a.html", as_html())])
def test_the_same_claims(name: str, source: str, tmp_path: Path) -> None:
    plain = api.extract(read("a.txt", "\n\n".join(blocks()), tmp_path))
    other = api.extract(read(name, source, tmp_path))
    assert told(other.claims) == told(plain.claims)
    check_places(other.document)
    lines = source.split("\n")
    for claim in other.claims:
        assert source[claim.start : claim.end] == claim.text
        assert lines[claim.line - 1].startswith(claim.text.split("\n")[0], claim.column - 1)
        if isinstance(claim, Attribution):
            assert [source[start:end] for start, end in claim.content.spans]


def test_the_ferry() -> None:
    extraction = api.extract(api.read(FIXTURES / "drafts" / "ferry.md"))
    assert extraction.publication
    assert (extraction.publication.day, extraction.publication.how) == (date(2024, 3, 15), "from the front matter")
    check_places(extraction.document)
    assert not any("example.org" in claim.plain or "October?" in claim.plain for claim in extraction.claims)
    assert any(claim.text == "two football pitches" for claim in extraction.claims)


@pytest.mark.parametrize(
    ("path", "source", "name"),
    [
        ("a.txt", "<!doctype html>", "plain"), ("A.MD", "x", "markdown"), ("b.htm", "x", "html"), ("-", "x", "plain"),
        ("-", "---\ntitle: x\n---\n", "markdown"), ("-", " \n<!DOCTYPE html>", "html"), ("a", "<html lang=en>", "html"),
        ("-", "---\n\nText", "plain"),
    ],
)  # fmt: skip
def test_how_a_reader_is_found(path: str, source: str, name: str) -> None:
    assert (by_ending(path) or by_beginning(source)) == name


def test_a_reader_is_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It cost &pound;3m **so far**.\n", encoding="utf-8")
    for name, found in (("plain", []), ("markdown", ["&pound;3m"]), ("html", ["&pound;3m"])):
        claims = api.extract(api.read(path, reader=name)).claims
        assert [claim.text for claim in claims if claim.kind == "quantity" and claim.unit == "GBP"] == found
    with pytest.raises(InputError, match="no reader is called 'word'"):
        api.read(path, reader="word")
