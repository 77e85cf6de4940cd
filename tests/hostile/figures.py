"""Figures and days that no computer should be asked to hold, let alone to reckon with."""

from tests.hostile.case import EXTRACT, LINT, Case, text

_LONG = "9" * 5_000
_LINT = ("lint", "--level", "info", "--format", "json", "draft.txt")


def _sums(name: str, draft: str) -> Case:
    return text(name, draft, command=_LINT, exits=(0, 1))


def _dated(name: str, draft: str, day: str, *, exits: tuple[int, ...] = (0,), says: str = "") -> Case:
    command = ("extract", "--format", "jsonl", "--published", day, "draft.txt")
    return Case(name=name, files={"draft.txt": draft}, command=command, exits=exits, says=says)


CASES = [
    text("5,000 digits", f"It cost ${_LONG} and {_LONG} people came."),
    text("5,000 digits by thousands", f"It cost ${',999' * 1_700} and {'1,' * 5_000}000 people came."),
    text("5,000 digits after the point", f"It rose 0.{_LONG}% to 1.{'0' * 5_000}1 million."),
    text(
        "a scale on 5,000 digits", f"{_LONG} million, {_LONG}bn, {_LONG} dozen, {_LONG}th, {_LONG}s, {_LONG}-year-old"
    ),
    text("a million millions", "It cost " + "one million " * 3_000 + "dollars."),
    text("a chain of scales", "It cost $5 " + "trillion trillion billion " * 2_000),
    text("spelled out without end", "It cost " + "nine hundred and ninety-nine thousand " * 2_000 + "dollars."),
    text("exponents", "It cost 1e999999999 dollars, 1E-999999999 less, 10^999999999 more, 9**9**9 in all."),
    text("superscripts", "The chance is 1 in 10⁹⁹⁹⁹⁹⁹⁹⁹⁹, or 10²³⁴⁵ to 1."),
    text(
        "divided by nothing", "1/0 of the people, 0/0 of them, 5 in 0, 1-in-0, ½/0, 0 percent of 0, one in zero came."
    ),
    text("a fraction of 5,000 digits", f"{_LONG}/{_LONG} and 1/{_LONG} of 3 {_LONG}/7 acres."),
    text("not numbers", "NaN people, Infinity dollars, -0 percent, +0%, --5, 0x1F, 0b11, 1_000, 1’000, .., 5., .5.5.5"),
    text("a range upside down", f"between 10 and 5, from 9 to 1 percent, {_LONG}-1, 5 to {_LONG} to 7 people"),
    text(
        "30 February",
        "It was due on 30 February 2015, 2015-02-30, Feb. 29, 1900, 31/11/2014 and 00/00/0000.",
        shows='"from":null',
    ),
    text(
        "years out of reach",
        "In the year 9999, the year 10000, the year 0, 0 AD, 99999 BC, the 1000th century, year 99999.",
    ),
    text(
        "the last day there is",
        "It ends on 31 December 9999, the day after 31 December 9999, a week after December 31, 9999.",
    ),
    text(
        "the first day there is", "On 1 January 0001, the day before 1 January 0001, a century before 1 January 0001."
    ),
    text(
        "counts of years out of reach",
        f"{_LONG} years ago, in {_LONG} weeks, 999999999999 days after May 5, 2014, "
        "10,000 years ago, in 9,000 years, the past 5,000 years, the next 99999999 months",
    ),
    text(
        "times that no clock shows",
        "At 25:61, 99:99 p.m., 24:00:00.000001, 0:0:0, 12:00 noon on 32 May and 2015-13-45.",
    ),
    text(
        "weeks that no year has",
        "In week 54 of 2015, Q9 2015, the fifth quarter of 2014, the 13th month, the 8th day of the week.",
    ),
    _dated(
        "tomorrow, on the last day",
        "Tomorrow, next week, next year, in a month and in ten years 31 people leave.",
        "9999-12-31",
    ),
    _dated(
        "yesterday, on the first day",
        "Yesterday, last week, last year, a century ago and in the 1900s 31 people left.",
        "0001-01-01",
    ),
    _dated("published on a day that isn't", "It cost $20.", "2024-02-30", exits=(2,), says="2024-02-30"),
    _dated("published in the year 10000", "It cost $20.", "10000-01-01", exits=(2,), says="10000-01-01"),
    _dated("published in other digits", "It cost $20.", "２０２４-01-01", exits=(2,), says="published"),
    Case(
        name="front matter with a day that isn't",
        command=(*EXTRACT[:3], "draft.md"),
        files={"draft.md": "---\ndate: 99999-99-99\npublished: 2024-02-30\n---\nYesterday it cost $20."},
    ),
    Case(
        name="linked data with 5,000 digits",
        command=(*EXTRACT[:3], "draft.html"),
        files={
            "draft.html": f'<script type="application/ld+json">{{"datePublished": {_LONG}}}</script><p>It cost $20.'
        },
        shows='"20"',
    ),
    _sums("sums of 5,000 digits", f"Of {_LONG} people, {_LONG} were men and {_LONG[1:]} were women."),
    _sums(
        "percentages of nothing",
        "It rose 5% from 0 to 0. It fell 100% from $0 to $5. Sales of 0 are 50% of 0. 0 of 0 people.",
    ),
    _sums(
        "changes of 5,000 digits",
        f"Sales rose {_LONG}% to ${_LONG} from ${_LONG[1:]}. They doubled from 0.{_LONG} to {_LONG}.",
    ),
    _sums(
        "conversions of 5,000 digits",
        f"It is {_LONG} miles ({_LONG} km), {_LONG}°F (0.{'0' * 4_999}1°C), 0 feet (0 m).",
    ),
    _sums(
        "days that contradict",
        "On Monday, 30 February 9999, from May 5, 9999 to May 4, 0001, 10,000 years before 1 January 0001.",
    ),
    _sums(
        "ages out of reach",
        f"Ann Bell, {_LONG}, born in 9999, was 0 in 0001 and is 999 years old in the year 1. Ann Bell, 12, spoke.",
    ),
    text("the lint's table of it all", f"{_LONG}% of {_LONG} is {_LONG}. 1/0 of 0 is 0/0.", command=LINT, exits=(0, 1)),
]
