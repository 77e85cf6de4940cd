"""HTML against lxml: the same prose, every character where it stands in the source; what is article and what not."""

from datetime import date

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.text.readers import html
from factcheck.text.readers.dialects.covering import GAP
from tests.readers.places import check_places, put_gaps

WORDS = st.sampled_from(
    ["6,238", "killed", "&pound;3.4m", "&#8364;7", "&#xA3;2", "a  b", "Q&amp;A", "5 &lt; 6",
     "é𝔘", "&nbsp;", "&hellip;", "1\n2"]
)  # fmt: skip
INSIDE = st.sampled_from(
    ["{}", "<b>{}</b>", "<a href='x>y' title=\"7\">{}</a>", "<span\n class=x>{}</span>", "{}<!-- 9 -->",
     "{}<br>", "<em>{}</em>",
     "<img src=a alt='8'>{}", "<script>if (1 < 2) '</p>'</script>{}", "<style>p{{}}</style>{}",
     "<code>{}</code>", " {} "]
)  # fmt: skip
AROUND = st.sampled_from(
    ["<p>{}</p>", "<p>{}", "<h1>{}</h1>", "<h2>{}</h2>", "<div>{}</div>",
     "<ul><li>{}<li>{}</ul>", "<blockquote>{}</blockquote>",
     "<table><tr><th>{}<td>{}</td></tr><tr><td><p>{}</p></table>",
     "<figure><img alt=5><figcaption>{}</figcaption></figure>",
     "<section><div><p>{}</div></section>",
     "<ol>\n<li><p>{}</p></li>\n</ol>"]
)  # fmt: skip


@st.composite
def pages(draw: st.DrawFn) -> str:
    body = []
    for shape in draw(st.lists(AROUND, min_size=1, max_size=5)):
        words = draw(st.lists(st.tuples(INSIDE, WORDS), min_size=1, max_size=4))
        body.append(shape.replace("{}", "".join(wrap.replace("{}", word) for wrap, word in words)))
    between = draw(st.sampled_from(["\n", "", "\r\n\t"]))
    return f"<!DOCTYPE html><html><head><title>T 3</title></head><body>{between.join(body)}</body></html>"


def reference(page: str) -> str:
    root = lxml.html.document_fromstring(page)
    for element in root.xpath("//head|//script|//style|//comment()"):
        if element.getparent() is not None:
            element.drop_tree()
    put_gaps(root)
    return "".join(str(root.text_content()).split())


@settings(max_examples=150, deadline=None)
@given(pages())
@example("<!DOCTYPE html><html><body><p>6<b>,</b>2 a<p>b")
def test_as_lxml(page: str) -> None:
    document = html.read(page, file="a.html")
    assert "".join(document.text.split()) == reference(page)
    check_places(document)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("<>/!-=\"'& ;#xp1abrt\n"), max_size=60))
def test_any_marks(page: str) -> None:
    check_places(html.read(page, file="a.html"))


PAGE = """<!DOCTYPE html><html lang=en><head><title>97m ferry | The Paper</title>
<meta property="article:published_time" content="2024-03-14T23:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "Person", "datePublished": "2001-01-01"},
 {"@type": "NewsArticle", "datePublished": "2024-03-15T07:00:00+01:00"}]}</script></head>
<body><header><nav>Home 5</nav></header><h1>The &pound;97m ferry</h1><article>
<p class="standfirst">Six years on.</p>
<p>In all, <b>6,</b>238 people<br>were killed<sup><a href="#fn1">1</a></sup> in <span hidden>2018</span>2019.
<p>Of them <del>11</del><ins>12</ins> were <a href="/12?b=3">sailors</a>.
<figure><img alt="7"><figcaption>She cost &pound;9<i>7</i>m.</figcaption></figure>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2019</td><td>71</td></tr></table>
<blockquote>“No.”</blockquote><aside class="pullquote">“Maybe.”</aside><aside>See 3 more</aside>
</article><footer>© 2020</footer><p>Outside 8</p></body></html>"""


