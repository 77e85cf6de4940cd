"""The notation of `fixtures/articles`: an article with the claims that a careful reader expects, in place.

`fixtures/README.md` explains it. `articles()` reads them all; a fault in one is a NotationError with file and line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from expectations import Kind, Place, Reading, read_fields

FOLDER = Path(__file__).parents[1] / "fixtures" / "articles"
_LABEL = r"(?P<label>[qad][0-9]+[a-z]?)"
_FIELDS = re.compile(rf" {{4}}{_LABEL}(?P<optional>\??)  (?P<fields>\S.*)")
_OPEN = re.compile(rf"\{{{_LABEL}(?:\.(?P<part>by|cue))? ")
_KINDS: dict[str, Kind] = {"q": "quantity", "a": "attribution", "d": "date"}


class NotationError(Exception):
    """A fixture says something that the notation doesn't know: `file:line: what`."""


@dataclass(frozen=True)
class Expected:
    """A claim that the reader expects, at half-open places in `Article.text`.

    `pieces` is the span of a quantity or date, and the pieces of an attribution's content. `readings` are the
    ways in which its own fields may be told, each as good as the other; `line` is where the fixture tells them.
    """

    label: str
    kind: Kind
    optional: bool
    pieces: tuple[Place, ...]
    source: Place | None
    cue: Place | None
    readings: tuple[Reading, ...]
    line: int

    @property
    def span(self) -> Place:
        """The claim's own start and end: of an attribution, over source, cue and content."""
        places = [*self.pieces, *(place for place in (self.source, self.cue) if place)]
        return min(place[0] for place in places), max(place[1] for place in places)


@dataclass(frozen=True)
class Article:
    """An article without its marks, the day it was published, and the claims expected in it."""

    path: Path
    published: date
    text: str
    expected: tuple[Expected, ...]

    @property
    def name(self) -> str:
        return self.path.stem


@dataclass(frozen=True)
class Told:
    """A line of fields: its words, whether its label has a question mark, and its number."""

    fields: str
    optional: bool
    line: int


Marks: TypeAlias = dict[str, dict[str, list[Place]]]
"""Label → part ("content", "by", "cue") → places in the text."""


@dataclass(frozen=True)
class Marked:
    """A fixture with text and marks taken apart; `told` has the lines of fields by label."""

    head: dict[str, str]
    text: str
    marks: Marks
    told: dict[str, Told]


def articles(folder: Path = FOLDER) -> list[Article]:
    """All articles of a folder, by name."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path: Path) -> Article:
    """The article of one fixture file."""
    return parse(path.read_text(encoding="utf-8"), path=path)


def parse(source: str, *, path: Path) -> Article:
    """The article that `source` marks up; `path` names it in errors."""
    marked = unmark(source, path=path)
    expected = tuple(_expected(label, parts, marked, path) for label, parts in marked.marks.items())
    try:
        published = date.fromisoformat(marked.head.get("published", ""))
    except ValueError:
        raise NotationError(f"{path}:1: published is a date like 2015-10-14") from None
    ordered = sorted(expected, key=lambda claim: (claim.span, claim.label))
    return Article(path, published, marked.text, tuple(ordered))


def unmark(source: str, *, path: Path) -> Marked:
    """The text of a fixture without its marks, where they stood, and what its lines of fields say."""
    lines = source.split("\n")
    head = {}
    for number, line in enumerate(lines):
        if not line:
            lines = [""] * (number + 1) + lines[number + 1 :]
            break
        name, colon, value = line.partition(": ")
        if not colon:
            raise NotationError(f"{path}:{number + 1}: the head is lines of “name: value”, then a blank line")
        head[name] = value
    told: dict[str, Told] = {}
    text, marks = _unmark(_prose(lines, told, path), path)
    for label in told.keys() - marks.keys():
        raise NotationError(f"{path}:{told[label].line}: {label} stands nowhere in the article")
    return Marked(head, text, marks, told)


def _prose(lines: list[str], told: dict[str, Told], path: Path) -> str:
    """The marked article: lines joined to paragraphs, and the lines of fields put into `told`."""
    paragraphs: list[list[str]] = [[]]
    for number, line in enumerate(lines, 1):
        if fields := _FIELDS.fullmatch(line):
            label = fields["label"]
            if label in told:
                raise NotationError(f"{path}:{number}: {label} is told a second time, after line {told[label].line}")
            told[label] = Told(fields["fields"].partition("  #")[0].strip(), bool(fields["optional"]), number)
        elif line.startswith(" "):
            raise NotationError(f"{path}:{number}: a line of fields is four spaces, label, two spaces, fields")
        elif line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph) + "\n"


def _unmark(marked: str, path: Path) -> tuple[str, Marks]:
    text: list[str] = []
    size = at = 0
    marks: Marks = {}
    open_: list[tuple[str, str, int]] = []
    while at < len(marked):
        if marked[at] == "{":
            mark = _OPEN.match(marked, at)
            if not mark:
                raise NotationError(f"{path}: {marked[at : at + 40]!r} opens no mark that I know")
            open_.append((mark["label"], mark["part"] or "content", size))
            at = mark.end()
        elif marked[at] == "}":
            if not open_:
                raise NotationError(f"{path}: a closing brace too many at {marked[max(0, at - 40) : at + 1]!r}")
            label, part, start = open_.pop()
            marks.setdefault(label, {}).setdefault(part, []).append((start, size))
            at += 1
        else:
            end = min((found for found in (marked.find(mark, at) for mark in "{}") if found >= 0), default=len(marked))
            text.append(marked[at:end])
            size += end - at
            at = end
    if open_:
        raise NotationError(f"{path}: {open_[-1][0]} is never closed")
    return "".join(text), marks


def _expected(label: str, parts: dict[str, list[Place]], marked: Marked, path: Path) -> Expected:
    fields = marked.told.get(label)
    if fields is None:
        raise NotationError(f"{path}: {label} has no line of fields")
    kind = _KINDS[label[0]]
    try:
        readings = read_fields(kind, fields.fields)
        by = dict(readings[0].by_reference)
        places = {part: _only(label, part, parts) or _only(by[part], part, marked.marks[by[part]]) for part in by}
        places |= {part: place for part in ("by", "cue") if (place := _only(label, part, parts))}
    except (ValueError, KeyError) as error:
        raise NotationError(f"{path}:{fields.line}: {label}: {error}") from None
    if kind != "attribution" and (len(parts.get("content", ())) != 1 or places):
        raise NotationError(f"{path}:{fields.line}: {label} stands in one piece, without source and cue")
    if not parts.get("content"):
        raise NotationError(f"{path}:{fields.line}: {label} has no content")
    pieces = tuple(sorted(parts["content"]))
    return Expected(label, kind, fields.optional, pieces, places.get("by"), places.get("cue"), readings, fields.line)


def _only(label: str, part: str, parts: dict[str, list[Place]]) -> Place | None:
    found = parts.get(part, [])
    if len(found) > 1:
        raise ValueError(f"{label} has more than one {part}")
    return found[0] if found else None


def inside(article: Article, claim: Expected) -> Iterator[Expected]:
    """The attributions in whose content a claim stands, the innermost first."""
    start, end = claim.span
    holders = [
        (piece[1] - piece[0], holder.label, holder)
        for holder in article.expected
        if holder.kind == "attribution" and holder is not claim
        for piece in holder.pieces
        if piece[0] <= start and end <= piece[1]
    ]
    return (holder for _, _, holder in sorted(holders, key=lambda found: found[:2]))
