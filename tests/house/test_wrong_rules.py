"""A wrong rule or lexicon file is refused in one line, at the line of the key that is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.records.errors import RuleError
from factcheck.rulebook.load import load
from tests.house.conftest import GOOD

Desk = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("_no_builtin_rules")

CASES = {
    "an unknown key": (GOOD + 'cary = "x"', "5:1: unknown key 'cary'; did you mean 'carry'?"),
    "a key like no other": (
        GOOD + "colour = 1",
        "5:1: unknown key 'colour'; use one of carry, cues, doc, events, example, extends, limit, name",
    ),
    "a key missing": ('name = "x"\nextends = "toy"', "1:1: the key 'doc' is missing; add it"),
    "a mistyped key before the missing one": (
        'name = "x"\nextends = "toy"\ndocs = "d"',
        "3:1: unknown key 'docs'; did you mean 'doc'?",
    ),
    "a string for a list": (GOOD + 'cues = "said"', "5:1: cues must be a list, not 'said'"),
    "a number among strings": (GOOD + 'cues = [\n  "a",\n  3,\n]', "7:3: item 2 of cues must be a string, not 3"),
    "a number in a table": (GOOD + "[events]\ndeaths = [1]", "6:11: item 1 of deaths must be a string, not 1"),
    "a string for a table": (GOOD + 'events = "deaths"', "5:1: events must be a table, not 'deaths'"),
    "words for a number": (GOOD + 'limit = "many"', "5:1: limit must be a whole number, not 'many'"),
    "a bad name": (
        GOOD.replace("floods", "High Water"),
        "1:1: name = 'High Water' is not a name; use lower-case words joined by hyphens",
    ),
    "an engine that isn't there": (GOOD.replace("toy", "tyo"), "2:1: no engine is called 'tyo'; did you mean 'toy'?"),
    "an engine that isn't a word": (GOOD.replace('"toy"', "[]"), "2:1: no engine is called []"),
    "broken TOML": (GOOD + "x = [1,,]", "5:8: not TOML: invalid value"),
    "TOML that ends too early": (GOOD + "x = [1,\n", "5: not TOML: invalid value, at the end of the file"),
    "a key twice": (GOOD + 'name = "y"\n', "5:11: not TOML: cannot overwrite a value"),
    "a date": (GOOD + "limit = 2024-05-01", "5:1: a date; write it in quotation marks: '2024-05-01'"),
    "an example's unknown key": (
        GOOD + '[[example]]\ntext = "a"\nfinds = []\n[[example]]\ntext = "b"\nfindz = []',
        "10:1: unknown key 'findz'; did you mean 'finds'?",
    ),
    "what an example finds": (
        GOOD + '[[example]]\ntext = "a"\nfinds = [\n  7]',
        "8:3: item 1 of finds must be a string, not 7",
    ),
    "a choice that the lexicons don't hold": (GOOD + 'cues = ["speech", "song"]', "5:19: no group is called 'song'"),
}


@pytest.mark.parametrize("case", CASES)
def test_refused_at_its_line(case: str, desk: Desk) -> None:
    text, message = CASES[case]
    folder = desk(lexicons__words='speech = ["said"]', rule=text)
    with pytest.raises(RuleError) as refused:
        load(folder)
    assert str(refused.value).startswith(f"{folder / 'rule.toml'}:{message}")
    assert "\n" not in str(refused.value)


def test_a_name_twice(desk: Desk) -> None:
    folder = desk(a=GOOD, b=GOOD)
    with pytest.raises(RuleError) as refused:
        load(folder)
    assert str(refused.value) == (
        f"{folder / 'b.toml'}:1:1: a rule called 'floods' is already in {folder / 'a.toml'}; give this one another name"
    )


def test_not_utf_8(desk: Desk) -> None:
    folder = desk(a=GOOD)
    (folder / "a.toml").write_bytes(GOOD.encode() + b"# caf\xe9\n")
    with pytest.raises(RuleError, match=r"a\.toml:5: not UTF-8; save the file as UTF-8"):
        load(folder)


def test_a_pipe_among_the_rules(desk: Desk) -> None:
    import os

    folder = desk(a=GOOD)
    os.mkfifo(folder / "b.toml")
    with pytest.raises(RuleError, match=r"b\.toml: not a regular file"):
        load(folder)


def test_a_link_that_leads_nowhere_and_one_that_leads_round(desk: Desk) -> None:
    folder = desk(a=GOOD)
    (folder / "round").symlink_to(folder)
    assert "floods" in load(folder).files
    (folder / "b.toml").symlink_to(folder / "nowhere.toml")
    with pytest.raises(RuleError, match=r"b\.toml: can't be read"):
        load(folder)


def test_a_lexicon_with_an_odd_name(desk: Desk) -> None:
    folder = desk()
    (folder / "lexicons").mkdir(parents=True)
    (folder / "lexicons" / "My Words.toml").write_text("")
    with pytest.raises(RuleError, match="'My Words' is not a name"):
        load(folder)


def test_a_house_adds_words_to_a_lexicon(desk: Desk, tmp_path: Path) -> None:
    first = desk(
        lexicons__water='[flood]\nverbs = ["rose"]\nnouns = "river lake"\nlevel = 1', rule=GOOD + 'cues = ["a"]'
    )
    second = tmp_path / "second"
    (second / "lexicons").mkdir(parents=True)
    addition = second / "lexicons" / "water.toml"
    addition.write_text(
        '[flood]\nverbs = ["rose", "swelled"]\nnouns = "lake pond"\nlevel = 2\n[drought]\nverbs = ["fell"]'
    )
    water = load(first, second).lexicons["water"]
    assert water == {
        "flood": {"verbs": ["rose", "swelled"], "nouns": "river lake pond", "level": 2},
        "drought": {"verbs": ["fell"]},
    }

    addition.write_text('[flood]\nlevel = 1\nverbs = "swelled"')
    with pytest.raises(RuleError, match=r"water\.toml:3:1: verbs is a list in the built-in lexicon, not a string"):
        load(first, second)


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ('[numbers]\ntwo = "2"', "2:1: two is a string, but all else here is a number"),
        ("[nmbers]\ntwo = 2", "1:1: the lexicon has no 'nmbers'; did you mean 'numbers'?"),
        ("[numbers]\none = [1]", "2:1: one is a number in the built-in lexicon, not a list; write a number"),
        ("numbers = 3", "1:1: numbers is a table in the built-in lexicon, not a number; write a table"),
    ],
)
def test_what_a_house_adds_is_like_what_it_finds(addition: str, message: str, desk: Desk, tmp_path: Path) -> None:
    first = desk(lexicons__words="[numbers]\none = 1\n[colours]\nred = 'a'")
    second = tmp_path / "second"
    (second / "lexicons").mkdir(parents=True)
    path = second / "lexicons" / "words.toml"
    path.write_text(addition)
    with pytest.raises(RuleError) as refused:
        load(first, second)
    assert str(refused.value) == f"{path}:{message}"
