"""What isn't a file, isn't there, or is called as no file should be; and places to write that aren't."""

import os
from pathlib import Path

from tests.hostile.case import DRAFT, EXTRACT, LINT, Case, Content, fifo, folder, link, refused, sock

_TABLE = ("extract", "--published", "2024-05-14")


def _named(name: str, path: str) -> Case:
    """A draft that is called `path`, in a folder or by itself."""
    return Case(name=name, files={f"desk/{path}": DRAFT}, command=(*_TABLE, "desk"), shows="31,200")


def _written(name: str, target: str, says: str, **files: Content) -> Case:
    command = ("lint", "draft.txt", "--format", "json", "-o", target)
    return Case(name=name, files={"draft.txt": DRAFT, **files}, command=command, exits=(2,), says=says)


def _sheet(name: str, target: str, says: str, **files: Content) -> Case:
    command = ("sheet", "draft.txt", "-o", target)
    return Case(name=name, files={"draft.txt": DRAFT, **files}, command=command, exits=(2,), says=says)


def _endless(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def _deep(path: Path) -> None:
    """A hundred folders in each other."""
    path.joinpath(*["f"] * 100).mkdir(parents=True)


def _ledger(name: str, address: str, says: str, **files: Content) -> Case:
    """A ledger at `address` that can't be one."""
    mark = ("mark", "draft.txt", "--all", "--status", "verified", "--ledger", address)
    return Case(name=name, files={"draft.txt": DRAFT, **files}, exits=(2,), says=says, command=mark)


CASES = [
    refused("a pipe", fifo, "a pipe, not a file"),
    refused("a link to a pipe", link("pipe"), "no such file|a pipe"),
    refused("endless nulls", link("/dev/zero"), "a device"),
    refused("endless noise", link("/dev/urandom"), "a device"),
    refused("the terminal", link("/dev/tty"), "a device|can't be read"),
    refused("a full device", link("/dev/full"), "a device"),
    refused("a socket", sock, "socket|no such device"),
    refused("memory", link("/proc/self/mem"), "can't be read"),
    refused("a link to itself", link("draft.txt"), "symbolic links"),
    refused("a file of a terabyte", _endless, "larger than|binary"),
    Case(
        name="links in a circle",
        files={"a.txt": link("b.txt"), "b.txt": link("a.txt")},
        command=(*EXTRACT[:3], "a.txt", "b.txt"),
        exits=(2,),
    ),
    Case(
        name="folders in a circle",
        files={"desk/up": link(".."), "desk/self": link("."), "desk/draft.txt": DRAFT},
        command=(*EXTRACT[:3], "desk"),
        shows="31200",
    ),
    Case(
        name="a folder of pipes and devices",
        exits=(2,),
        shows="31200",
        command=(*EXTRACT[:3], "desk"),
        files={
            "desk/a.txt": fifo,
            "desk/b.txt": link("/dev/zero"),
            "desk/c.txt": DRAFT,
            "desk/d.txt": link("nowhere"),
            "desk/e.txt": folder,
            "desk/f.txt": sock,
        },
    ),
    Case(
        name="the same, linted",
        exits=(2,),
        command=("lint", "desk"),
        files={"desk/a.txt": fifo, "desk/b.txt": link("/dev/zero"), "desk/c.txt": DRAFT, "desk/d.txt": link("nowhere")},
    ),
    Case(
        name="pipes that are called drafts and sheets",
        exits=(2,),
        command=("lint", "desk"),
        files={
            "desk/a.md": fifo,
            "desk/b.html": fifo,
            "desk/c.docx": fifo,
            "desk/.gitignore": fifo,
            "desk/d.txt": DRAFT,
        },
    ),
    Case(
        name="a folder without drafts",
        files={"desk/picture.png": b"\x89PNG"},
        command=(*EXTRACT[:3], "desk"),
        exits=(2,),
        says="no drafts",
    ),
    Case(
        name="folders without end",
        files={"deep/x": _deep},
        command=(*EXTRACT[:3], "deep"),
        exits=(2,),
        says="no drafts",
    ),
    _named("a line end in the name", "a\nb\n::error::.txt"),
    _named("a name that steers", "\x1b[2J\x9b31m\u202e\x07.txt"),
    _named("a name that isn't UTF-8", os.fsdecode(b"caf\xe9\xff.txt")),
    _named("a name like an option", "--format.txt"),
    _named("a name of 255 bytes", "x" * 251 + ".txt"),
    _named("a name of markup", "[red]{x}%s<b>&$(x)`x`;'\".txt"),
    Case(
        name="a name like an option, by itself",
        files={"--jobs=9.txt": DRAFT},
        command=(*_TABLE, "--", "--jobs=9.txt"),
        shows="31,200",
    ),
    *(
        Case(name=f"{name} for a path", command=(*_TABLE, path), exits=(2,), says=says)
        for name, path, says in (
            ("nothing", "", "no such file|can't be read"),
            ("a path too long", "x/" * 5_000, "too long"),
            ("a name too long", "x" * 300, "too long"),
            ("up and up", "../" * 200 + "nowhere.txt", "no such file"),
            ("a home", "~/nowhere.txt", "no such file"),
            ("a page", "https://example.org/draft.txt", "no such file"),
            ("a thing below a file", "/etc/passwd/draft.txt", "not a directory"),
        )
    ),
    Case(
        name="the lint's report over a folder",
        files={"draft.txt": DRAFT, "out/x": ""},
        exits=(2,),
        command=("lint", "draft.txt", "-o", "out"),
        says="out",
    ),
    _written("a report in no folder", "nowhere/out.json", "can't be written"),
    _written("a report below a file", "draft.txt/out.json", "can't be written"),
    _written("a report on a link to itself", "loop/out.json", "can't be written", loop=link("loop")),
    _written("a report with a name too long", "x" * 300, "can't be written"),
    _sheet("a sheet in no folder", "nowhere/out.csv", "nowhere"),
    _sheet("a sheet over a folder", "out.csv", "folder", **{"out.csv": folder}),
    _sheet("a sheet on a device", "/dev/full.csv/x.csv", "full"),
    _sheet("a sheet of no form", "out.exe", "out.exe"),
    _sheet("a sheet with a name too long", "x" * 300 + ".csv", "too long"),
    _ledger("a ledger on a full device", "/dev/full", "ledger|full|database|written"),
    _ledger("a ledger that is a pipe", "pipe.jsonl", "pipe", **{"pipe.jsonl": fifo}),
    _ledger("a ledger that is a folder", "l.db", "l.db", **{"l.db": folder}),
    Case(
        name="a baseline that is a pipe",
        files={"draft.txt": DRAFT, "b.json": fifo},
        exits=(2,),
        says="b.json",
        command=(*LINT, "--baseline", "b.json"),
    ),
]
