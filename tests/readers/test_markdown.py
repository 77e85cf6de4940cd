"""Markdown against markdown-it itself: the same prose, and every character where it stands in the source."""

from collections.abc import Iterator, Sequence
from datetime import date

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from factcheck.text.readers import markdown, prose
from factcheck.text.readers.dialects import containers, indented
from factcheck.text.readers.dialects.covering import GAP
from tests.readers.places import check_places, put_gaps

REFERENCE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
REFERENCE.use(footnote_plugin, inline=False, move_to_end=False)
REFERENCE.use(containers.use).use(indented.use)  # their own tests are in test_dialects.py

WORDS = st.sampled_from(
    ["6,238", "killed", "£3.4m", "a_b", "5 * 3", "Q&A", "&pound;20", "&#8364;7", "\\*not\\*",
     "x\\|y", "\u00a0", "é𝔘", "!", "]", "~"]
)  # fmt: skip
WRAPS = st.sampled_from(
    ["**{}**", "*{}*", "_{}_", "***{}***", "`{}`", "`` {} ``", "[{}](http://x.example/a_(1) \"t*t\")", "[{}][ref]",
     "~~{}~~", "![{}](p.jpg)", "<http://x.example/%20{}>", "<b>{}</b>", "{}[^n]",
     "{}<!-- 9 -->", "{}  ", "{}\\", "~~~{}~~", "{}"]
)  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def markup_alone() -> Iterator[None]:
    """What is made of unseen characters and of marks of notes, as of "[^n]", is told in test_legible."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "legible", lambda document: document)
        yield


@st.composite
def lines(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(WRAPS, WORDS), min_size=1, max_size=5))
    return draw(st.sampled_from([" ", "", "\n", " \n   "])).join(wrap.replace("{}", word) for wrap, word in parts)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    line = draw(lines())
    flat = line.replace("\n", " ")
    cell = draw(lines()).replace("\n", " ")
    shape = draw(
        st.sampled_from(
            ["{0}", "# {1}", "## {1} ##", "> {0}", "> > {0}\n> {1}", "- {0}\n- {1}\n  - {1}\n\n    {0}",
             "1. {0}\n2. {1}", "{1}\n===", "```\n{0}\n```", "    {1}", "| a | {2} |\n|---|:-:|\n| {1} | 2\n| | {2} |",
             "> | a | b\n> |---|---\n> | {2} | {1}",
             "[^n]: {1}\n\n    {0}", "[ref]: http://x.example 'title'", "***",
             "-\t{1}\n\n\t{0}", "   {0}",
             "# \t{1} #\\#"]
        )
    )  # fmt: skip
    return str(shape.replace("{0}", line).replace("{1}", flat).replace("{2}", cell))


def shown(tokens: Sequence[Token]) -> str:
    """The text of inline tokens, as a reader of the page sees it."""
    said, struck = "", 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += token.nesting
        elif not struck and token.type in ("text", "text_special"):
            said += token.content
        elif not struck and token.type == "code_inline":
            said += GAP
        elif not struck and token.type in ("softbreak", "hardbreak"):
            said += "\n"
    return said


def reference(source: str) -> list[str]:
    """The blocks of the prose, white space made alike."""
    said, tables = [], 0
    for token in REFERENCE.parse(source):
        tables += token.nesting if token.type.startswith("table_") else 0
        if token.type == "inline":
            children = [part for part in token.children or [] if part.content.strip() and part.type != "html_inline"]
            alone = not tables and len(children) == 1 and children[0].type == "image"
            said.append(shown((children[0].children if alone else token.children) or []))
    return [" ".join(block.split()) for block in said if block.strip()]


@settings(max_examples=120, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
@example(["# a # b ##"], "\n")
@example(["~~~~~a~~ b"], "\n")
@example(["a `b\nc` d"], "\n")
@example(["\u00a0  \n**6,238**"], "\n")
@example(["6,238  \n\u00a0  \n**6,238**"], "\n")
@example(["> \u00a0  \n> **\u00a0**"], "\n")
def test_as_markdown_it(parts: list[str], end: str) -> None:
    source = "\n\n".join(parts).replace("\n", end)
    document = markdown.read(source, file="a.md")
    found = [" ".join(cell.split()) for block in document.text.split("\n\n") for cell in block.split("\t")]
    assert [block for block in found if block] == reference(source)
    check_places(document)


@settings(max_examples=80, deadline=None)
@example(":::")
@example("!!! a\n    1")
@given(st.text(st.sampled_from("a1 \n\t*_`[]()!<>&;#|-~\\:^>.\r\0\u00a0"), max_size=60))
def test_any_marks(source: str) -> None:
    document = markdown.read(source, file="a.md")
    if not source.startswith(("---", "+++")) and all(token.type != "html_block" for token in REFERENCE.parse(source)):
        assert document.text.split() == " ".join(reference(source)).split()
    check_places(document)


RAW = st.sampled_from(
    ["<div>{}</div>", "- {}\n\n  <p class=a>{}\n  {}</p>\n- {}", "> {}\n>\n> <div>{}\n> </div>", "<p>{}",
     "1. a\n\n   <table><tr><td>{}</td>\n   <td>{}</td></tr></table>\n\n2. {}", "<div>\n\n{}\n\n</div>",
     "> - <blockquote>\n>   {} <del>{}</del>\n>   </blockquote>", "{} <del>{}</del> {}", "<span hidden>{}</span> {}",
     "* <pre>{}\n  {}</pre>", "<figure>\n<figcaption>{}</figcaption>\n</figure>", "{}<script>{}</script>",
     "<!-- {} -->", "-\t<p>{}\n\t{}</p>"]
)  # fmt: skip


@st.composite
def mixed(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.one_of(RAW, st.just("**{}** and {}"), st.just("# {}")), min_size=1, max_size=5))
    words = draw(st.lists(WORDS, min_size=9, max_size=9))
    made = []
    for part in parts:
        for number in range(part.count("{}")):
            part = part.replace("{}", words[(len(made) + number) % 9], 1)
        made.append(part)
    return "\n\n".join(made)


def rendered(source: str) -> str:
    """What a browser shows of the page that markdown-it makes, white space left out."""
    root = lxml.html.document_fromstring(f"<html><body>{REFERENCE.render(source)}</body></html>")
    for element in root.xpath("//script|//del|//s|//*[@hidden]|//comment()|//pre"):
        if element.getparent() is not None:
            element.drop_tree()
    put_gaps(root)
    return "".join(str(root.text_content()).split())


@settings(max_examples=150, deadline=None)
@given(mixed(), st.sampled_from(["\n", "\r\n"]))
@example("- a\n\n  <p class=a>6,238\n  b</p>", "\n")
def test_as_a_page(source: str, end: str) -> None:
    document = markdown.read(source.replace("\n", end), file="a.md")
    assert "".join(document.text.split()) == rendered(source)
    check_places(document)


def test_front_matter_and_kinds() -> None:
    source = (
        "---\ntitle: \"Rise & fall\"\npublished: 2024-03-16T09:00:00+01:00\ndate: 2024-03-15\n"
        "subtitle: Seven years on\n---\n\n"
        "Prices rose.\n\n![A ship, 97 metres](ship.jpg)\n\n> “No,” she said.\n\n"
        "| Year | Cost |\n|--|--|\n| 2019 | 71 |\n"
    )  # fmt: skip
    document = markdown.read(source, file="a.md")
    kinds = [(part.kind, document.text[part.start : part.end]) for part in document.segments]
    assert kinds == [
        ("headline", "Rise & fall"), ("standfirst", "Seven years on"), ("body", "Prices rose."),
        ("caption", "A ship, 97 metres"), ("quotation", "“No,” she said."), ("table", "Year\tCost"),
        ("table", "2019\t71"),
    ]  # fmt: skip
    assert document.published
    assert (document.published.day, document.published.how) == (date(2024, 3, 16), "from the front matter")
    check_places(document)


@pytest.mark.parametrize("source", ["---\n\nNo matter\n\n---\n", "---\nnothing here\n---\nText", "--- \n"])
def test_a_rule_is_no_front_matter(source: str) -> None:
    assert markdown.read(source, file="a.md").published is None
