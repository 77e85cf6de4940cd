"""Sheets and ledgers that come back from strangers."""

import io
import json
import zipfile

from tests.hostile.case import DRAFT, Case, Content
from tests.hostile.word import packed

_HEAD = "Article,draft.txt\nChecked by (editor),E. Ditor\n\n"
_COLUMNS = "id,base,Status,Notes\n"


def _sheet(
    name: str, sheet: Content, says: str = "", *, ending: str = "csv", exits: tuple[int, ...] = (2,), who: str = "ann"
) -> Case:
    return Case(
        name=name,
        files={"draft.txt": DRAFT, f"sheet.{ending}": sheet},
        command=("sheet", "import", f"sheet.{ending}", "--as", who),
        exits=exits,
        says=says,
    )


def _book(page: str, **others: str | bytes) -> bytes:
    """A workbook of one page, by hand."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Claims" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": page.replace("<worksheet>", f'<worksheet xmlns="{main}">'),
    }
    return packed({**parts, **others})


def _page(rows: str, head: str = "", after: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>'


def _row(number: int, *cells: str) -> str:
    said = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{said}</row>'


def _strings(part: str, kind: str) -> dict[str, str | bytes]:
    """A part beside the page, with the relation that leads to it."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "xl/part.xml": part,
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/s.xml"/>'
        f'<Relationship Id="r2" Type="{office}/{kind}" Target="part.xml"/></Relationships>',
    }


def _ledger(
    name: str, ledger: Content, says: str = "", *, ending: str = "jsonl", exits: tuple[int, ...] = (2,)
) -> Case:
    return Case(
        name=name,
        files={"draft.txt": DRAFT, f"l.{ending}": ledger},
        command=("status", "draft.txt", "--ledger", f"l.{ending}"),
        exits=exits,
        says=says,
    )


def _bomb() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made, made.open("xl/worksheets/s.xml", "w") as part:
        for _ in range(600):
            part.write(b" " * 1_000_000)
    return raw.getvalue()


_NINES = "<c><v>9</v></c>" * 100
_MERGED = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 900 + "</mergeCells>"


def _base(**fields: object) -> str:
    """The hidden cell of a row, as CSV has it, with some of its fields changed."""
    whole = {"n": "1", "of": 1, "claim": "31 lamps", "cells": {"status": "open"}, **fields}
    return '"' + json.dumps(whole).replace('"', '""') + '"'


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_EVENT = {
    "v": 1,
    "id": "x",
    "kind": "marked",
    "draft": "draft.txt",
    "claim": "y",
    "who": "ann",
    "when": "2024-05-14T00:00:00Z",
}

