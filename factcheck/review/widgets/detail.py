"""A pane of styled lines, wrapped to its width: the current claim's detail, and the screens that explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from factcheck.review.page import wrap
from factcheck.review.widgets.tones import Toned
from factcheck.text.visible import visible


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of text in one tone: "plain", "heading", "quiet", "strong" or a status."""

    text: str
    tone: str = "plain"
    indent: int = 0


class Detail(Toned, can_focus=True):
    """Lines made safe to show; only those in view are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tone--plain", "tone--heading", "tone--quiet", "tone--strong",
        "tone--open", "tone--verified", "tone--disputed", "tone--unsourced", "tone--changed", "tone--dismissed",
    }  # fmt: skip
    DEFAULT_CSS = """
    Detail { background: $surface; padding: 0 1; overflow-x: hidden; overflow-y: scroll;
             scrollbar-size-vertical: 1; scrollbar-background: $surface; scrollbar-background-hover: $surface; }
    Detail > .tone--heading { color: $text-accent; text-style: bold; }
    Detail > .tone--quiet { color: $quiet; }
    Detail > .tone--strong { text-style: bold; }
    """

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._source: Sequence[Line] = lines
        self._lines: list[tuple[str, str]] = []

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown, unwrapped."""
        return self._source

    def show(self, lines: Sequence[Line]) -> None:
        """Show `lines` from the first; only what differs is drawn again."""
        self._source, before = lines, self._lines
        self._fill()
        if self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        height = min(self.size.height, max(len(before), len(self._lines)))
        for number in range(height):
            if before[number : number + 1] != self._lines[number : number + 1]:
                self.refresh_line(number)

    def on_resize(self) -> None:
        """Wrap again to the new width."""
        self._fill()
        self.refresh()

    def _fill(self) -> None:
        width = max(self.scrollable_content_region.width, 1)
        self._lines = []
        for line in self._source:
            text = visible(line.text)
            for start, end in wrap(text, max(width - line.indent, 1)):
                self._lines.append((" " * line.indent + text[start:end], line.tone))
        self.extend(Size(width, len(self._lines)))

    def render_line(self, y: int) -> Strip:
        """The line at line `y` of the view."""
        width, base, number = self.size.width, self.base, y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        text, tone = self._lines[number]
        return Strip([Segment(text, self.tone(f"tone--{tone}"))]).adjust_cell_length(width, base)
