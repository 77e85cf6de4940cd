"""How much CPU a start takes, as multiples of `python -c pass`, with the built-in rules and with twice as many.

.venv/bin/python benchmarks/start.py             the ratios
.venv/bin/python benchmarks/start.py --modules   what each module costs to import, the dearest last
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from cpu import compare

from factcheck.rulebook.load import builtin_folder

ROUNDS = 15
ARTICLE = Path(__file__).parents[1] / "fixtures" / "example.txt"
COMMAND = Path(sys.executable).with_name("factcheck")


def main() -> None:
    if "--modules" in sys.argv:
        modules()
        return
    for name, ratio in measure().items():
        print(f"{name:<44} {ratio:5.1f} ×")


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """CPU as multiples of `python -c pass`; the last line is the growth by a doubled rulebook."""
    with tempfile.TemporaryDirectory() as doubled:
        double_rules(Path(doubled))
        draft = Path(doubled) / "article.txt"
        draft.write_bytes(ARTICLE.read_bytes())
        taken = compare(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "factcheck --help": [str(COMMAND), "--help"],
                "factcheck extract, a short article": [str(COMMAND), "extract", str(ARTICLE)],
                "the same with twice as many rules": [str(COMMAND), "extract", str(draft)],
            },
            rounds=rounds,
        )
    bare = taken.pop("python -c pass")
    ratios = {name: time / bare for name, time in taken.items()}
    single, double = list(ratios.values())[-2:]
    return ratios | {"twice as many rules, against once": double / single}


def double_rules(folder: Path) -> None:
    """A desk whose own rules are the built-in ones under other names."""
    house = folder / "rules"
    house.mkdir()
    (folder / "factcheck.toml").write_text('rules = ["rules"]\n')
    for path in builtin_folder().rglob("*.toml"):
        if path.parent.name != "lexicons":
            text = path.read_text(encoding="utf-8")
            name = tomllib.loads(text)["name"]
            first = next(line for line in text.splitlines() if line.startswith("name"))
            (house / f"{name}-again.toml").write_text(
                text.replace(first, f'name = "{name}-again"', 1), encoding="utf-8"
            )


def modules() -> None:
    """Microseconds that each module of ours, or imported by ours, takes by itself."""
    report = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "factcheck", "extract", str(ARTICLE)],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    rows = [line.split("|") for line in report.splitlines() if line.startswith("import time:") and "us" not in line]
    for row in sorted(rows, key=lambda row: int(row[0].removeprefix("import time:")))[-40:]:
        print(row[0].removeprefix("import time:").rjust(9), row[2])


if __name__ == "__main__":
    main()
