"""The pane that lists the claims: one line each, made only when it is seen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from factcheck.review.widgets.tones import Toned


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the list: sign and name of its status, marks for flags, its kind, what was read, who said it.

    All text is safe to show.
    """

    sign: str
    status: str
    flags: str
    kind: str
    words: str
    who: str
    selected: bool = False


class ClaimList(Toned, can_focus=True):
    """Rows by number, from `row`; the cursor is moved by the app, which owns the order and the filter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "claims--cursor", "claims--kind", "claims--who",
        "status--open", "status--verified", "status--disputed", "status--unsourced", "status--changed",
        "status--dismissed",
    }  # fmt: skip
    DEFAULT_CSS = """
    ClaimList { background: $surface; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; }
    ClaimList > .claims--cursor { background: $primary 45%; text-style: bold; }
    ClaimList:focus > .claims--cursor { background: $primary 70%; text-style: bold; }
    ClaimList > .claims--kind { color: $quiet; }
    ClaimList > .claims--who { color: $quiet; }
    """

    class Chosen(Message):
        """A row was clicked; `number` counts from 0."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    def __init__(self, row: Callable[[int], Row], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._row = row
        self._count = 0
        self._cursor = 0

    def show(self, count: int, cursor: int) -> None:
        """Show `count` rows anew, with the cursor on row `cursor`."""
        self._count, self._cursor = count, cursor
        self.virtual_size = Size(self.size.width, max(count, 1))
        self._into_view()
        self.refresh()

    def move(self, cursor: int) -> None:
        """Put the cursor on row `cursor`; the list scrolls only when it would leave the view."""
        before, self._cursor = self._cursor, cursor
        if not self._into_view():
            self.refresh_line(before)
            self.refresh_line(cursor)

    def renew(self, number: int) -> None:
        """Draw row `number` again."""
        self.refresh_line(number)

    def _into_view(self) -> bool:
        """Scroll so that the cursor is seen; whether it was needed."""
        height, top = max(self.size.height, 1), self.scroll_offset.y
        if top <= self._cursor < top + height:
            return False
        self.scroll_to(y=max(0, self._cursor - height // 3), animate=False, immediate=True)
        return True

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.size.width, max(self._count, 1))
        self._into_view()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the row under the mouse."""
        number = event.y + self.scroll_offset.y
        if number < self._count:
            self.post_message(self.Chosen(number))

    def render_line(self, y: int) -> Strip:
        """The row at line `y` of the view."""
        number, width = y + self.scroll_offset.y, self.size.width
        base = self.base
        if number >= self._count:
            message = "No claims here." if number == 0 and not self._count else ""
            return Strip([Segment(set_cell_size(message, width), base)], width)
        row = self._row(number)
        if number == self._cursor:
            base = status = quiet = self.tone("claims--cursor", partial=False)
        else:
            status, quiet = self.tone(f"status--{row.status}"), self.tone("claims--kind")
        lead = f"{'›' if number == self._cursor else ' '}{'■' if row.selected else ' '}"
        who = f" {row.who}" if row.who and width >= 40 else ""
        room = max(width - 2 - 2 - 3 - 4, 1)
        if who:
            who = who if len(who) <= room // 3 else who[: room // 3 - 1] + "…"
        cells = [
            Segment(lead, base),
            Segment(f"{row.sign} ", status),
            Segment(set_cell_size(row.flags, 3), base),
            Segment(f"{set_cell_size(row.kind, 3)} ", quiet),
            Segment(set_cell_size(row.words, max(room - len(who), 1)), base),
            Segment(who, quiet),
        ]
        return Strip(cells).adjust_cell_length(width, base)
