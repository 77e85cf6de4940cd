"""One thing that somebody may feed the command, and how the command may end."""

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.limits import CPU, MEMORY

Content = str | bytes | Callable[[Path], object]
"""A file's text or bytes, or what makes something else at a path."""
EXTRACT = ("extract", "--format", "jsonl", "draft.txt")
LINT = ("lint", "draft.txt")
DRAFT = "Larn, 14 May 2024\n\nThe city spent £31,200 on 31 lamps in May 2023, the mayor, Ines Holt, said on Monday.\n"
"""An ordinary article."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """`files` by their paths in the folder where `command` runs.

    `exits`: the exit codes allowed. `says`: what the one line of a refusal must hold; empty: nothing is refused.
    `shows`: what standard output must hold. `leaves`: files that the command may make.
    `given`: standard input. `environment`: variables beside the usual ones; None takes one away.
    """

    name: str
    files: Mapping[str, Content] = field(default_factory=dict)
    command: tuple[str, ...] = EXTRACT
    exits: tuple[int, ...] = (0,)
    says: str = ""
    shows: str = ""
    leaves: tuple[str, ...] = ()
    given: bytes = b""
    environment: Mapping[str, str | None] = field(default_factory=dict)
    cpu: int = CPU
    memory: int = MEMORY

    @property
    def simply_read(self) -> bool:
        """Whether it is one draft, whose claims are printed as lines of JSON."""
        return self.command == EXTRACT and self.exits == (0,) and list(self.files) == ["draft.txt"]


def text(
    name: str, draft: str | bytes, *, command: tuple[str, ...] = EXTRACT, shows: str = "", exits: tuple[int, ...] = (0,)
) -> Case:
    """A draft that is read, however odd it is."""
    return Case(name=name, files={"draft.txt": draft}, command=command, shows=shows, exits=exits)


def refused(name: str, draft: Content, says: str, *, command: tuple[str, ...] = EXTRACT) -> Case:
    """A draft that is refused in one line."""
    return Case(name=name, files={command[-1]: draft}, command=command, exits=(2,), says=says)


def fifo(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def sock(path: Path) -> None:
    """A socket that nobody serves."""
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{here}/{path.name}")  # a socket's path may be no longer than a hundred bytes
    os.close(here)


def link(target: str) -> Content:
    """A symbolic link."""
    return lambda path: path.symlink_to(target)


def folder(path: Path) -> None:
    """An empty folder."""
    path.mkdir()


def place(content: Content, path: Path) -> None:
    """Make a file of `content` at `path`, and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8", newline="")
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
