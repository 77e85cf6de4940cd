"""What concerns the draft as a whole, and the app itself."""

from typing import TYPE_CHECKING

from factcheck.review.changes import changes_lines
from factcheck.review.screens.choice import Choice
from factcheck.review.screens.form import Field, Form
from factcheck.review.screens.reading import Reading, help_lines
from factcheck.review.telling import plural, published_line

if TYPE_CHECKING:
    from factcheck.review.app import Review


def changes(app: "Review") -> None:
    """What changed since it was checked, the old wording beside the new."""
    app.push_screen(Reading("Changed since it was checked", changes_lines(app.session)))


def reload(app: "Review") -> None:
    """Read the draft again."""
    app.desk.reload(app)
    app.say("Read again.")


def export(app: "Review") -> None:
    """Ask where the sheet goes, and write it."""

    def write(answer: dict[str, str] | None) -> None:
        if answer is not None and answer["path"]:
            app.guard(lambda: app.say(f"Written: {app.desk.write_sheet(answer['path'])}"))

    field = Field("path", "Write the sheet to", str(app.desk.sheet_path()))
    app.push_screen(Form("Verification sheet", [field], about="The ending chooses: .xlsx .csv .html .md .docx"), write)


def sign(app: "Review") -> None:
    """Sign the draft off, once it was asked whether that is meant."""
    app.desk.look(app)  # what is signed is what is there now
    book = app.session.book
    left, signed = book.unsettled(), book.signed()

    def keep(answer: str | None) -> None:
        if answer == "sign":
            book.sign_off(despite_open=bool(left))
            app.show_progress()
            app.say("Signed off: bound to the draft's present text.")

    words = f"sign although {plural(left, 'claim')} not settled" if left else "sign the draft off as it stands"
    title = f"Signed off by {signed}" if signed else "Sign-off"
    app.push_screen(
        Choice(title, [("leave", "not now"), ("sign", words)]), lambda answer: app.guard(lambda: keep(answer))
    )


def files(app: "Review") -> None:
    """Go to another draft."""

    def go(answer: str | None) -> None:
        if answer is not None:
            app.guard(lambda: app.desk.turn_to(app, int(answer)))

    app.push_screen(Choice("Drafts", [(str(number), words) for number, words in enumerate(app.desk.drafts())]), go)


def theme(app: "Review") -> None:
    """Dark to light, and back."""
    app.theme = app.desk.other_theme(app.theme)


def palette(app: "Review") -> None:
    """Every action by its name."""
    app.action_command_palette()


def help(app: "Review") -> None:
    """Every key."""
    app.push_screen(Reading("Keys", help_lines(app.actions, published=published_line(app.session.draft.published))))


def quit(app: "Review") -> None:
    """Leave; where the checker was is kept."""
    app.desk.leave(app)
    app.exit()
