"""dateparser is slow to load: only a date that the grammar delimits and doesn't read may bring it in."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from tests.dates.reading import found
print(found(sys.argv[1], "2015-10-13"))
print("dateparser" in sys.modules)
"""


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        (
            "It may rain on Monday, a decade after May 5, 2005, in the 1990s, on 10/07/2015 or on the 4th; so 7 said.",
            False,
        ),
        ("Le traité fut signé le 7 octobre 2015.", True),
    ],
)
def test_dateparser_is_loaded_only_for_odd_dates(text: str, loaded: bool) -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT, text], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == str(loaded)
