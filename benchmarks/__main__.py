"""Everything in one run, written to docs/benchmarks.md.

.venv/bin/python benchmarks
"""

import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import dates
import growth
import lint
import many
import quality
import start
import throughput

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


METHOD = """## Method and limits

- Every comparison runs in one process, one after the other, on the same texts. On a busy machine all seconds grow;
  ratios move by a tenth.
- CPU is compared, not the time on the clock. Nothing runs in parallel but `lint` and `extract` on many drafts.
- A start is measured on a warm disk, with the rules parsed before; the first start after an update takes a second
  more.
- The articles hold two dozen claims a kilobyte, more than most news. Emptier texts are read faster.
- No test compares times. Growth is guarded by tests that give a large input a limit of CPU.
"""


def main() -> None:
    begun, speed, grown = start.measure(), throughput.measure(), growth.measure()
    help_, extract, _, growth_of_start = begun.values()
    ours, theirs, ratio = speed.values()
    spread = many.measure()
    on_dates, linted = dates.measure()["ratio"], lint.measure()
    lines = [
        "# Benchmarks", "",
        "Written by `.venv/bin/python benchmarks` in one run: the ratios hold where the absolute figures don't.",
        f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}. CPU is user and system time.",
        "", "| what | measured | bar |", "| --- | --- | --- |",
        f"| `factcheck --help`, CPU against `python -c pass` | {help_:.1f} × | 6 × |",
        f"| `factcheck extract` of a short article, likewise | {extract:.1f} × | 25 × |",
        f"| the same with twice as many rules, against once | {growth_of_start:.2f} × | 1.15 × |",
        f"| whole extraction against quantulum3 and dateparser.search | {ratio:.0f} × | 40 × |",
        f"| reading and resolving dates against dateparser.search | {on_dates:.0f} × | 20 × |",
        f"| `factcheck lint` of a short article, CPU against `python -c pass` | {linted['start']:.1f} × | 25 × |",
        f"| words linted a CPU second, against proselint's | {linted['ratio']:.2f} × | 3 × |",
        f"| a byte of 10 MB against a byte of 100 KB | {grown[10_000_000] / grown[100_000]:.2f} × | 1.2 × |",
        f"| 1,000 articles on two cores against one, same bytes out | {spread['ratio']:.2f} × | 1.7 × |",
        "", "## What a text costs", "",
        f"Whole extraction reads {ours:.0f} KB of articles a CPU second; the two libraries together, called once an",
        f"article with the language given, {theirs:.0f} KB. The articles are those of `fixtures/`, and hold two dozen",
        "claims a kilobyte.",
        "", "| text | CPU a byte |", "| --- | --- |",
        *(f"| {size:,} bytes | {cost:.2f} µs |" for size, cost in grown.items()),
        "", f"On 10 MB the command holds {growth.memory(10_000_000):.0f} MB at most.",
        "", *quality.section(),
        "", *METHOD.splitlines(),
        "", "## Looking closer", "",
        "- `.venv/bin/python benchmarks/start.py --modules`: what each module costs to import.",
        "- `.venv/bin/python benchmarks/quality.py`: the table of what is found, alone.",
        "- `.venv/bin/python benchmarks/throughput.py --profile`: where the time of a megabyte goes.",
        "- `.venv/bin/python benchmarks/growth.py --hostile`: how much more each of three hundred hostile texts costs",
        "  when it is four times as long; the bar is 6 times.",
    ]  # fmt: skip
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
