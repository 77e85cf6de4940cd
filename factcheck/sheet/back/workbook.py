"""Reads .xlsx: every page with its links, comments and merged cells.

The parts are streamed through the standard library's XML parser: openpyxl's streaming reader knows neither links nor
comments nor merged cells, and its other one unrolls every merged or linked range into cells, to the million.
"""

import posixpath
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from factcheck.sheet.back.cells import MOST_CELLS, MOST_ROWS, Cell, Page, Range, covering, place, span
from factcheck.sheet.back.comments import Comments, Drawn, Threads
from factcheck.sheet.back.look import Looks
from factcheck.sheet.back.package import Parts, Target, local
from factcheck.sheet.back.runs import Runs

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_PAGES = 100
"""Pages that are read; a desk's workbook has three."""


def read_workbook(path: Path) -> list[Page]:
    """The pages of the workbook at `path`, in order; a SheetError says what is wrong with it."""
    with closing(Parts(path)) as parts:
        book = _Book(parts)
        main = next(iter(_related(parts, "", "/officeDocument")), "xl/workbook.xml")
        parts.feed(main, book)
        relations = _relations(parts, main)
        strings, looks = _Strings(parts), Looks(parts, from_1904=book.from_1904)
        for target, kind in ((strings, "/sharedStrings"), (looks, "/styles")):
            for name in _related(parts, main, kind):
                parts.feed(name, target)
        if len(book.pages) > _MOST_PAGES:
            raise parts.refused(f"has more than {_MOST_PAGES} pages; it is not read")
        pages = []
        for name, relation in book.pages:
            kind, target_name = relations.get(relation, ("", ""))
            if kind.endswith("/worksheet") and target_name in parts:
                pages.append(_page(parts, name, target_name, strings, looks))
        if not pages:
            raise parts.refused("is no workbook that can be read: it has no page; save it again")
        return pages


def _page(parts: Parts, name: str, part: str, strings: "_Strings", looks: Looks) -> Page:
    page = _Page(parts, Page(name), strings, looks)
    parts.feed(part, page)
    made, relations = page.page, _relations(parts, part)
    ranges = [range_ for range_, _, _ in page.links]
    addresses = {id(range_): relations.get(relation, ("", ""))[1] + anchor for range_, relation, anchor in page.links}
    for row, over in covering(ranges, made.rows, file=parts.file).items():
        cells = made.rows[row]
        for range_ in over:
            if range_.left == range_.right and range_.top == range_.bottom:
                cells.setdefault(range_.left, Cell())
            for column in [at for at in cells if range_.left <= at <= range_.right]:
                cells[column] = replace(cells[column], link=addresses[id(range_)] or None)
    notes, threads, drawn = Comments(parts), Threads(parts), Drawn(parts)
    for kind, target in (("/comments", notes), ("/threadedComment", threads), ("/drawing", drawn)):
        for related in _related(parts, part, kind):
            parts.feed(related, target)
    made.drawn = drawn.said
    for reference, said in {**notes.said, **threads.said}.items():
        if (at := place(reference)) is None:
            raise parts.refused(f"is no workbook that can be read: a comment is pinned to {reference[:20]!r}")
        cells = made.rows.setdefault(at[0], {})
        cells[at[1]] = replace(cells.get(at[1], Cell()), comments=tuple(said))
    return made


def _relations(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """What a part is related to, by id: the kind of the relation, and the name of the part, or an outer address."""
    folder, _, name = part.rpartition("/")
    target = _Relations(parts, folder)
    parts.feed(f"{folder}/_rels/{name}.rels".removeprefix("/"), target)
    return target.found


def _related(parts: Parts, part: str, kind: str) -> list[str]:
    return [target for what, target in _relations(parts, part).values() if what.endswith(kind)]


class _Relations(Target):
    def __init__(self, parts: Parts, folder: str) -> None:
        super().__init__(parts)
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) != "Relationship":
            return
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self.folder, target)).removeprefix("/")
        self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), target)


