"""Which day dates count from: the tense, the story of a history, the quarter of a report, the text itself."""

import pytest

from tests.dates.reading import found, tokens


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The vote is due in October.", "2013-10-01..2013-10-31"),
        ("The vote was held in October.", "2012-10-01..2012-10-31"),
        ("It has been shut since October.", "2012-10-01..2012-10-31"),
        ("She will leave by October.", "2013-10-01..2013-10-31"),
        ("The dividend is payable Jan. 3.", "2014-01-03"),
        ("The offer was extended to April 20.", "2013-04-20"),
        ("The hearing was postponed until Tuesday.", "2013-03-26"),
        ("He plans to leave on Thursday.", "2013-03-28"),
        ("He said on Thursday that he will leave.", "2013-03-21"),
        ("The council meets Tuesday.", "2013-03-26"),
    ],
)
def test_tense_decides_direction(text: str, days: str) -> None:
    assert [interval for _, interval in found(text, "2013-03-22")] == [days]


HISTORY = """In March 1940 the winter war ended. In April, Germany invaded Norway, which fell on June 10.

On September 27, 1940 the three powers signed a pact; in February they sent troops south. The next day it snowed.
A book of 1995 tells it otherwise. In May 1941 the city fell, and in June the war went on."""


def test_a_history_goes_on_from_the_date_named_last() -> None:
    days = dict(found(HISTORY, "2009-12-19"))
    assert days["April"] == "1940-04-01..1940-04-30"
    assert days["June 10"] == "1940-06-10"
    assert days["February"] == "1941-02-01..1941-02-28"
    assert days["June"] == "1941-06-01..1941-06-30"


def test_what_points_back_counts_from_the_date_named_last() -> None:
    text = "On Thursday, May 6, 2010, he left; the following Monday he sat, and later that year he came back."
    assert found(text, "2013-03-22") == [
        ("Thursday, May 6, 2010", "2010-05-06"),
        ("following Monday", "2010-05-10"),
        ("later that year", "2010-09-01..2010-12-31"),
    ]


def test_anchor_overrides_what_the_text_asks_for() -> None:
    assert dict(found(HISTORY, "2009-12-19", "published"))["April"] == "2009-04-01..2009-04-30"
    news = "It began on May 3, 2011. In June it ended, the mayor said on Friday."
    assert dict(found(news, "2013-03-22"))["June"] == "2012-06-01..2012-06-30"
    assert dict(found(news, "2013-03-22", "text"))["June"] == "2011-06-01..2011-06-30"


def test_a_year_ago_beside_a_quarter_is_that_quarter() -> None:
    text = "Profit fell in the third quarter from a year ago. Sales in the latest quarter rose from a year earlier."
    assert found(text, "1989-10-26") == [
        ("the third quarter", "1989-07-01..1989-09-30"),
        ("a year ago", "1988-07-01..1988-09-30"),
        ("the latest quarter", "1989-07-01..1989-09-30"),
        ("a year earlier", "1988-07-01..1988-09-30"),
    ]


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        (
            "Town hall\nOctober 13, 2015\n\nThe mayor left.",
            "2015-10-13",
            "from a dated line of the text",
        ),
        ("Published: 13/10/2015\n\nThe mayor left.", "2015-10-13", "from a dated line of the text"),
        (
            "The council met on Tuesday, October 13. In 2014 it met twice.",
            "2015-10-13",
            "inferred from the days and weekdays in the text",
        ),
        (
            "It was passed on June 3, 2014, and opens on May 5, 2030. On July 2 a court struck it down.",
            "2014-07-02",
            "inferred from the latest date in the text",
        ),
        ("Troops leave\n\nBAGHDAD, Oct. 7, 2015 (Agency) — They left in 2014.", "2015-10-07", "from the dateline"),
        ("PORT LOUIS, Mauritius (Agency), 7 October 2015 – They left.", "2015-10-07", "from the dateline"),
        (
            "ST. PAUL, Jan. 5 -- It was passed on June 3, 2014, and opens on May 5, 2030.",
            "2015-01-05",
            "from the dateline, in the year that the text's dates allow to infer",
        ),
    ],
)
def test_the_day_of_publication_is_inferred(text: str, day: str, how: str) -> None:
    publication = tokens(text).publication
    assert publication is not None
    assert (str(publication.day), publication.how) == (day, how)


@pytest.mark.parametrize(
    "text",
    ["The mayor left on Monday.", "Sales rose in 2015.", "It was sold in May 2014.", "", "BAGHDAD, Oct. 7 — It fell."],
)
def test_no_day_of_publication_is_guessed(text: str) -> None:
    assert tokens(text).publication is None


def test_without_a_day_of_publication_partial_dates_stand_beside_the_last_full_one() -> None:
    assert found("It was sold in May 2014 and closed in June. Yesterday it burnt.") == [
        ("May 2014", "2014-05-01..2014-05-31"),
        ("June", "2014-06-01..2014-06-30"),
        ("Yesterday", "?"),
    ]


def test_the_order_of_figures_follows_the_other_dates_of_the_text() -> None:
    assert found("Paid on 10/07/2015.")[0][1] == "2015-10-07"
    assert found("Paid on 10/07/2015, not on 25/07/2015.")[0][1] == "2015-07-10"


def test_months_and_seasons_beside_the_date_named_last() -> None:
    text = "She came in September 2012, sold up the following spring and left the following April."
    assert dict(found(text, "2024-06-12"))["the following spring"] == "2013-03-01..2013-05-31"


def test_days_of_one_month_in_a_row() -> None:
    text = "They will strike on June 20, 21 and 23 unless paid; on May 24 and 25 ships came."
    assert [words for words, _ in found(text, "2024-06-12")] == ["June 20", "21", "23", "May 24"]
