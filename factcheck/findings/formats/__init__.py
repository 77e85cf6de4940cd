"""How findings are written: for people, and for the programs that publish, review and collect them.

Each module has a function `render(report)` that returns the whole output, with its last line end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from factcheck.findings.draft import Settled
from factcheck.records.finding import Finding
from factcheck.rulebook.check import Check

FORMATS = ("text", "json", "sarif", "github", "junit", "checkstyle")


@dataclass(frozen=True)
class Report:
    """Findings in the order in which they are told, all files that were read, their sources, the rules by name.

    `settled` are findings that a checker judged, `accepted` is how many others the baseline accepts: neither fails.
    `places` tell, by file and offset, where a finding stands in a file that has no lines ("paragraph 4").
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Check] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    accepted: int = 0
    colour: bool = False
    places: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


class Format(Protocol):
    """What a module of this folder offers."""

    def render(self, report: Report) -> str:
        """The report in this format, with its last line end."""
        ...


def render(report: Report, *, form: str) -> str:
    """`report` in the format called `form`, one of `FORMATS`."""
    return cast(Format, import_module(f"{__name__}.{form}")).render(report)


def visible(text: str) -> str:
    """`text` on one line, control characters shown as escapes: what a draft says must not command a terminal."""
    return "".join(
        character if character.isprintable() else " " if character.isspace() else f"\\x{ord(character):02x}"
        for character in text
    )
