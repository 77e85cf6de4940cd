"""`factcheck rules NAME`: a rule's page in a narrow terminal, and what is said of a name that there isn't."""

import os
import subprocess
import sys
from pathlib import Path

from factcheck.rulebook.kinds.relation.options import Options
from factcheck.rulebook.load import load

FACTCHECK = str(Path(sys.executable).with_name("factcheck"))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "60"}
    return subprocess.run(
        [FACTCHECK, "rules", *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_what_a_rule_chooses_is_shown_whole() -> None:
    rule = next(rule for rule in load().checks if rule.name == "sum-of-parts")
    assert isinstance(rule, Options)
    page = run("sum-of-parts").stdout
    chosen = " ".join(page[: page.index("It finds")].split())
    assert "…" not in chosen
    assert all(" ".join(shape.split()) in chosen for shape in rule.shapes)
    assert rule.message in chosen
    assert rule.help is not None
    assert rule.help in chosen
    assert all(phrase in chosen for phrases in rule.words["hurt"].values() for phrase in phrases)


def test_a_part_of_a_name_is_answered_with_the_names_that_hold_it() -> None:
    done = run("sum")
    assert done.returncode == 2
    assert "no rule is called 'sum'; did you mean 'sum-of-parts'" in done.stderr
