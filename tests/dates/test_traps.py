"""Words and figures that look like dates and are none."""

import pytest

from tests.dates.reading import dates, found


@pytest.mark.parametrize(
    "text",
    [
        "You may march if you must.",
        "Theresa May met April Lawson, Jan Kavan and August Busch at the March on Rome.",
        "The Sun, the Sunday Times and the cat that sat in the sun.",
        "He plays on Sundays and every Friday after Friday prayers.",
        "Bloody Sunday and Fat Tuesday.",
        'She hosts "This Week" and the Today show; he reads USA Today.',
        "A 1987 Chevrolet passed flight 1998 at gate 2011.",
        "It cost $1998, weighs 2,015 kilos and takes 1950 votes, 2000 rebels or 1500 meals.",
        "Nearly 1950 came; more than 2000 left; a total of 1500 stayed.",
        "Resolution 1973, Article 2014, Highway 1999, No. 1984, pp. 1990.",
        "Call 555-1998 at 1430 GMT; see 1600 Pennsylvania Avenue.",
        "9/11, 24/7, 3/4 and a ratio of 5/7.",
        "The fall of Rome, a quarter of voters, the French Quarter, the second half of the match.",
        "He is in his 80s and she in her fifties.",
        "In recent years, years ago, for weeks, several days later, a three-year deal.",
        "The 30-year bond, the two-day visit and the year-on-year change.",
        "Low H2 uptake in Figures 4Q and 3H, FeB pairs, OCT4 and 1200 °C (Smith et al., 1998).",
        "Q1: Who asks? Soak the beans overnight; take the overnight train.",
        "Twentieth Street, the 20th man, one second, the third day running.",
    ],
)
def test_no_date(text: str) -> None:
    assert found(text, "2013-03-22") == []


def test_a_count_after_a_month_is_not_its_day() -> None:
    text = "In May 12 people died; in May 5.3% left; in May 10,000 came."
    assert [words for words, _ in found(text, "2013-06-22")] == ["May"] * 3


@pytest.mark.parametrize("words", ["June 31", "30 February", "February 29, 2015", "31 April 2014", "2015-02-30"])
def test_impossible_days_are_kept_without_days(words: str) -> None:
    (token,) = dates(f"It is due on {words}.", "2015-10-13")
    assert (token.impossible, token.first, token.last) == (True, None, None)


def test_a_weekday_that_contradicts_its_day_stays_visible() -> None:
    (token,) = dates("It was signed on Monday, May 3, 2016.")
    assert token.weekday == 0
    assert token.first is not None
    assert token.first.weekday() == 1


@pytest.mark.parametrize(
    "text", ["", "\n\n", "May", "the", "'", "19", "between", "from 1990", "İ October 7, 2015", "١٩٩٠"]
)
def test_short_and_strange_texts(text: str) -> None:
    for token in dates(text, "2015-10-13"):
        assert 0 <= token.start < token.end <= len(text)
