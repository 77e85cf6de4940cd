"""The pane that shows the article: every claim with the sign of its status, the current one set off."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from factcheck.review.page import SIGN, Page, line_of, page, wrap
from factcheck.review.widgets.tones import Toned


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim in the article: its pieces as half-open prose offsets, and the sign and name of its status."""

    pieces: tuple[tuple[int, int], ...]
    sign: str
    status: str


class Article(Toned, can_focus=True):
    """The prose, wrapped; scrolled only when the current claim leaves the view.

    In selecting, a cursor of words is moved by the app and `selection` is drawn.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--claim", "article--current", "article--selection",
        "status--open", "status--verified", "status--disputed", "status--unsourced", "status--changed",
        "status--dismissed",
    }  # fmt: skip
    DEFAULT_CSS = """
    Article { background: $background; padding: 0 1; overflow-x: hidden;
              scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Article > .article--claim { text-style: underline; }
    Article > .article--current { background: $primary 60%; text-style: bold underline; }
    Article > .article--selection { text-style: reverse; }
    """

    class Clicked(Message):
        """The prose character at `offset` was clicked."""

        def __init__(self, offset: int) -> None:
            self.offset = offset
            super().__init__()

    class Dragged(Message):
        """The mouse selected the half-open prose span [start, end)."""

        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.prose = ""
        self._page: Page = page("", ())
        self._lines: list[tuple[int, int]] = [(0, 0)]
        self._wrapped = 0
        self._spans: list[tuple[int, int, int]] = []  # (start, end, claim), shown offsets, sorted
        self._longest = 0
        self._signs: list[int] = []  # claim number of each sign
        self._claim: Callable[[int], Shown] = lambda _: Shown((), " ", "open")
        self._current: int | None = None
        self.selection: tuple[int, int] | None = None
        self._pressed: int | None = None

    def show(self, prose: str, pieces: Sequence[tuple[tuple[int, int], ...]], claim: Callable[[int], Shown]) -> None:
        """Show `prose` with its claims: `pieces` of each, and `claim` for how each of them stands now."""
        self.prose = prose
        starts: dict[int, int] = {}
        for number, spans in enumerate(pieces):
            starts.setdefault(spans[0][0], number)
        self._page = page(prose, tuple(starts))
        self._signs = [starts[start] for start in self._page.starts]
        self._spans = sorted(
            (self._page.at(start), self._page.end_at(end), number)
            for number, spans in enumerate(pieces)
            for start, end in spans
        )
        self._longest = max((end - start for start, end, _ in self._spans), default=0)
        self._claim = claim
        self._current = None
        self._wrapped = 0
        self._rewrap()
        self.refresh()

    def move(self, number: int | None) -> None:
        """Make claim `number` the current one, and bring it into view where it isn't."""
        before, self._current = self._current, number
        if number is None or not self._into_view(number):
            for claim in {before, number}:
                if claim is not None:
                    self.renew(claim)

    def renew(self, number: int) -> None:
        """Draw the lines of claim `number` again."""
        for start, end in self._claim(number).pieces:
            first = line_of(self._lines, self._page.at(start) - 1)
            last = line_of(self._lines, max(self._page.end_at(end) - 1, 0))
            self.refresh_lines(first, last - first + 1)

    def select(self, span: tuple[int, int] | None) -> None:
        """Draw the half-open prose span as selected, in view; None: nothing is."""
        self.selection = span
        if span:
            self._line_into_view(line_of(self._lines, self._page.at(span[1] - 1)))
        self.refresh()

    def visible_offset(self) -> int:
        """The prose offset of the first character in view."""
        line = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)]
        return self._page.prose(line[0])

    def scroll_to_offset(self, offset: int) -> None:
        """Scroll so that the line of the prose character at `offset` is the first in view."""
        offset = min(offset, len(self.prose))
        self.scroll_to(y=line_of(self._lines, self._page.at(offset)), animate=False, immediate=True)

    def on_resize(self) -> None:
        """Wrap again to the new width, and keep the current claim in view."""
        self._rewrap()
        if self._current is not None:
            self._into_view(self._current)

    def _rewrap(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if width > 0 and width != self._wrapped:
            self._wrapped = width
            self._lines = wrap(self._page.shown, width)
        self.virtual_size = Size(width, len(self._lines))

    def _into_view(self, number: int) -> bool:
        pieces = self._claim(number).pieces
        return bool(pieces) and self._line_into_view(line_of(self._lines, self._page.at(pieces[0][0])))

    def _line_into_view(self, line: int) -> bool:
        height, top = max(self.size.height, 1), self.scroll_offset.y
        if top <= line < top + height - (height > 3):
            return False
        self.scroll_to(y=max(0, line - height // 3), animate=False, immediate=True)
        return True

    # ------------------------------------------------------------------ the mouse
    def _offset_at(self, event: events.MouseEvent) -> int | None:
        at = event.get_content_offset(self)
        if at is None:
            return None
        number = at.y + self.scroll_offset.y
        if number >= len(self._lines):
            return None
        start, end = self._lines[number]
        return self._page.prose(min(start + at.x, max(end - 1, start)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Where a drag begins."""
        self._pressed = self._offset_at(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A drag selects words; a click goes to the claim under the mouse."""
        here, self._pressed, began = self._offset_at(event), None, self._pressed
        if here is None or began is None:
            return
        if abs(here - began) < 2:
            self.post_message(self.Clicked(here))
        else:
            self.post_message(self.Dragged(min(began, here), max(began, here) + 1))

    # ------------------------------------------------------------------ drawing
    def render_line(self, y: int) -> Strip:
        """The line of the article at line `y` of the view."""
        width, base = self.size.width, self.base
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        start, end = self._lines[number]
        if start == end:
            return Strip.blank(width, base)
        styles: list[Style] = [base] * (end - start)
        self._style_claims(start, end, styles)
        characters = list(self._page.shown[start:end])
        self._draw_signs(start, end, characters, styles)
        return Strip(list(_segments(characters, styles))).adjust_cell_length(width, base)

    def _style_claims(self, start: int, end: int, styles: list[Style]) -> None:
        claim_style = self.get_component_rich_style("article--claim", partial=True)
        first = bisect_left(self._spans, (start - self._longest, 0, 0))
        for at in range(first, len(self._spans)):
            low, high, number = self._spans[at]
            if low >= end:
                break
            if high <= start or number == self._current:
                continue
            style = self.tone(f"status--{self._claim(number).status}") + claim_style
            for place in range(max(low, start) - start, min(high, end) - start):
                styles[place] = style
        if self._current is not None:
            self._paint(
                self._claim(self._current).pieces, self.tone("article--current", partial=False), start, end, styles
            )
        if self.selection:
            self._paint((self.selection,), self.tone("article--selection"), start, end, styles)

    def _paint(
        self, pieces: Sequence[tuple[int, int]], style: Style, start: int, end: int, styles: list[Style]
    ) -> None:
        for low, high in pieces:
            for place in range(max(self._page.at(low), start) - start, min(self._page.end_at(high), end) - start):
                styles[place] = style

    def _draw_signs(self, start: int, end: int, characters: list[str], styles: list[Style]) -> None:
        places = self._page.sign_places
        for at in range(bisect_left(places, start), len(places)):
            if places[at] >= end:
                break
            claim = self._claim(self._signs[at])
            characters[places[at] - start] = claim.sign
            styles[places[at] - start] = self.tone(f"status--{claim.status}")


def _segments(characters: list[str], styles: list[Style]) -> list[Segment]:
    segments: list[Segment] = []
    begin = 0
    for at in range(1, len(characters) + 1):
        if at == len(characters) or styles[at] is not styles[begin]:
            segments.append(Segment("".join(characters[begin:at]).replace(SIGN, " "), styles[begin]))
            begin = at
    return segments
