"""The table and what reaches the terminal from it."""

import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api import Extraction
from factcheck.cli import terminal
from factcheck.cli.progress import Progress
from factcheck.cli.table import counted, summary, table
from factcheck.cli.terminal import columns, escaped, fit, safe
from factcheck.records.claims import Attribution, Claim, Content, Dating, Quantity, Source, Span
from factcheck.records.told import told
from factcheck.text.document import Document, Publication

TEXT = (
    "At least 21,000 Iraqis have died since 1 January 2015, the UN says.\n\n"
    "Prices rose 3.4% to between $1.2m and $1.5m.\n"
)


def place(words: str, *, rule: str = "test", id_: str = "") -> dict[str, Any]:
    start = TEXT.index(words)
    line = TEXT.count("\n", 0, start) + 1
    return {
        "id": id_ or words, "rule": rule, "file": "a.txt", "start": start, "end": start + len(words), "text": words,
        "plain": words, "line": line, "column": start - TEXT.rfind("\n", 0, start),
    }  # fmt: skip


def quantity(words: str, **fields: Any) -> Quantity:
    return Quantity(**place(words), **{"modifier": "exact", **fields})


def spanned(words: str) -> dict[str, Any]:
    return {key: place(words)[key] for key in ("start", "end", "text")}


SAID = Attribution(
    **place("At least 21,000 Iraqis have died since 1 January 2015, the UN says", id_="said"),
    source=Source(**spanned("the UN"), organization="UN"),
    cue=Span(**spanned("says")),
    content=Content(**spanned("At least 21,000 Iraqis have died since 1 January 2015"), spans=((0, 53),)),
    quote_type="indirect",
    anonymous=False,
)
SINCE = Dating(
    **place("1 January 2015", id_="since"), from_=date(2015, 1, 1), to=date(2015, 1, 1), grain="day", bound="since"
)
DEAD = quantity(
    "At least 21,000 Iraqis", measure="count", low=21000, high=None, modifier="at_least", unit="Iraqis", event="killed",
    attributed_to="said", dated=("since",),
)  # fmt: skip
RISE = quantity("3.4%", measure="percent", low="3.4", high="3.4", unit="percent", role="change", subject="Prices")
COST = quantity(
    "between $1.2m and $1.5m", measure="money", low=1200000, high=1500000, modifier="between", unit="USD"
)  # fmt: skip
CLAIMS: tuple[Claim, ...] = (SAID, DEAD, SINCE, RISE, COST)
BY_ID = {claim.id: claim for claim in CLAIMS}


def test_what_each_was_read_as() -> None:
    assert [told(claim, BY_ID) for claim in CLAIMS] == [
        "UN · indirect",
        "≥ 21,000 Iraqis · killed · UN · since 1 Jan 2015",
        "since 1 Jan 2015",
        "3.4% · Prices · change",
        "USD 1.2 million–1.5 million",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measure": "fraction", "low": "1/3", "high": "1/3", "modifier": "about"}, "≈ 1/3"),
        ({"measure": "duration", "low": 1, "high": 1, "unit": "year"}, "1 year"),
        ({"measure": "duration", "low": 3, "high": 5, "unit": "century", "modifier": "between"}, "3–5 centuries"),
        ({"measure": "measurement", "low": 6, "high": 6, "unit": "foot"}, "6 feet"),
        ({"measure": "age", "low": 61, "high": 61, "unit": "year"}, "61 years old"),
        ({"measure": "multiple", "low": 2, "high": 2}, "× 2"),
        ({"measure": "rank", "low": 3, "high": 3}, "no. 3"),
        ({"measure": "count", "low": 12, "high": None, "modifier": "vague", "unit": "huts"}, "12 huts or more"),
        ({"measure": "money", "low": 10**12, "high": 10**12, "unit": "USD", "per": "year"}, "USD 1 trillion per year"),
        ({"measure": "count", "low": 1234567, "high": 1234567, "unit": "votes"}, "1,234,567 votes"),
        ({"measure": "count", "low": None, "high": 40, "unit": "seats", "modifier": "at_most"}, "≤ 40 seats"),
        ({"measure": "percentage_points", "low": 2, "high": 2, "unit": "percentage_point"}, "2 percentage points"),
    ],
)  # fmt: skip
def test_figures(fields: dict[str, Any], said: str) -> None:
    assert told(quantity("3.4%", **fields), {}) == said


