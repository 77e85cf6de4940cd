"""Styles by name, looked up once for all lines that are drawn together: looking up costs more than drawing."""

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Toned(ScrollView, inherit_bindings=False):
    """A pane on the line API whose `base` and `tone` are the widget's styles as they are in this repaint.

    The arrows and pages that a scrolling widget keeps to itself are the app's: they move among the claims.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.base = Style()
        self._tones: dict[tuple[str, bool], Style] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look the styles up anew, then draw."""
        self.base = self.rich_style
        self._tones.clear()
        return super().render_lines(crop)

    def tone(self, name: str, *, partial: bool = True) -> Style:
        """The base with component class `name` laid over it."""
        key = name, partial
        style = self._tones.get(key)
        if style is None:
            style = self._tones[key] = self.base + self.get_component_rich_style(name, partial=partial)
        return style

    def extend(self, size: Size) -> None:
        """Scroll over `size` from now on, without the new layout of the whole screen that `virtual_size` asks for.

        For panes whose scrollbar is always there: what is seen of it is all that changes.
        """
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
