"""One day at the desk, through the installed command and a real terminal: reviewed, rewritten, edited, published.

The same with one checker and with two who share a ledger on PostgreSQL.
"""

from pathlib import Path

from tests.ledger.ledgers import fresh_database
from tests.story.day import ENTER, Day
from tests.story.terminal import Terminal

DISPUTED = ("28%", "18 months")
MISREAD = "older than 65"
SIGNED = "[desk]\nrequire_sign_off = true\n"


def test_one_checker(tmp_path: Path) -> None:
    day = Day(tmp_path, settings=SIGNED)
    with day.review("ann") as ann:
        marked = go_through(day, ann)
        add_by_hand(ann, marked)
        attach_evidence(day, ann)
        settle_the_finding(day, ann)
        ann.leave("q")
    refused = day.verdict(code=1)
    assert {"open", "disputed", "findings", "sign-off"} <= {reason["reason"] for reason in refused["reasons"]}
    day.rewrite()
    with day.review("ann") as ann:
        see_what_changed(ann)
        check_again(day, ann)
        ann.type("X", "Write the sheet to", "baths-check.xlsx")
        ann.type(ENTER, "Written: ")
        ann.leave("q")
    day.run("mark", "baths.md", "--where", "status=open", "--status", "verified", "--as", "ann")
    edit_and_publish(day, checkers=("ann",))


def test_two_checkers_on_postgresql(tmp_path: Path, postgres: str) -> None:
    address = fresh_database(postgres, "story")
    day = Day(tmp_path, settings=f'ledger = "{address}"\n{SIGNED}')
    day.run("config", "trust", "--yes")  # both checkers are this user
    with day.review("ann") as ann, day.review("bob") as bob:
        marked = go_through(day, ann)
        bob.wait(f"✓ {marked} verified", "✗ 2 disputed")
        differ_and_settle(day, ann, bob)
        add_by_hand(bob, marked)
        ann.wait(f"✓ {marked + 1} verified")
        attach_evidence(day, bob)
        settle_the_finding(day, ann)
        day.rewrite()
        for checker in (ann, bob):
            checker.wait("≠ 2 changed")
        see_what_changed(bob)
        check_again(day, ann)
        bob.wait("✗ 1 disputed", without=["≠"])
        ann.leave("q")
        bob.leave("q")
    day.run("sheet", "baths.md", "-o", "baths-check.xlsx")
    day.run("mark", "baths.md", "--where", "status=open", "--status", "verified", "--as", "bob")
    edit_and_publish(day, checkers=("ann", "bob"))


def go_through(day: Day, ann: Terminal) -> int:
    """More than twenty claims, one key each, in the order of the text; how many were verified."""
    claims = day.claims()
    end = max(at for at, claim in enumerate(claims) if claim["text"] == "£7.50") + 1
    keys = ["x" if one["text"].startswith(MISREAD) else "d" if one["text"] in DISPUTED else "v" for one in claims[:end]]
    assert len(keys) - keys.count("x") >= 22
    assert keys.count("d") == 2
    for key, claim in zip(keys, claims, strict=False):
        if key == "d":
            ann.type("d", f"Disputed: “{claim['text']}”; o e c O are about it")
            ann.type("o", f"Note on “{claim['text']}”")
            ann.type(f"ask about {claim['text']}{ENTER}", "? help", without=["Note on the claim"])
        elif key == "x":
            ann.type("x", "Dismissed")
        else:
            ann.press("v")
    verified = keys.count("v")
    shown = ann.wait(f"✓ {verified} verified", "✗ 2 disputed", "– 1 dismissed")
    assert f"○ {len(claims) - end} open" in shown
    return verified


def add_by_hand(checker: Terminal, marked: int) -> None:
    """Words that no rule read, chosen in the article, and verified like any other claim."""
    checker.press("g")
    checker.type("a", "space longer")
    checker.press("h" * 7)
    checker.press(" " * 5)
    checker.type(ENTER, "Added; mark it like any other", "more swimmers than at any time", "own · added by hand")
    checker.type("v", f"✓ {marked + 1} verified")


def attach_evidence(day: Day, checker: Terminal) -> None:
    """An address with the place in it, on one claim."""
    day.go_to(checker, "kind:quantity 262,400", line="read as   262,400")
    checker.type("e", "Evidence on “262,400”", "› Address or file")
    checker.type(f"https://example.org/baths/2024{ENTER}", "› Where in it")
    checker.type(f"p. 4{ENTER}", "› Method")
    checker.type(f"primary{ENTER}", "› Contact")
    checker.type(ENTER, "Evidence: https://example.org/baths/2024 · p. 4 · primary")
    day.show_all(checker)


