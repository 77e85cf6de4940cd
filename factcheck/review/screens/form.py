"""A form: one or a few labelled fields, Enter from one to the next, Escape to leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from factcheck.text.visible import visible


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the answer, its label, what stands in it, and a hint shown while it is empty."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class Form(ModalScreen[dict[str, str] | None]):
    """Asks for `fields`; answers with their stripped values, or None when left.

    `check` returns what is wrong with the values and what to do, or None; the form stays open until it is mended.
    """

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave"),
        Binding("ctrl+s", "keep", "keep", priority=True),
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]
    DEFAULT_CSS = """
    Form { align: center middle; }
    Form > VerticalScroll { width: 76; max-width: 96%; height: auto; max-height: 96%; border: round $primary;
                            background: $panel; padding: 0 1; }
    Form .about { color: $quiet; }
    Form .wrong { color: $text-error; }
    Form Input { height: 3; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        about: str = "",
        check: Callable[[dict[str, str]], str | None] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._fields, self._about, self._check = title, fields, about, check

    def compose(self) -> ComposeResult:
        """The title, the fields under their labels, and how to go on."""
        with VerticalScroll() as box:
            box.border_title = Content(visible(self._title)).plain
            if self._about:
                yield Static(Content(visible(self._about)), classes="about")
            for field in self._fields:
                yield Label(Content(field.label), id=f"label-{field.name}")
                yield Input(visible(field.value), placeholder=field.hint, id=field.name, select_on_focus=False)
            yield Static("", classes="wrong")
            yield Static(Content(self._keys()), classes="about")

    def _keys(self) -> str:
        return "enter: next field   ^s: keep   esc: leave" if len(self._fields) > 1 else "enter: keep   esc: leave"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A sign before the label of the field that keys go to: colour alone can't tell it."""
        if len(self._fields) > 1:
            for field in self._fields:
                sign = "› " if event.widget.id == field.name else ""
                self.query_one(f"#label-{field.name}", Label).update(Content(f"{sign}{field.label}"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field goes to the next one, and in the last one keeps them all."""
        inputs = list(self.query(Input))
        at = inputs.index(event.input)
        if at + 1 < len(inputs):
            self.set_focus(inputs[at + 1])
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Answer with the fields as they are, unless something is wrong with them."""
        inputs = list(self.query(Input))
        answer = {str(each.id): each.value.strip() for each in inputs}
        wrong = self._check(answer) if self._check else None
        if wrong:
            self.query_one(".wrong", Static).update(Content(visible(wrong)))
            self.set_focus(inputs[0])
        else:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
