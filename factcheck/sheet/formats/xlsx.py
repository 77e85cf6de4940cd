"""A workbook: the claims with drop-downs for the editor, the findings with the words explained, the history."""

import io
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from factcheck.sheet.columns import BASE, ID, METHODS, STATUSES, Column
from factcheck.sheet.links import link
from factcheck.sheet.rows import Row
from factcheck.sheet.seal import seal
from factcheck.sheet.sheet import Sheet

CLAIMS, FINDINGS, HISTORY = "Claims", "Findings", "History"
MOST_LINKS = 65_000
"""A worksheet holds 65,530 links; further ones stay text."""
_LINE, _MOST_LINES = 15, 20
"""Points of a line of text, and how many lines a row is high at most."""
_COLOURS = {"verified": "#D8F0DC", "disputed": "#F8D7DA", "unsourced": "#FFF0CC", "open": "#FFFFFF"}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": False,
}


def render(sheet: Sheet) -> bytes:
    """The workbook; rows are put aside one after the other, so that memory stays flat."""
    made = io.BytesIO()
    with TemporaryDirectory(prefix="factcheck-") as aside:
        book = xlsxwriter.Workbook(made, {**_OPTIONS, "tmpdir": aside})
        book.set_properties({"title": f"Verification sheet: {sheet.title}", "comments": "Made by factcheck"})
        looks = _looks(book)
        _claims(book.add_worksheet(CLAIMS), sheet, looks)
        _findings(_Sealed(book.add_worksheet(FINDINGS)), sheet, looks)
        _history(_Sealed(book.add_worksheet(HISTORY)), sheet, looks)
        try:
            book.close()
        except FileCreateError as reason:  # what the system refused, wrapped
            raise OSError(getattr(reason.args[0], "errno", None), str(reason.args[0])) from None
    return made.getvalue()


