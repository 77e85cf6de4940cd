"""Which claims are shown, in which order, and which are marked at once."""

from typing import TYPE_CHECKING, cast

from factcheck.review.filter import NAMES, problem
from factcheck.review.handlers.writing import about, named, writing
from factcheck.review.order import ORDERS, Order
from factcheck.review.screens.choice import Choice
from factcheck.review.screens.form import Field, Form

if TYPE_CHECKING:
    from factcheck.review.app import Review


def select(app: "Review") -> None:
    """Choose the current claim, or no longer, and go on."""
    if not app.session.view:
        return
    app.session.chosen ^= {app.session.current.id}
    app.claims.renew(app.session.cursor)
    app.session.step(1)
    app.moved()


def select_none(app: "Review") -> None:
    """Choose nothing, select no words, and show every claim again; first of all, leave the claims just marked, unless
    the cursor stands on the one: there is nothing to leave then.
    """
    session = app.session
    just, app.just = app.just, ()
    if just and not (session.view and just == (session.current.id,)):
        if items := about(app):
            app.say(f"{writing(app)} are about {named(app, items)} again.")
        return
    app.article.select(None)
    session.chosen.clear()
    if session.query:
        current = session.current.id if session.view else None
        session.query = ""
        session.arrange(current)
    app.list_again()


def filter(app: "Review") -> None:
    """Ask for a filter, and show what fits it."""

    def narrow(answer: dict[str, str] | None) -> None:
        if answer is not None:
            set_filter(app, answer["query"])

    about = "Words, and terms: " + "; ".join(f"{name}: {takes}" for name, takes in NAMES.items())
    field = Field("query", "Show only", app.session.query, hint="status:open kind:quantity million")
    app.push_screen(Form("Filter", [field], about=about, check=lambda answer: problem(answer["query"])), narrow)


def set_filter(app: "Review", query: str) -> None:
    """Show what fits `query`."""
    session = app.session
    current = session.current.id if session.view else None
    session.query = query
    session.arrange(current)
    app.list_again()


def order(app: "Review") -> None:
    """Ask for an order of work."""

    def arrange(answer: str | None) -> None:
        if answer is not None:
            session = app.session
            current = session.current.id if session.view else None
            session.order = cast(Order, answer)
            session.arrange(current if answer == "place" else None)
            if answer != "place":
                session.cursor = 0
            app.list_again()

    app.push_screen(Choice("Order of work", list(ORDERS.items())), arrange)
