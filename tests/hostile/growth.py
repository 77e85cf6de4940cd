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
        return f"{self.ending} {self.opening!r}" + (f" … {self.closing!r}" if self.closing else "")

    def text(self, size: int) -> str:
        """About `size` characters of it."""
        count = size // len(self.opening + self.closing)
        return self.opening * count + self.middle + self.closing * count


MARKDOWN = [
    Growth("md", piece)
    for piece in (
        "**a ", "> a\n\n", "- a\n", "[a](b ", "`a ", "~~a~~", "<b>", "&amp;", "a|b\n-|-\nc|d\n", "[^1]: a\n\n",
        "> ", "- ", "<div>\n\n",
    )
] + [Growth("md", "[", "](x)"), Growth("md", "![", "](x)"), Growth("md", "*", "*")]  # fmt: skip

HTML = [
    Growth("html", piece)
    for piece in (
        "<div>", "<p>a", "<b></i>", "&amp;", "&", "<", "<!--", '<a href="', "<table><tr><td>", "<script>", "<a b='",
        "<b>",
    )
] + [Growth("html", "<div>", "</div>"), Growth("html", "<ul><li>", "</ul>")]  # fmt: skip

DATES = [
    Growth("txt", piece, middle=" in May 2014.")
    for piece in (
        "from 1990-1991-", "the day after the day after ", "early in late in mid-",
        "the first week of the last week of ", "3 days after 3 days after ", "year ended year ended ",
        "between May and between ", "2015-10-07/", "May 5, 6, 7, ", "the year the year of ", "1" * 50,
        "'90s", "two and a half years and ", "next next this last ", "3 days 4 days ", "1-", "5/", "and 3 and ",
    )
]  # fmt: skip

CASES = MARKDOWN + HTML + DATES
