"""Texts that make a careless reader or grammar take more than its share: one piece over and over, or nested."""

from typing import NamedTuple


class Growth(NamedTuple):
    """`opening` as often as fits, `middle`, and `closing` as often, in a file that ends in `ending`."""

    ending: str
    opening: str
    closing: str = ""
    middle: str = "a 5"

    @property
    def name(self) -> str:
        """What the case is called."""
        return f"{self.ending} {self.opening[:40]!a}" + (f" … {self.closing!a}" if self.closing else "")

    def text(self, size: int) -> str:
        """About `size` characters of it."""
        count = size // len(self.opening + self.closing)
        return self.opening * count + self.middle + self.closing * count


MARKDOWN = [
    Growth("md", piece)
    for piece in (
        "**a ", "> a\n\n", "- a\n", "[a](b ", "`a ", "~~a~~", "<b>", "&amp;", "a|b\n-|-\nc|d\n", "[^1]: a\n\n",
        "> ", "- ", "<div>\n\n", "*_", "a**b*", "\\", "[a]: b\n", "[a][", "![a]", "<a ", "<!-- ", "```\n", "~~~a\n",
        "| 5 ", "    a\n", "1. a\n", "# a\n", "a\n===\n", "***\n", "<?", "<![CDATA[", "``` a ", "<a@b.c>", "\u00a0\n",
        "[^a]: [^a]\n", "- > ", "> 1. ", "a  \n", "&#x41;", "[[", "]](", "---\n",
    )
] + [Growth("md", "[", "](x)"), Growth("md", "![", "](x)"), Growth("md", "*", "*"), Growth("md", "(", ")"),
     Growth("md", "> ", "\n"), Growth("md", "**5*", "**")]  # fmt: skip

DIALECTS = [
    Growth(ending, piece, middle=" {x} a 5")
    for ending, pieces in (
        (
            "md",
            (
                "{++",
                "{--",
                "{--a\n\n",
                "{~~a~>",
                "{>>a<<}\n",
                "{++a++}",
                "{{",
                "{{<",
                "{{% x %}}",
                "{{< highlight >}}",
                "{%",
                "{# ",
                "{.a} ",
                "{.a}",
                "[a]{.b}",
                "[{.a}",
                "{a=b ",
                "`{",
                "``{` ",
                "{/*",
                "{/*a\n\n",
                "::: ",
                "::: a\n",
                ":::{code}\n",
                ":::{note}\n:a: b\n",
                "```{note}\n",
                "```{note}\n---\n",
                "!!! a\n",
                "!!! a\n    b\n",
                '=== "a"\n    b\n\n',
                "/// a | b\n",
                "- {--a--}\n",
                "# {.a}\n",
                "{.a}\t\t\t\tx",
                "{::comment}",
                "<code>",
                "\r{--a--}\r",
                "~~~{",
                "\\{",
            ),
        ),
        (
            "mdx",
            (
                "<A",
                "<A b={",
                "<A>",
                "</A>",
                "{a",
                "{'a'}",
                "{",
                "import a from 'b'\n",
                "export const a = {\n\n",
                "<a b={",
                "{`",
            ),
        ),
    )
    for piece in pieces
] + [Growth("md", "{++", "++}"), Growth("md", "{{", "}}"), Growth("mdx", "<A>", "</A>"), Growth("mdx", "{", "}")]

HTML = [
    Growth("html", piece)
    for piece in (
        "<div>", "<p>a", "<b></i>", "&amp;", "&", "<", "<!--", '<a href="', "<table><tr><td>", "<script>", "<a b='",
        "<b>", "<!", "<?", "</", "</p>", "<p a=b ", "<p/", "&#", "&#x110000;", "&aaaaaaaa", "<svg/>", "<br>", "<h1>a",
        "<title>", "<article>a", "<li>a", "<script></script>", "<!-->", "<a\n=", "<del>a</del>", "<figure><img>",
        '<script type="application/ld+json">{"@graph":[', '<meta property="article:published_time" content="x">',
        "\t ", "<p hidden>a", "<td>5",
    )
] + [Growth("html", "<div>", "</div>"), Growth("html", "<ul><li>", "</ul>"), Growth("html", "<b><i>", "</b></i>"),
     Growth("html", "<svg>", "</svg>"), Growth("html", "<blockquote>a", "</blockquote>"),
     Growth("html", '<script type="application/ld+json">', "</script>", "[" * 3000)]  # fmt: skip

