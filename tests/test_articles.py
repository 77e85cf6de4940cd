"""The articles of `fixtures/`: every claim expected in them, held against what extraction gives, field by field.

What it gives otherwise is listed in `fixtures/shortfalls.toml`, and the list is held to in both directions.
"""

import pytest
from judgement import Difference, differences
from notation import Article, articles
from shortfalls import claims, document, listed

from factcheck import api

ARTICLES = articles()
CLASSES, SHORTFALLS = listed()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_expected_claims(article: Article) -> None:
    found = {difference.key: difference for difference in differences(article, claims(article))}
    known = SHORTFALLS.get(article.name, {})
    new = [shown(article, difference) for key, difference in found.items() if key not in known]
    mended = [f"fixtures/shortfalls.toml lists what is mended: {key}" for key in known if key not in found]
    assert not new + mended, "\n\n".join(["", *new, *mended])


def shown(article: Article, difference: Difference) -> str:
    """The difference below its words in the article, marked with carets."""
    start, end = difference.place
    left = max(article.text.rfind("\n", 0, start) + 1, start - 60)
    right = min(article.text.find("\n", start), left + 115)
    where = f"{article.path.name}:{difference.line}" if difference.line else article.path.name
    return "\n".join(
        (
            f"{where}: {difference.key}",
            f"    {article.text[left:right]}",
            f"    {' ' * (start - left)}{'^' * (min(end, right) - start)}",
            f"    expected  {difference.expected}",
            f"    got       {difference.got}",
        )
    )


def test_shortfalls_have_a_class() -> None:
    used = {name for known in SHORTFALLS.values() for name in known.values()}
    assert used == CLASSES.keys()
    assert SHORTFALLS.keys() <= {article.name for article in ARTICLES}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_articles_are_whole(article: Article) -> None:
    assert 300 <= len(article.text.split()) <= 900
    assert {claim.kind for claim in article.expected} == {"quantity", "attribution", "date"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_no_false_alarm(article: Article) -> None:
    """The figures of the articles agree with each other, so that the lint has nothing to warn of."""
    alarms = [finding for finding in api.lint(document(article)) if finding.severity != "info"]
    assert [f"{finding.rule}: {finding.message}" for finding in alarms] == []
