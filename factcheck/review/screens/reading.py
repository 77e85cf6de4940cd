"""A screen to read: the help, what changed since it was checked, a finished draft."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from factcheck.review.keys import Action, key_text
from factcheck.review.widgets.detail import Detail, Line


class Reading(ModalScreen[None]):
    """Shows `lines` under a title until a key is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "leave", "back"),
    ]
    DEFAULT_CSS = """
    Reading { align: center middle; }
    Reading > Vertical { width: 88; max-width: 98%; height: 90%; border: round $primary; background: $panel; }
    """

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """The lines in a frame."""
        with Vertical() as box:
            box.border_title = self._title
            box.border_subtitle = "esc: back"
            yield Detail(self._lines)

    def action_leave(self) -> None:
        """Back to the claims."""
        self.dismiss(None)


def help_lines(actions: Sequence[Action]) -> list[Line]:
    """Every action with its keys, by group."""
    lines: list[Line] = []
    for group in dict.fromkeys(action.group for action in actions):
        lines.append(Line(group, "heading"))
        for action in actions:
            if action.group == group:
                keys = " ".join(key_text(key) for key in action.keys)
                lines.append(Line(f"{keys:<12} {action.doc}", indent=2))
        lines.append(Line(""))
    return lines
