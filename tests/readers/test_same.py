"""The same article in every format gives the same claims and ties, each in its place; how readers are chosen."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from factcheck import api
from factcheck.records.claims import Attribution, Claim
from factcheck.records.errors import InputError
from factcheck.text.readers import by_beginning, by_ending
from tests.fixtures import notation, revisions
from tests.readers import dressed
from tests.readers.editions import EDITIONS
from tests.readers.places import check_places

FIXTURES = Path(__file__).parents[2] / "fixtures"
DAY = date(2024, 3, 15)
TEXTS = {article.name: article.text for article in notation.articles()}
TEXTS |= {f"{revision.first.name} revised": revision.text for revision in revisions.revisions()}
TEXTS |= {
    path.stem: path.read_text(encoding="utf-8")
    for path in [FIXTURES / "example.txt", *sorted((FIXTURES / "unclaimed").glob("*.txt"))]
}


def edition(name: str, ending: str, folder: Path) -> Path:
    path = folder / f"a.{ending}"
    path.write_bytes(EDITIONS[ending](TEXTS[name]))
    return path


def told(claims: tuple[Claim, ...]) -> list[dict[str, object]]:
    """The claims without what their places differ in."""
    found = []
    for claim in claims:
        fields = claim.model_dump(
            mode="json", exclude={"start", "end", "text", "line", "column", "file", "part", "location"}
        )
        for part in ("source", "cue", "content"):
            for place in ("start", "end", "text", "spans"):
                (fields.get(part) or {}).pop(place, None)
        found.append({key: " ".join(value.split()) if key == "plain" else value for key, value in fields.items()})
    return found


@pytest.mark.parametrize("published", [DAY, None], ids=["day", "no day"])
@pytest.mark.parametrize("name", TEXTS)
def test_the_same_claims(name: str, published: date | None, tmp_path: Path) -> None:
    plain = api.extract(api.read(edition(name, "txt", tmp_path), published=published))
    for ending in ("md", "html", "docx"):
        path = edition(name, ending, tmp_path)
        other = api.extract(api.read(path, published=published))
        assert told(other.claims) == told(plain.claims), ending
        if ending == "docx":
            check_runs(other.claims, path)
        else:
            check_places(other.document)
            check_claims(other.claims, path.read_bytes().decode())


@pytest.mark.parametrize("name", [name for name in TEXTS if not name.endswith(" revised")])
def test_the_same_claims_with_changes_attributes_and_containers(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    found = {}
    for ending, made in dressed.EDITIONS.items():
        path = tmp_path / f"a.{ending}"
        path.write_bytes(made(TEXTS[name]))
        document = api.read(path, published=DAY)
        found[ending] = told(api.extract(document).claims)
        if ending in ("md", "html"):
            check_places(document)
    assert found["txt"]
    for ending in ("md", "html", "docx"):
        assert found[ending] == found["txt"], ending


def check_claims(claims: tuple[Claim, ...], source: str) -> None:
    """Each claim's text, spans, line and column are those of the file."""
    lines = source.split("\n")
    for claim in claims:
        assert source[claim.start : claim.end] == claim.text
        assert lines[claim.line - 1].startswith(claim.text.split("\n")[0], claim.column - 1)
        if isinstance(claim, Attribution):
            assert [source[start:end] for start, end in claim.content.spans]


def check_runs(claims: tuple[Claim, ...], path: Path) -> None:
    """Each claim begins in the paragraph and the run of the Word file that its location names."""
    word = docx.Document(io.BytesIO(path.read_bytes()))
    for claim in claims:
        assert claim.location
        assert claim.location.paragraph
        assert claim.location.run
        runs = word.paragraphs[claim.location.paragraph - 1].runs[claim.location.run - 1 :]
        assert len(claim.text) == len(claim.plain)
        inside = "".join(run.text for run in runs)
        assert inside.index(claim.text.split("\n\n")[0]) < len(runs[0].text)  # sayings may run over paragraphs


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
