"""PDFs with text: paragraphs put together from the lines of pages, each letter with its page and its box."""

from array import array
from collections.abc import Iterator

from factcheck.text.document import Document, Publication, Segment
from factcheck.text.legible import legible
from factcheck.text.locations import Boxes
from factcheck.text.patterns import pattern
from factcheck.text.readers.front import day_of
from factcheck.text.readers.paper.blocks import Block, blocks
from factcheck.text.readers.paper.joints import joint
from factcheck.text.readers.paper.lines import HYPHEN, Line, lines
from factcheck.text.readers.paper.pages import pages
from factcheck.text.readers.paper.repeats import without_repeats
from factcheck.text.readers.prose import BETWEEN

_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DAY = pattern(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")


def read(source: bytes, *, file: str, published: Publication | None = None) -> Document:
    """The document of a PDF's bytes. Its source is the text taken out of it; `boxes` lead to its pages.

    What isn't marked as parted in the file is told by the layout: paragraphs by gaps, indents and short lines.
    """
    found = pages(source, file=file)
    kept = without_repeats([(page.height, lines(page)) for page in found.pages])
    words = frozenset(word[0].casefold() for page in kept for line in page for word in _WORD.finditer(line.text))
    text = _Text(words)
    for block in blocks(kept, title=found.properties.get("Title", "")):
        text.block(block)
    whole = "".join(text.parts)
    return legible(
        Document(
            file=file,
            source=whole,
            text=whole,
            segments=tuple(text.segments),
            boxes=Boxes(tuple(text.rows), text.lefts, text.rights),
            published=published,
            saved=tuple(_saved(found.properties)),
        )
    )


def _saved(properties: dict[str, str]) -> Iterator[Publication]:
    """The days on which the file was last saved and first made."""
    for key, name in (("ModDate", "modified"), ("CreationDate", "created")):
        if (said := _DAY.match(properties.get(key, ""))) and (day := day_of("-".join(said.groups()))):
            yield Publication(day, f"from the document's properties ({name}), which is weak")


class _Text:
    """The text of a document so far, its blocks, and where each character stands."""

    def __init__(self, words: frozenset[str]) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.rows: list[tuple[int, int, float, float]] = []
        self.lefts, self.rights = array("f"), array("f")
        self._words = words

    def block(self, block: Block) -> None:
        """Put `block` behind what is there."""
        if self.parts:
            self._put(BETWEEN, self.rights[-1])
        begun = len(self.lefts)
        for at, line in enumerate(block.lines):
            behind = block.lines[at + 1] if at + 1 < len(block.lines) else None
            if behind is None:
                self._line(line, 0, "-" if line.text.endswith(HYPHEN) else "")
            else:
                self._line(line, *joint(line.text, behind.text, words=self._words))
        self.segments.append(Segment(begun, len(self.lefts), block.kind))

    def _line(self, line: Line, without: int, between: str) -> None:
        self.rows.append((len(self.lefts), line.page, line.top, line.bottom))
        end = len(line.text) - without - (line.text.endswith(HYPHEN) and not without)
        self.parts.append(line.text[:end])
        self.lefts.extend(line.lefts[:end])
        self.rights.extend(line.rights[:end])
        self._put(between, line.right)

    def _put(self, words: str, at: float) -> None:
        self.parts.append(words)
        for _ in words:
            self.lefts.append(at)
            self.rights.append(at)
