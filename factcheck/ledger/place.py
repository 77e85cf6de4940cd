"""Where the ledger of a draft lies: named, found upward from the draft, or in the user's own folder."""

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from factcheck.ledger.address import server
from factcheck.records.errors import UntrustedError
from factcheck.tables.project import leads_out

FOLDER = ".factcheck"
FILE = "ledger.db"
TEXT = "ledger.jsonl"
LINES = (".jsonl", ".ndjson")
"""The endings of ledgers in the text form."""
VARIABLE = "FACTCHECK_LEDGER"


@dataclass(frozen=True)
class Place:
    """A ledger's address (a path, or postgresql://…) and the folder that the drafts in it are named from."""

    address: str
    root: Path


def place_for(draft: Path, address: str | None = None) -> Place:
    """The ledger of the draft at `draft`.

    `address` (an option or the configuration) comes first, then FACTCHECK_LEDGER, then the nearest folder
    `.factcheck` with a ledger in it, upward from the draft; else a new one beside the draft, or, where that can't be
    written, in the user's data folder. A text form is taken where there is no database beside it. An UntrustedError
    where nobody named the ledger, and a link in the project leads to one outside.
    """
    named = address or os.environ.get(VARIABLE)
    where = draft.absolute().parent
    if named:
        beside = where if server(named) else Path(named).absolute().parent
        return Place(named, beside.parent if beside.name == FOLDER else beside)
    for folder in (where, *where.parents):
        for name in (FILE, TEXT):
            if (folder / FOLDER / name).exists():
                return _inside(folder, name)
    if os.access(where, os.W_OK):
        return _inside(where, FILE)
    own = data_folder() / "ledgers" / short(str(where))
    return Place(str(own / FILE), where)


def _inside(folder: Path, name: str) -> Place:
    """The ledger of this name in `folder`, where nobody has put a link that leads elsewhere."""
    file = folder / FOLDER / name
    linked = (folder / FOLDER).is_symlink() or file.is_symlink()
    if linked and (leads := leads_out(file, folder)):
        message = f"a link to {leads}, outside of this project; factcheck uses it only if --ledger names it"
        raise UntrustedError(message, file=str(file))
    return Place(str(file), folder)


def name_in(root: Path, draft: Path) -> str:
    """The draft's name in the ledger: its path from `root`, with slashes; the whole path on another drive."""
    try:
        return Path(os.path.relpath(draft.absolute(), root)).as_posix()
    except ValueError:
        return draft.absolute().as_posix()


def data_folder() -> Path:
    """The user's data folder for factcheck."""
    import platformdirs

    return Path(platformdirs.user_data_dir("factcheck", appauthor=False))


def short(text: str) -> str:
    """A short, stable name for a path."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()
