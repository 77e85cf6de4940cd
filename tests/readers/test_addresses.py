"""Web addresses: neither figures nor dates are read in them, in whatever format they stand."""

import pytest

from factcheck import api
from factcheck.text.readers import reader

SENTENCES = [
    ("See https://example.org/2024/12/75-percent and www.example.org/5,000 for more.", []),
    ("It cost 5 million (http://news.example/story?id=45&amp;date=2024-03-15&amp;n=12,000#p7).", ["5 million"]),
    ("The rest, 12 boats, is at https://example.org/May-3-2024/20-dead, all 40 pages of it.", ["12 boats", "40 pages"]),
    ("https://example.org/20-killed", []),
    ("He left www.example.org in 2019; 7 people followed.", ["2019", "7 people"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "found"), SENTENCES)
@pytest.mark.parametrize("name", ["plain", "markdown", "html"])
def test_no_figures_in_addresses(name: str, sentence: str, found: list[str]) -> None:
    source = sentence.replace("&amp;", "&") if name == "plain" else sentence
    claims = api.extract(reader(name).read(source, file="a")).claims
    assert [claim.plain for claim in claims if claim.kind != "attribution"] == found
