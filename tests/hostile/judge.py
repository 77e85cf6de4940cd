"""What must hold of every end that the command comes to, whatever it was fed."""

import json
import re
import stat
from pathlib import Path

from tests.hostile.case import Case
from tests.hostile.limits import Done

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but line feed and tab, and what reorders or breaks lines."""
_FAULTS = (b"Traceback", b"fault of its own", b"Fatal Python error", b"Exception ignored", b"Warning: ")


def judge(case: Case, done: Done, before: dict[str, object], after: dict[str, object]) -> None:
    """Assert all of it; `before` and `after` are what lay in the folder."""
    assert not done.out_of_time, "took too much time"
    assert done.code >= 0, f"ended by signal {-done.code}: {done.err[-300:]!r}"
    for fault in _FAULTS:
        assert fault not in done.out + done.err, done.err[-600:].decode(errors="replace")
    assert done.code in case.exits, (done.code, done.err[-300:])
    for stream in (done.out, done.err):
        steering = STEERING.search(stream.decode("utf-8"))
        assert not steering, repr(steering.string[max(0, steering.start() - 40) : steering.end() + 40])
    assert re.search(case.shows, done.out.decode()), done.out[-500:]
    if case.says:
        assert done.err.count(b"\n") == 1, done.err[:500]
        assert re.search(case.says, done.err.decode()), done.err
        assert not done.out, done.out[:300]
    elif done.code == 2:
        assert done.err.strip(), "nothing is said"
    made = {name for name in after if name not in before}
    assert made <= set(case.leaves), f"left behind: {made}"
    assert {name: after.get(name) for name in before if name not in case.leaves} == {
        name: content for name, content in before.items() if name not in case.leaves
    }, "what was there is altered"


def placed(case: Case, done: Done, folder: Path) -> None:
    """Each claim is at the place in the source that it says."""
    if "jsonl" not in case.command or "--encoding" in case.command:
        return
    sources: dict[str, str] = {}
    for line in done.out.decode().splitlines():
        claim = json.loads(line)
        name = claim["file"]
        assert claim["start"] < claim["end"]
        if name.endswith((".txt", ".md", ".html")):
            source = sources[name] = sources.get(name) or _source(folder / name)
            assert source[claim["start"] : claim["end"]] == claim["text"], claim


def shown(case: Case, done: Done, *, file: str) -> None:
    """Among the claims of many files, those of `file` show what the case must."""
    lines = [line for line in done.out.decode().splitlines() if json.loads(line)["file"] == file]
    assert re.search(case.shows, "\n".join(lines)), case.name


def _source(path: Path) -> str:
    raw = path.read_bytes()
    return raw.decode(next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8-sig"))


_MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def seen(folder: Path) -> dict[str, object]:
    """What lies in a folder: the bytes of files, the kinds of other things, by their names."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        small = stat.S_ISREG(status.st_mode) and status.st_size < 100_000_000
        found[str(path.relative_to(folder))] = path.read_bytes() if small else stat.S_IFMT(status.st_mode)
    return found
