"""Every command that a page shows is run, in a folder of its own, and prints what the page says that it prints."""

from pathlib import Path

import pytest

from tests.docs.follow import followed
from tests.docs.pages import ROOT, blocks, fits, pages

INSTALLS = {"README.md": 2}
"""Shell blocks that install something, by page: `.ci/run` takes them from there and runs them."""
WRITTEN = [page for page in pages() if any(block.sort == "console" for block in blocks(page))]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows(page: Path, tmp_path: Path) -> None:
    for ran in followed(page, tmp_path):
        told = f"line {ran.line}: $ {ran.command.typed}\n{ran.printed[:2000]}"
        assert ran.code == ran.command.code, f"exits with {ran.code}: {told}"
        same = fits(ran.command.shown, ran.printed)
        assert same, f"prints something else: {told}"


def test_what_is_not_run_says_why() -> None:
    """Blocks that only a server or another program could run, counted, so that they don't become a habit."""
    unrun = [f"{page.name}:{block.line}" for page in pages() for block in blocks(page) if "not run" in block.orders]
    assert len(unrun) <= MOST_UNRUN, unrun


MOST_UNRUN = 5


def test_no_command_hides_from_the_tests() -> None:
    """What is typed in a shell stands in console blocks."""
    for page in pages():
        shells = [block.line for block in blocks(page) if block.sort in ("sh", "bash", "shell")]
        assert len(shells) == INSTALLS.get(page.relative_to(ROOT).as_posix(), 0), f"{page.name}: lines {shells}"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True), ("a…c\n", "abbc\n", True), ("a\n…\nd\n", "a\nb\nc\nd\n", True), ("…\n", "", True),
        ("a\n", "b\n", False), ("a\n…\nd\n", "a\nb\n", False), ("a\n", "a\nb\n", False), ("", "a\n", False),
    ],
)  # fmt: skip
def test_what_fits(shown: str, printed: str, same: bool) -> None:
    assert fits(shown, printed) is same
