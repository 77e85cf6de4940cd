"""Every case ends as it may, in time, and leaves nothing behind.

Each has a process of its own, but for drafts that are simply read: those of a family are read by one, and each by one
of its own where that goes wrong, so that the failure names its case.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.hostile import characters, encodings, figures, markup, pdf, places, settings, sheets, word
from tests.hostile.case import Case, place
from tests.hostile.judge import judge, placed, seen, shown
from tests.hostile.limits import Done, run

FAMILIES = (encodings, figures, characters, markup, word, pdf, places, settings, sheets)
CASES = {f"{family.__name__.rpartition('.')[2]}: {case.name}": case for family in FAMILIES for case in family.CASES}
READ = {
    family.__name__.rpartition(".")[2]: [case for case in family.CASES if case.simply_read] for family in FAMILIES[:3]
}
ALONE = {name: case for name, case in CASES.items() if case not in READ.get(name.partition(":")[0], ())}

Play = Callable[[Case, Path], Done]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where the command keeps what it keeps: the rulebook that it has read, for instance."""
    folder = tmp_path_factory.mktemp("home")
    return {"HOME": str(folder), **{f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "DATA", "STATE")}}


@pytest.fixture
def play(home: Mapping[str, str]) -> Play:
    """Run a case in a new folder and judge it."""

    def play(case: Case, top: Path) -> Done:
        folder, scratch = top / "desk", top / "scratch"
        folder.mkdir(parents=True)
        scratch.mkdir()
        for path, content in case.files.items():
            place(content, folder / path)
        before = seen(folder)
        variables = {**os.environ, **home, "TMPDIR": str(scratch), **case.environment}
        environment = {variable: value for variable, value in variables.items() if value is not None}
        done = run(
            case.command, given=case.given, folder=folder, environment=environment, cpu=case.cpu, memory=case.memory
        )
        judge(case, done, before, seen(folder))
        placed(case, done, folder)
        assert not list(scratch.iterdir())
        return done

    return play


@pytest.mark.parametrize("name", ALONE)
def test_it_ends_well(name: str, play: Play, tmp_path: Path) -> None:
    play(CASES[name], tmp_path)


@pytest.mark.parametrize("family", READ)
def test_they_are_read(family: str, play: Play, tmp_path: Path) -> None:
    cases = READ[family]
    try:
        done = play(_together(cases), tmp_path / "all")
        for number, case in enumerate(cases):
            shown(case, done, file=f"{number}.txt")
    except (AssertionError, UnicodeError):
        for number, case in enumerate(cases):
            try:
                play(case, tmp_path / str(number))
            except (AssertionError, UnicodeError) as error:
                raise AssertionError(f"{family}: {case.name}: {error}") from error
        raise


def _together(cases: Sequence[Case]) -> Case:
    files = {f"{number}.txt": case.files["draft.txt"] for number, case in enumerate(cases)}
    return Case(name="all of them", files=files, command=(*cases[0].command[:3], *files))


def test_there_are_enough() -> None:
    assert len(CASES) >= 160
    assert min(len(family.CASES) for family in FAMILIES) >= 20
