"""Marks under edits: those of revised articles, claim by claim, and those that are generated."""

from functools import cache

import pytest

from factcheck.ledger.anchor.anchoring import Anchored, anchor
from factcheck.ledger.anchor.edit import Edit
from factcheck.ledger.anchor.version import Version
from factcheck.records.claims import Attribution, Claim
from tests.fixtures.notation import Article, articles
from tests.fixtures.revisions import Fate, Revision, revisions
from tests.ledger.anchoring_score import Score, carried, count, linked_text, version_of
from tests.ledger.edits import EDITS, edited, single

REVISIONS = revisions()
ARTICLES = articles()


def read(article: Article, text: str) -> Version:
    return version_of(linked_text(text, published=article.published))


@cache
def first(name: str) -> Version:
    (article,) = [article for article in ARTICLES if article.name == name]
    return read(article, article.text)


def own_place(claim: Claim) -> tuple[tuple[int, int], ...]:
    """Where an expectation says that the claim is: for an attribution, the pieces of its content."""
    return claim.content.spans if isinstance(claim, Attribution) else ((claim.start, claim.end),)


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda revision: revision.first.name)
def test_revised_articles(revision: Revision) -> None:
    old, new = first(revision.first.name), read(revision.first, revision.text)
    found = {own_place(claim): one for one, claim in zip(carried(old, new), old.claims, strict=True)}
    pieces = {claim.label: tuple(claim.pieces) for claim in revision.first.expected}
    read_both = [(fate, found[pieces[fate.label]]) for fate in revision.fates if pieces[fate.label] in found]
    assert len(read_both) > len(revision.fates) * 0.7
    assert [told(fate, one) for fate, one in read_both if not fits(fate, one)] == []


def fits(fate: Fate, one: Anchored) -> bool:
    return fate.state == "either" or one.kept == (fate.state == "kept")


def told(fate: Fate, one: Anchored) -> str:
    after = one.after.text if one.after else None
    return f"{fate.label}: {fate.state} {fate.fields}, but is {one.state} {one.what}: {one.anchor.text!r} → {after!r}"


@pytest.mark.parametrize("share", [0.15, 0.5])
def test_many_edits_at_once(share: float) -> None:
    score = Score()
    for number, article in enumerate(ARTICLES):
        old = first(article.name)
        second = edited(article.text, old.places, old.claims, seed=number, share=share)
        count(score, carried(old, read(article, second.text)), second)
    check(score)
    assert score.total["intact"] > 300


@pytest.mark.parametrize("kind", EDITS)
def test_one_kind_of_edit(kind: str) -> None:
    score = Score()
    for number, article in enumerate(ARTICLES):
        old = first(article.name)
        second = single(article.text, old.places, old.claims, kind, seed=number)  # a third of the sentences
        count(score, carried(old, read(article, second.text)), second)
    check(score)
    assert sum(score.total.values()) > score.total["intact"], "nothing was edited"


def check(score: Score) -> None:
    """The bars: no silent carry, none on a look-alike, nearly all intact and reworded marks kept."""
    silent = {key: wrong for key, wrong in score.wrong.items() if key.startswith(("changed", "gone", "look-alike"))}
    assert silent == {}
    assert score.share("intact") >= 0.99, score.wrong["intact"]
    assert score.share("restyled") >= 0.97, score.wrong["restyled"]
    assert score.share("reworded") >= 0.97, score.wrong["reworded"]


SWAPS = [
    ("The bill was 149 euros or 146 euros.", "The bill was 146 euros or 149 euros.", "149"),
    ("Trump is 6'3\" tall, he said.", "Trump is 3'6\" tall, he said.", "6"),
    ("The IRIAF sent 140 aircraft, and it gained the sky.", "The IRIAF sent 140 aircraft, and it lost the sky.", "140"),
]


@pytest.mark.parametrize(("before", "after", "words"), SWAPS)
def test_what_says_the_opposite_with_the_same_figures_comes_off(before: str, after: str, words: str) -> None:
    old, new = version_of(linked_text(before)), version_of(linked_text(after))
    found = [one for one in carried(old, new) if one.anchor.text.startswith(words) and one.anchor.kind == "quantity"]
    assert found
    assert not any(one.kept for one in found)


def test_figures_that_move_along_with_their_own_words_are_not_displaced() -> None:
    before, after = "The port has 31 trawlers and 56 sheds.", "The port has 56 sheds and 31 trawlers."
    edit = Edit(before, after)
    assert not edit.displaced(edit.tokens((13, 24)))
    assert not edit.displaced(edit.tokens((29, 37)))
    swapped = Edit(before, "The port has 56 trawlers and 31 sheds.")
    assert swapped.displaced(swapped.tokens((13, 24)))
    assert swapped.displaced(swapped.tokens((29, 37)))


def test_of_twins_that_stand_less_often_nobody_knows_which_went() -> None:
    twin = "He paid 4,200 euros."
    before = f"The mayor spoke. {twin} Nobody laughed. It rained. {twin} The clerk left."
    after = f"A dog barked. {twin} The sun came out."
    old = version_of(linked_text(before))
    for held in (["status verified"], ["status verified", "status disputed"]):
        marked = [old.anchor(claim) for claim in old.claims if claim.kind == "quantity"][: len(held)]
        found = anchor(marked, {old.name: old.keys}, version_of(linked_text(after)), said=held)
        assert [(one.kept, one.what) for one in found if one.after] in ([(False, ("sentence",))], [])
        assert not any(one.kept for one in found)
    alike = anchor(
        [old.anchor(claim) for claim in old.claims if claim.kind == "quantity"],
        {old.name: old.keys}, version_of(linked_text(after)), said=["status verified"] * 2,
    )  # fmt: skip
    assert [one.state for one in alike] == ["same", "orphan"], "whichever went, the same was held of the other"
    still = f"The mayor spoke. {twin} Nobody laughed. It rained. He left. The clerk left."
    kept = [one for one in carried(version_of(linked_text(before)), version_of(linked_text(still))) if one.kept]
    assert [one.anchor.first for one in kept if one.anchor.kind == "quantity"] == [1], "beside the neighbours it had"