def settle_the_finding(day: Day, checker: Terminal) -> None:
    """A finding of the lint stands at its claim, and is settled there with a note."""
    day.go_to(checker, "kind:quantity 1.26", line="£750,000 + £290,000 + £180,000 = £1.22 million")
    checker.type("i", "Settle a finding")
    checker.type(f"the rest went into fees{ENTER}", "settled by ", ": the rest went into fees")
    day.show_all(checker)
    assert "the rest went into fees" in day.run("lint", "baths.md", code=1 if "28%" in draft(day) else 0)


def draft(day: Day) -> str:
    return (day.folder / "baths.md").read_text(encoding="utf-8")


def see_what_changed(checker: Terminal) -> None:
    """Exactly what was rewritten: a figure that was disputed and is another now, and a sentence that is gone."""
    checker.type("w", "esc: back", "“28%” → “23%”", "“11 miles”", "“£7.50”")
    read = checker.box("Changed since it was checked").splitlines()
    assert read.count("≠ the figure changed, was disputed by ann") == 1
    assert read.count("≠ what is said changed, was verified by ann") == 1, "the saying that holds the figure"
    assert read.count("– gone from the text, was verified by ann") == 2
    assert "“28%” → “23%”" in read
    assert not any("57%" in line for line in read), "a paragraph that only moved"
    checker.type("q", "? help", without=["esc: back"])


def check_again(day: Day, checker: Terminal) -> None:
    """The corrected figure is verified anew; what was held of the old one no longer counts."""
    day.go_to(checker, "status:changed kind:quantity", line="It was disputed, and the figure changed since.")
    checker.type("v", "≠ 1 changed")
    day.show_all(checker)
    day.go_to(checker, "status:changed", line="It was verified, and what is said changed since.")
    checker.press("v")
    day.show_all(checker)
    checker.wait("✗ 1 disputed", without=["≠"])


def differ_and_settle(day: Day, ann: Terminal, bob: Terminal) -> None:
    """Two checkers hold different things of a claim: both see it, and one settles it."""
    for checker in (bob, ann):
        day.go_to(checker, "status:disputed months", line="read as   18 months")
    bob.type("v", "Checkers differ (ann: disputed, bob: verified)")
    ann.wait("Checkers differ (ann: disputed, bob: verified)")
    assert "in conflict" in day.run("status", "baths.md", "--verdict", code=1)
    ann.type("d", "Disputed: “18 months”", without=["Checkers differ"])
    bob.wait("18 months", without=["Checkers differ"])
    for checker in (bob, ann):
        day.show_all(checker)


def edit_and_publish(day: Day, *, checkers: tuple[str, ...]) -> None:
    """The editor's copy comes back with three edits and a conflict; the gate refuses, then passes; who did what."""
    day.run("mark", "baths.md", "--where", "text=57%", "--note", "county survey, table 2", "--as", checkers[-1])
    at = day.edit(
        "baths-check.xlsx",
        [
            ("262,400", "Note", "Say that it is a record."),
            ("£210,000 a year", "Concern", "Has the council confirmed it?"),
            ("43 people", "Evidence", "https://example.org/staff"),
            ("57%", "Note", "Say who was asked."),
        ],
        checked="Eve",
        signature="E. V.",
    )
    assert day.verdict(code=1)["reasons"] == [{"reason": "disputed", "count": 1}, {"reason": "sign-off", "count": 1}]
    told = day.run("sheet", "import", "baths-check.xlsx", code=1)
    conflict = at["57%", "Note"]
    assert f"{conflict} conflict: '57%' was '', the sheet says 'Say who was asked.'" in told
    assert "3 edits by Eve kept as 3 events; 1 to decide" in told
    assert "not signed off yet" in told
    day.run("mark", "baths.md", "--where", "text=18 months", "--status", "verified", "--settle", "--as", checkers[0])
    told = day.run("sheet", "import", "baths-check.xlsx", "--decide", f"{conflict}=sheet")
    assert "1 edit by Eve kept as 1 event" in told
    assert "signed off by Eve" in told
    assert day.run("sheet", "import", "baths-check.xlsx").strip() == "nothing was edited"
    assert day.verdict(code=0)["verdict"].startswith("May be published (signed off by Eve, ")
    history = day.run("ledger", "history", "baths.md")
    for line in (
        "ann marked it disputed: '28%'",
        "ann noted: ask about 28%: '28%'",
        f"{checkers[-1]} added it by hand: 'more swimmers than at any time'",
        f"{checkers[-1]} gave evidence: https://example.org/baths/2024: '262,400'",
        "ann settled the finding sum-of-parts: the rest went into fees",
        "ann marked it verified, the claim having changed: '23%'",
        "Eve noted: Say that it is a record.: '262,400'",
        f"{checkers[-1]} noted: county survey, table 2: '57%'",
        "Eve noted: Say who was asked.: '57%'",
        "Eve signed off the text",
    ):
        assert line in history
    assert "events, none altered, none missing" in day.run("ledger", "verify", "baths.md")