CASES = [
    _sheet("a sheet of noise", bytes(range(256)) * 100, "UTF-8|CSV|columns"),
    _sheet("a sheet of nothing", "", "columns"),
    _sheet("a sheet without its columns", "a,b\n1,2\n", "columns"),
    _sheet("a sheet of nulls", "\0" * 10_000, "CSV|columns"),
    _sheet("a cell of 20 MB", _HEAD + _COLUMNS + f'x,y,"{"z" * 20_000_000}",n\n', "CSV"),
    _sheet("a quotation that never ends", _HEAD + _COLUMNS + 'x,"y' + ",z\n" * 50_000, "", exits=(1, 2)),
    _sheet("a million commas", _HEAD + "," * 1_000_000 + "\n" + _COLUMNS, exits=(0, 1, 2)),
    _sheet("rows of strangers", _HEAD + "id,base,Status\n" + "x,y,verified\n" * 2_000, exits=(0, 1, 2)),
    _sheet(
        "an article up and up",
        "Article,../../../../../../../etc/passwd\nid,base\nx,y\n",
        exits=(1, 2),
    ),
    _sheet(
        "an article by a null",
        "Article,dr\\0aft.txt\nid,base\nx,y\n".replace("\\0", "\0"),
        exits=(1, 2),
    ),
    _sheet("an article with a name too long", f"Article,{'x' * 9_000}\nid,base\nx,y\n", exits=(1, 2)),
    _sheet("an article that is a device", "Article,/dev/zero\nid,base\nx,y\n", exits=(1, 2)),
    _sheet("an article that steers", "Article,\x1b[31m\u202e\nid,base\nx,y\n", exits=(1, 2)),
    _sheet(
        "a base that is a bomb",
        "id,base,Article\nx," + "[" * 100_000 + ",draft.txt\n",
        exits=(1, 2),
    ),
    _sheet("no workbook", b"PK\x03\x04" + b"\0" * 500, "workbook|read", ending="xlsx"),
    _sheet("a workbook that is a bomb", _bomb(), "more than a sheet", ending="xlsx"),
    _sheet(
        "a workbook of laughs",
        _book(_page(_row(1, "&l9;"), f'<!DOCTYPE w [<!ENTITY l0 "lol">{_LAUGHS}]>')),
        "workbook|entit|columns",
        ending="xlsx",
    ),
    _sheet(
        "a workbook that reads from outside",
        _book(_page(_row(1, "&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        "workbook|entit|columns",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of formulas",
        _book(_page(_row(1, "id", "base") + '<row r="2"><c r="A2"><f>HYPERLINK("x")</f><v>1</v></c></row>')),
        "formula|columns|no id",
        ending="xlsx",
    ),
    _sheet(
        "a workbook with its last row only",
        _book(_page(_row(1_048_576, "x", "y"))),
        "more than 200,000 rows",
        ending="xlsx",
    ),
    _sheet(
        "a workbook with a row out of reach",
        _book(_page(_row(10**12, "x", "y"))),
        "more than 200,000 rows",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of too many cells",
        lambda path: path.write_bytes(
            _book(_page("".join(f'<row r="{row}">{_NINES}</row>' for row in range(1, 13_001))))
        ),
        "more cells than",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of many columns",
        lambda path: path.write_bytes(_book(_page("<row>" + "<c><v>1</v></c>" * 1_300_000 + "</row>"))),
        "more cells than",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of shared texts",
        lambda path: path.write_bytes(
            _book(
                _page(_row(1, "id", "base")),
                **_strings("<sst>" + "<si><t>x</t></si>" * 1_300_000 + "</sst>", "sharedStrings"),
            )
        ),
        "more cells than",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of looks",
        lambda path: path.write_bytes(
            _book(
                _page(_row(1, "id", "base")),
                **_strings("<styleSheet>" + "<xf/>" * 5_100_000 + "</styleSheet>", "styles"),
            )
        ),
        "more cells than",
        ending="xlsx",
    ),
    _sheet(
        "a workbook that is merged to the last cell",
        _book(_page(_row(1, "id", "base") + _row(2, "x", "y"), after=_MERGED)),
        exits=(1, 2),
        ending="xlsx",
    ),
    _sheet(
        "a workbook of merged cells over each other",
        _book(_page(_row(1, "id", "base") + "".join(_row(n, "x", "y") for n in range(2, 3_000)), after=_MERGED)),
        "merges or links more",
        ending="xlsx",
    ),
    _sheet(
        "a workbook of links to the last cell",
        _book(_page(_row(1, "id", "base") + _row(2, "x", "y"), after=_MERGED.replace("merge", "hyperlink"))),
        exits=(1, 2),
        ending="xlsx",
    ),
    _sheet("an OpenDocument sheet of noise", bytes(range(256)) * 100, "no workbook", ending="ods"),
    _sheet("an OpenDocument sheet of nothing", packed({}), "OpenDocument", ending="ods"),
    _sheet("an OpenDocument sheet that is a workbook", _book(_page(_row(1, "id"))), "OpenDocument", ending="ods"),
    _sheet("a base of too many claims", "id,base\nx," + _base(of=10**15) + "\n", exits=(1, 2)),
    _sheet("a base of a number too long", "id,base\nx," + _base(n="9" * 9_000) + "\n", exits=(1, 2)),
    _sheet("a base of other kinds", "id,base\nx," + _base(seen=[1], anchor="x", edited=3) + "\n", exits=(1, 2)),
    _sheet("a base of surrogates", "id,base\nx," + _base(claim="\ud800") + "\n", exits=(1, 2)),
    _sheet("a table in an encoding of nobody", b"id,base\n\x81\x8d\x8f,1\n", exits=(1, 2)),
    _sheet("a table of half characters", b"\xff\xfe" + b"\x00\xd8" * 900, "UTF-16|columns"),
    _sheet("a sheet of another kind", DRAFT, "only .xlsx, .csv, .ods", ending="exe"),
    _ledger("a ledger of noise", bytes(range(256)) * 100 + b"\n", "not a line"),
    _ledger("a ledger of brackets", "[" * 200_000 + "\n", "nested too deeply"),
    _ledger("a ledger of numbers", "9" * 5_000 + "\n", "too many digits"),
    _ledger("a ledger of infinities", '{"v": Infinity, "n": NaN}\n', "which isn't a number"),
    _ledger("a ledger of words for a version", '{"v": "x"}\n', "not an event|newer"),
    _ledger("a ledger of half an event", json.dumps(_EVENT) + "\n", "not an event"),
    _ledger("a ledger of surrogates", '{"v": 1, "id": "\\ud800", "kind": "\\udfff"}\n', "a lone surrogate"),
    _ledger("a ledger of a line of 20 MB", '{"v": "' + "x" * 20_000_000 + '"}\n', "not an event|newer"),
    _ledger("a database of noise", b"SQLite format 3\0" + bytes(range(256)) * 100, "damaged|not a ledger", ending="db"),
    _ledger("a database that is a text", DRAFT, "damaged|not a ledger|another program", ending="db"),
    _ledger("a database that is cut", b"SQLite format 3\0\x10\0\x02\x02\0", "damaged|not a ledger|read", ending="db"),
    Case(
        name="a copy of noise brought in",
        files={"draft.txt": DRAFT, "l.jsonl": bytes(range(256)) + b"\n"},
        exits=(2,),
        command=("ledger", "import", "l.jsonl", "draft.txt"),
        says="l.jsonl",
    ),
    Case(
        name="noise merged with noise",
        files={"a.db": b"\xff" * 9_000, "b.jsonl": b"\xff\n"},
        exits=(2,),
        command=("ledger", "merge", "a.db", "b.jsonl", "-o", "c.db"),
    ),
    Case(
        name="history of what isn't there",
        files={"draft.txt": DRAFT},
        exits=(0, 2),
        command=("ledger", "history", "draft.txt", "\x1b[31m\u202e\n"),
    ),
    Case(
        name="a template that reaches out",
        files={
            "draft.txt": DRAFT,
            "t.html": "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ sheet.__init__.__globals__ }}",
        },
        exits=(0, 2),
        leaves=("o.html",),
        command=("sheet", "draft.txt", "-o", "o.html", "--template", "t.html"),
    ),
    Case(
        name="a template that never ends",
        files={"draft.txt": DRAFT, "t.html": "{% for a in range(10**9) %}x{% endfor %}"},
        exits=(0, 2),
        leaves=("o.html",),
        command=("sheet", "draft.txt", "-o", "o.html", "--template", "t.html"),
    ),
]
