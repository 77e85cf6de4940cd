"""The drafts that are open, and what the app asks of the world: reading them, watching them, writing the sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.records.errors import FactcheckError
from factcheck.review.book import Book
from factcheck.review.items import is_open
from factcheck.review.keys import ACTIONS, Action
from factcheck.review.order import ORDERS
from factcheck.review.session import Draft, Session
from factcheck.review.state import Left, read_state, write_state
from factcheck.review.widgets.detail import Line

if TYPE_CHECKING:
    from factcheck.review.app import Review

THEMES = ("textual-dark", "textual-light")


@dataclass(frozen=True)
class Opened:
    """A draft with its ledger, as it is now; `warning` is one line where marks were lost since the last time."""

    draft: Draft
    book: Book
    warning: str | None = None


class Desk:
    """`open_draft` reads a draft and its marks (a FactcheckError says why it can't); `sheet` writes the sheet."""

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        open_draft: Callable[[Path], Opened],
        sheet: Callable[[Path, Path], Path],
        actions: Sequence[Action] = ACTIONS,
    ) -> None:
        self.paths = tuple(paths)
        self.actions = tuple(actions)
        self._open, self._sheet = open_draft, sheet
        self._take(0)

    def _take(self, number: int) -> None:
        self.number = number
        self.path = self.paths[number]
        self.left = left = read_state(self.path)
        opened = self._open(self.path)
        self.theme = left.theme if left.theme in THEMES else THEMES[0]
        order = left.order if left.order in ORDERS else "place"
        self.session = Session(opened.draft, opened.book, order=order, query=left.query)
        if left.claim:
            self.session.arrange(left.claim)
        self._stamp = _stamp(self.path)
        self._missing = False
        self.warning = opened.warning

    # ------------------------------------------------------------------ the draft on disk
    def look(self, app: "Review") -> None:
        """Read the draft again where it changed on disk, and the marks where somebody else made one."""
        stamp = _stamp(self.path)
        if stamp is None:
            if not self._missing:
                self._missing = True
                app.say(
                    f"{self.path.name} is gone or can't be read. Your marks are kept; it is looked for.", wrong=True
                )
            return
        if stamp != self._stamp or self._missing:
            self._missing = False
            self.reload(app)
            changed = self.session.counts["changed"]
            words = f"{changed} claims changed since you marked them: w shows them." if changed else "no mark came off."
            app.say(f"The draft changed on disk; {words}")
        elif self.session.book.refresh():
            self.session.refill(self.session.current.id if self.session.view else None)
            app.list_again()
            app.article.refresh()

    def reload(self, app: "Review") -> None:
        """Read the draft and its marks again; the cursor stays on its claim."""
        self._stamp = _stamp(self.path)
        opened = self._open(self.path)
        self.session.book = opened.book
        self.session.load(opened.draft)
        app.fill()

    # ------------------------------------------------------------------ several drafts
    def drafts(self) -> list[str]:
        """Each draft with how far it is; only those that were opened are counted."""
        lines = []
        for number, path in enumerate(self.paths):
            try:
                session = self.session if number == self.number else self._session(path)
            except FactcheckError as refused:
                lines.append(f"{path}: {refused.message}")
                continue
            left = sum(is_open(session.mark(item)) for item in session.items)
            lines.append(f"{path}  ·  {left} of {len(session.items)} open")
        return lines

    def _session(self, path: Path) -> Session:
        opened = self._open(path)
        return Session(opened.draft, opened.book)

    def turn_to(self, app: "Review", number: int) -> None:
        """Go to draft `number`, where the checker left it."""
        self.leave(app)
        self._take(number)
        app.session = self.session
        app.fill()
        app.scroll_back()

    def leave(self, app: "Review") -> None:
        """Keep where the checker is."""
        session = self.session
        claim = session.current.id if session.view else None
        top, row = app.article.visible_offset(), app.claims.scroll_offset.y
        write_state(self.path, Left(claim, session.query, session.order, app.theme, top, row))

    # ------------------------------------------------------------------ the rest
    def sheet_path(self) -> Path:
        """Where the sheet goes if nobody says otherwise."""
        return self.path.with_name(f"{self.path.stem}-check.xlsx")

    def write_sheet(self, where: str) -> Path:
        """Write the sheet; the path that was written."""
        return self._sheet(self.path, Path(where).expanduser())

    def other_theme(self, theme: str) -> str:
        """Light for dark, dark for light."""
        return THEMES[1] if theme == THEMES[0] else THEMES[0]

    def nothing(self) -> list[Line]:
        """What to read where no claim is shown."""
        if self.session.query:
            return [Line("No claim fits the filter.", "strong"), Line("esc shows all claims again.")]
        return [
            Line("No claims were found in this draft.", "strong"),
            Line("a adds one by hand: select its words in the article."),
        ]


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        there = path.stat()
        with path.open("rb"):
            return there.st_mtime_ns, there.st_size, there.st_ino
    except OSError:
        return None