DATES = [
    Growth("txt", piece, middle=" in May 2014.")
    for piece in (
        "from 1990-1991-",
        "the day after the day after ",
        "early in late in mid-",
        "the first week of the last week of ",
        "3 days after 3 days after ",
        "year ended year ended ",
        "between May and between ",
        "2015-10-07/",
        "May 5, 6, 7, ",
        "the year the year of ",
        "'90s",
        "two and a half years and ",
        "next next this last ",
        "3 days 4 days ",
        "and 3 and ",
        "Monday, ",
        "May ",
        "the 1990s and ",
        "May 2014. ",
        "a week ago ",
        "since until ",
        "Q1 ",
        "10/07/2015 ",
        "the 5th of ",
        "yesterday ",
        "on Tuesday and on ",
        "summer ",
        "30 February ",
        "5 May-6 June-",
        "noon ",
    )
]

FIGURES = [
    Growth("txt", piece, middle=" people")
    for piece in (
        "1",
        "9" * 50,
        "1,",
        "1,234,",
        "1.",
        "1-",
        "5/",
        "1 ",
        "0.",
        "%",
        "$",
        "$5",
        "£5m ",
        "-",
        "−1",
        "½",
        "1/2 ",
        "1e5",
        "5 to ",
        "between 5 and ",
        "twenty-",
        "hundred ",
        "one million ",
        "two hundred and ",
        "a dozen ",
        "x5 ",
        "5 x ",
        "5 per ",
        "5% of ",
        "no. ",
        "more than ",
        "up to ",
        "about about ",
        "5km ",
        "5 kg per ",
        "5-year-old ",
        "3-2 ",
        "1 in 5 ",
        "one of the ",
        "5 people and 6 ",
        "5 people killed ",
        "rose 5% to 6%, ",
        "(5) ",
        "№5 ",
        "5'6\" ",
        "+1 555 ",
        "1st ",
        "12:34 ",
        "192.168.",
        "a5",
        "5 men, ",
        "half a ",
        "several ",
        "third ",
        "5°",
        "x" * 60,
        "٣",
        "5\u0301",
        "5 million\n",
        "5\n",
        "5\n\n",
        "half a million of the ",
        "of the of a ",
        "children and women and ",
        "a 5 b 6 in the ",
        "5 of 6 of 7 of ",
    )
]

SPEECH = [
    Growth("txt", piece, middle=" said.")
    for piece in (
        '"',
        "'",
        "“",
        "”",
        "“”",
        "“a” ",
        '"a" ',
        "«",
        "‘a’",
        "(",
        ")",
        "[",
        "[]",
        "{",
        "said ",
        "he said ",
        "said that ",
        "he said that she said that ",
        "according to ",
        '"a," he said, ',
        '"a," said Ann Bell. ',
        "told told ",
        "Ann Bell ",
        "Ann Bell, ",
        "Ann Bell said ",
        "Ann ",
        "Mr. ",
        "Dr. ",
        "A. ",
        "A.B.",
        "U.S. ",
        "van der ",
        "O'",
        "the mayor of ",
        "the minister, the minister, ",
        "of the ",
        ", who said ",
        ", a ",
        "who ",
        "whose ",
        "she he they ",
        "he added. ",
        "reports say ",
        "officials ",
        "Ann Bell and ",
        "AB ",
        "Ann-",
        "von ",
        "d'Ann ",
        "It is said. ",
        "Bell, 5, ",
        "Bell (R) ",
        "Bell’s ",
        "Ann Bell of the Bell of ",
        "— ",
        "… ",
        "... ",
        "? ",
        "! ",
        "; ",
        ": ",
        ", ",
        ".",
        ",",
        ";",
        "\n",
        "\n\n",
        " ",
        "\t",
        "\r",
        "\u2028",
        "\u00a0",
        "a\n\n",
        "a. ",
        "and ",
        "a ",
        "the ",
        "e\u0301",
        "\u0301",
        "\u200b",
        "\u202e",
        "🙂",
        "👩‍👩‍👧",
        "漢",
        "ﷺ",
        "İ",
        "ß",
        "\u0000".replace("\u0000", "\u00ad"),
        '"A ' * 3,
        "he said: “",
        "“Ann said “",
        "“a”, Ann said, ",
        "Ann told Bob that ",
        "says Ann, says Bob, ",
        "A Bell ",
        "Ministry of ",
        "University of ",
        "Saint ",
        "Inc. ",
        "Ann Bell told Bob Dell on Monday that ",
        "quote ",
        "Ms Ann Bell, the head of the Ann Bell Fund, said. He said. ",
        "had been said by ",
        "was quoted as saying ",
    )
]

CASES = MARKDOWN + DIALECTS + HTML + DATES + FIGURES + SPEECH
"""All of them are measured in benchmarks/growth.py."""
_ONCE_SLOW = ("a  \n", "'90s", "May 5, 6, 7, ", "and 3 and ", "½")
GUARDED = [case for at, case in enumerate(CASES) if at % 7 == 0 or case.opening in _ONCE_SLOW]
"""Those that are tested: what was slow once, and every seventh of the others."""
