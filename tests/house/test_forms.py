"""What rules and lexicons write: messages with names, numbers in quotation marks, words like those that are there."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.records.errors import RenamedWarning, RuleError
from factcheck.rulebook.kinds import conversion
from factcheck.rulebook.load import load
from factcheck.rulebook.message import filled
from factcheck.tables.written import written_number, written_range

Desk = Callable[..., Path]
MESSAGES = {
    "{a} of {b}": "1 of 2", "{a}{a}": "11", "{c} of {a}": "{c} of 1", "}": "}", "{": "{", "{a": "{a", "{}": "{}",
    "{0}": "{0}",
    "{{a}}": "{1}", "{a.__class__}": "{a.__class__}", "{a[0]}": "{a[0]}", "{a!r}": "{a!r}",
    "{a:>999999999}": "{a:>999999999}", "{a:{b}}": "{a:2}", "100% of {a}\\n": "100% of 1\\n",
}  # fmt: skip


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_has_names_and_nothing_else(message: str) -> None:
    assert filled(message, {"a": "1", "b": "2"}) == MESSAGES[message]


def test_a_name_that_was_left_out() -> None:
    assert filled("{a} and {b}", {"a": "{b}"}, missing="") == "{b} and "


@pytest.mark.parametrize("text", ["2", "0.05", "-1", "1/3", "10/4", "0", "007", "1.50"])
def test_a_number_in_quotation_marks(text: str) -> None:
    assert written_number(text) == Fraction(text)


NO_NUMBERS = [
    "",
    " ",
    "x",
    "1/0",
    "1/000",
    "1e9",
    "1e999999999",
    "nan",
    "inf",
    "1_000",
    "+1",
    ".5",
    "5.",
    "²",
    "١",
    "9" * 31,
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number; write it like"):
        written_number(text)


def test_intervals() -> None:
    assert written_range("0.5..1") == written_range("1/2..1.0")
    assert written_range("3") == written_range("3..3")
    for text in ("..", "1..", "..1", "1...2", "1..2..3", "a..b"):
        with pytest.raises(ValueError, match="is not a number"):
            written_range(text)
    with pytest.raises(ValueError, match="begins above its end"):
        written_range("2..1")


RELATION = """name = "half"
extends = "relation"
doc = "Half."
severity = "warning"
message = "{a} is not half of {b}"
shapes = ["{a:amount} of {b:amount}"]
holds = "a * 2 == b"
at = "a"
"""
WRONG_RELATIONS = {
    'tolerance = "1e9"': ("9:1", "'1e9' is not a number"),
    'tolerance = ""': ("9:1", "is not a number"),
    '[words.part]\n"half" = ["half"]': ("9:1", "'half' is not a number"),
    '[words.part]\n"1/2" = [" "]': ("9:1", "a choice of nothing"),
    '[default]\nc = "much"': ("10:1", "'much' is not a number"),
    '[show]\nd = "a +"': ("10:1", "see the rule `percent-change`"),
}


@pytest.mark.parametrize("added", WRONG_RELATIONS)
def test_a_relation_is_refused_where_it_is_wrong(added: str, tmp_path: Path) -> None:
    place, why = WRONG_RELATIONS[added]
    file = tmp_path / "half-of.toml"
    file.write_text(RELATION + added)
    with pytest.raises(RuleError) as refused:
        load(tmp_path)
    assert str(refused.value).startswith(f"{file}:{place}: ")
    assert why in str(refused.value)


LEXICON = """days = {epiphany = "01-06", ascension = "05-09"}
sizes = {yard = "0.9144", inch = "1/40"}
moves = {"1" = ["rose", "grew"], "-1" = ["fell"]}
words = {one = "a few words", two = "other"}
mixed = {a = [1, "x"], b = [2]}
"""
WRONG = {
    'days = {lent = "13-01"}': "lent is not a day like 01-06, as all else here is",
    'days = {"" = "01-06"}': "the key '' is not a word, as all keys here are",
    'days = {lent = "soon"}': "lent is not a day like 01-06, as all else here is",
    'sizes = {foot = "0.3048 m"}': "foot is not a number like 2, 0.5 or 1/3, as all else here is",
    'sizes = {foot = "1/0"}': "foot is not a number like 2, 0.5 or 1/3, as all else here is",
    'moves = {up = ["went"]}': "the key 'up' is not a whole number like 3, as all keys here are",
    'moves = {"1" = ["went", 3]}': "item 2 of 1 is a number, but all else here is a string",
    'moves = {"1" = [[]]}': "item 1 of 1 is a list, but all else here is a string",
    'moves = {"1" = [" "]}': "item 1 of 1 is not a word, as all else here is",
    'words = {one = ""}': "one is not a word, as all else here is",
    "mixed = {a = [true]}": "item 1 of a is true or false, but all else here is a number or a string",
}
RIGHT = [
    'days = {lent = "02-14"}', 'sizes = {foot = "381/1250"}', 'sizes = {yard = "1"}', 'moves = {"0" = ["stood still"]}',
    'moves = {"1" = ["wuchs", "2 up"]}', 'moves = {"1" = []}', 'words = {three = "3"}', 'words = {one = "01-06"}',
    'mixed = {a = ["y", 3]}', 'mixed = {c = ["z"]}', 'fresh = {a = {b = [1]}}',
]  # fmt: skip


@pytest.fixture
def both(desk: Desk, tmp_path: Path) -> Callable[[str], None]:
    def write(addition: str) -> None:
        first, second = desk(lexicons__house=LEXICON), tmp_path / "second"
        (second / "lexicons").mkdir(parents=True)
        (second / "lexicons" / "house.toml").write_text(addition, encoding="utf-8")
        load(first, second)

    return write


@pytest.mark.usefixtures("_no_builtin_rules")
@pytest.mark.parametrize("addition", WRONG)
def test_what_is_written_otherwise_is_refused(addition: str, both: Callable[[str], None], tmp_path: Path) -> None:
    with pytest.raises(RuleError) as refused:
        both(addition)
    place, _, message = str(refused.value).partition(": ")
    assert place.startswith(f"{tmp_path / 'second' / 'lexicons' / 'house.toml'}:1:")
    assert message == WRONG[addition]


@pytest.mark.usefixtures("_no_builtin_rules")
@pytest.mark.parametrize("addition", RIGHT)
def test_what_is_written_alike_is_taken(addition: str, both: Callable[[str], None]) -> None:
    both(addition)


def test_the_old_name_of_differences_still_works() -> None:
    given = {
        "name": "warming", "extends": "conversion", "doc": "Warming.", "of": "difference", "message": "{one}",
        "difference_words": ["warming", "rise"],
    }  # fmt: skip
    with pytest.warns(RenamedWarning, match="difference_words"):
        options = conversion.Options.model_validate(given, strict=False)
    assert options.differences == ("warming _ {one}", "rise _ {one}")
