"""A choice among a few things: the order of work, another draft."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factcheck.text.visible import visible


class Choice(ModalScreen[str | None]):
    """Asks for one of `options`, (answer, words) each; None when left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "leave"),
        Binding("j", "down", "down", show=False),
        Binding("k", "up", "up", show=False),
    ]
    DEFAULT_CSS = """
    Choice { align: center middle; }
    Choice > OptionList { width: 70; max-width: 96%; height: auto; max-height: 90%; border: round $primary; }
    """

    def __init__(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._options = title, options

    def compose(self) -> ComposeResult:
        """The options in a frame."""
        choices = OptionList(*(Option(Content(visible(words)), id=answer) for answer, words in self._options))
        choices.border_title = self._title
        yield choices

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with what was chosen."""
        self.dismiss(event.option_id)

    def action_down(self) -> None:
        """One option down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One option up."""
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
