"""Plain text costs no other reader."""

import subprocess
import sys
from pathlib import Path

ARTICLE = Path(__file__).parents[2] / "fixtures" / "example.txt"


def test_plain_text_imports_no_other_reader() -> None:
    start = "import sys; from factcheck.cli.main import run; run(sys.argv[1:])"
    program = f"{start}; print(*sys.modules, file=sys.stderr, sep='\\n')"
    command = [sys.executable, "-c", program, "extract", str(ARTICLE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    readers = {name for name in done.stderr.splitlines() if name.startswith("factcheck.text.readers.")}
    assert readers == {"factcheck.text.readers.plain"}
