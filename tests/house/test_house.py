"""What holds for the whole house: sizes of files, rules that choose, engines that several rules share."""

import re
from collections import Counter
from pathlib import Path

import pytest

from factcheck.rulebook.kinds import NAMES, engine
from factcheck.rulebook.load import load
from factcheck.rulebook.schema import Rule

ROOT = Path(__file__).parents[2]
RULEBOOK = load(examples=True)
NO_CHOICE = {"name", "extends", "doc", "example", "message", "help"}


@pytest.mark.parametrize("folder", ["factcheck", "tests", "benchmarks", "docs"])
def test_no_file_is_longer_than_400_lines(folder: str) -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_no_room_is_a_lumber_room() -> None:
    names = {path.stem for path in (ROOT / "factcheck").rglob("*")}
    assert not names & {"utils", "util", "helpers", "common", "manager", "misc", "base"}


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_a_rule_makes_a_choice(rule: Rule) -> None:
    """Besides its name, its words and its examples, a rule file says something that its engine wouldn't do anyway."""
    chosen = {
        key
        for key in rule.model_fields_set - NO_CHOICE
        if getattr(rule, key) != type(rule).model_fields[key].get_default(call_default_factory=True)
    }
    assert chosen, f"{RULEBOOK.files[rule.name]} chooses nothing: it is decoration"


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_a_rule_lies_where_it_is_looked_for(rule: Rule) -> None:
    assert RULEBOOK.files[rule.name].stem == rule.name


@pytest.mark.parametrize("rule", RULEBOOK.every, ids=lambda rule: rule.name)
def test_a_doc_is_a_sentence_or_two(rule: Rule) -> None:
    assert rule.doc.lstrip("“\"'")[0].isupper()
    assert "\n" not in rule.doc
    assert len(re.findall(r"[.!?]\s", rule.doc)) <= 2


def test_an_engine_is_shared_or_says_why_not() -> None:
    """A kind that one rule uses is better a lexicon, unless its module's `ONE_RULE` says why there is only one."""
    uses = Counter(rule.extends for rule in RULEBOOK.every)
    lonely = {name for name in NAMES if uses[name] < 2 and not getattr(engine(name), "ONE_RULE", "")}
    assert lonely == set()
    assert {name for name in NAMES if uses[name] > 1 and getattr(engine(name), "ONE_RULE", "")} == set()


def test_the_house_is_drawn_as_it_stands() -> None:
    """The drawing in docs/architecture.md has every room and every file at the top of the package, and no other."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = text.partition("```text house\n")[2].partition("```")[0]
    drawn = set(re.findall(r"^  (\w+/|\w+\.py)  ", drawing, re.MULTILINE))
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "factcheck").iterdir()
        if path.name not in ("__pycache__", "__init__.py", "__main__.py", "py.typed")
    }
    assert drawn == there
    top = set(re.findall(r"^(\w+/)  ", drawing, re.MULTILINE))
    assert top == {f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}


def test_what_docs_point_at_is_there() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points at {target}"
