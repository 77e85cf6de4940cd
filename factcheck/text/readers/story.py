"""The paragraphs of a part of a Word document, as they read with every tracked change accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.patterns import pattern
from factcheck.text.readers.package import NoDoctype, local
from factcheck.text.readers.raised import raised

_SKIPPED = frozenset(
    "del moveFrom delText instrText delInstrText Fallback pPrChange rPrChange trPrChange tcPrChange".split()
)
_GONE = {"pPr": ("del", "moveFrom"), "trPr": ("del",), "tcPr": ("cellDel",)}
"""By what it is a property of, the change that takes away a paragraph's mark, a row or a cell."""
_ENDS = ("tc", "txbxContent", "footnote", "endnote")
"""What a paragraph doesn't go on behind, though its mark was deleted."""
STRIKES = ("strike", "dstrike")
_DEEPEST = 8
"""Styles that a style is looked up through."""
_MARK = pattern(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[↩↑^]\ufe0e?)[\])]?\s*")
"""What leads to a note or back from it, where a converter made links of notes."""
_OFF = ("0", "false", "off", "none")
_MARKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


@dataclass
class Paragraph:
    """A paragraph: its number from 1, its style's id, its text in pieces with the numbers of paragraph and run of each.

    A paragraph whose mark was deleted goes on in the next, whose number and style it takes on; the pieces from before
    keep their number, which is that in the file. `row` numbers the row of a table that it stands in, `cell` the cell of
    that row; 0 outside of tables.
    """

    number: int
    style: str = ""
    row: int = 0
    cell: int = 0
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    runs: int = 0
    unmarked: bool = False


@dataclass
class _Table:
    """The row and the cell of an open table, and whether a change took them away."""

    row: int = 0
    cell: int = 0
    row_gone: bool = False
    cell_gone: bool = False


@dataclass
class Struck:
    """Whether a run is struck through, by what it says itself, and its style's id."""

    direct: dict[str, bool] = field(default_factory=dict)
    style: str = ""


