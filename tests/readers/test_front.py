"""Front matter: days, titles and standfirsts however they are written, against PyYAML's reading of generated ones."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.readers import markdown
from factcheck.text.readers.front import day_of, front
from tests.readers.places import check_places


def told(matter: str, fence: str = "---") -> tuple[str | None, list[tuple[str, str]]]:
    """The day, and the blocks that come out of the front matter."""
    document = markdown.read(f"{fence}\n{matter}\n{fence}\n\nText.\n", file="a.md")
    check_places(document)
    blocks = [(part.kind, document.text[part.start : part.end]) for part in document.segments]
    return str(document.published.day) if document.published else None, blocks[:-1]


@pytest.mark.parametrize(
    "matter",
    [
        "title: A\ndate: 2024-03-15",
        "title: 'A'\ndate: 2024-03-15 09:00:00 +01:00",
        "title: !!str A # x\ndate: !!timestamp 2024-03-15 # y",
        "title: >-\n  A\ndate: '2024-03-15T09:00:00Z'",
        "date: March 15, 2024\ntitle: |\n  A\n\nauthor: x",
        "title:\n  A\npublish_date: 15 March 2024, 09:00",
        "title: A\nparams:\n  published: 2024-03-15\n  date: 2001-01-01",
        "title: A\nmeta:\n    seo:\n        datePublished: \"2024-03-15\"\nlastmod: 2029-01-01",
        "title: A\nmeta: {author: x, date: 2024-03-15, tags: [a, b]}",
        "cover:\n  title: B\n  date: 2001-01-01\ntitle: A\ndate: 15th March 2024",
        "categories:\n- title: B\n- date: 2001-01-01\ntitle: A\ndate: Fri, 15 Mar 2024 09:00:00 +0000",
        "title: A\nexpiryDate: 2030-01-01\nPublish-Date: 2024-3-15",
        "layout: post\ntitle: \"A\"\ndate:   2024-03-15 10:20:30 -0500\ncategories: jekyll update",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: A\ndate: 2024-03-15",
    ],
)  # fmt: skip
def test_yaml(matter: str) -> None:
    assert told(matter) == ("2024-03-15", [("headline", "A")])
    assert told(matter.replace("\n", "\r\n")) == ("2024-03-15", [("headline", "A")])


@pytest.mark.parametrize(
    "matter",
    [
        "title = \"A\"\ndate = 2024-03-15",
        "title = 'A'\ndate = 2024-03-15T09:00:00+01:00\n[author]\ndate = 2001-01-01",
        'title = """\nA"""\n[params]\npublished = "2024-03-15"',
        "title = \"A\"\nparams.date = 2024-03-15",
        "title = \"A\"\nparams = { date = 2024-03-15 }\n[[related]]\ntitle = \"B\"",
        "[extra.meta]\nheadline = \"A\" # x\ndate = \"15 March 2024\"",
    ],
)  # fmt: skip
def test_toml(matter: str) -> None:
    assert told(matter, "+++") == ("2024-03-15", [("headline", "A")])


def test_words_stand_where_they_are() -> None:
    matter = (
        "subtitle: 'It''s 5% more,\n  the mayor said'\ntitle: \"Harwick\\u2019s \\\"97m\\\" bridge\"\nauthor: 9 of us"
    )
    assert told(matter) == (
        None, [("standfirst", "It's 5% more, the mayor said"), ("headline", "Harwick’s \"97m\" bridge")],
    )  # fmt: skip
    assert told("title: The ferry: a story of 5 boats") == (None, [("headline", "The ferry: a story of 5 boats")])
    assert told("title: >\n  Five boats\n  and 6 men\ndek: Seven") == (
        None, [("headline", "Five boats and 6 men"), ("standfirst", "Seven")],
    )  # fmt: skip


WORDS = st.lists(
    st.sampled_from(["5%", "a", "b's", '"c"', "d-e", "£3m", "é", "#6", "f,", "it:s"]), min_size=1, max_size=30
)
VALUES = st.one_of(
    WORDS.map(" ".join),
    st.lists(WORDS.map(" ".join), max_size=2),
    st.dictionaries(st.sampled_from("jkl"), WORDS.map(" ".join)),
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdefg"), VALUES, max_size=4), WORDS.map(" ".join), st.booleans(),
    st.integers(20, 90), st.sampled_from([None, "'", '"', ">", "|"]),
    st.sampled_from([date(2024, 3, 15), "2024-03-15", "15 March 2024"]),
)  # fmt: skip
def test_as_pyyaml(
    others: dict[str, object], title: str, nested: bool, width: int, style: str | None, day: date | str
) -> None:
    said: dict[str, object] = {"title": title, "date": day}
    matter = yaml.safe_dump(
        {**others, **({"params": said} if nested else said)}, width=width, sort_keys=False, default_style=style,
        allow_unicode=True,
    )  # fmt: skip
    loaded = yaml.safe_load(matter)
    expected = (loaded["params"] if nested else loaded)["title"]
    assert told(matter.strip()) == ("2024-03-15", [("headline", " ".join(expected.split()))]), matter


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-3-5", "2024-03-05"), ("2024/03/05 08:00", "2024-03-05"), ("20240305T080000Z", "2024-03-05"),
        ("March 14 2024", "2024-03-14"), ("14. March 2024", None), ("Sept. 4, 2024", "2024-09-04"),
        ("Tuesday, 5 March 2024 at 9:30", "2024-03-05"), ("2024-02-30", None), ("soon", None), ("", None),
        ("9" * 99, None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(written: str, day: str | None) -> None:
    assert day_of(written) == (date.fromisoformat(day) if day else None)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab:='\"#|>-[]{}.,\\ \n\t&*!"), max_size=80), st.sampled_from(["---", "+++"]))
def test_any_marks(matter: str, fence: str) -> None:
    source = f"{fence}\ntitle: {matter}\n{fence}\n5"
    front(source)
    check_places(markdown.read(source, file="a.md"))
