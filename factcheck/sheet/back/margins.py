"""What an editor puts onto cells instead of into them: the address behind a link, and comments, which become notes."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from factcheck.sheet.back.exported import Base
from factcheck.sheet.back.row import Report, Returned
from factcheck.sheet.columns import BY_NAME
from factcheck.sheet.rows import hashed

_CLOSED = ("status", "method")
"""Columns that take a word of a list and nothing else."""


def with_margins(row: Returned, base: Base) -> tuple[Returned, list[Report]]:
    """`row` with the addresses of its links and its comments as the text of cells, and what can't be taken of them."""
    cells = dict(row.cells)
    reports: list[Report] = []
    notes: list[str] = []
    for name, links in row.links.items():
        if name in row.unread or name not in BY_NAME:
            continue
        for address in links.split("\n"):
            if address.startswith("#") or (name in _CLOSED or not BY_NAME[name].editable):
                if not _says(cells[name], address):
                    reports.append(Report(f"{row.address[name]}: its link to {address[:60]!r} is not taken"))
            elif name == "evidence":
                _evidence(cells, address, base, notes)
            elif not _says(cells[name], address) and address not in cells[name]:
                cells[name] = f"{cells[name]} ({address})".lstrip()
    for at, column, text in row.comments:
        heading = BY_NAME[column].heading if column in BY_NAME and column not in ("claim", "note") else None
        notes.append(f"{heading}: {text}" if heading else text)
        if "note" in row.unread or not _whole(base, cells):
            notes.pop()
            reports.append(Report(f"{at}: its comment is not taken: {' '.join(text.split())[:80]!r}"))
    note = cells.get("note", base.cells.get("note", ""))
    new = [text for text in dict.fromkeys(notes) if text not in note]
    if new:
        cells["note"] = "\n".join([*([note.rstrip()] if note.strip() else []), *new])
    places = {name: row.address.get(name, _first(row)) for name in ("note", "locator")}
    return replace(row, cells=cells, address={**row.address, **places}), reports


def _whole(base: Base, cells: dict[str, str]) -> bool:
    """Whether the note is known to the letter, so that something can be put behind it."""
    return "note" in cells or not base.cells.get("note", "").startswith("hash:")


def _first(row: Returned) -> str:
    """The cell that stands for one whose column isn't on the sheet."""
    if row.comments:
        return row.comments[0][0]
    return row.address.get("evidence", f"A{row.line}")


def _evidence(cells: dict[str, str], address: str, base: Base, notes: list[str]) -> None:
    """Put `address` into the evidence; what its cell says instead becomes the place in it, or a note."""
    lines = cells["evidence"].split("\n")
    exported = base.cells.get("evidence", "")
    same = next((at for at, line in enumerate(lines) if _says(line, address)), None)
    if same is not None:
        if ":" not in lines[same] and exported != cells["evidence"]:
            lines[same] = address  # www.example.org, typed, with the link that the program made of it
            cells["evidence"] = "\n".join(lines)
        return
    if hashed(cells["evidence"]) == exported:
        return
    # Where the link is the one that was exported, the text was changed: a program keeps a link behind any text.
    old = any(_says(line, address) for line in exported.split("\n"))
    many = len(lines) > 1 or "\n" in exported
    if old and (many or not cells["evidence"].strip() or _is_address(lines[0])):
        return
    words = [at for at, line in enumerate(lines) if line.strip() and not _is_address(line)]
    if len(lines) == 1 or len(words) == 1:
        at = words[0] if words else 0
        said, lines[at] = lines[at].strip(), address
        cells["evidence"] = "\n".join(lines)
        if said:
            _beside(cells, at, said, base, notes)
    else:
        cells["evidence"] = "\n".join([*lines, address])


def _beside(cells: dict[str, str], at: int, said: str, base: Base, notes: list[str]) -> None:
    """Keep what the cell says as the place in the evidence; as a note where there is one already."""
    locators = cells.get("locator", base.cells.get("locator", "")).split("\n")
    locators += [""] * (at + 1 - len(locators))
    if locators[at].strip() or locators[0].startswith("hash:"):
        notes.append(f"Evidence: {said}")
        return
    locators[at] = said
    cells["locator"] = "\n".join(locators).rstrip("\n")


def _is_address(text: str) -> bool:
    """Whether a line names its evidence itself: an address, or a file."""
    text = text.strip()
    head, _, tail = text.rpartition(".")
    return (
        "://" in text
        or ":" in text.partition(" ")[0]
        or "/" in text
        or (bool(head) and tail.isalnum() and len(tail) < 6)
    )


def _says(text: str, address: str) -> bool:
    """Whether a text is that address, or the name of the file that it leads to."""
    one, other = _bare(text), _bare(address)
    return one == other or (bool(one) and ("." in one) and other.endswith(f"/{one}") and not one.startswith("www."))


def _bare(address: str) -> str:
    """An address without what programs add to it or leave out."""
    bare = unquote(address.strip()).replace("\\", "/").casefold()
    for scheme in ("https://", "http://", "mailto:", "file:///", "file://", "file:"):
        bare = bare.removeprefix(scheme)
    return bare.rstrip("/")


def edited_margins(row: Returned) -> Sequence[str]:
    """The comments of a row that isn't taken, for the line that says so."""
    return [f"{at} comment {' '.join(text.split())[:60]!r}" for at, _, text in row.comments]
