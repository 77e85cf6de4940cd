"""What a checker does to claims: marks, claims by hand, settled findings, and taking any of it back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.records.finding import Finding
from factcheck.records.marks import Status
from factcheck.review.book import Turned
from factcheck.review.handlers.writing import named, writing
from factcheck.review.items import SIGNS, is_open, standing
from factcheck.review.keys import key_text
from factcheck.review.screens.choice import Choice
from factcheck.review.screens.form import Field, Form
from factcheck.review.screens.selecting import Selecting

if TYPE_CHECKING:
    from factcheck.review.app import Review


def verify(app: "Review") -> None:
    """Verified, and on to the next."""
    _mark(app, "verified")


def dispute(app: "Review") -> None:
    """Disputed, and on to the next."""
    _mark(app, "disputed")


def unsource(app: "Review") -> None:
    """Unsourced, and on to the next."""
    _mark(app, "unsourced")


def reopen(app: "Review") -> None:
    """Open again; the cursor stays."""
    changed = app.session.set_status("open")
    app.renew(changed)
    if changed:
        _about_these(app, changed, "Open again")


def dismiss(app: "Review") -> None:
    """No claim, or one after all."""
    changed = app.session.dismiss()
    if changed:
        app.session.arrange()
        app.list_again()
        app.renew(changed)
        on = standing(app.session.mark(app.session.items[changed[0]])) == "dismissed"
        _about_these(app, changed, "Dismissed" if on else "A claim after all")


def same(app: "Review") -> None:
    """The claim's status for the other places that say the same; an open claim may take theirs."""
    session = app.session
    if not session.view:
        return
    number = session.view[session.cursor]
    twins = session.twins(number)
    if not twins:
        app.say("Nothing to mark: no other place says the same.")
    elif is_open(session.mark(session.items[number])):
        _take_over(app, number, twins)
    else:
        changed = session.mark_twins()
        app.renew(changed)
        app.say(f"Marked {len(changed)} more alike." if changed else "Nothing to mark: the other places stand alike.")


def _take_over(app: "Review", number: int, twins: list[int]) -> None:
    """Ask whether an open claim takes the status of a place that says the same."""
    session = app.session
    item = session.items[number]
    places: dict[Status, int] = {}
    for other in twins:
        mark = session.mark(session.items[other])
        if mark is not None and not is_open(mark) and not mark.dismissed:
            places.setdefault(mark.status, other)
    if not places:
        app.say("This one is open, and so are the other places that say the same: mark it first.")
        return

    def take(answer: str | None) -> None:
        if answer in places:
            app.guard(lambda: session.book.set_status([item.id], answer))
            session.recount()
            app.renew([number])

    options = [(status, f"{SIGNS[status]} {status}, as at {app.place(other)}") for status, other in places.items()]
    question = f"{named(app, [item])} is open here: take the other's mark?"
    app.push_screen(Choice(question, [*options, ("leave", "leave it open")]), take)


def add(app: "Review") -> None:
    """The selected words as a claim; with none selected, select them first."""
    if app.article.selection is None:
        app.push_screen(Selecting(app.article, _start(app)), lambda span: _add(app, span))
    else:
        _add(app, app.article.selection)


def judge(app: "Review") -> None:
    """A finding settled with a note, or, where all are settled, opened again."""
    if not app.session.view:
        return
    number = app.session.view[app.session.cursor]
    found, settled = app.session.findings(number), app.session.settled(number)
    if not found and not settled:
        app.say("No finding stands at this claim.")
        return
    if not found:
        app.guard(lambda: app.session.book.judge(settled[0][0], None, on=False))
        app.renew([number])
        app.say("Opened again.")
        return

    def settle(finding: Finding) -> None:
        def keep(answer: dict[str, str] | None) -> None:
            if answer is not None:
                app.guard(lambda: app.session.book.judge(finding, answer["text"], on=True))
                app.renew([number])

        field = Field("text", "Why it doesn't stand, or what was done", hint="the accounts give it so, page 4")
        app.push_screen(Form("Settle a finding", [field], about=finding.message, check=_reason), keep)

    if len(found) == 1:
        settle(found[0])
    else:
        options = [(str(at), finding.message) for at, finding in enumerate(found)]
        app.push_screen(Choice("Which finding", options), lambda answer: settle(found[int(answer)]) if answer else None)


def _reason(answer: dict[str, str]) -> str | None:
    return None if answer["text"] else "Say why: the note is what the editor reads."


def undo(app: "Review") -> None:
    """Take back the last thing that this checker did."""
    _turned(app, app.session.book.undo(), "Undone", "Nothing to undo.")


def redo(app: "Review") -> None:
    """Do again what was taken back."""
    _turned(app, app.session.book.redo(), "Done again", "Nothing to do again.")


def _mark(app: "Review", status: Status) -> None:
    session = app.session
    left = session.left
    changed = session.set_status(status)
    if not changed:
        return
    app.draw(changed)
    session.step(1)
    app.moved()
    said = ""
    if left and not app.session.left:
        said = "Every claim is marked: X writes the sheet for the editor, S signs the draft off."
    elif lapsed := [why for number in changed if (mark := session.mark(session.items[number])) for why in mark.lapsed]:
        said = f"{lapsed[0][0].upper()}{lapsed[0][1:]}: {_key(app, 'evidence')} attaches it anew."
    elif any(session.mark(session.items[other]) is None for other in session.twins(changed[0])):
        said = "Other places say the same: go back (k) to see them, and m marks them alike."
    _about_these(app, changed, status.capitalize(), said)


def _about_these(app: "Review", changed: Sequence[int], done: str, said: str = "") -> None:
    """Say what was done to which claims, and that what is written next is about them, wherever the cursor is now."""
    items = [app.session.items[number] for number in changed]
    app.just = tuple(item.id for item in items)
    these = "it" if len(items) == 1 else "them"
    rest = f". {said}" if said else " until the cursor moves."
    app.say(f"{done}: {named(app, items)}; {writing(app)} are about {these}{rest}")


def _key(app: "Review", name: str) -> str:
    return next((key_text(action.keys[0]) for action in app.actions if action.name == name and action.keys), name)


def _current(app: "Review") -> str | None:
    return app.session.current.id if app.session.view else None


def _start(app: "Review") -> int:
    """Where a selection begins: at the current claim, else at the first line in view."""
    if app.session.view:
        return app.session.current.pieces[0][0]
    return app.article.visible_offset()


def _add(app: "Review", span: tuple[int, int] | None) -> None:
    app.article.select(None)
    if span is None:
        return

    def keep() -> None:
        source = app.session.draft.document.source_map.source_span(*span)
        id_ = app.session.book.add(*source)
        app.session.refill(id_)
        app.fill()
        app.say("Added; mark it like any other. z takes it back.")

    app.guard(keep)


def _turned(app: "Review", turned: Turned | None, done: str, nothing: str) -> None:
    """Show what was taken back or done again, at the claim that it was done to."""
    if turned is None:
        app.say(nothing)
        return
    current = turned.claim if turned.claim in app.session.numbers else _current(app)
    before = len(app.session.items)
    app.session.refill(current)
    if len(app.session.items) != before:
        app.fill()
    else:
        app.list_again()
        app.article.refresh()
    app.say(f"{done}: {turned.words}")
