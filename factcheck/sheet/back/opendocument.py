"""Reads .ods by odfdo, behind the extra `ods`: every page with its links, comments and merged cells.

Its parts are gone through by the parser of workbooks first, which refuses what swells or declares entities.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.records.errors import SheetError
from factcheck.sheet.back.cells import MOST_CELLS, MOST_ROWS, Cell, Page, Range
from factcheck.sheet.back.package import Parts, Target, local

if TYPE_CHECKING:
    from odfdo import Element

_CELLS = "table:table-cell|table:covered-table-cell"
_STRUCK = "text-line-through-style"


def read_opendocument(path: Path) -> list[Page]:
    """The pages of the sheet at `path`, in order; a SheetError says what is wrong with it."""
    with closing(Parts(path)) as parts:
        styles = _Styles(parts)
        if "content.xml" not in parts:
            raise parts.refused("is no OpenDocument sheet that can be read; save it again in the spreadsheet program")
        for name in ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml"):
            parts.feed(name, styles)
    try:
        from odfdo import Document
    except ImportError:
        raise SheetError(
            ".ods needs one more package: pip install 'factcheck-desk[ods]'; or save it as .xlsx", file=str(path)
        ) from None
    try:
        tables = Document(str(path)).body.get_elements("//office:spreadsheet/table:table")
        pages = [_page(table, styles.struck, str(path)) for table in tables]
    except (SheetError, OSError):
        raise
    except Exception as error:  # odfdo raises whatever its parsers do
        raise SheetError(
            f"is no OpenDocument sheet that can be read ({type(error).__name__}); save it again", file=str(path)
        ) from None
    if not pages:
        raise SheetError("is no OpenDocument sheet: it has no page", file=str(path))
    return pages


def _page(table: "Element", struck: frozenset[str], file: str) -> Page:
    page = Page(str(table.get_attribute("table:name") or ""))
    page.drawn = [text for text in map(_words, table.get_elements("table:shapes//text:p")) if text.strip()]
    line = count = 0
    for row in table.get_elements(".//table:table-row"):
        times = _times(row, "table:number-rows-repeated")
        cells, merged = _row(row, line + 1, struck, file)
        for repeated in range(times if cells else 0):
            count += len(cells)
            if line + repeated + 1 > MOST_ROWS:
                raise SheetError(f"has more than {MOST_ROWS:,} rows; it is not read", file=file)
            if count > MOST_CELLS:
                raise SheetError("has more cells than a sheet can have; it is not read", file=file)
            page.rows[line + repeated + 1] = cells
        page.merged += merged
        line += times
    return page


def _row(row: "Element", line: int, struck: frozenset[str], file: str) -> tuple[dict[int, Cell], list[Range]]:
    """The cells of a row that hold something, and the merged ranges that begin in it."""
    cells: dict[int, Cell] = {}
    merged = []
    at = 0
    for cell in row.get_elements(_CELLS):
        times = _times(cell, "table:number-columns-repeated")
        made = _cell(cell, struck)
        if made:
            if len(cells) + times > MOST_CELLS:
                raise SheetError("has more cells than a sheet can have; it is not read", file=file)
            cells.update(dict.fromkeys(range(at, at + times), made))
        tall, wide = _times(cell, "table:number-rows-spanned"), _times(cell, "table:number-columns-spanned")
        if tall > 1 or wide > 1:
            merged.append(Range(line, at, line + tall - 1, at + wide - 1))
        at += times
    return cells, merged


def _cell(cell: "Element", struck: frozenset[str]) -> Cell | None:
    paragraphs = cell.get_elements("text:p")
    formula = cell.get_attribute("table:formula")
    comments = tuple(_comments(cell))
    text = "\n".join(map(_words, paragraphs))
    if not (text or formula or comments):
        return None
    links = [str(link.get_attribute("xlink:href") or "") for link in cell.get_elements("text:p//text:a")]
    styles = {cell.get_attribute("table:style-name")}
    styles |= {span.get_attribute("text:style-name") for span in cell.get_elements("text:p//text:span")}
    return Cell(
        text,
        link="\n".join(dict.fromkeys(link for link in links if link)) or None,
        comments=comments,
        formula=str(formula)[str(formula).find("=") :] if formula else None,
        struck=bool(text) and not struck.isdisjoint(styles),
    )


def _comments(cell: "Element") -> Iterator[str]:
    for note in cell.get_elements("office:annotation"):
        text = "\n".join(map(_words, note.get_elements(".//text:p"))).strip()
        if text:
            yield text


def _words(element: "Element") -> str:
    """The text of a paragraph or a part of one, with the blanks, tabs and line breaks that are elements."""
    pieces = [element.text or ""]
    for child in element.children:
        if child.tag == "text:s":
            pieces.append(" " * min(_times(child, "text:c"), 1_000))
        elif child.tag in ("text:tab", "text:line-break"):
            pieces.append("\t" if child.tag == "text:tab" else "\n")
        elif child.tag != "office:annotation":
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _times(element: "Element", attribute: str) -> int:
    text = str(element.get_attribute(attribute) or "1")
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 12 else 1


class _Styles(Target):
    """Takes every part, for the parser's sake, and notes which styles strike text through."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._names: set[str] = set()
        self._style = ""

    @property
    def struck(self) -> frozenset[str]:
        """The names of the styles that strike text through."""
        return frozenset(self._names)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, or the properties of one."""
        name = local(tag)
        if name == "style":
            self._style = next((text for key, text in attributes.items() if local(key) == "name"), "")
        elif name == "text-properties":
            line = next((text for key, text in attributes.items() if local(key) == _STRUCK), "none")
            if line != "none":
                self._names.add(self._style)