@pytest.mark.parametrize(
    ("first", "last", "grain", "said"),
    [
        ("2015-01-01", "2015-12-31", "year", "2015"),
        ("2015-02-01", "2015-02-28", "month", "Feb 2015"),
        ("2015-04-01", "2015-06-30", "quarter", "Q2 2015"),
        ("1990-01-01", "1999-12-31", "decade", "1990s"),
        ("2015-03-02", "2015-03-08", "week", "2 Mar 2015 – 8 Mar 2015"),
        ("9999-12-31", "9999-12-31", "day", "31 Dec 9999"),
        (None, None, "day", "1 January 2015 (unresolved)"),
    ],
)
def test_periods(first: str | None, last: str | None, grain: Any, said: str) -> None:
    dating = Dating(
        **place("1 January 2015"),
        from_=date.fromisoformat(first) if first else None,
        to=date.fromisoformat(last) if last else None,
        grain=grain,
    )
    assert told(dating, {}) == said


def extraction(text: str = TEXT, claims: tuple[Claim, ...] = CLAIMS) -> Extraction:
    published = Publication(date(2015, 10, 12), "as given")
    return Extraction(Document(file="a.txt", source=text, text=text, published=published), claims, published)


def test_the_table() -> None:
    assert list(table(extraction(), width=100, colour=False)) == [
        "a.txt · 5 claims · published 12 Oct 2015, as given",
        "",
        "¶ 1  At least 21,000 Iraqis have died since 1 January 2015, the UN says.",
        "  1:1      attribution  At least 21,000 Iraqis have died…   UN · indirect",
        "  1:1      quantity     At least 21,000 Iraqis              ≥ 21,000 Iraqis · killed · UN · since 1…",
        "  1:40     date         1 January 2015                      since 1 Jan 2015",
        "",
        "¶ 2  Prices rose 3.4% to between $1.2m and $1.5m.",
        "  3:13     quantity     3.4%                                3.4% · Prices · change",
        "  3:21     quantity     between $1.2m and $1.5m             USD 1.2 million–1.5 million",
    ]
    assert (
        summary(counted(CLAIMS), files=1) == "5 claims in 1 file: 3 quantities (2 unattributed), 1 attribution, 1 date"
    )


@pytest.mark.parametrize("width", [40, 79, 80, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool) -> None:
    for line in table(extraction(), width=width, colour=colour):
        bare = re.sub(r"\x1b\[[0-9;]*m", "", line)
        assert columns(bare) <= width
        assert colour or bare == line


@given(st.text())
def test_nothing_steers_the_terminal(text: str) -> None:
    clean = safe(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in clean)
    assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text())
def test_json_keeps_its_data(text: str) -> None:
    import json

    line = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text
    assert not any(unicodedata.category(char) == "Cc" for char in line)


@given(st.text(), st.integers(1, 30))
def test_fitting(text: str, room: int) -> None:
    assert columns(fit(text, room)) <= room


@pytest.mark.parametrize(
    ("looking", "environment", "coloured"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour(looking: bool, environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: looking, raising=False)
    assert terminal.colour() is coloured


def test_progress_speaks_to_a_terminal_after_a_second_and_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import time

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    said = Terminal()
    monkeypatch.setattr("sys.stderr", said)
    monkeypatch.setattr("factcheck.cli.progress.PATIENCE", 0.05)
    with Progress() as progress:
        progress.at("a\x1b[31m.txt")
        time.sleep(0.5)
    assert "0 s: a" in said.getvalue()
    assert "\x1b[31m" not in said.getvalue()
    assert said.getvalue().endswith("\r\x1b[K")

    quiet = io.StringIO()
    monkeypatch.setattr("sys.stderr", quiet)
    with Progress() as progress:
        progress.at("a.txt")
        time.sleep(0.2)
    assert quiet.getvalue() == ""