class _Sealed:
    """A page that is only to be read: it is protected, and sealed with a hash of its texts in a hidden row."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._texts: list[str] = []
        page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})

    def write_string(self, row: int, column: int, text: str, look: Any) -> None:
        """Write a text into a cell, by row and column from 0."""
        self._texts.append(text)
        self._page.write_string(row, column, text, look)

    def close(self, row: int) -> None:
        """Put the seal into a row below all others."""
        self._page.write_string(row, 0, seal(self._texts))
        self._page.set_row(row, None, None, {"hidden": True})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


def header_row(sheet: Sheet) -> int:
    """The row, from 0, with the headings."""
    return len(sheet.head) + 1


def _looks(book: Any) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8C8C8"}
    looks = {
        "name": book.add_format({"bold": True, "valign": "top"}),
        "value": book.add_format({"valign": "top"}),
        "fill in": book.add_format({"valign": "top", "locked": False, "bottom": 1}),
        "heading": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E4E9F2", "border": 1}
        ),
        "locked": book.add_format({**cell, "font_color": "#333333", "bg_color": "#F7F7F7"}),
        "open to edit": book.add_format({**cell, "locked": False, "num_format": "@"}),
        "link": book.add_format({**cell, "locked": False, "font_color": "#0B5CAD", "underline": 1}),
        "changed": book.add_format({**cell, "bg_color": "#E8DAEF"}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for status, colour in _COLOURS.items():
        looks[status] = book.add_format({"bg_color": colour})
    return looks


def _claims(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    top = header_row(sheet)
    _set_up(page, sheet, top, looks)
    for at, (name, value) in enumerate(sheet.head):
        page.write_string(at, 0, name, looks["name"])
        page.write_string(at, 2, value, looks["value" if value else "fill in"])
    for at, heading in enumerate([*(column.heading for column in sheet.columns), ID, BASE]):
        page.write_string(top, at, heading, looks["heading"])
    links = 0
    for at, row in enumerate(sheet.rows, top + 1):
        links += _row(page, at, row, sheet.columns, looks, links=links < MOST_LINKS)


def _row(page: Any, at: int, row: Row, columns: tuple[Column, ...], looks: dict[str, Any], *, links: bool) -> int:
    """Write one row, as high as its longest cell; how many links it took."""
    page.set_row(
        at, _LINE * min(max(_lines(row.cells[column.name], column.width) for column in columns), _MOST_LINES) + 1
    )
    taken = 0
    for number, column in enumerate(columns):
        text = row.cells[column.name]
        look = looks["open to edit" if column.editable else "locked"]
        if row.changed and column.name in ("claim", "flags"):
            look = looks["changed"]
        address = link(text) if links and column.name == "evidence" and text else None
        if address:
            page.write_url(at, number, address, looks["link"], string=text)
            taken += 1
        elif text:
            page.write_string(at, number, text, look)
        else:
            page.write_blank(at, number, None, look)
    page.write_string(at, len(columns), row.id, looks["locked"])
    page.write_string(at, len(columns) + 1, row.base, looks["locked"])
    return taken


def _lines(text: str, width: int) -> int:
    """About how many lines `text` takes, wrapped at `width` characters."""
    room = width * 23 // 20  # letters are narrower than the digits that a width counts
    most = room * _MOST_LINES
    return sum(max(len(wrap(line[:most], room)), 1) for line in text.split("\n")[:_MOST_LINES])


def _set_up(page: Any, sheet: Sheet, top: int, looks: dict[str, Any]) -> None:
    """Widths, drop-downs, colours, filter, protection and print: all of it before the first row."""
    columns, last = sheet.columns, top + max(len(sheet.rows), 1)
    for number, column in enumerate(columns):
        page.set_column(number, number, column.width)
        words = {"status": STATUSES, "method": METHODS}.get(column.name)
        if words:
            page.data_validation(
                top + 1, number, last, number,
                {
                    "validate": "list", "source": list(words),
                    "error_type": "stop" if column.name == "status" else "warning",
                    "error_title": column.heading, "error_message": f"Choose one of: {', '.join(words)}.",
                    "input_message": column.doc,
                },
            )  # fmt: skip
        if column.name == "status":
            for status in _COLOURS:
                rule = {"type": "cell", "criteria": "==", "value": f'"{status}"', "format": looks[status]}
                page.conditional_format(top + 1, number, last, number, rule)
    page.set_column(len(columns), len(columns) + 1, 2, None, {"hidden": True})
    page.freeze_panes(top + 1, min(2, len(columns)))
    page.autofilter(top, 0, last, len(columns) - 1)
    page.protect(
        "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
    )
    page.set_landscape()
    page.print_area(0, 0, last, _printed(columns) - 1)
    page.fit_to_pages(1, 0)  # as wide as whatever paper the printer has, A4 or Letter, and as many pages as it takes
    page.repeat_rows(top)
    page.set_margins(0.3, 0.3, 0.6, 0.6)
    page.set_footer("&L&F&CPage &P of &N&R&D")


def _printed(columns: tuple[Column, ...]) -> int:
    """How many columns go on paper: those for the screen stay off where they stand behind all others."""
    screen = next((at for at, column in enumerate(columns) if not column.printed), len(columns))
    behind = all(not column.printed for column in columns[screen:])
    return screen if screen and behind else len(columns)


def _findings(page: _Sealed, sheet: Sheet, looks: dict[str, Any]) -> None:
    """What the rules found, and below it what every word of the sheet means."""
    for number, width in enumerate((22, 10, 13, 70, 40)):
        page.set_column(number, number, width)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for number, heading in enumerate(("Rule", "Severity", "Place", "What it says", "Settled")):
        page.write_string(0, number, heading, looks["heading"])
    at = 1
    for finding in sheet.findings:
        place = sheet.board.version.document.exact_place(finding.start)
        for number, text in enumerate(
            (finding.rule, finding.severity, place, _shown(finding.message), sheet.settled(finding))
        ):
            page.write_string(at, number, text, looks["plain"])
        at += 1
    if not sheet.findings:
        page.write_string(at, 0, "The rules found nothing.", looks["plain"])
        at += 1
    at = _gone(page, at + 1, sheet, looks)
    for title, words in (
        ("The headings", {column.heading: column.doc for column in sheet.columns}),
        ("The statuses", STATUSES),
        ("The methods", METHODS),
    ):
        page.write_string(at, 0, title, looks["heading"])
        at += 1
        for word, doc in words.items():
            page.write_string(at, 0, word, looks["name"])
            page.write_string(at, 3, doc, looks["plain"])
            at += 1
        at += 1
    page.close(at)


def _gone(page: _Sealed, at: int, sheet: Sheet, looks: dict[str, Any]) -> int:
    """The marked claims that the text has no more; the row behind them."""
    if not sheet.gone:
        return at
    page.write_string(at, 0, "Gone from the text", looks["heading"])
    for number, (said, words) in enumerate(sheet.gone, at + 1):
        page.write_string(number, 0, said, looks["plain"])
        page.write_string(number, 3, words, looks["plain"])
    return at + len(sheet.gone) + 2


def _history(page: _Sealed, sheet: Sheet, looks: dict[str, Any]) -> None:
    page.set_column(0, 0, 120)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&F&CPage &P of &N&R&D")
    page.write_string(0, 0, "Who did what, the oldest first (UTC)", looks["heading"])
    for at, line in enumerate(sheet.history or ("Nothing was done yet.",), 1):
        page.write_string(at, 0, line, looks["plain"])
    page.close(at + 2)


def _shown(text: str) -> str:
    from factcheck.sheet.rows import shown

    return shown(text)
