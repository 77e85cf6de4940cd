"""Pictures of the app: the snapshots that tests compare, and those in the README.

.venv/bin/python -m tests.review.pictures        writes all of them anew; look at them before you commit
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.review.app import Review
from tests.review.drafts import TEXT, review
from tests.review.memory import MemoryBook, changed

LOOKS = Path(__file__).parent / "looks"
README = Path(__file__).parents[2] / "docs" / "pictures"

LONG_WORDS = f"The {'Donaudampfschifffahrtselektrizitäten' * 5} paid 4,200 for {'x' * 300} and 31 lamps.\n" * 3
OTHER_SCRIPTS = (
    "שלום 4,200 אנשים באו אתמול לכיכר, אמר הדובר. “הגענו 31 פעם”\n\n"
    "وقال المتحدث إن 412 شخصا حضروا الاجتماع.\n\n"
    "市政府周二表示,共有 1,207 人参加,其中 88 人来自东京。🙂🙂 e\u0301tude 99\n"
)


@dataclass(frozen=True)
class Look:
    """One picture: of `text` with `book`, at `size`, after `actions`."""

    size: tuple[int, int] = (120, 40)
    text: str | Callable[[], str] = TEXT
    actions: Sequence[str] = ()
    light: bool = False
    colour: bool = True
    book: Callable[[], MemoryBook] = field(default=lambda: worked())


def worked() -> MemoryBook:
    """Marks of every sort on the first claims."""
    book = MemoryBook({"q2": changed("q2", "£4,100")}, source=TEXT)
    book.set_status(["q0"], "verified")
    book.note(["q0"], "Invoice of 3 May, page 2.")
    book.set_status(["q1"], "disputed")
    book.set_status(["a0"], "unsourced")
    return book


def ten_thousand() -> str:
    """A draft in which ten thousand figures are."""
    from benchmarks.long_draft import long_draft

    return long_draft(640_000)


LOOKS_OF = {
    "narrow-80x24": Look((80, 24)),
    "dark-120x40": Look(),
    "wide-200x60": Look((200, 60)),
    "light-120x40": Look(light=True),
    "no-colour-120x40": Look(colour=False),
    "tiny-20x5": Look((20, 5)),
    "empty": Look((80, 24), text="", book=MemoryBook),
    "one-claim": Look((80, 24), text="It cost £4,200.\n", book=MemoryBook),
    "long-words": Look((80, 24), text=LONG_WORDS, book=MemoryBook),
    "other-scripts": Look((80, 24), text=OTHER_SCRIPTS, book=MemoryBook),
    "ten-thousand": Look((120, 40), text=ten_thousand, actions=["last", "verify", "first"], book=MemoryBook),
    "help": Look((80, 24), actions=["help"]),
    "evidence": Look((80, 24), actions=["evidence"]),
    "changes": Look((80, 24), actions=["changes"]),
    "order": Look((80, 24), actions=["order"]),
    "selecting": Look((80, 24), actions=["add"]),
}


def picture(look: Look) -> str:
    """The app as SVG, the same for the same screen."""
    with tempfile.TemporaryDirectory() as folder, _environment(look, folder):
        text = look.text if isinstance(look.text, str) else look.text()
        return draw(review(Path(folder), text=text, book=look.book()), look)


def draw(app: Review, look: Look) -> str:
    """What `app` shows after the actions, without what differs from run to run."""

    async def shown() -> str:
        async with app.run_test(size=look.size) as pilot:
            if look.light:
                app.action_run("theme")
            await pilot.pause()
            for action in look.actions:
                app.action_run(action)
            await pilot.pause(0.1)
            return app.export_screenshot(title="factcheck review")

    svg = asyncio.run(shown())
    unique = re.search(r"terminal-\d+", svg)
    return svg.replace(unique[0], "terminal") if unique else svg


@contextmanager
def _environment(look: Look, folder: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(XDG_STATE_HOME=folder, COLORTERM="truecolor", TERM="xterm-256color")
    os.environ.pop("NO_COLOR", None)
    if not look.colour:
        os.environ["NO_COLOR"] = "1"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def readme() -> dict[str, str]:
    """The pictures of the README, of a real draft with real claims."""
    from datetime import date

    from factcheck.review.opening import desk_for

    made = {}
    for name, light, size in (("review-dark", False, (120, 36)), ("review-light", True, (100, 30))):
        with tempfile.TemporaryDirectory() as folder:
            look = Look(size, light=light, actions=["verify"] * 4 + ["dispute", "verify", "next", "next"])
            with _environment(look, folder):
                os.environ["XDG_CACHE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
                article = Path(__file__).parents[2] / "fixtures" / "example.txt"
                with chdir(folder):
                    draft = Path("larnhaven.txt")
                    draft.write_text(article.read_text(encoding="utf-8"), encoding="utf-8")
                    desk = desk_for([draft], who="ann", address=f"{folder}/marks.db", published=date(2024, 5, 15))
                    made[name] = draw(Review(desk), look)
    return made


def main() -> None:
    """Write all pictures, and say which of them changed."""
    for folder, pictures in (
        (LOOKS, {name: picture(look) for name, look in LOOKS_OF.items()}),
        (README, readme()),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        for name, svg in pictures.items():
            file = folder / f"{name}.svg"
            if not file.exists() or file.read_text(encoding="utf-8") != svg:
                file.write_text(svg, encoding="utf-8")
                print(file)


if __name__ == "__main__":
    sys.exit(main())
