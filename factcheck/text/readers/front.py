"""The front matter of a Markdown file: its end, the day of publication, title and standfirst in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.text.document import Publication
from factcheck.text.patterns import pattern
from factcheck.text.readers.matter import Entry, entries

_MATTER = pattern(
    r"(---|\+\+\+)[ \t]*(?:\r\n?|\n)(?:(.{0,20000}?)(?:\r\n?|\n))??(?:\1|\.\.\.)[ \t]*(?:\r\n?|\n|$)", re.DOTALL
)
_DATES = (
    "published", "publishdate", "publishedat", "publishedon", "publishedtime", "firstpublished", "datepublished",
    "publicationdate", "pubdate", "date", "posted", "datecreated", "created", "createdat",
)  # fmt: skip
_TITLES = ("headline", "title")
_STANDFIRSTS = ("standfirst", "subtitle", "subhead", "subheading", "subheadline", "dek", "deck", "lede")
_AROUND = ("categor", "tag", "image", "cover", "author", "feature", "thumbnail", "expir", "relat", "series", "menu")
"""Beginnings of the names of tables whose dates and titles aren't the article's."""
_WRITTEN = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y")
_LOOSE = pattern(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\W+|(?<=\d)(?:st|nd|rd|th)\b|,|(?<=[a-z])\.", re.IGNORECASE)
_CLOCK = pattern(r"(?<=\d)(?:[T ]\s*|\s+at\s+)\d{1,2}[:.h]\d\d.*$|(?<=\d)T\d{4,6}.*$", re.IGNORECASE)
_PIECES = {
    "": pattern(r"(?P<space>\s+)|\S+"),
    "'": pattern(r"(?P<space>\s+)|'(?P<said>')|(?:[^'\s]|'(?!'))+"),
    '"': pattern(
        r"(?P<space>\s+)|\\x(?P<x>[0-9a-fA-F]{2})|\\u(?P<u>[0-9a-fA-F]{4})|\\U(?P<U>[0-9a-fA-F]{8})"
        r"|\\(?P<said>(?:\r\n?|\n)\s*|.?)|[^\\\s]+"
    ),
}
"""White space, the code of a character, what an escape says, and what stands for itself; by quotation mark."""
_NAMED = {"n": " ", "t": " ", "r": " ", "_": "\u00a0"}


@dataclass(frozen=True)
class Front:
    """What a front matter says; `end` is where the article begins."""

    end: int = 0
    published: Publication | None = None
    title: Entry | None = None
    standfirst: Entry | None = None


def front(source: str) -> Front:
    """The front matter at the head of `source`, between lines of `---` (YAML) or `+++` (TOML); an empty one if none."""
    matter = _MATTER.match(source)
    if not matter:
        return Front()
    found = list(entries(source, matter.start(2), matter.end(2), toml=matter[1] == "+++")) if matter[2] else []
    if matter[2] and not found:
        return Front()
    said: dict[str, Entry] = {}
    for entry in sorted(found, key=lambda entry: len(entry.path)):  # the shallow before the deep, else as they stand
        if not any(name.startswith(_AROUND) for name in entry.path[:-1]) and entry.start < entry.end:
            said.setdefault(entry.path[-1], entry)
    days = (day_of(source[said[name].start : said[name].end]) for name in _DATES if name in said)
    day = next((one for one in days if one), None)
    return Front(
        matter.end(),
        Publication(day, "from the front matter") if day else None,
        next((said[name] for name in _TITLES if name in said), None),
        next((said[name] for name in _STANDFIRSTS if name in said), None),
    )


def spelled(source: str, entry: Entry) -> Iterator[tuple[str, int, int]]:
    """`entry` in pieces: what each says, and the half-open source span that it stands for; white space is a blank."""
    for piece in _PIECES[entry.quote[:1]].finditer(source, entry.start, entry.end):
        start, end = piece.span()
        said = piece[0]
        if piece.lastgroup == "space":
            said = " "
        elif piece.lastgroup == "said":
            said = _NAMED.get(piece["said"], piece["said"])
        elif piece.lastgroup:
            said = _character(piece[piece.lastgroup])
        if not said.startswith(("\r", "\n")):  # a line that goes on in the next
            yield said, start, end


def _character(code: str) -> str:
    value = int(code, 16)
    return chr(value) if value < 0x110000 and not 0xD800 <= value < 0xE000 else "\N{REPLACEMENT CHARACTER}"


def day_of(written: str) -> date | None:
    """The day that a machine, or a person in the usual ways, has written; None for anything else."""
    if len(written) > 80:
        return None
    bare = _CLOCK.sub("", _LOOSE.sub("", written.strip().strip("\"'"))).strip()
    for form in _WRITTEN:
        try:
            return datetime.strptime(" ".join(bare.replace("Sept ", "Sep ").split()), form).date()
        except ValueError:
            continue
    return None
