"""What is said of claims in words: notes, evidence, concerns, and which part was read wrongly.

It is about the claim under the cursor, or, right after a status was given, about what that was given to.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from factcheck.ledger.evidence import in_words
from factcheck.records.claims import Claim
from factcheck.records.marks import Evidence, Mark
from factcheck.records.parts import part as part_words
from factcheck.review.evidence import METHODS, evidence_from, wrong_evidence
from factcheck.review.items import Item, standing
from factcheck.review.keys import key_text
from factcheck.review.screens.choice import Choice
from factcheck.review.screens.form import Field, Form

if TYPE_CHECKING:
    from factcheck.review.app import Review

WRITING = ("note", "evidence", "concern", "field_note")
"""Right after claims were marked, these are about them, though the cursor went on."""


def note(app: "Review") -> None:
    """A note in words."""
    if not (items := about(app)):
        return
    held = _held(app, items, lambda mark: mark.note)

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            text = answer["text"] or None
            _keep(app, items, lambda ids: app.session.book.note(ids, text), _done("Note", text))

    field = Field("text", "Note on the claim; empty takes it away", held)
    app.push_screen(Form(f"Note on {named(app, items)}", [field], about=_which(app, items)), write)


def field_note(app: "Review") -> None:
    """A note on one part of the claim that was read wrongly."""
    if not (items := about(app)):
        return
    if len(items) > 1:
        app.say("Several claims were marked. Go to the one of which a part was read wrongly.")
        return
    item = items[0]
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
                _keep(app, items, lambda ids: app.session.book.note(ids, text, field=part), done)

        label = f"What is wrong with “{part_words(part, item.claim)}: {parts[part]}”; empty takes it away"
        field = Field("text", label, held, hint="it is 2019, not 2018")
        app.push_screen(Form(f"Read wrongly: {named(app, items)}", [field], about=_which(app, items)), write)

    options = [(name, f"{part_words(name, item.claim)}: {value}") for name, value in parts.items()]
    app.push_screen(Choice(f"Which part of {named(app, items)} was read wrongly?", options), ask)


def evidence(app: "Review") -> None:
    """Evidence: where it is and how to find the place in it. A file that was changed or deleted is given anew."""
    if not (items := about(app)):
        return
    old, why = _lapsed(app, items)

    def write(answer: dict[str, str] | None) -> None:
        if answer is None:
            return
        if not answer["address"]:
            _keep(app, items, lambda ids: app.session.book.evidence(ids, None, instead=old), "Evidence taken away")
            return
        attached: Evidence = evidence_from(answer, beside=app.desk.path)
        odd = f"as written, though {attached.address!r} is neither an address (https://…) nor a file here"
        then = f" {odd}" if in_words(attached) else ""
        _keep(app, items, lambda ids: app.session.book.evidence(ids, attached, instead=old), "Evidence kept", then)

    fields = [
        Field("address", "Address or file", old.address if old else "", hint="https://… or a path"),
        Field("locator", "Where in it", (old.locator if old else None) or "", hint="page 12, 3:45, table 2"),
        Field("method", f"Method: {' or '.join(METHODS)}", (old.method if old else None) or "", hint="primary"),
        Field("contact", "Contact at the source", (old.contact if old else None) or "", hint="name, telephone or mail"),
    ]
    which = "\n".join(part for part in (_which(app, items), why) if part)

    def check(answer: dict[str, str]) -> str | None:
        return wrong_evidence(answer, beside=app.desk.path, optional=old is not None)

    app.push_screen(Form(f"Evidence on {named(app, items)}", fields, about=which, check=check), write)


def concern(app: "Review") -> None:
    """A concern in words; empty resolves it."""
    if not (items := about(app)):
        return
    held = _held(app, items, lambda mark: mark.concern)

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["text"] != held:
            text = answer["text"] or None
            done = "Concern kept" if text else "Concern resolved"
            _keep(app, items, lambda ids: app.session.book.concern(ids, text), done)

    field = Field("text", "Concern for the editor; empty resolves it", held)
    app.push_screen(Form(f"Concern about {named(app, items)}", [field], about=_which(app, items)), write)


def writing(app: "Review") -> str:
    """The keys of what is said in words: "o e c O"."""
    keys = {action.name: key_text(action.keys[0]) for action in app.actions if action.keys}
    return " ".join(keys[name] for name in WRITING if name in keys)


def named(app: "Review", items: Sequence[Item]) -> str:
    """The claims' own words, quoted, and cut where they are long; of several, the first and how many more."""
    words = app.session.words(app.session.numbers[items[0].id])
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”{more}"


def about(app: "Review") -> list[Item]:
    """The claims that are written about: those just marked, else the current one; none where none is shown."""
    session = app.session
    if just := [session.items[session.numbers[id_]] for id_ in app.just if id_ in session.numbers]:
        return just
    return [session.current] if session.view else []


def _which(app: "Review", items: Sequence[Item]) -> str:
    """Which claims are meant: "line 3 · verified just now", "line 3, line 7 · open"."""
    session = app.session
    places = list(dict.fromkeys(app.place(session.numbers[item.id]) for item in items))
    where = ", ".join(places[:6]) + (" …" if len(places) > 6 else "")
    how = standing(session.mark(items[0]))
    return f"{where} · {how}{' just now' if items[0].id in app.just else ''}"


def _held(app: "Review", items: Sequence[Item], said: Callable[[Mark], str | None]) -> str:
    """What the claims have in the field already, where all have the same."""
    marks = [app.session.mark(item) for item in items]
    held = {(said(mark) if mark else None) or "" for mark in marks}
    return held.pop() if len(held) == 1 else ""


def _lapsed(app: "Review", items: Sequence[Item]) -> tuple[Evidence | None, str]:
    """The first evidence on a claim that is no longer what was attached, and what to do about it."""
    mark = app.session.mark(items[0]) if len(items) == 1 else None
    for held, state in zip(mark.evidence, mark.files, strict=False) if mark else ():
        if why := held.lapse(state):
            said = f"{why[0].upper()}{why[1:]}."
            return held, f"{said} Attach it anew, or other evidence in its place; without an address it is taken away."
    return None, ""


def _keep(
    app: "Review", items: Sequence[Item], write: Callable[[Sequence[str]], None], done: str, then: str = ""
) -> None:
    """Do `write`, show the claims anew, and say what was `done`, of which claims, and `then` what more."""

    def keep() -> None:
        write([item.id for item in items])
        app.session.recount()  # what is said of a claim that changed holds of its new words
        app.renew([app.session.numbers[item.id] for item in items])
        on = "of" if done.endswith("away") else "on"
        app.say(f"{done} {on} {named(app, items)}{then}.")

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