def test_what_is_article() -> None:
    document = html.read(PAGE, file="a.html")
    assert [(part.kind, document.text[part.start : part.end]) for part in document.segments] == [
        ("headline", "The £97m ferry"),
        ("standfirst", "Six years on."),
        ("body", "In all, 6,238 people\nwere killed in 2019."),
        ("body", "Of them 12 were sailors."),
        ("caption", "She cost £97m."),
        ("table", "Year\tCost"),
        ("table", "2019\t71"),
        ("quotation", "“No.”"),
        ("quotation", "“Maybe.”"),
    ]
    assert document.published
    assert (document.published.day, document.published.how) == (date(2024, 3, 15), "from the page's JSON-LD")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-03-14T23:00:00Z">', date(2024, 3, 14)),
        ('<meta name=date content="14 March 2024">', date(2024, 3, 14)),
        ('<time itemprop=datePublished datetime="2024-03-13">x</time>', date(2024, 3, 13)),
        ('<script type="application/ld+json">{"datePublished": "2024-02-30"}</script>', None),
        ('<script type="application/ld+json">' + "[" * 100_000 + "datePublished</script>", None),
        ("<time datetime=2024-03-13>x</time>", None),
        (
            "<h1>Head</h1><div>Updated <time datetime=2024-03-19>x</time>, <time datetime=2024-03-13>y</time></div>",
            date(2024, 3, 13),
        ),
        ("<h1>Head</h1><p>" + "Long enough for a paragraph. " * 9 + "</p><time datetime=2024-03-13>x</time>", None),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-03-13",}</script>',
            date(2024, 3, 13),
        ),
        (
            '<script type="application/ld+json">[{"@type": "ItemList", "itemListElement": [{"@type": "Article", '
            '"datePublished": "2020-01-01"}]}, {"@type": ["Article"], "datePublished": "2024-03-13"}]</script>',
            date(2024, 3, 13),
        ),
    ],
)
def test_days(head: str, day: date | None) -> None:
    published = html.read(head + "<p>Text", file="a.html").published
    assert (published.day if published else None) == day


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ("<p>It cost <span class=ad-hoc>5</span> <a class='related-link' href=/x>million</a>", "It cost 5 million"),
        ("<p>It cost 5<span class=sr-only>(five)</span><span class=share>Share</span>", "It cost 5"),
        ("<p>It cost 5<sup><a href='#n1'>[3]</a></sup> m<a href='#m'>ore</a>", "It cost 5 more"),
        ("<form id=aspnetForm><div class=content-with-sidebar><p>It cost 5</div></form>", "It cost 5"),
        ("<p>It cost 5</p><pre><code>x = 7</code></pre>", "It cost 5"),
    ],
)
def test_names_are_hints(page: str, prose: str) -> None:
    assert html.read(page, file="a.html").text == prose


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ("<p>The <code>--limit 30</code> option costs $5.", "The … option costs $5."),
        (
            "<p>Press <kbd>Ctrl</kbd>+<kbd>F5</kbd>, see <samp>6 <b>7</b></samp>, then <tt>8</tt>.",
            "Press …+…, see …, then ….",
        ),
        ("<p>It rose 3<code>x</code>0%.", "It rose 3…0%."),
        ("<p>Read <code>a <kbd>5</kbd> b</code> now", "Read … now"),
        ("<p>Read <code>5 that nobody closed</p><p>Text", "Read …\n\nText"),
        ("<p>Text.</p><pre>x = 5</pre><p>More.", "Text.\n\nMore."),
        ("<ul><li>One <code>5</code><li>Two</ul>", "One …\n\nTwo"),
        ("<table><tr><td>a<td><code>5</code></tr></table>", "a\t…"),
        ("<p hidden><code>5</code></p><p>Text", "Text"),
        ("<p>It was <span style='text-decoration:line-through red'>5</span> 6", "It was 6"),
        ("<p>It was <span style='text-decoration-line: line-through'>5</span> 6", "It was 6"),
        ("<p>It was <u style='text-decoration: underline'>5</u>", "It was 5"),
        ("<p>It was <var>5</var> {--6--} {.lead} {{ 7 }}", "It was 5 {--6--} {.lead} {{ 7 }}"),
        ("<pre>Five men came.\n\nSix left.</pre><p>By Jo</p>", "Five men came.\nSix left.\n\nBy Jo"),
    ],
)
def test_code_and_struck_text(page: str, prose: str) -> None:
    document = html.read(page, file="a.html")
    assert document.text.replace(GAP, "…") == prose
    check_places(document)
