"""Every form of date that the grammar reads, in a sentence, with the words that belong to it and its days."""

import pytest

from tests.dates.reading import dates, found

PUBLISHED = "2013-03-22"  # a Friday

ABSOLUTE = [
    ("It opened on October 7, 2015.", "October 7, 2015", "2015-10-07"),
    ("It opened on 7 October 2015.", "7 October 2015", "2015-10-07"),
    ("It opened on the 7th of October, 2015.", "the 7th of October, 2015", "2015-10-07"),
    ("It opened on Wednesday, October 7, 2015.", "Wednesday, October 7, 2015", "2015-10-07"),
    ("It opened on Oct. 7, 2015.", "Oct. 7, 2015", "2015-10-07"),
    ("It opened on 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
    ("It opened on the fourth of July 1995.", "the fourth of July 1995", "1995-07-04"),
    ("It opened on 2015-10-07.", "2015-10-07", "2015-10-07"),
    ("It opened on 2015-10-07T10:30:00Z.", "2015-10-07T10:30:00Z", "2015-10-07"),
    ("It opened on 7.10.2015.", "7.10.2015", "2015-10-07"),
    ("It opened on 10/17/2015.", "10/17/2015", "2015-10-17"),
    ("It opened on 17/10/2015.", "17/10/2015", "2015-10-17"),
    ("Serial 20151007 it is.", "20151007", "2015-10-07"),
    ("It opened in June 2014.", "June 2014", "2014-06-01..2014-06-30"),
    ("It opened in June of last year.", "June of last year", "2012-06-01..2012-06-30"),
    ("It opened in 12/2014.", "12/2014", "2014-12-01..2014-12-31"),
    ("It opened in 1989.", "1989", "1989-01-01..1989-12-31"),
    ("It opened in nineteen ninety-one.", "nineteen ninety-one", "1991-01-01..1991-12-31"),
    ("It opened in fiscal 1989.", "fiscal 1989", "1989-01-01..1989-12-31"),
    ("It opened in the year 2000.", "the year 2000", "2000-01-01..2000-12-31"),
    ("It opened in the 1980s.", "the 1980s", "1980-01-01..1989-12-31"),
    ("It opened in the '60s.", "the '60s", "1960-01-01..1969-12-31"),
    ("It opened in the early 1990s.", "the early 1990s", "1990-01-01..1993-12-31"),
    ("It opened in the 19th century.", "the 19th century", "1800-01-01..1899-12-31"),
    ("It opened in mid-2014.", "mid-2014", "2014-05-01..2014-08-31"),
    ("It opened in late March 2014.", "late March 2014", "2014-03-21..2014-03-31"),
    ("It opened in the third quarter of 2014.", "the third quarter of 2014", "2014-07-01..2014-09-30"),
    ("It opened in Q1 2014.", "Q1 2014", "2014-01-01..2014-03-31"),
    ("It opened in the first half of 2014.", "the first half of 2014", "2014-01-01..2014-06-30"),
    ("It opened in the summer of 2014.", "the summer of 2014", "2014-06-01..2014-08-31"),
    ("It opened in the winter of 2013-14.", "the winter of 2013-14", "2013-12-01..2014-02-28"),
    ("It opened on Christmas Eve 2014.", "Christmas Eve 2014", "2014-12-24"),
    ("It opened on Easter Monday 2017.", "Easter Monday 2017", "2017-04-17"),
    ("It opened in week 3 of 2018.", "week 3 of 2018", "2018-01-15..2018-01-21"),
    ("It opened on the first Friday of July 2014.", "the first Friday of July 2014", "2014-07-04"),
    ("It opened in the last two weeks of May 2014.", "the last two weeks of May 2014", "2014-05-19..2014-06-01"),
    ("It opened on 7 octobre 2015.", "7 octobre 2015", "2015-10-07"),
    ("The 2011-12 school year was wet.", "2011-12", "2011-01-01..2012-12-31"),
    ("It opened in 490 BC.", "490 BC", "?"),
]

RELATIVE = [
    ("It rained yesterday.", "yesterday", "2013-03-21"),
    ("It rained the day before yesterday.", "the day before yesterday", "2013-03-20"),
    ("It rained last night.", "last night", "2013-03-21"),
    ("It rained this morning.", "this morning", "2013-03-22"),
    ("It rained in the second week in March.", "the second week in March", "2013-03-11..2013-03-17"),
    ("It rained on Tuesday.", "Tuesday", "2013-03-19"),
    ("It rained on Friday.", "Friday", "2013-03-22"),
    ("It rained last Friday.", "last Friday", "2013-03-15"),
    ("It will rain next Tuesday.", "next Tuesday", "2013-03-26"),
    ("It will rain on Friday next week.", "Friday next week", "2013-03-29"),
    ("It rained last week.", "last week", "2013-03-11..2013-03-17"),
    ("It rained last month.", "last month", "2013-02-01..2013-02-28"),
    ("It will rain next year.", "next year", "2014-01-01..2014-12-31"),
    ("It rained over the weekend.", "the weekend", "2013-03-16..2013-03-17"),
    ("It rained two weeks ago.", "two weeks ago", "2013-03-04..2013-03-10"),
    ("It rained more than 20 years ago.", "more than 20 years ago", "1993-01-01..1993-12-31"),
    ("It rained a year and a half ago.", "a year and a half ago", "2011-09-01..2011-09-30"),
    ("It rained two years and three days ago.", "two years and three days ago", "2011-03-19"),
    ("It will rain in two weeks.", "two weeks", "2013-04-01..2013-04-07"),
    ("It will rain two days from tomorrow.", "two days from tomorrow", "2013-03-25"),
    ("It rained the day after Christmas.", "the day after Christmas", "2012-12-26"),
    ("It rained earlier this year.", "earlier this year", "2013-01-01..2013-03-22"),
    ("It will rain later this month.", "later this month", "2013-03-22..2013-03-31"),
    ("It will rain for the rest of the year.", "the rest of the year", "2013-03-22..2013-12-31"),
    ("It must be done by year-end.", "year-end", "2013-12-31"),
    ("It rained last fall.", "last fall", "2012-09-01..2012-11-30"),
    ("It rained last May.", "last May", "2012-05-01..2012-05-31"),
    ("It rained in the third quarter.", "the third quarter", "2012-07-01..2012-09-30"),
    ("It rained in the week of March 6.", "the week of March 6", "2013-03-04..2013-03-10"),
    ("It rained on Thanksgiving Day.", "Thanksgiving Day", "2012-11-22"),
]

PERIODS = [
    (
        "It ran between January 1 and October 1, 2015.",
        "between January 1 and October 1, 2015",
        "2015-01-01..2015-10-01",
    ),
    ("It ran from 2010 to 2014.", "from 2010 to 2014", "2010-01-01..2014-12-31"),
    ("It ran 2010–14.", "2010–14", "2010-01-01..2014-12-31"),
    ("It ran from October 7-9, 2015.", "from October 7-9, 2015", "2015-10-07..2015-10-09"),
    ("It ran 6-7 January 1916.", "6-7 January 1916", "1916-01-06..1916-01-07"),
    ("It ran from November to February 2014.", "from November to February 2014", "2013-11-01..2014-02-28"),
    ("It ran from Dec. 30, 2013, to Jan. 5, 2014.", "from Dec. 30, 2013, to Jan. 5, 2014", "2013-12-30..2014-01-05"),
    ("It ran between Friday and Sunday.", "between Friday and Sunday", "2013-03-15..2013-03-17"),
    ("It ran from 1996 until last year.", "from 1996 until last year", "1996-01-01..2012-12-31"),
    ("It ran for the past three months.", "the past three months", "2012-12-22..2013-03-22"),
    ("It ran for the past year and a half.", "the past year and a half", "2011-09-22..2013-03-22"),
    ("It will run for the next two weeks.", "the next two weeks", "2013-03-23..2013-04-05"),
    ("It ran over the past decade.", "the past decade", "2003-03-22..2013-03-22"),
    ("It ran for the first nine months of 2012.", "the first nine months of 2012", "2012-01-01..2012-09-30"),
]


@pytest.mark.parametrize(("text", "words", "days"), ABSOLUTE + RELATIVE + PERIODS, ids=lambda value: value[:40])
def test_form(text: str, words: str, days: str) -> None:
    assert found(text, PUBLISHED) == [(words, days)]


def test_units_that_end_with_a_day_stand_beside_it() -> None:
    text = "It earned less in the year ended March 31, and in the nine months to June 30, 2012."
    assert found(text, PUBLISHED) == [
        ("the year", "2011-04-01..2012-03-31"),
        ("March 31", "2012-03-31"),
        ("the nine months", "2011-10-01..2012-06-30"),
        ("June 30, 2012", "2012-06-30"),
    ]


def test_days_in_a_list() -> None:
    assert found("They met on April 24 and 25, 2012, and on 3 and 4 March.", PUBLISHED)[-2:] == [
        ("3", "2013-03-03"),
        ("4 March", "2013-03-04"),
    ]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("since 1990", "since"), ("until May 5", "until"), ("by Friday", "by"), ("before June 2014", "before"),
        ("after the summer of 2012", "after"), ("no later than June 5", "by"), ("prior to 2012", "before"),
        ("in 1994 or later", "since"), ("from 1990 onwards", "since"), ("starting on May 5", "since"),
        ("the pre-1990 rules", "before"), ("the post-1959 order", "after"), ("in 1990", None),
    ],
)  # fmt: skip
def test_bound(text: str, bound: str | None) -> None:
    assert [token.bound for token in dates(f"It lasted {text}.", PUBLISHED)] == [bound]
