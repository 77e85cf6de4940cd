"""From lines to blocks: which lines are one paragraph, across columns and pages too, and what part each plays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.document import SegmentKind
from factcheck.text.patterns import pattern
from factcheck.text.readers.paper.lines import Line
from factcheck.text.readers.paper.measures import INDENT, SAME, Measures, alike, measures

_LOOSE = 1.3
"""The distance between paragraphs, against that between lines."""
_HEADLINE = 1.2
_STANDFIRST = 1.08
"""How much larger than the body's letters theirs are at least."""
_LONGEST_HEADLINE = 300
_ENDED = pattern(r"[.!?:…][\"”’)\]»']*$")
_ITEM = pattern(r"(?:[•‣▪●○◦*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")


@dataclass
class Block:
    """Lines that are one paragraph, or the rows of one table, and what part it plays."""

    lines: list[Line]
    kind: SegmentKind = "body"

    @property
    def size(self) -> float:
        """The size of the font of most of its letters."""
        return max(self.lines, key=lambda line: len(line.text)).size


def blocks(pages: Sequence[Sequence[Line]], *, title: str = "") -> list[Block]:
    """The blocks of a document from the lines of its pages; `title` is that of its properties."""
    usual = measures(pages)
    made: list[Block] = []
    waiting: list[Block] = []  # notes at the foot of a page, in the middle of a paragraph
    for page in pages:
        for found in _of_page(page, usual):
            last = made[-1] if made else None
            if (
                last
                and last.lines[-1].page != found.lines[0].page
                and "table" not in (last.kind, found.kind)
                and _goes_on(last.lines[-1], found.lines[0], usual)
            ):
                last.lines += found.lines
            else:
                made.append(found)
            if waiting and _ended(made[-1]):
                made += waiting
                waiting = []
        notes = _notes(made, usual)
        waiting += notes
        del made[len(made) - len(notes) :]
    made += waiting
    _name(made, usual, " ".join(title.split()).casefold())
    return made


def _of_page(page: Sequence[Line], usual: Measures) -> Iterator[Block]:
    block: Block | None = None
    for line in page:
        if block and _joins(block, line, usual):
            block.lines.append(line)
            continue
        if block:
            yield block
        block = Block([line], "table" if "\t" in line.text else "body")
    if block:
        yield block


def _joins(block: Block, line: Line, usual: Measures) -> bool:
    """Whether `line`, the next on the page, goes on with `block`."""
    last, first = block.lines[-1], block.lines[0]
    if (block.kind == "table") is not ("\t" in line.text) or block.kind == "table":
        return False
    if not alike(last, line):
        return False
    if line.top < last.top - last.size:  # the next column
        return _goes_on(last, line, usual)
    step = line.base - last.base
    if step > _LOOSE * usual.leading.get(round(last.size), 1.2 * last.size) or step > 3 * last.size:
        return False
    if line.left > last.right or line.right < first.left:
        return False
    middles = abs((line.left + line.right) - (last.left + last.right)) / 2
    if line.left - last.left > INDENT * line.size and middles > 0.5 * line.size:
        return len(block.lines) == 1 and bool(_ITEM.match(first.text))
    if len(block.lines) > 1 and _ITEM.match(line.text) and line.left < last.left - INDENT * line.size:
        return False
    return not _broken_off(last, line, usual)


def _broken_off(last: Line, line: Line, usual: Measures) -> bool:
    """Whether the first word of `line` would have fitted on `last`, so that somebody ended the paragraph there."""
    end = usual.end(last)
    word = line.text.find(" ")
    needed = (line.rights[word - 1] if word > 0 else line.right) - line.left
    room = end - last.right - needed
    if room < line.size:
        return False
    ended = bool(_ENDED.search(last.text))
    short = room > 0.3 * (end - last.left) and not line.text[:1].islower()
    return ended or (short and last.size < _HEADLINE * usual.body)


def _goes_on(last: Line, line: Line, usual: Measures) -> bool:
    """Whether a paragraph goes on at the head of the next column or page."""
    if not alike(last, line) or _broken_off(last, line, usual):
        return False
    if line.left - usual.start(line) > INDENT * line.size:
        return False
    return usual.indented or not _ENDED.search(last.text)


def _ended(block: Block) -> bool:
    return bool(_ENDED.search(block.lines[-1].text))


def _notes(made: Sequence[Block], usual: Measures) -> list[Block]:
    """The last blocks of a page in small letters, if the paragraph before them goes on on the next page."""
    first = len(made)
    while first and made[first - 1].size < (1 - SAME / 2) * usual.body:
        first -= 1
    if not first or first == len(made) or _ended(made[first - 1]):
        return []
    return list(made[first:]) if made[first].lines[0].page == made[first - 1].lines[-1].page else []


def _name(made: Sequence[Block], usual: Measures, title: str) -> None:
    """Find the headline, which is the document's title or the largest block of the first page, and the standfirst."""
    first = [block for block in made if block.lines[0].page == made[0].lines[0].page and block.kind == "body"]
    texts = [" ".join(line.text for line in block.lines) for block in first]
    named = [at for at, text in enumerate(texts) if title and " ".join(text.split()).casefold() == title]
    large = [
        at
        for at, block in enumerate(first)
        if block.size >= _HEADLINE * usual.body and 3 < len(texts[at]) <= _LONGEST_HEADLINE
    ]
    if not named and not large:
        return
    at = named[0] if named else max(large, key=lambda at: (first[at].size, -at))
    first[at].kind = "headline"
    behind = first[at + 1] if at + 1 < len(first) else None
    if behind and _STANDFIRST * usual.body <= behind.size < first[at].size and len(texts[at + 1].split()) > 5:
        behind.kind = "standfirst"
