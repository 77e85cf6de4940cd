"""Second versions of articles, as a writer would revise them, and what should become of each claim of the first."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from expectations import Place
from notation import FOLDER, Article, NotationError, read, unmark

FOLDER_OF_REVISIONS = FOLDER.parent / "revisions"


@dataclass(frozen=True)
class Fate:
    """What should become of a mark on a claim of the first version.

    kept: it stays; changed: it comes off, and `fields` names what changed ("words": none of the claim's own fields, but
    words that turn what it says); either: both can be defended; orphan: the claim is gone. `pieces` are its half-open
    places in the second version, as in `Expected`; none for an orphan.
    """

    label: str
    state: Literal["kept", "changed", "either", "orphan"]
    fields: tuple[str, ...] = ()
    pieces: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Revision:
    """Two versions of an article, and the fate of every claim expected in the first."""

    first: Article
    text: str
    fates: tuple[Fate, ...]


def revisions() -> list[Revision]:
    """All second versions, by name."""
    return [revision(path) for path in sorted(FOLDER_OF_REVISIONS.glob("*.txt"))]


def revision(path: Path) -> Revision:
    """The second version that `path` marks up with the labels of the first, which has the same file name."""
    first = read(FOLDER / path.name)
    marked = unmark(path.read_text(encoding="utf-8"), path=path)
    labels = {claim.label for claim in first.expected}
    if strange := marked.marks.keys() - labels:
        raise NotationError(f"{path}: {min(strange)} is no claim of the first version")
    fates = []
    for claim in first.expected:
        pieces = tuple(sorted(marked.marks.get(claim.label, {}).get("content", ())))
        told = marked.told.get(claim.label)
        state, _, fields = told.fields.partition(": ") if told else ("kept" if pieces else "orphan", "", "")
        if told and (state, bool(fields)) not in (("changed", True), ("either", False)):
            raise NotationError(f"{path}:{told.line}: a claim is “changed: FIELDS” or “either”, not {told.fields!r}")
        fates.append(Fate(claim.label, state, tuple(fields.split()), pieces))  # type: ignore[arg-type]
    return Revision(first, marked.text, tuple(fates))
