"""The app: three panes over a session, and a handler for each action of the registry."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar, TextIO

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Event, Key
from textual.screen import Screen
from textual.widgets import Footer, Static

from factcheck.records.errors import FactcheckError
from factcheck.review.desk import Desk
from factcheck.review.handlers import HANDLERS
from factcheck.review.handlers.writing import WRITING
from factcheck.review.items import SIGNS, standing
from factcheck.review.keys import key_text
from factcheck.review.progress import progress
from factcheck.review.recording import write_key
from factcheck.review.session import Session
from factcheck.review.telling import detail, published_line, row_kind
from factcheck.review.widgets.article import Article, Shown
from factcheck.review.widgets.claim_list import ClaimList, Row
from factcheck.review.widgets.detail import Detail
from factcheck.text.visible import visible

LEAVING = (*WRITING, "pane", "pane_back", "theme", "palette", "help", "select_none")
"""The actions after which what is written is still about the claims that were just marked."""
SCROLLING = ("next", "previous", "page_down", "page_up", "first", "last")
"""Those that only scroll where the article or the detail has the keys."""
DARK, LIGHT = "textual-dark", "textual-light"


class Review(App[None]):
    """The review of one or more drafts. `desk` opens them, and knows the keys in force."""

    TITLE = "factcheck"
    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (110, "-wide"), (170, "-wider")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, *, record: TextIO | None = None) -> None:
        super().__init__()
        self._record = record
        self.fault: Exception | None = None
        self.just: tuple[str, ...] = ()  # the claims that were just marked: what is written next is about them
        self._quiet = False
        self._counted = ""
        self.desk = desk
        self.session: Session = desk.session
        self.actions = desk.actions
        self._progress = Static(id="progress", markup=False)
        self._said = Static(id="said", markup=False)
        self.claims = ClaimList(self._row, id="claims")
        self.article = Article(id="article")
        self.detail = Detail(id="detail")
        first = ("help", "quit")  # a narrow footer loses the last
        for action in sorted(self.actions, key=lambda action: action.name not in first):
            for number, key in enumerate(action.keys):
                self.bind(
                    key,
                    f"run('{action.name}')",
                    description=action.label,
                    show=action.shown and number == 0,
                    key_display=key_text(key),
                )

    # ------------------------------------------------------------------ what is seen
    def compose(self) -> ComposeResult:
        """Progress, claims, article, detail, keys."""
        yield self._progress
        with Container(id="panes"):
            yield self.claims
            yield self.article
            yield self.detail
        yield self._said
        yield Footer(show_command_palette=False, compact=True)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and `quiet` for what stands back: Textual's own muted text is lost on the line API."""
        return super().get_css_variables() | {"quiet": "#9a9a9a" if self.current_theme.dark else "#5c5c5c"}

    def on_mount(self) -> None:
        """Show the draft where the checker left it."""
        self.theme = self.desk.theme
        self.fill()
        self.claims.focus()
        if self.desk.warning:
            self.say(self.desk.warning, wrong=True)
        self.call_after_refresh(self.scroll_back)
        self.set_interval(1.0, self._look)

    def scroll_back(self) -> None:
        """Scroll both panes to where they were, as far as the current claim stays in view."""
        left = self.desk.left
        if left.top is not None:
            self.article.scroll_to_offset(left.top)
            self.claims.scroll_to(y=left.row, animate=False, immediate=True)
            self.moved()

    def on_resize(self) -> None:
        """The progress line is cut to the width."""
        self.show_progress()

    def fill(self) -> None:
        """Show everything anew: another draft, its new version, another filter."""
        session = self.session
        self.article.show(session.draft.document.text, [item.pieces for item in session.items], self._shown)
        self._quiet = False
        self.hush()
        self.list_again()

    def list_again(self) -> None:
        """List the claims anew, after filter, order or marks changed which are shown."""
        self.claims.show(len(self.session.view), self.session.cursor)
        self.moved()

    def moved(self) -> None:
        """The cursor stands on another claim."""
        session = self.session
        self.claims.move(session.cursor)
        self.article.move(session.view[session.cursor] if session.view else None)
        self.show_detail()
        self.show_progress()

    def renew(self, numbers: Iterable[int]) -> None:
        """Items `numbers` stand otherwise than before: show it everywhere."""
        self.draw(list(numbers))
        self.show_detail()
        self.show_progress()

    def draw(self, numbers: Sequence[int]) -> None:
        """Draw items `numbers` again, in the list and in the article."""
        if len(numbers) > 50:
            self.claims.refresh()
            self.article.refresh()
        else:
            changed = set(numbers)
            for number in numbers:
                self.article.renew(number)
            for place, number in enumerate(self.session.view):
                if number in changed:
                    self.claims.renew(place)

    def show_detail(self) -> None:
        """Tell the current claim in full."""
        session = self.session
        if not session.view:
            self.detail.show(self.desk.nothing())
            return
        number = session.view[session.cursor]
        item = session.items[number]
        self.detail.show(
            detail(
                item,
                session.mark(item),
                words=session.words(number),
                claim=session.by_id.get,
                findings=session.findings(number),
                settled=session.settled(number),
                twins=[self._told(other) for other in session.twins(number)[:8]],
                history=session.book.history(item.id),
                was=session.book.was(item.id),
                place=self.place(number),
                document=session.draft.document,
                keys={action.name: key_text(action.keys[0]) for action in self.actions if action.keys},
            )
        )

    def show_progress(self) -> None:
        """Say how far the work is."""
        session = self.session
        text = progress(
            session.counts,
            name=visible(session.draft.document.file),
            shown=len(session.view),
            total=len(session.items),
            query=visible(session.query),
            order=session.order,
            chosen=len(session.chosen),
            width=max(self.size.width - 2, 1),
            signed=session.book.signed() is not None,
        )
        if text != self._counted:
            self._counted = text
            self._progress.update(Content(text), layout=False)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A word to the checker, until the next key."""
        self._said.set_class(wrong, "wrong")
        self._said.update(Content(visible(words)), layout=False)
        self._quiet = False

    def hush(self) -> None:
        """The word that was said has been read: the next key takes it away, and the publication day is back."""
        if not self._quiet:
            self._said.set_class(False, "wrong")
            self._said.update(Content.styled(published_line(self.session.draft.published), "$quiet"), layout=False)
            self._quiet = True

    def place(self, number: int) -> str:
        """Where an item stands in its file: "line 7", "paragraph 4", "page 2"."""
        document = self.session.draft.document
        return document.told_place(document.source_map.source(self.session.items[number].pieces[0][0]))

    def _told(self, number: int) -> str:
        item = self.session.items[number]
        return f"{SIGNS[standing(self.session.mark(item))]} {self.place(number)}: {self.session.words(number)}"

    def _row(self, place: int) -> Row:
        session = self.session
        number = session.view[place]
        item = session.items[number]
        state = standing(session.mark(item))
        return Row(
            SIGNS[state],
            state,
            session.flags(number),
            row_kind(item),
            session.line(number),
            session.who(number) if item.kind == "quantity" else "",
            item.id in session.chosen,
        )

    def _shown(self, number: int) -> Shown:
        item = self.session.items[number]
        state = standing(self.session.mark(item))
        return Shown(item.pieces, SIGNS[state], state)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a page of source lines; a fault of our own ends the app, and the command says it in one.

        `fault` is what happened. Every mark is in the ledger already.
        """
        self._return_code = 1
        if self._exception is None:
            self.fault = self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # ------------------------------------------------------------------ what is done
    async def on_event(self, event: Event) -> None:
        """Every key goes into the recording, if there is one, before anything is done about it."""
        if self._record is not None and isinstance(event, Key) and not event.is_forwarded:
            self._record_key(self._record, event.key)
        await super().on_event(event)

    def _record_key(self, file: TextIO, key: str) -> None:
        """Where the disk takes no more, the recording ends, and the review goes on."""
        try:
            write_key(file, key)
        except FactcheckError as reason:
            self._record = None
            with suppress(OSError):
                file.close()  # what it holds back would be tried again
            self.say(f"The recording has ended: {reason}")

    def action_run(self, name: str) -> None:
        """Run an action of the registry; what the desk's rules or the disk refuse is said, never raised."""
        self.hush()
        if name not in LEAVING and not (name in SCROLLING and self.focused in (self.article, self.detail)):
            self.just = ()
        self.guard(lambda: HANDLERS[name](self))

    def guard(self, act: Callable[[], None]) -> None:
        """Do `act`; what is refused is said."""
        try:
            act()
        except FactcheckError as refused:
            name = f"{Path(refused.file).name}: " if refused.file else ""  # a whole path would hide what is wrong
            self.say(f"{name}{refused.message}", wrong=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The command palette has the registry's actions, and nothing else."""
        for action in self.actions:
            if action.name != "palette":
                title = f"{action.label} ({', '.join(key_text(key) for key in action.keys)})"
                yield SystemCommand(title, action.doc, partial(self.action_run, action.name))

    @on(ClaimList.Chosen)
    def _row_clicked(self, event: ClaimList.Chosen) -> None:
        self.just = ()
        self.session.cursor = event.number
        self.moved()

    @on(Article.Clicked)
    def _article_clicked(self, event: Article.Clicked) -> None:
        self.just = ()
        number = self.session.at(event.offset)
        if number is not None and self.session.go_to(number):
            self.moved()

    @on(Article.Dragged)
    def _article_dragged(self, event: Article.Dragged) -> None:
        self.article.select((event.start, event.end))
        self.say("Selected: a adds these words as a claim, esc leaves it.")

    def _look(self) -> None:
        """Look once a second whether the draft or the marks changed under us."""
        if len(self.screen_stack) == 1:
            self.guard(lambda: self.desk.look(self))
