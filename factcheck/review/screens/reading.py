"""A screen to read: the help, what changed since it was checked, a finished draft."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from factcheck.review.items import BESIDE, KINDS, SIGNS
from factcheck.review.keys import Action, key_text
from factcheck.review.widgets.detail import Detail, Line


class Reading(ModalScreen[None]):
    """Shows `lines` under a title until it is left; the keys of the list scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "leave", "back"),
        Binding("down,j", "scroll(0, 1)", "down", show=False),
        Binding("up,k", "scroll(0, -1)", "up", show=False),
        Binding("pagedown,space,ctrl+f", "scroll(1, -1)", "page down", show=False),
        Binding("pageup,ctrl+b", "scroll(-1, 1)", "page up", show=False),
        Binding("home,g", "top", "to the beginning", show=False),
        Binding("end,G", "bottom", "to the end", show=False),
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
            box.border_subtitle = "↑ ↓ pgdn pgup: read on   esc: back"
            yield Detail(self._lines)

    def on_mount(self) -> None:
        """Keys scroll the text at once."""
        self.query_one(Detail).focus()

    def action_scroll(self, pages: int, lines: int) -> None:
        """Down by so many pages and lines; negative is up."""
        text = self.query_one(Detail)
        text.scroll_relative(y=pages * text.size.height + lines, animate=False, immediate=True)

    def action_top(self) -> None:
        """To the first line."""
        self.query_one(Detail).scroll_to(y=0, animate=False, immediate=True)

    def action_bottom(self) -> None:
        """To the last line."""
        text = self.query_one(Detail)
        text.scroll_to(y=text.max_scroll_y, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Back to the claims."""
        self.dismiss(None)


def help_lines(actions: Sequence[Action], *, published: str) -> list[Line]:
    """The publication day in words, every action with its keys, by group, and what the signs mean."""
    lines = [Line(published, "quiet"), Line("")]
    for group in dict.fromkeys(action.group for action in actions):
        lines.append(Line(group, "heading"))
        for action in actions:
            if action.group == group:
                keys = " ".join(key_text(key) for key in action.keys)
                lines.append(Line(f"{keys:<12} {action.doc}", indent=2))
        lines.append(Line(""))
    lines.append(Line("Signs", "heading"))
    lines += [Line(f"{sign:<12} {name}", indent=2) for name, sign in SIGNS.items()]
    lines += [Line(f"{sign:<12} {doc}", indent=2) for sign, doc in BESIDE.items()]
    lines.append(
        Line(f"{' '.join(KINDS.values())}: a figure, who said what, a day, one that was added by hand", indent=2)
    )
    return lines