class _Book(Target):
    """The workbook's own part: the pages with their relations, and from which year days are counted."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.pages: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "sheet":
            relation = next((text for name, text in attributes.items() if name.endswith("}id")), "")
            self.pages.append((attributes.get("name", ""), relation))
        elif local(tag) == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Strings(Target):
    """The texts that cells share, and which of them are struck through somewhere."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._runs = Runs()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "si":
            self._runs = Runs()
        self._runs.start(name, attributes)

    def end(self, tag: str) -> None:
        name = local(tag)
        self._runs.end(name)
        if name == "si":
            if self._runs.struck:
                self.struck.add(len(self.texts))
            self.texts.append(_plain(self._runs.text))

    def data(self, text: str) -> None:
        self._runs.data(text)


class _Page(Target):
    """A worksheet's part: its cells, links and merged ranges."""

    def __init__(self, parts: Parts, page: Page, strings: _Strings, looks: Looks) -> None:
        super().__init__(parts)
        self.page = page
        self.links: list[tuple[Range, str, str]] = []
        self._strings, self._looks = strings, looks
        self._row = self._count = 0
        self._column = -1
        self._cell: dict[str, str] | None = None
        self._runs = Runs()
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: Callable[[str], object] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if self._cell is not None:
            if name == "v":
                self._into = self._value.append
            elif name == "f":
                self._formula = []
                self._into = self._formula.append
            else:
                self._runs.start(name, attributes)
        elif name == "c":
            self._begin(attributes)
        elif name == "row":
            self._row = self._number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = -1
        elif name == "mergeCell":
            self.page.merged.append(self._span(attributes.get("ref", "")))
        elif name == "hyperlink":
            relation = next((text for key, text in attributes.items() if key.endswith("}id")), "")
            anchor = f"#{attributes['location']}" if attributes.get("location") else ""
            self.links.append((self._span(attributes.get("ref", "")), relation, anchor))

    def end(self, tag: str) -> None:
        name = local(tag)
        if self._cell is None:
            return
        if name == "c":
            self._finish(self._cell)
            self._cell = None
        elif name in ("v", "f"):
            self._into = None
        else:
            self._runs.end(name)

    def data(self, text: str) -> None:
        if self._into is not None:
            self._into(text)
        elif self._cell is not None:
            self._runs.data(text)

    def _begin(self, attributes: dict[str, str]) -> None:
        self._cell, self._runs, self._value, self._formula = attributes, Runs(), [], None
        if "r" not in attributes:
            self._column += 1
            return
        at = place(attributes["r"])
        if at is None:
            raise self.parts.refused(f"is no workbook that can be read: {attributes['r'][:20]!r} is no cell")
        self._row, self._column = at

    def _finish(self, attributes: dict[str, str]) -> None:
        kind, value = attributes.get("t", "n"), "".join(self._value)
        style = self._number(attributes.get("s", "0"))
        struck = self._looks.struck(style) or self._runs.struck
        if kind == "s" and value:
            at = self._number(value)
            if not 0 <= at < len(self._strings.texts):
                raise self._wrong("shows a text that isn't in the file")
            text, struck = self._strings.texts[at], struck or at in self._strings.struck
        elif kind == "inlineStr":
            text = _plain(self._runs.text)
        elif kind == "str":
            text = _plain(value)
        elif kind == "b":
            text = {"1": "TRUE", "0": "FALSE"}.get(value, value)
        elif kind == "n":
            text = self._looks.shown(value, style)
        else:  # an error such as #N/A, a date written out
            text = value
        if not text and self._formula is None:
            return
        if self._row > MOST_ROWS:
            raise self.parts.refused(f"has more than {MOST_ROWS:,} rows; it is not read")
        self._count += 1
        if self._count > MOST_CELLS:
            raise self.parts.refused("has more cells than a sheet can have; it is not read")
        formula = None if self._formula is None else "=" + "".join(self._formula)
        self.page.rows.setdefault(self._row, {})[self._column] = Cell(
            text, formula=formula, struck=struck and bool(text)
        )

    def _number(self, text: str) -> int:
        text = text.strip()
        if not (text.isascii() and text.isdigit() and len(text) < 20):
            raise self._wrong(f"has {text[:20]!r} where a number belongs")
        return int(text)

    def _span(self, reference: str) -> Range:
        found = span(reference)
        if found is None:
            raise self._wrong(f"has {reference[:20]!r} where cells belong")
        return found

    def _wrong(self, what: str) -> Exception:
        return self.parts.refused(f"is no workbook that can be read: the page {self.page.name[:40]!r} {what}")


def _plain(text: str) -> str:
    """`text` with what XML can't hold, which is written as _x001B_; half a character is shown by a sign."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
