"""Word documents: paragraphs, tables, text boxes, notes, as they read when every tracked change is accepted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from factcheck.text.document import Document, Publication, Segment, SegmentKind, Standing
from factcheck.text.head import told_apart
from factcheck.text.legible import legible
from factcheck.text.readers.front import day_of
from factcheck.text.readers.package import Package
from factcheck.text.readers.prose import BETWEEN
from factcheck.text.readers.story import Paragraph, Properties, Story, Styles

_KINDS: dict[str, SegmentKind] = {
    "title": "headline", "subtitle": "standfirst", "caption": "caption", "quote": "quotation",
    "intense quote": "quotation", "block text": "quotation", "quotations": "quotation", "block quotation": "quotation",
    "image caption": "caption", "table caption": "caption", "illustration": "caption", "figure": "caption",
    "author": "byline", "byline": "byline", "date": "byline", "dateline": "byline",
    "standfirst": "standfirst", "deck": "standfirst", "dek": "standfirst", "headline": "headline",
    "pull quote": "quotation", "pullquote": "quotation",
}  # fmt: skip
_TEMPLATES = frozenset((date(1601, 1, 1), date(1970, 1, 1), date(1980, 1, 1), date(2013, 12, 23)))
"""Days that no one saved a draft on: clocks at nought, and the day of python-docx's own template."""


def read(source: bytes, *, file: str, published: Publication | None = None) -> Document:
    """The document of a .docx file's bytes. Its source is the text taken out of it; `locations` lead into the file."""
    package = Package(source, file=file)
    styles = Styles(file)
    package.feed(package.beside("styles.xml"), styles)
    body = Story(file, styles=styles)
    package.feed(package.main, body)
    paragraphs, number = body.paragraphs, body.number
    for notes in ("footnotes.xml", "endnotes.xml"):
        story = Story(file, styles=styles, number=number)
        package.feed(package.beside(notes), story)
        paragraphs += story.paragraphs
        number = story.number
    page = _Page(styles)
    for row, inside in groupby(paragraphs, key=lambda paragraph: paragraph.row):
        cells = list(inside)
        if row and any(paragraph.cell > 1 for paragraph in cells):
            page.row(cells)
        else:  # also the only cell of a row, which frames a picture or a box
            for paragraph in cells:
                page.paragraph(paragraph)
    text = "".join(page.parts)
    document = legible(
        Document(
            file=file,
            source=text,
            text=text,
            segments=tuple(page.segments),
            locations=tuple(page.standings),
            published=published,
            saved=_saved(package, file),
        )
    )
    return replace(document, segments=told_apart(document.segments, document.text))


def _saved(package: Package, file: str) -> tuple[Publication, ...]:
    """The days on which the document was last saved and first made, but those that only a template says."""
    properties = Properties(file)
    package.feed("docProps/core.xml", properties)
    days = [(name, day_of(said)) for name in ("modified", "created") if (said := properties.dates.get(name, ""))]
    how = "from the document's properties ({}), which is weak"
    return tuple(Publication(day, how.format(name)) for name, day in days if day and day not in _TEMPLATES)


class _Page:
    """The text of a document so far, with its blocks and where its runs begin."""

    def __init__(self, styles: Styles) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.standings: list[Standing] = []
        self._styles = styles
        self._length = 0
        self._headed = False

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph as a block of its own."""
        self._block(self._kind(paragraph), _stripped(paragraph))

    def row(self, paragraphs: Iterable[Paragraph]) -> None:
        """A row of a table: its cells parted by tabs, the paragraphs of a cell by blanks."""
        pieces: list[tuple[str, int, int]] = []
        before = 0
        for paragraph in paragraphs:
            inside = list(_stripped(paragraph))
            if inside and pieces:
                pieces.append((" " if paragraph.cell == before else "\t", *pieces[-1][1:]))
            pieces += inside
            before = paragraph.cell if inside else before
        self._block("table", pieces)

    def _kind(self, paragraph: Paragraph) -> SegmentKind:
        names = list(self._styles.chain(paragraph.style))
        if "heading 1" in names and not self._headed and not self.segments:
            return "headline"
        return next((_KINDS[name] for name in names if name in _KINDS), "body")

    def _block(self, kind: SegmentKind, pieces: Iterable[tuple[str, int, int]]) -> None:
        begun = -1
        for words, number, run in pieces:
            if begun < 0:
                if self._length:
                    self._put(BETWEEN)
                begun = self._length
            if not self.standings or self.standings[-1][1:] != (number, run):
                self.standings.append((self._length, number, run))
            self._put(words)
        if begun >= 0:
            self.segments.append(Segment(begun, self._length, kind))
            self._headed = self._headed or kind == "headline"

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)


def _stripped(paragraph: Paragraph) -> Iterator[tuple[str, int, int]]:
    """The pieces of a paragraph with the numbers of paragraph and run, without white space at its ends."""
    pieces = [piece for piece in paragraph.pieces if piece[0]]
    first, last = 0, len(pieces)
    while first < last and not pieces[first][0].strip():
        first += 1
    while last > first and not pieces[last - 1][0].strip():
        last -= 1
    for at in range(first, last):
        words, number, run = pieces[at]
        words = words.lstrip() if at == first else words
        yield (words.rstrip() if at == last - 1 else words), number, run
