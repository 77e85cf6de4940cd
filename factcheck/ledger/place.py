"""Where the ledger of a draft lies: named, found upward from the draft, or in the user's own folder."""

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

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
    written, in the user's data folder. A text form is taken where there is no database beside it.
    """
    named = address or os.environ.get(VARIABLE)
    where = draft.absolute().parent
    if named:
        beside = where if server(named) else Path(named).absolute().parent
        return Place(named, beside.parent if beside.name == FOLDER else beside)
    for folder in (where, *where.parents):
        for name in (FILE, TEXT):
            if (folder / FOLDER / name).exists():
                return Place(str(folder / FOLDER / name), folder)
    if os.access(where, os.W_OK):
        return Place(str(where / FOLDER / FILE), where)
    own = data_folder() / "ledgers" / short(str(where))
    return Place(str(own / FILE), where)


def server(address: str) -> bool:
    """Whether an address names a server and not a file."""
    return address.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))


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
