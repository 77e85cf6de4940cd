"""What quantulum3 may be trusted with, what not, and that nothing else asks for it."""

import subprocess
import sys

import pytest

from factcheck.text.rare_units import read, resolve
from tests.quantities.test_table import quantities


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("mol/l", "mole per litre"),
        ("cd/m2", "candela per square metre"),
        ("cd/m²", "candela per square metre"),
        ("lm/W", "lumen per watt"),
        ("kat/l", "katal per litre"),
    ],
)
def test_trusted(symbol: str, name: str) -> None:
    assert read(f" {symbol}", 0) == (name, len(symbol) + 1)


@pytest.mark.parametrize("words", [" he/she", " and/or", " AC/DC", " TV/radio", " A/B", " slug", " either/or", " 24/7"])
def test_not_asked(words: str) -> None:
    assert read(words, 0) is None


@pytest.mark.parametrize("symbol", ["slug", "parsecs", "F-16", "pts", "he/she", "mSv/h"])
def test_not_trusted(symbol: str) -> None:
    assert resolve(symbol) is None


def test_in_a_sentence() -> None:
    (claim,) = quantities("The pool held 0.4 mol/l of it.")
    assert (claim.text, str(claim.low), claim.unit) == ("0.4 mol/l", "0.4", "mole per litre")


def test_our_own_units_come_first() -> None:
    (claim,) = quantities("The level was 12 mg/kg in June.")
    assert (claim.unit, claim.per) == ("milligram", "kg")


def test_not_imported_for_common_units() -> None:
    code = (
        "import sys; from factcheck import api; from factcheck.text.readers import plain;"
        "api.extract(plain.read('12 km/h and 5 mg/kg of either/or', file='-', published=None));"
        "print('quantulum3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
