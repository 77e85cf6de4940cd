"""What is said of a claim in words: notes, evidence, concerns, and which part was read wrongly."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from factcheck.ledger.evidence import odd_address
from factcheck.records.claims import Claim
from factcheck.records.marks import Evidence
from factcheck.records.parts import part as part_words
from factcheck.review.evidence import METHODS, evidence_from, wrong_evidence
from factcheck.review.items import Item
from factcheck.review.keys import key_text
from factcheck.review.screens.choice import Choice
from factcheck.review.screens.form import Field, Form

if TYPE_CHECKING:
    from factcheck.review.app import Review

WRITING = ("note", "evidence", "concern", "field_note")
"""Right after a claim was disputed or found unsourced, these are about that claim."""


def note(app: "Review") -> None:
    """A note in words."""
    if (item := _about(app)) is None:
        return
    mark = app.session.book.mark(item.id)
    held = (mark.note if mark else None) or ""

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            text = answer["text"] or None
            _keep(app, item, lambda: app.session.book.note(item.id, text), _done("Note", text))

    field = Field("text", "Note on the claim; empty takes it away", held)
    app.push_screen(Form(f"Note on {named(app, item)}", [field]), write)


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
                text = answer["text"] or None
                done = _done(f"Note on “{part_words(part, item.claim)}”", text)
                _keep(app, item, lambda: app.session.book.note(item.id, text, field=part), done)

        label = f"What is wrong with “{part_words(part, item.claim)}: {parts[part]}”; empty takes it away"
        field = Field("text", label, held, hint="it is 2019, not 2018")
        app.push_screen(Form(f"Read wrongly: {named(app, item)}", [field]), write)

    options = [(name, f"{part_words(name, item.claim)}: {value}") for name, value in parts.items()]
    app.push_screen(Choice(f"Which part of {named(app, item)} was read wrongly?", options), ask)


def evidence(app: "Review") -> None:
    """Evidence: where it is and how to find the place in it."""
    if (item := _about(app)) is None:
        return

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None:
            attached: Evidence = evidence_from(answer, beside=app.desk.path)
            odd = odd_address(attached.address, beside=app.desk.path.parent)
            then = (odd or "").removeprefix("kept")
            _keep(app, item, lambda: app.session.book.evidence(item.id, attached), "Evidence kept", then)

    fields = [
        Field("address", "Address or file", hint="https://… or a path"),
        Field("locator", "Where in it", hint="page 12, 3:45, table 2"),
        Field("method", f"Method: {' or '.join(METHODS)}", hint="primary"),
        Field("contact", "Contact at the source", hint="name, telephone or mail"),
    ]
    app.push_screen(Form(f"Evidence on {named(app, item)}", fields, check=wrong_evidence), write)


def concern(app: "Review") -> None:
    """A concern in words; empty resolves it."""
    if (item := _about(app)) is None:
        return
    mark = app.session.book.mark(item.id)
    held = (mark.concern if mark else None) or ""

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            text = answer["text"] or None
            done = "Concern kept" if text else "Concern resolved"
            _keep(app, item, lambda: app.session.book.concern(item.id, text), done)

    field = Field("text", "Concern for the editor; empty resolves it", held)
    app.push_screen(Form(f"Concern about {named(app, item)}", [field]), write)


def writing(app: "Review") -> str:
    """The keys of what is said in words: "o e c O"."""
    keys = {action.name: key_text(action.keys[0]) for action in app.actions if action.keys}
    return " ".join(keys[name] for name in WRITING if name in keys)


def named(app: "Review", item: Item) -> str:
    """A claim's own words, quoted, and cut where they are long."""
    words = app.session.words(app.session.numbers[item.id])
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”"


def _about(app: "Review") -> Item | None:
    """The claim that is written about: the one just marked, else the current one."""
    session = app.session
    if app.just in session.numbers:
        return session.items[session.numbers[app.just]]
    return session.current if session.view else None


def _keep(app: "Review", item: Item, write: Callable[[], None], done: str, then: str = "") -> None:
    """Do `write`, show the claim anew, and say what was `done`, of which claim, and `then` what more."""

    def keep() -> None:
        write()
        app.session.recount()  # what is said of a claim that changed holds of its new words
        app.renew([app.session.numbers[item.id]])
        on = "of" if done.endswith("away") else "on"
        app.say(f"{done} {on} {named(app, item)}{then}.")

    app.guard(keep)


def _done(what: str, text: str | None) -> str:
    return f"{what} {'kept' if text else 'taken away'}"


def _parts(claim: Claim | None) -> dict[str, str]:
    """The fields of a claim that can have been read wrongly, with what was read."""
    skip = {"id", "rule", "file", "start", "end", "text", "plain", "line", "column", "part", "location", "kind"}
    read = claim.model_dump(mode="json", by_alias=True) if claim else {}
    if claim and claim.kind == "quantity" and claim.low == claim.high:
        skip.add("high")
    return {name: _value(value) for name, value in read.items() if name not in skip}


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        value = value.get("text") or " to ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        value = f"{len(value)} tied" if value else None
    return "–" if value in (None, "") else " ".join(str(value).replace("_", " ").split())[:60]