class Story(NoDoctype):
    """Collects the paragraphs of a part: body, text boxes behind the paragraph that they hang on, tables, notes.

    `paragraphs` are numbered on from `number`; what is struck through or raised, `styles` say too.
    """

    def __init__(self, file: str, *, styles: "Styles", number: int = 0) -> None:
        super().__init__(file)
        self._styles = styles
        self.paragraphs: list[Paragraph] = []
        self.number = number
        self._open: list[Paragraph] = []
        self._skipped = 0
        self._hidden = False
        self._raised = False  # the run that is open
        self._struck = Struck()
        self._text = False
        self._unmarked: dict[int, Paragraph] = {}  # by depth, the paragraph that goes on in the next
        self._owner = ""  # whose properties are open: a paragraph's, a row's or a cell's
        self._linked = -1  # where the pieces of a link within the document begin
        self._properties = 0  # run properties that are open
        self._rows = 0
        self._tables: list[_Table] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name in _GONE.get(self._owner, ()) and not self._skipped:
            self._gone()
        if self._skipped or name in _SKIPPED or (name in ("footnote", "endnote") and _type(attributes) in _NO_NOTES):
            self._skipped += 1
        elif name == "p":
            self._begin()
        elif name == "r" and self._open:
            self._open[-1].runs += 1
            self._hidden = self._raised = False
            self._struck = Struck()
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
        elif name in STRIKES and self._properties:
            self._struck.direct[name] = _value(attributes) not in _OFF
        elif name in ("vertAlign", "position") and self._properties:
            self._raised = self._raised or is_raised(name, attributes)
        elif name == "rStyle" and self._properties:
            self._struck.style = _value(attributes)
            self._raised = self._raised or self._struck.style in self._styles.raised
        elif name in _GONE:
            self._owner = name
        elif name == "tbl":
            self._unmarked.pop(len(self._open), None)
            self._tables.append(_Table())
        elif name == "tr" and self._tables:
            self._rows += 1
            self._tables[-1] = _Table(self._rows)
        elif name == "tc" and self._tables:
            self._tables[-1].cell += 1
            self._tables[-1].cell_gone = False
        elif name in _MARKS and not self._properties and self._open and self._open[-1].runs:
            self._put(_MARKS[name])

    def end(self, tag: str) -> None:
        """An element ends."""
        name = local(tag)
        if self._skipped:
            self._skipped -= 1
        elif name == "p" and self._open:
            paragraph = self._open.pop()
            if paragraph.unmarked:
                self._unmarked[len(self._open)] = paragraph
        elif name in _GONE:
            self._owner = ""
        elif name in _ENDS:
            self._unmarked.pop(len(self._open), None)
        elif name == "t":
            self._text = False
        elif name == "hyperlink" and self._open and self._linked >= 0:
            pieces = self._open[-1].pieces
            if _MARK.fullmatch("".join(words for words, _, _ in pieces[self._linked :])):
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
        if before := self._unmarked.pop(len(self._open), None):
            before.number, before.runs, before.style, before.unmarked = self.number, 0, "", False
            self._open.append(before)
            return
        table = self._tables[-1] if self._tables else _Table()
        paragraph = Paragraph(self.number, row=table.row, cell=table.cell)
        self._open.append(paragraph)
        if not any(table.row_gone or table.cell_gone for table in self._tables):
            self.paragraphs.append(paragraph)

    def _gone(self) -> None:
        """A change takes away what the open properties belong to."""
        if self._owner == "pPr":
            if self._properties and self._open:
                self._open[-1].unmarked = True
        elif self._tables:
            self._tables[-1].row_gone |= self._owner == "trPr"
            self._tables[-1].cell_gone |= self._owner == "tcPr"

    def _put(self, text: str) -> None:
        if not self._hidden:
            paragraph = self._open[-1]
            if not self._styles.strikes(paragraph.style, self._struck):
                words = raised(text) if self._raised else text
                paragraph.pieces.append((words, paragraph.number, paragraph.runs))


class Styles(NoDoctype):
    """The names of styles by their ids (the names are the same in every language of Word, the ids aren't), and which
    of them strike through.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.names: dict[str, str] = {}
        self.based: dict[str, str] = {}
        self.raised: set[str] = set()
        self._striking: dict[str, dict[str, bool]] = {}
        self._id = ""
        self._part = False  # of a table's style, which holds for some of its cells

    def chain(self, style: str) -> Iterator[str]:
        """The name of the style with the id `style`, then those of the styles that it is based on."""
        for _ in range(_DEEPEST):
            if style:
                yield self.names.get(style, style.lower())
            style = self.based.get(style, "")

    def strikes(self, paragraph: str, run: Struck) -> bool:
        """Whether a run in a paragraph of the style with the id `paragraph` is struck through."""
        if not self._striking:
            return any(run.direct.values())
        return any(
            run.direct[name] if name in run.direct else self._strikes(paragraph, name) != self._strikes(run.style, name)
            for name in STRIKES
        )

    def _strikes(self, style: str, name: str) -> bool:
        for _ in range(_DEEPEST):
            said = self._striking.get(style, {})
            if name in said:
                return said[name]
            style = self.based.get(style, "")
        return False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = local(tag)
        if name == "tblStylePr":
            self._part = True
        elif name in STRIKES and self._id and not self._part:
            self._striking.setdefault(self._id, {})[name] = _value(attributes) not in _OFF
        elif name == "style":
            self._id = next((value for key, value in attributes.items() if local(key) == "styleId"), "")
        elif name == "name" and self._id:
            self.names.setdefault(self._id, _value(attributes).lower())
        elif name == "basedOn" and self._id:
            self.based.setdefault(self._id, _value(attributes))
        elif self._id and is_raised(name, attributes):
            self.raised.add(self._id)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._part = self._part and local(tag) != "tblStylePr"


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
