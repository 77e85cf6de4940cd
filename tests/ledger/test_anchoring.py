"""Marks under edits: those of revised articles, claim by claim, and those that are generated."""

from functools import cache

import pytest

from factcheck.ledger.anchor.anchoring import Anchored
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
