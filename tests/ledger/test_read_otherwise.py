"""Claims whose words stay and that are read otherwise; and those whose words and reading stay, whatever is around."""

import random
from datetime import date

import pytest

from factcheck.ledger.anchor.anchoring import Anchored, anchor
from factcheck.ledger.anchor.version import Version
from factcheck.text.alike import normal, seen, seen_with_places
from tests.fixtures.notation import articles
from tests.ledger.anchoring_score import carried, linked_text, version_of

DAY = date(2024, 3, 6)


def read(text: str, *, published: date | None = DAY) -> Version:
    return version_of(linked_text(text, published=published))


def became(before: Version, after: Version, words: str) -> Anchored:
    (found,) = [one for one in carried(before, after) if one.anchor.text == words]
    return found


REREAD = [
    ("He arrived on Monday.", None, DAY, "Monday", "no day → 4 Mar 2024"),
    ("The tram lost money last year.", None, DAY, "last year", "no day → 2023"),
    ("Nobody paid in the past three months.", None, DAY, "the past three months", "no day → 6 Dec 2023 – 6 Mar 2024"),
    ("Yesterday the pier fell.", None, DAY, "Yesterday", "no day → 5 Mar 2024"),
    ("The tram lost money last year.", DAY, date(2025, 3, 6), "last year", "2023 → 2024"),
    ("Last year, 31 people were killed.", None, DAY, "31 people", "Last year → 2023"),
    ("Last year, 31 people were killed.", DAY, date(2025, 3, 6), "31 people", "2023 → 2024"),
    ("Two weeks ago 31 people were killed.", DAY, date(2025, 3, 6), "31 people", None),
    ("In October, 31 people were killed.", DAY, date(2022, 3, 6), "31 people", None),
    ("Some 400 jobs went last month.", DAY, date(2024, 9, 1), "Some 400 jobs", None),
]


@pytest.mark.parametrize(("text", "first", "then", "words", "told"), REREAD)
@pytest.mark.parametrize("more", ["", "\n\nIt rained.\n"])
def test_what_comes_to_other_days_comes_off(
    text: str, first: date | None, then: date, words: str, told: str | None, more: str
) -> None:
    found = became(read(text, published=first), read(text + more, published=then), words)
    assert found.state == "changed"
    assert set(found.what) <= {"from", "to", "grain", "dated"}
    assert found.redated == told or (told is None and " → " in (found.redated or ""))


UNTOUCHED = [
    ("The tram lost money in 2023.", None, DAY),
    ("On 4 March 2024 the pier fell.", None, DAY),
    ("Since 1990, 31 people were killed.", None, DAY),
    ("In May 2011 nine people left.", DAY, date(2025, 3, 6)),
    ("Repairs cost $2.4 million, the mayor said.", None, DAY),
    ("Repairs cost $2.4 million in 2019, the mayor said.", DAY, date(2025, 3, 6)),
    ("“We warned them,” said Jon Abel.", DAY, None),
    ("Last year, 31 people were killed.", DAY, date(2024, 12, 30)),
    ("Nine of ten boats sank.", DAY, None),
    ("It is 14 km long.", None, DAY),
]


@pytest.mark.parametrize(("text", "first", "then"), UNTOUCHED)
def test_what_counts_from_no_day_keeps_its_mark(text: str, first: date | None, then: date | None) -> None:
    before = read(text, published=first)
    assert before.claims
    for more in ("", "\n\nIt rained.\n"):
        assert [one.state for one in carried(before, read(text + more, published=then))] == ["same"] * len(
            before.claims
        )


def test_a_figure_behind_another_speaker_comes_off_and_a_fuller_name_is_none() -> None:
    said = "\n\nHe said 31 people were hurt.\n"
    before = read(f"The mayor, Karl Holt, came in.{said}")
    other = became(before, read(f"The mayor, Jon Abel, came in.{said}"), "31 people")
    assert (other.state, other.what) == ("changed", ("source",))
    assert other.redated == "Karl Holt → Jon Abel"
    fuller = became(before, read(f"The town’s mayor, Karl Holt, came in late.{said}"), "31 people")
    assert fuller.kept


def test_what_a_better_program_reads_otherwise_comes_off() -> None:
    version = read("Repairs cost $2.4 million, the mayor said.")
    claim = next(claim for claim in version.claims if claim.kind == "quantity")
    marked = version.anchor(claim)
    worse = marked.model_copy(update={"fields": marked.fields | {"low": "2.4", "high": "2.4"}})
    (found,) = anchor([worse], {}, version)
    assert (found.state, found.what) == ("changed", ("low", "high"))
    assert found.redated == "USD 2.4 → USD 2.4 million"
    shorter = marked.model_copy(update={"id": "0" * 12, "end": marked.start + 4, "text": "$2.4"})
    (found,) = anchor([shorter], {}, version)
    assert (found.state, found.claim) == ("changed", claim.id)


UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u034f"]


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda sign: f"{ord(sign):04x}")
def test_what_nobody_sees_is_no_change(unseen: str) -> None:
    text = "Some 31 people were hurt in May 2019 at the old harbour. He left."
    before = read(text)
    dice = random.Random(unseen)
    for _ in range(5):
        at = dice.choice([place for place in range(text.index("old"), text.index(".")) if text[place].isalpha()])
        after = read(text[:at] + unseen + text[at:])
        assert [(one.state, bool(one.claim)) for one in carried(before, after)] == [("same", True)] * len(before.claims)


@pytest.mark.parametrize(
    ("old", "new"),
    [(" ", "\u00a0"), (" ", "  "), ("é", "e\u0301"), ("hurt ", "hurt\u202f"), ("café, ", "café,\u2009"), ("’", "'")],
)
def test_blanks_and_accents_set_otherwise_are_no_change(old: str, new: str) -> None:
    text = "The mayor, Karl Holt, said 31 people were hurt in May 2019 in the town’s café, too. He left."
    before, after = read(text), read(text.replace(old, new, 1))
    found = carried(before, after)
    assert [(one.state, bool(one.claim)) for one in found] == [("same", True)] * len(before.claims)


def test_what_is_seen_is_found_in_its_place() -> None:
    text = "\ufeffZu\u0308\u00adrich pays \u200b31\u2060%"
    clean, places = seen_with_places(text)
    assert clean == seen(text) == "Zürich pays 31%"
    assert [text[place] for place in places[:-1]] == list("Zurich pays 31%")
    assert places[-1] == len(text)
    assert normal("m²  and “10³”") == 'm² and "10³"', "what is raised is seen"


FILLERS = [
    "The clerk read the minutes aloud.", "A dog barked outside.", "Nobody asked why.", "The doors stayed shut.",
    "Rain fell on the square.", "The band played on.", "Two men argued loudly.", "A child waved.",
]  # fmt: skip
TWINS = ["Repairs cost $2.4 million", "Some 31 people were hurt.", "The fare rose by 12% in 2019."]


@pytest.mark.parametrize("seed", range(40))
def test_twins_keep_their_marks(seed: int) -> None:
    """Every sentence is marked alike; sentences are put in, cut and moved, and every claim left has its mark."""
    dice = random.Random(seed)
    twin = dice.choice(TWINS)
    rest = dice.sample(FILLERS, 5)
    said = [twin, *rest[:2], twin, *rest[2:]]
    if dice.random() < 0.3:
        said.insert(1, twin)
    now = list(said)
    for _ in range(dice.randrange(1, 4)):
        edit, at = dice.choice(["put in", "cut", "move", "twin"]), dice.randrange(len(now))
        if edit == "put in":
            now.insert(at, dice.choice([one for one in FILLERS if one not in now]))
        elif edit == "twin":
            now.insert(at, twin)
        elif edit == "move":
            now.insert(dice.randrange(len(now)), now.pop(at))
        elif len(now) > 2:
            now.pop(at)
    before, after = read("\n\n".join(said)), read("\n\n".join(now))
    found = carried(before, after)
    kept = [one for one in found if one.kept]
    kinds = {claim.kind for claim in before.claims}
    for kind in kinds:
        ours = sum(claim.kind == kind for claim in before.claims)
        theirs = sum(claim.kind == kind for claim in after.claims)
        assert sum(one.anchor.kind == kind for one in kept) == min(ours, theirs), (said, now)
    assert all(one.claim for one in kept)
    assert len({one.claim for one in kept}) == len(kept), "no claim holds two marks"


@pytest.mark.parametrize("seed", range(20))
def test_no_mark_of_one_twin_goes_to_the_other_where_that_is_told(seed: int) -> None:
    """Only one of two twins is marked; between neighbours that stay, the mark stays there."""
    dice = random.Random(seed)
    twin = dice.choice(TWINS)
    a, b, c, d, *more = dice.sample(FILLERS, 8)
    said = [a, twin, b, c, twin, d]
    before = read("\n\n".join(said))
    marked = dice.choice([1, 4])
    anchors = [one for claim in before.claims if (one := before.anchor(claim)).first == marked]
    cut = dice.random() < 0.5
    now = [one for place, one in enumerate(said) if not (cut and place == 5 - marked)]
    now.insert(dice.choice([0, len(now)]), more[0])
    after = read("\n\n".join(now))
    found = anchor(anchors, {before.name: before.keys}, after, said=["verified"] * len(anchors))
    assert anchors
    for one in found:
        assert one.kept
        neighbour = a if marked == 1 else d
        home = now.index(neighbour) + (1 if marked == 1 else -1)
        assert after.stand(one.after.start, one.after.end).first == home  # type: ignore[union-attr]


@pytest.mark.parametrize("article", articles()[:4], ids=lambda article: article.name)
def test_everything_is_itself_in_the_same_text(article) -> None:  # type: ignore[no-untyped-def]
    version = read(article.text, published=article.published)
    assert {one.state for one in carried(version, version)} == {"same"}
    longer = read(article.text + "\n\nThe office is closed.\n", published=article.published)
    off = [(one.anchor.text, one.what) for one in carried(version, longer) if not one.kept]
    assert len(off) <= len(version.claims) * 0.02, off
