"""What checks make of the parts of a draft: headline, standfirst, pull quotes, captions, tables and bylines."""

import pytest

from factcheck import api
from factcheck.text.readers import reader

DESK = api.desk_for("-")
BODY = "The council cuts 164 posts at the harbour museum this spring, it said on Monday."
QUOTE = "“We were promised ten new boats, and not one of them has come since the ice broke,” said Ines Prado."


def findings(source: str, name: str, *rules: str) -> list[tuple[str, str]]:
    document = reader(name).read(source, file="a")
    found = api.lint(document, rulebook=DESK.rulebook)
    return [(one.rule, source[one.start : one.end]) for one in found if one.rule in rules]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("plain", f"Council cuts 146 posts at harbour museum\n\n{BODY}\n"),
        ("plain", f"Council cuts 146 posts at harbour museum\n\nBy Jo Hart\n3 March 2024\n\n{BODY}\n"),
        ("markdown", f"# Council cuts 146 posts at harbour museum.\n\n{BODY}\n"),
        ("markdown", f"---\ntitle: Council cuts 146 posts at harbour museum!\n---\n{BODY}\n"),
        ("markdown", f"# Museum in trouble\n\n*The council cuts 146 posts at the harbour museum.*\n\n{BODY}\n"),
        ("html", f"<p>Politics</p><h1>Council cuts 146 posts at harbour museum</h1><p>{BODY}</p>"),
        ("html", f"<h1>Museum</h1><p class=dek>The council cuts 146 posts at the harbour museum.</p><p>{BODY}</p>"),
    ],
)
def test_head_against_body(name: str, source: str) -> None:
    assert findings(source, name, "headline-against-body", "same-figure") == [("headline-against-body", "164")]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("markdown", f"Council cuts 146 posts at harbour museum then.\n\n{BODY}\n"),
        ("html", f"<h1>Museum</h1><p>{QUOTE}</p><h2>Council cuts 146 posts at harbour museum</h2><p>{BODY}</p>"),
    ],
)
def test_two_lines_of_the_body_are_no_headline(name: str, source: str) -> None:
    assert ("headline-against-body", "164") not in findings(source, name, "headline-against-body")


PULLED = [
    ("markdown", f"{QUOTE}\n\n> “We were promised ten new boats, and not one of them has come”\n"),
    (
        "html",
        f"<p>{QUOTE}</p><aside class=pullquote>“We were promised ten new boats, and not one of them has come.”</aside>",
    ),
    ("html", f"<h1>“We were promised ten new boats, and not one of them has come”</h1><p>{QUOTE}</p>"),
]


@pytest.mark.parametrize(("name", "source"), PULLED)
def test_a_pull_quote_says_nothing_new(name: str, source: str) -> None:
    assert findings(source, name, "quote-drift", "orphan-quote", "unsourced-figure", "same-figure") == []


def test_a_pull_quote_that_says_it_otherwise_is_told() -> None:
    pulled = "“We were promised nine new boats, and not one of them has come since the ice broke.”"
    source = f"<p>{QUOTE}</p><aside class=pullquote>{pulled}</aside>"
    assert [rule for rule, _ in findings(source, "html", "quote-drift")] == ["quote-drift"]


TABLE = "| Year | Boats | Cost |\n|---|---|---|\n| 2019 | 412 boats | $3 million |\n| 2020 | 97 boats | $7 million |\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (TABLE, 1),
        (f"{TABLE}\nSource: harbour office\n", 0),
        (f"{TABLE}\n*Data: harbour office*\n", 0),
        (f"The harbour office said on Monday what it had spent.\n\n{TABLE}", 0),
        (f"{TABLE}\nNobody knows.\n\nSomebody does.\n\nSource: harbour office\n", 1),
    ],
)
def test_a_table_names_its_source_once(source: str, found: int) -> None:
    assert len(findings(source, "markdown", "unsourced-figure")) == found


def test_heads_and_bylines_need_no_source() -> None:
    source = f"# Museum cuts 164 posts\n\nBy Jo Hart, 3 March 2024 · 12,000 readers\n\n{QUOTE}\n"
    assert findings(source, "markdown", "unsourced-figure") == []
