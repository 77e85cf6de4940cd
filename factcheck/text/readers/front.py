"""The front matter of a Markdown file: its end, the day of publication, title and standfirst in it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from factcheck.text.document import Publication
from factcheck.text.patterns import pattern

_MATTER = pattern(r"(---|\+\+\+)[ \t]*\r?\n(?:(.{0,20000}?)\r?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = pattern(r"^([A-Za-z_][\w-]*)[ \t]*[:=][ \t]*([\"']?)([^\r\n]*?)\2[ \t]*\r?$", re.MULTILINE)
_DATES = ("published", "publishdate", "publishedat", "datepublished", "publicationdate", "pubdate", "date")
_STANDFIRSTS = ("standfirst", "subtitle", "subhead", "dek", "deck")
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%A, %d %B %Y", "%A, %B %d, %Y", "%Y/%m/%d", "%Y%m%d")
_ISO = pattern(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?$")


@dataclass(frozen=True)
class Front:
    """What a front matter says. `end` is where the article begins; the others half-open source spans, or None."""

    end: int = 0
    published: Publication | None = None
    title: tuple[int, int] | None = None
    standfirst: tuple[int, int] | None = None


def front(source: str) -> Front:
    """The front matter at the head of `source`, between lines of `---` (YAML) or `+++` (TOML); an empty one if none."""
    matter = _MATTER.match(source)
    if not matter or (matter[2] and not _ENTRY.search(matter[2])):
        return Front()
    entries: dict[str, tuple[int, int]] = {}
    for entry in _ENTRY.finditer(source, matter.end(1), matter.end()):
        entries.setdefault(re.sub(r"[_-]", "", entry[1].lower()), entry.span(3))
    days = (day_of(source[slice(*entries[name])]) for name in _DATES if name in entries)
    day = next((found for found in days if found), None)
    return Front(
        matter.end(),
        Publication(day, "from the front matter") if day else None,
        _words(source, entries.get("title")),
        next((span for name in _STANDFIRSTS if (span := _words(source, entries.get(name)))), None),
    )


def _words(source: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """`span` if words stand there: not nothing, and not the sign of a text on the lines below."""
    return span if span and source[slice(*span)].strip("|>+- ") else None


def day_of(written: str) -> date | None:
    """The day that a machine, or a person in the usual ways, has written; None for anything else."""
    written = written.strip().strip("\"'")
    if len(written) > 60:
        return None
    iso = _ISO.match(written)
    for form in ("%Y-%m-%d",) if iso else _WRITTEN:
        try:
            return datetime.strptime(iso[1] if iso else written, form).date()
        except ValueError:
            continue
    return None
