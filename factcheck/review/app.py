"""The app: panes over a session, and a handler for each action of the registry."""

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

DARK, LIGHT = "textual-dark", "textual-light"


class Review(App[None]):
    """One draft in three panes. `keys` are a desk's own, by action; `record` is told each action's name."""

    TITLE = "factcheck"
    CSS_PATH = "review.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (110, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = []
