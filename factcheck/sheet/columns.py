"""The columns of the sheet: each heading with its one explanation, which the sheet and the docs both show."""

from dataclasses import dataclass
from typing import get_args

from factcheck.records.errors import SheetError
from factcheck.records.marks import Method, Status

STATUSES: dict[str, str] = {
    "open": "Nobody has checked it yet, or it changed since.",
    "verified": "It was checked against its source, and holds.",
    "disputed": "It was checked, and is wrong or in doubt: the note says how.",
    "unsourced": "No source could be found for it.",
}
"""Every status with its one explanation."""

METHODS: dict[str, str] = {
    "primary": "The document, recording or person itself.",
    "secondary": "Somebody's report of it.",
}
"""Every method with its one explanation."""

assert set(STATUSES) == set(get_args(Status))
assert set(METHODS) == set(get_args(Method))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in `--columns`, its heading, its explanation, and its width in characters.

    `printed`: it is among those that fit on the width of a page; the others are for the screen. Columns with the
    same `group` are one thing when a sheet is read back; without one, the column can't be edited.
    """

    name: str
    heading: str
    doc: str
    width: int
    group: str | None = None
    printed: bool = True

    @property
    def editable(self) -> bool:
        """Whether what is written there comes back."""
        return self.group is not None


COLUMNS: tuple[Column, ...] = (
    Column("number", "No.", "The claim's number on this sheet, in the order of the article.", 5),
    Column("claim", "Claim", "The claim in its own words.", 24),
    Column("sentence", "In its sentence", "The sentence that the claim stands in.", 34),
    Column("read", "Read as", "What it was understood to say: value and unit, speaker and speech, or days.", 20),
    Column("said_by", "Said by", "Who says it, as far as the article tells.", 15),
    Column("when", "When", "The time that it is true of, or when it was said.", 12),
    Column("status", "Status", "What was found: open, verified, disputed or unsourced.", 11, "status"),
    Column("evidence", "Evidence", "Where it was checked: an address or a file, one a line.", 24, "evidence"),
    Column("locator", "Where in it", "Page, time or paragraph in the evidence, one a line.", 10, "evidence"),
    Column("note", "Note", "What the checker says of it.", 26, "note"),
    Column("concern", "Concern", "What the editor should know before it is published.", 18, "concern"),
    Column("findings", "Findings", "What the rules say of it: a contradiction, a missing source.", 22),
    Column("flags", "Look out", "What needs somebody: it changed, checkers differ …", 14),
    Column("place", "Place", "File and line of the claim.", 16, printed=False),
    Column("kind", "Kind", "A figure, who said what, when, or added by hand.", 11, printed=False),
    Column(
        "method",
        "Method",
        "How close the evidence is: primary or secondary, one a line.",
        11,
        "evidence",
        printed=False,
    ),
    Column("contact", "Contact", "Whom to ask at the source, one a line.", 20, "evidence", printed=False),
    Column("checker", "Checker", "Who gave the status.", 12, printed=False),
    Column("checked", "Checked", "When the status was given.", 16, printed=False),
    Column("change", "Change made", "The correction that was made in the article.", 26, "correction", printed=False),
    Column("previous", "Previous wording", "What it said before the change.", 26, "correction", printed=False),
    Column(
        "second", "Second checker", "A second pair of eyes, where the desk asks for one.", 14, "second", printed=False
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
GROUPS: dict[str, tuple[Column, ...]] = {
    group: tuple(column for column in COLUMNS if column.group == group)
    for group in dict.fromkeys(column.group for column in COLUMNS if column.group)
}
"""The editable columns, by what they are together."""

ID, BASE = "id", "base"
"""The hidden columns by which an edited sheet is read back."""


def chosen(names: str | None) -> tuple[Column, ...]:
    """The columns that a comma-separated list names, in its order; all for None. A SheetError names a wrong one."""
    if names is None:
        return COLUMNS
    columns = []
    for name in (part.strip() for part in names.split(",")):
        if name not in BY_NAME:
            raise SheetError(f"there is no column {name!r}; the columns are {', '.join(BY_NAME)}")
        columns.append(BY_NAME[name])
    return tuple(dict.fromkeys(columns))
