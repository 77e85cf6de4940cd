"""Going about: from claim to claim, from pane to pane."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.review.app import Review


def next(app: "Review") -> None:
    """One claim on; in the article or the detail, one line down."""
    _step(app, 1)


def previous(app: "Review") -> None:
    """One claim back; in the article or the detail, one line up."""
    _step(app, -1)


def page_down(app: "Review") -> None:
    """A page of claims on; in the article or the detail, a page of it."""
    _step(app, _page(app))


def page_up(app: "Review") -> None:
    """A page of claims back; in the article or the detail, a page of it."""
    _step(app, -_page(app))


def first(app: "Review") -> None:
    """The first claim shown; in the article or the detail, its first line."""
    if app.focused in (app.article, app.detail):
        app.focused.scroll_to(y=0, animate=False, immediate=True)
        return
    app.session.cursor = 0
    app.moved()


def last(app: "Review") -> None:
    """The last claim shown; in the article or the detail, its last line."""
    if app.focused in (app.article, app.detail):
        app.focused.scroll_to(y=app.focused.max_scroll_y, animate=False, immediate=True)
        return
    app.session.cursor = max(len(app.session.view) - 1, 0)
    app.moved()


def next_open(app: "Review") -> None:
    """The next open claim, from the end on to the beginning."""
    _step_open(app, 1)


def previous_open(app: "Review") -> None:
    """The open claim before."""
    _step_open(app, -1)


def pane(app: "Review") -> None:
    """The next pane."""
    app.screen.focus_next()


def pane_back(app: "Review") -> None:
    """The pane before."""
    app.screen.focus_previous()


def _page(app: "Review") -> int:
    pane = app.focused if app.focused in (app.article, app.detail) else app.claims
    return max(pane.size.height - 1, 1)


def _step(app: "Review", by: int) -> None:
    if app.focused in (app.article, app.detail):
        app.focused.scroll_relative(y=by, animate=False, immediate=True)
    elif app.session.step(by):
        app.moved()


def _step_open(app: "Review", direction: int) -> None:
    if app.session.step_open(direction):
        app.moved()
    elif app.session.left:
        app.say("No other open claim is shown: esc leaves the filter.")
    else:
        app.say("No claim is open. X writes the sheet, S signs the draft off.")
