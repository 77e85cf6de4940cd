"""What a checker does to a claim: marks, notes, evidence, concerns, and taking any of it back."""

from typing import TYPE_CHECKING

from factcheck.ledger.evidence import odd_address
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding
from factcheck.records.marks import Evidence, Status
from factcheck.review.book import Turned
from factcheck.review.evidence import METHODS, evidence_from, wrong_evidence
from factcheck.review.items import Item
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
    app.renew(app.session.set_status("open"))


def dismiss(app: "Review") -> None:
    """No claim, or one after all."""
    changed = app.session.dismiss()
    if changed:
        app.session.arrange()
        app.list_again()
        app.renew(changed)
        app.say("Dismissed (z takes it back).")


def same(app: "Review") -> None:
    """The claim's status for the other places that say the same."""
    changed = app.session.mark_twins()
    app.renew(changed)
    app.say(f"Marked {len(changed)} more alike." if changed else "Nothing to mark: no other place says the same.")


def note(app: "Review") -> None:
    """A note in words."""
    if (item := _about(app)) is None:
        return
    mark = app.session.book.mark(item.id)
    held = (mark.note if mark else None) or ""

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            app.guard(lambda: app.session.book.note(item.id, answer["text"] or None))
            app.renew([app.session.numbers[item.id]])

    field = Field("text", "Note on the claim; empty takes it away", held)
    app.push_screen(Form(f"Note on {_named(app, item)}", [field]), write)


def field_note(app: "Review") -> None:
    """A note on one part of the claim that was read wrongly."""
    if (item := _about(app)) is None:
        return
    parts = _parts(item.claim)
    if not parts:
        app.say("A claim that was added by hand has no parts; o writes a note on it.")
        return

    def ask(part: str | None) -> None:
        if part is None:
            return
        mark = app.session.book.mark(item.id)
        held = next((note.text for note in mark.field_notes if note.field == part), "") if mark else ""

        def write(answer: dict[str, str] | None) -> None:
            if answer is not None and answer["text"] != held:
                app.guard(lambda: app.session.book.note(item.id, answer["text"] or None, field=part))
                app.renew([app.session.numbers[item.id]])

        field = Field("text", f"What is wrong with “{part}”; empty takes it away", held, hint="it is 2019, not 2018")
        app.push_screen(Form(f"Read wrongly: {_named(app, item)}", [field]), write)

    options = [(name, f"{name}: {value}") for name, value in parts.items()]
    app.push_screen(Choice(f"Which part of {_named(app, item)} was read wrongly?", options), ask)


def evidence(app: "Review") -> None:
    """Evidence: where it is and how to find the place in it."""
    if (item := _about(app)) is None:
        return

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None:
            attached: Evidence = evidence_from(answer, beside=app.desk.path)
            app.guard(lambda: app.session.book.evidence(item.id, attached))
            app.renew([app.session.numbers[item.id]])
            if odd := odd_address(attached.address, beside=app.desk.path.parent):
                app.say(f"Evidence {odd}.")

    fields = [
        Field("address", "Address or file", hint="https://… or a path"),
        Field("locator", "Where in it", hint="page 12, 3:45, table 2"),
        Field("method", f"Method: {' or '.join(METHODS)}", hint="primary"),
        Field("contact", "Contact at the source", hint="name, telephone or mail"),
    ]
    app.push_screen(Form(f"Evidence on {_named(app, item)}", fields, check=wrong_evidence), write)


def concern(app: "Review") -> None:
    """A concern in words; empty resolves it."""
    if (item := _about(app)) is None:
        return
    mark = app.session.book.mark(item.id)
    held = (mark.concern if mark else None) or ""

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            app.guard(lambda: app.session.book.concern(item.id, answer["text"] or None))
            app.renew([app.session.numbers[item.id]])

    field = Field("text", "Concern for the editor; empty resolves it", held)
    app.push_screen(Form(f"Concern about {_named(app, item)}", [field]), write)


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
    left = app.session.left
    changed = app.session.set_status(status)
    if not changed:
        return
    app.draw(changed)
    app.session.step(1)
    app.moved()
    if status != "verified" and len(changed) == 1:
        item = app.session.items[changed[0]]
        app.just = item.id
        said = " Every claim is marked." if left and not app.session.left else ""
        app.say(f"{status.capitalize()}: {_named(app, item)}.{said} Say why: {_writing(app)} is about it now.")
    elif left and not app.session.left:
        app.say("Every claim is marked. X writes the sheet for the editor, S signs the draft off.")
    elif any(app.session.mark(app.session.items[other]) is None for other in app.session.twins(changed[0])):
        app.say("Other places say the same: go back (k) to see them, and m marks them alike.")


WRITING = ("note", "evidence", "concern", "field_note")
"""What is said in words: right after a claim was disputed or found unsourced, it is said of that claim."""


def _writing(app: "Review") -> str:
    keys = {action.name: key_text(action.keys[0]) for action in app.actions if action.keys}
    return " ".join(keys[name] for name in WRITING if name in keys)


def _about(app: "Review") -> Item | None:
    """The claim that is written about: the one just marked, else the current one."""
    session = app.session
    if app.just in session.numbers:
        return session.items[session.numbers[app.just]]
    return session.current if session.view else None


def _named(app: "Review", item: Item) -> str:
    words = app.session.words(app.session.numbers[item.id])
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”"


def _parts(claim: Claim | None) -> dict[str, str]:
    """The fields of a claim that can have been read wrongly, with what was read."""
    skip = {"id", "rule", "file", "start", "end", "text", "plain", "line", "column", "part", "location", "kind"}
    read = claim.model_dump(mode="json", by_alias=True) if claim else {}
    return {name: _value(value) for name, value in read.items() if name not in skip}


def _value(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("text") or " to ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        value = f"{len(value)} tied" if value else None
    return "–" if value in (None, "") else " ".join(str(value).split())[:60]


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
