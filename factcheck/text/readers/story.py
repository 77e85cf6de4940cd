"""The paragraphs of a part of a Word document, as they read with every tracked change accepted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from factcheck.text.patterns import pattern
from factcheck.text.readers.package import NoDoctype, local
from factcheck.text.readers.raised import raised

_SKIPPED = frozenset(("del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "pPrChange", "rPrChange"))
_DEEPEST = 8
"""Styles that a style is looked up through."""
_MARK = pattern(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[↩↑^]\ufe0e?)[\])]?\s*")
"""What leads to a note or back from it, where a converter made links of notes."""
_OFF = ("0", "false", "off", "none")
_MARKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


@dataclass
class Paragraph:
    """A paragraph: its number from 1, its style's id, its text in pieces with the number of the run that each is in.

    `row` numbers the row of a table that it stands in, `cell` the cell of that row; 0 outside of tables.
    """

    number: int
    style: str = ""
    row: int = 0
    cell: int = 0
    pieces: list[tuple[str, int]] = field(default_factory=list)
    runs: int = 0


class Story(NoDoctype):
    """Collects the paragraphs of a part: body, text boxes behind the paragraph that they hang on, tables, notes.

    `paragraphs` are numbered on from `number`; `raised` are the ids of styles that raise the runs they are given to.
    """

    def __init__(self, file: str, *, number: int = 0, raised: Collection[str] = ()) -> None:
        super().__init__(file)
        self.paragraphs: list[Paragraph] = []
        self.number = number
        self._open: list[Paragraph] = []
        self._skipped = 0
        self._hidden = False
        self._raising = raised
        self._raised = False  # the run that is open
        self._text = False
        self._linked = -1  # where the pieces of a link within the document begin
        self._properties = 0  # run properties that are open
        self._rows = 0
        self._tables: list[tuple[int, int]] = []  # row and cell of each open table

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if self._skipped or name in _SKIPPED or (name in ("footnote", "endnote") and _type(attributes) in _NO_NOTES):
            self._skipped += 1
        elif name == "p":
            self._begin()
        elif name == "r" and self._open:
            self._open[-1].runs += 1
            self._hidden = self._raised = False
        elif name == "t":
            self._text = True
        elif name == "hyperlink" and self._open and any(local(key) == "anchor" for key in attributes):
            self._linked = len(self._open[-1].pieces)
        elif name == "pStyle" and self._open:
            self._open[-1].style = _value(attributes)
        elif name == "rPr":
            self._properties += 1
        elif name == "vanish" and self._properties:
            self._hidden = _value(attributes) not in _OFF
        elif name in ("vertAlign", "position", "rStyle") and self._properties:
            self._raised = self._raised or is_raised(name, attributes) or _value(attributes) in self._raising
        elif name == "tbl":
            self._tables.append((0, 0))
        elif name == "tr" and self._tables:
            self._rows += 1
            self._tables[-1] = (self._rows, 0)
        elif name == "tc" and self._tables:
            row, cell = self._tables[-1]
            self._tables[-1] = (row, cell + 1)
        elif name in _MARKS and not self._properties and self._open and self._open[-1].runs:
            self._put(_MARKS[name])

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._open:
            self._open.pop()
        elif name == "t":
            self._text = False
        elif name == "hyperlink" and self._open and self._linked >= 0:
            pieces = self._open[-1].pieces
            if _MARK.fullmatch("".join(words for words, _ in pieces[self._linked :])):
                del pieces[self._linked :]
            self._linked = -1
        elif name == "rPr":
            self._properties = max(0, self._properties - 1)
        elif name == "tbl" and self._tables:
            self._tables.pop()

    def data(self, text: str) -> None:
        """Text of an element; only that of `t` is seen."""
        if self._text and not self._skipped and self._open:
            self._put(text)

    def _begin(self) -> None:
        self.number += 1
        row, cell = self._tables[-1] if self._tables else (0, 0)
        paragraph = Paragraph(self.number, row=row, cell=cell)
        self._open.append(paragraph)
        self.paragraphs.append(paragraph)

    def _put(self, text: str) -> None:
        if not self._hidden:
            paragraph = self._open[-1]
            paragraph.pieces.append((raised(text) if self._raised else text, paragraph.runs))


class Styles(NoDoctype):
    """The names of styles by their ids: the names are the same in every language of Word, the ids aren't."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.names: dict[str, str] = {}
        self.based: dict[str, str] = {}
        self.raised: set[str] = set()
        self._id = ""

    def chain(self, style: str) -> Iterator[str]:
        """The name of the style with the id `style`, then those of the styles that it is based on."""
        for _ in range(_DEEPEST):
            if style:
                yield self.names.get(style, style.lower())
            style = self.based.get(style, "")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "style":
            self._id = next((value for key, value in attributes.items() if local(key) == "styleId"), "")
        elif name == "name" and self._id:
            self.names.setdefault(self._id, _value(attributes).lower())
        elif name == "basedOn" and self._id:
            self.based.setdefault(self._id, _value(attributes))
        elif self._id and is_raised(name, attributes):
            self.raised.add(self._id)


class Properties(NoDoctype):
    """The dates among a document's properties."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.dates: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._name = local(tag)

    def data(self, text: str) -> None:
        """Text of an element."""
        if self._name in ("created", "modified"):
            self.dates[self._name] = self.dates.get(self._name, "") + text


def is_raised(name: str, attributes: dict[str, str]) -> bool:
    """Whether a property of a run raises it: as superscript, or by some half-points."""
    value = _value(attributes)
    return (name == "vertAlign" and value == "superscript") or (
        name == "position" and value.isdecimal() and int(value) > 0
    )


def _value(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if local(key) == "val"), "")


def _type(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if local(key) == "type"), "")
