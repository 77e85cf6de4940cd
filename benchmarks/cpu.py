"""CPU time of commands, user and system together, as ratios that hold on a noisy machine."""

import os
import resource
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def seconds(command: Sequence[str], *, folder: Path | None = None) -> float:
    """CPU seconds that `command` and what it starts take."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=folder, env=environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(commands: Mapping[str, Sequence[str]], *, rounds: int, folder: Path | None = None) -> dict[str, float]:
    """The median CPU seconds of each command, all run in turn so that the machine's moods meet all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command, folder=folder)  # byte code is compiled, the rulebook kept
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command, folder=folder))
    return {name: statistics.median(times) for name, times in taken.items()}
