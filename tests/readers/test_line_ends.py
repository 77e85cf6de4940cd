"""Lines end behind a line feed, a carriage return, or both: claims, places and findings are the same."""

import itertools
import json
import re
from pathlib import Path

import pytest

from factcheck import api
from factcheck.findings.formats import Report, render
from factcheck.text.line_ends import fed, line_at
from factcheck.text.readers import reader
from tests.lint.drafts import rulebook
from tests.readers.places import check_places
from tests.readers.test_same import told

TEXT = (
    "Fares at the pier\n\nBy Jo Hart | March 3, 2024\n\nSome 412 people came on Tuesday,\nand 1,207 on Wednesday.\n\n"
    "Sales rose 30%\nto $12.1 million from $11.0 million.\n\n# factcheck: allow direction: as told\n"
    "Profit fell to $9 million from $7 million.\n\n“It is\nenough,” said Ann Bell.\n"
)
MARKDOWN = (
    "---\ntitle: 'The 5 piers'\ndate: 2024-03-03\n---\n\n"
    + TEXT.replace("# factcheck: ", "<!-- factcheck: ").replace("as told\n", "as told -->\n")
    + "\n- One of 5\n- Two\n\n| a | b |\n|---|---|\n| 7 men | 8 |\n\n```\n9 men\n```\n"
)
HTML = "<html><body>\n<h1>Fares at the pier</h1>\n<p>Some 412 people came on Tuesday,\nand 1,207 on Wednesday.</p>\n<p>Sales rose 30%\nto $12.1 million from $11.0 million.</p>\n</body></html>\n"  # fmt: skip # noqa: E501
SOURCES = {"plain": TEXT, "markdown": MARKDOWN, "html": HTML}


def mixed(source: str) -> str:
    """`source` with its lines ended in all ways in turn; a blank line isn't made one with the line before."""
    ends = itertools.cycle(("\r\n", "\n", "\r", "\r"))
    return re.sub(r"\n", lambda _: next(ends), source)


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("end", ["\r\n", "\r", "mixed"])
def test_the_same_claims_and_findings(name: str, end: str) -> None:
    source = SOURCES[name]
    other = mixed(source) if end == "mixed" else source.replace("\n", end)
    documents = [reader(name).read(text, file="a") for text in (source, other)]
    first, second = (api.extract(document, rulebook=rulebook()).claims for document in documents)
    assert len(first) > 4
    assert told(first) == told(second)
    assert [(claim.line, claim.column) for claim in first] == [(claim.line, claim.column) for claim in second]
    assert all(other[claim.start : claim.end] == claim.text for claim in second)
    if name != "plain":
        check_places(documents[1])
    found = [api.lint(document, rulebook=rulebook()) for document in documents]
    assert "percent-change" in [finding.rule for finding in found[0]]
    places = [[(one.rule, one.line, one.column) for one in findings] for findings in found]
    assert places[0] == places[1]


def test_mixed_line_ends_stay_as_many_lines() -> None:
    for source in SOURCES.values():
        assert len(re.findall(r"\r\n?|\n", mixed(source))) == source.count("\n")


def test_every_format_of_the_lint_counts_them(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_bytes(b"# Head\r\rSales rose 30% to $12.1 million from $11.0 million.\r\rThe end.\r")
    document = api.read(draft)
    found = [one for one in api.lint(document, rulebook=rulebook()) if one.severity != "info"]
    assert [(one.line, one.column) for one in found] == [(3, 12)]
    report = Report(tuple(found), (str(draft),), {str(draft): fed(document.source)})
    shown = render(report, form="text")
    assert f"{draft}:3:12:" in shown
    assert "    Sales rose 30% to $12.1 million from $11.0 million.\n" in shown
    assert "line=3,endLine=3" in render(report, form="github").replace("%2C", ",")
    (result,) = json.loads(render(report, form="sarif"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"]) == (3, 12, 3)


@pytest.mark.parametrize(
    ("text", "offset", "line"),
    [
        ("ab\rcd\r", 4, "cd"), ("ab\r\ncd", 1, "ab"), ("ab\r\ncd", 4, "cd"), ("ab", 2, "ab"), ("\r\r", 1, ""),
        ("a\nb\rc", 2, "b"), ("a\u2028b\x0bc", 3, "a\u2028b\x0bc"),
    ],
)  # fmt: skip
def test_the_line_of_an_offset(text: str, offset: int, line: str) -> None:
    begin, stop = line_at(text, offset)
    assert text[begin:stop] == line
