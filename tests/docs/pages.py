"""The pages of the documentation as tests read them: what they tell the reader to type, and where they point.

A ```console block holds commands behind "$ " and what they print. `…` stands for anything in a line, and alone in a
line for any lines. Comments before a block, which no reader sees, say how it is run:

    <!-- scratch: docs/examples/science-desk -->   the page's commands run in a copy of this folder
    <!-- file: rules/new.toml -->                  the block below is written to this file there
    <!-- exit: 1 -->                               the last command of the block below exits with 1
    <!-- not run: needs a server -->               the block below isn't run, and why
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<sort>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_ORDER = re.compile(r"<!-- (?P<name>scratch|file|exit|not run): (?P<value>[^\n]*?) -->\s*\Z")
_SCRATCH = re.compile(r"<!-- scratch: (.*?) -->")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text without indent, the orders before it by name, and its line from 1."""

    sort: str
    text: str
    orders: dict[str, str]
    line: int


@dataclass(frozen=True)
class Command:
    """What a reader types, what is shown beneath it, and the exit code that it should end with."""

    typed: str
    shown: str
    code: int


def pages() -> list[Path]:
    """Every page that readers are meant to read."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of `page`, in order."""
    text = page.read_text(encoding="utf-8")
    last = 0
    for found in _BLOCK.finditer(text):
        orders: dict[str, str] = {}
        before = text[last : found.start()]
        while order := _ORDER.search(before):
            orders[order["name"]] = order["value"]
            before = before[: order.start()]
        last = found.end()
        body = "".join(line.removeprefix(found["indent"]) for line in found["body"].splitlines(keepends=True))
        yield Block(found["sort"], body, orders, text.count("\n", 0, found.start()) + 1)


def scratch(page: Path) -> Path | None:
    """The folder in a copy of which the commands of `page` run; None: an empty one."""
    named = _SCRATCH.search(page.read_text(encoding="utf-8"))
    return ROOT / named[1] if named else None


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block; one that ends in a backslash goes on in the next line."""
    assert block.text.startswith("$ "), f"line {block.line}: a console block begins with a command"
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    for number, part in enumerate(parts, 1):
        typed = re.match(r"(?:.*\\\n)*.*\n?", part)
        assert typed
        code = int(block.orders.get("exit", "0")) if number == len(parts) else 0
        yield Command(typed[0].strip(), part[typed.end() :], code)


def fits(shown: str, printed: str) -> bool:
    """Whether `printed` is what a page shows, where it leaves out what it marks with `…`."""
    pattern = ""
    for line in shown.strip("\n").split("\n"):
        if line.strip() in ("…", "[…]"):
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(piece.rstrip()) for piece in line.rstrip().split("…")) + r"[ \t]*\n"
    return re.fullmatch(pattern, printed.strip("\n") + "\n") is not None


def slug(title: str) -> str:
    """The anchor that a heading gets: lower case, without marks, hyphens for blanks."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
    plain = re.sub(r"\\(.)", r"\1", plain.replace("`", ""))
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """The anchors of all headings of `page`."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return {slug(title) for title in re.findall(r"^#{1,6} (.*)$", text, re.MULTILINE)}


def links(page: Path) -> Iterator[str]:
    """Where `page` points, other than to the web."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
        if not re.match(r"https?:|mailto:", target):
            yield target
