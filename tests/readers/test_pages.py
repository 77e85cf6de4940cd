"""The same article in pages as generators and content systems build them: its parts told apart, the rest left out."""

import re
from datetime import date
from pathlib import Path
from string import Template

import pytest

from factcheck import api
from factcheck.text.document import Document
from factcheck.text.readers import html
from tests.readers.places import check_places

PAGES = Path(__file__).parent / "pages"
ARTICLE = {
    "headline": "Harwick buys back a bridge that it sold for £1",
    "standfirst": "The council pays £20 million for what four of its members once called scrap.",
    "first": "The town council of Harwick voted 9–4 on Tuesday to buy back the swing bridge that it sold for £1 in "
    "2011, at a price of £20 million, which is more than it spends on its schools in a year.",
    "caption": "The swing bridge has been stuck for six years.",
    "second": "The bridge, which 4,100 cars crossed each day until it stuck, belongs to a firm with an address in "
    "Jersey. Its only director, Colm Ardagh, said he had “no plans to haggle”.",
    "quote": "“We sold it for the price of a newspaper,” said Ines Prado, who sat on the council then.",
    "heading": "Where the money comes from",
    "item": "£12 million from the sale of two car parks;",
    "other": "£8 million in loans over 30 years.",
    "last": "Only 3 of the 14 engineers whom the council asked believe that the bridge can be made to turn again, "
    "according to a report of 88 pages that was put before the members on Monday evening.",
}


def page(name: str) -> str:
    return Template((PAGES / f"{name}.html").read_text(encoding="utf-8")).substitute(ARTICLE)


def told(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, document.text[part.start : part.end]) for part in document.segments]


KINDS = {"headline": "headline", "standfirst": "standfirst", "caption": "caption", "quote": "quotation"}
BYLINES = {
    "hugo": ["March 14, 2024"], "jekyll": ["Mar 14, 2024 • Jo Hart"], "eleventy": ["14 March 2024"], "mkdocs": [],
    "wordpress": ["by Jo Hart 14 March 2024"], "ghost": ["Jo Hart", "14 Mar 2024— 4 min read"],
    "substack": ["Jo Hart", "Mar 14, 2024"], "soup": ["By Jo Hart, Staff Writer | March 14, 2024"],
    "gdocs": ["By Jo Hart, 14 March 2024"],
}  # fmt: skip
UNTOLD = {"gdocs": {"caption", "quote"}}
"""What a format has no way to say."""


@pytest.mark.parametrize("name", BYLINES)
def test_the_article_and_nothing_else(name: str) -> None:
    document = html.read(page(name), file="a.html")
    check_places(document)
    blocks = told(document)
    assert [words for kind, words in blocks if kind == "byline"] == BYLINES[name]
    expected = [
        (KINDS.get(part, "body") if part not in UNTOLD.get(name, ()) else "body", ARTICLE[part]) for part in ARTICLE
    ]
    assert [block for block in blocks if block[0] != "byline"] == expected
    if name != "mkdocs":  # which puts no day where it could be found
        publication = api.extract(document).publication
        assert publication
        assert publication.day == date(2024, 3, 14), publication.how


NAMED = re.compile(
    r"\s(?:class|id|role|rel|itemprop|itemscope|itemtype|aria-[a-z]+|data-[a-z-]+)"
    r"(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?(?=[\s>/])"
)
ROOMS = re.compile(r"<(/?)(?:article|main|header|footer|nav|aside|section)(?=[\s>])")


@pytest.mark.parametrize("rooms", [True, False], ids=["elements", "divs"])
@pytest.mark.parametrize("name", BYLINES)
def test_by_structure_alone(name: str, rooms: bool) -> None:
    """Without classes, ids and roles, and without the elements that name a page's parts, nothing is lost."""
    bare = NAMED.sub("", NAMED.sub("", page(name)))
    document = html.read(bare if rooms else ROOMS.sub(r"<\1div", bare), file="a.html")
    check_places(document)
    blocks = told(document)
    words = [said for _, said in blocks]
    assert set(ARTICLE.values()) <= set(words)
    assert ("headline", ARTICLE["headline"]) in blocks
    around = [said for kind, said in blocks if kind != "byline" and said not in ARTICLE.values()]
    assert len(" ".join(around)) < 0.2 * len(" ".join(ARTICLE.values())), around
