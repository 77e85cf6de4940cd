"""Reading one TOML file, with every reason why that may fail told in one line."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.records.errors import FactcheckError
from factcheck.tables.locate import Keys, locate
from factcheck.text.patterns import pattern

_DEEP = pattern(r"(?<![\w.-])(?:(?:[\w-]++|\"[^\"\n]{0,99}\"|'[^'\n]{0,99}')[ \t]*+\.[ \t]*+){99}")
"""A key such as a.b.c: tomllib's time grows with the square of its parts."""
_LONG = pattern(r"[\d_]{1000}")
LARGEST = 4_000_000
"""Bytes: far beyond any rule, lexicon or configuration that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML file's content, and its text, from which places are found when something is wrong."""

    path: Path
    text: str
    content: dict[str, Any]

    def wrong(self, message: str, keys: Keys, error: type[FactcheckError]) -> FactcheckError:
        """The error to raise: `message`, at the line and column of `keys`."""
        line, column = locate(self.text, keys)
        return error(message, file=str(self.path), line=line, column=column)


def read_table(path: Path, *, error: type[FactcheckError]) -> Table:
    """The TOML file at `path`; an `error` with file and line where it can't be read or isn't TOML."""
    import tomllib

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise error("not a regular file; a TOML file is needed here", file=str(path))
        if status.st_size > LARGEST:
            raise error(f"larger than {LARGEST // 1_000_000} MB; split it up", file=str(path))
        raw = path.read_bytes()
    except OSError as reason:
        raise error(f"can't be read: {reason.strerror or reason}", file=str(path)) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = raw.count(b"\n", 0, reason.start) + 1
        raise error("not UTF-8; save the file as UTF-8", file=str(path), line=line) from None
    if deep := _DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise error("a key of more parts than anybody needs; shorten it", file=str(path), line=line)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise _not_toml(str(reason), text, path, error) from None
    except RecursionError:
        lines = text.split("\n")
        line = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{")) + 1
        raise error("nested too deeply", file=str(path), line=line) from None
    except ValueError:  # not a mistake in the TOML: Python reads no integer of thousands of digits
        long = _LONG.search(text)
        line = text.count("\n", 0, long.start()) + 1 if long else 1
        raise error("a number of more digits than can be read; shorten it", file=str(path), line=line) from None
    return Table(path, text, content)


def _not_toml(reason: str, text: str, path: Path, error: type[FactcheckError]) -> FactcheckError:
    """tomllib's own message ends with "(at line 3, column 7)" or "(at end of document)"."""
    import re

    message, _, place = reason.rpartition(" (at ")
    message = (message or reason).rstrip(".")
    message = f"not TOML: {message[:1].lower()}{message[1:]}"
    if numbers := re.fullmatch(r"line (\d+), column (\d+)\)", place):
        return error(message, file=str(path), line=int(numbers[1]), column=int(numbers[2]))
    line = text.count("\n", 0, len(text.rstrip("\n"))) + 1
    return error(f"{message}, at the end of the file", file=str(path), line=line)
