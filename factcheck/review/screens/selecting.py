"""Choosing words of the article by keys: a cursor of words over the article pane."""

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from factcheck.review.widgets.article import Article

_WORD = re.compile(r"\S+")


class Selecting(ModalScreen[tuple[int, int] | None]):
    """Words from `start` on; answers with the half-open prose span, or None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "move(1)", "move"),
        Binding("left,h", "move(-1)", "move"),
        Binding("down,j", "move(12)", "move on"),
        Binding("up,k", "move(-12)", "move back"),
        Binding("space,shift+right,L", "grow(1)", "longer"),
        Binding("shift+left,H,backspace", "grow(-1)", "shorter"),
        Binding("enter,a", "take", "add"),
        Binding("escape,q", "leave", "leave"),
    ]
    DEFAULT_CSS = """
    Selecting { background: transparent; align: center bottom; }
    Selecting > Static { dock: bottom; height: 1; background: $primary; color: $text; padding: 0 1; }
    """

    def __init__(self, article: Article, start: int) -> None:
        super().__init__()
        self._article = article
        self._words = [match.span() for match in _WORD.finditer(article.prose)]
        self._first = next((at for at, (_, end) in enumerate(self._words) if end > start), 0)
        self._last = self._first

    def compose(self) -> ComposeResult:
        """One line that says the keys."""
        yield Static(Content("← → move  space longer  backspace shorter  enter add  esc leave"))

    def on_mount(self) -> None:
        """Show where the selection begins."""
        self._show()

    def action_move(self, by: int) -> None:
        """Both ends by so many words."""
        length = self._last - self._first
        self._first = max(0, min(self._first + by, len(self._words) - 1 - length))
        self._last = self._first + length
        self._show()

    def action_grow(self, by: int) -> None:
        """The last word further on or back."""
        self._last = max(self._first, min(self._last + by, len(self._words) - 1))
        self._show()

    def action_take(self) -> None:
        """These words; the punctuation around them stays outside."""
        if not self._words:
            self.dismiss(None)
            return
        start, end = self._words[self._first][0], self._words[self._last][1]
        prose = self._article.prose
        while end > start + 1 and prose[end - 1] in ".,;:!?)]”\"'":
            end -= 1
        while start < end - 1 and prose[start] in "([“\"'":
            start += 1
        self.dismiss((start, end))

    def action_leave(self) -> None:
        """No words."""
        self.dismiss(None)

    def _show(self) -> None:
        if self._words:
            self._article.select((self._words[self._first][0], self._words[self._last][1]))
