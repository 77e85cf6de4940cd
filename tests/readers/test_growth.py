"""What reading costs grows with the text and not faster, however it is nested; plain text costs no other reader."""

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from factcheck.text.readers import reader

ARTICLE = Path(__file__).parents[2] / "fixtures" / "example.txt"
REPEATED = {
    "markdown": [
        "**a ",
        "> a\n\n",
        "- a\n",
        "[a](b ",
        "`a ",
        "~~a~~",
        "<b>",
        "&amp;",
        "a|b\n-|-\nc|d\n",
        "[^1]: a\n\n",
    ],
    "html": [
        "<div>",
        "<p>a",
        "<b></i>",
        "&amp;",
        "&",
        "<",
        "<!--",
        '<a href="',
        "<table><tr><td>",
        "<script>",
        "<a b='",
    ],
}
NESTED = {
    "markdown": [("[", "](x)"), ("![", "](x)"), ("*", "*"), ("> ", ""), ("- ", ""), ("<div>\n\n", "")],
    "html": [("<div>", "</div>"), ("<b>", ""), ("<ul><li>", "</ul>")],
}
CASES = [(name, (marks, "")) for name, all_ in REPEATED.items() for marks in all_]
CASES += [(name, marks) for name, all_ in NESTED.items() for marks in all_]


def cost(name: str, marks: tuple[str, str], size: int) -> float:
    count = size // len("".join(marks))
    source = marks[0] * count + "a 5" + marks[1] * count
    best = 9.0
    for _ in range(2):
        before = process_time()
        reader(name).read(source, file="a")
        best = min(best, process_time() - before)
    return best


@pytest.mark.parametrize(("name", "marks"), CASES, ids=str)
def test_cost_grows_with_the_text(name: str, marks: tuple[str, str]) -> None:
    cost(name, marks, 100)
    assert cost(name, marks, 16_000) <= 8 * max(cost(name, marks, 4_000), 0.005)


def test_plain_text_imports_no_other_reader() -> None:
    start = "import sys; from factcheck.cli.main import run; run(sys.argv[1:])"
    program = f"{start}; print(*sys.modules, file=sys.stderr, sep='\\n')"
    command = [sys.executable, "-c", program, "extract", str(ARTICLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    readers = {name for name in done.stderr.splitlines() if name.startswith("factcheck.text.readers.")}
    assert readers == {"factcheck.text.readers.plain"}
