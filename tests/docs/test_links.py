"""No page points at what isn't there: files, and headings in them."""

from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, links, pages, slug


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links(page: Path) -> None:
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{link}: no such file"
        assert target.resolve().is_relative_to(ROOT), f"{link}: outside of the project"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def test_every_page_is_reached() -> None:
    """From the README, by links: a page that nobody finds is as good as unwritten."""
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        waiting += [page.parent / link.partition("#")[0] for link in links(page) if link.partition("#")[0]]
    folders = {page for page in seen if page.is_dir()}
    assert not folders
    missed = {page.resolve() for page in pages() if "examples" not in page.parts} - seen
    assert {page.relative_to(ROOT).as_posix() for page in missed} == set()


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("sum-of-parts", "sum-of-parts"),
        ("In version control, and in CI", "in-version-control-and-in-ci"),
        ("`a` b", "a-b"),
    ],
)
def test_anchors(title: str, anchor: str) -> None:
    assert slug(title) == anchor
