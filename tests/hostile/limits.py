"""The installed command in a process of its own, within limits of time and memory that the operating system sets."""

import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

FACTCHECK = str(Path(sys.executable).with_name("factcheck"))
CPU = 60
"""Seconds of CPU: linear work on what the cases hold takes one or two, on a slow machine ten times as much."""
MEMORY = 2 << 30
"""Bytes of address space."""
HANG = 240
"""Seconds after which a process that uses no CPU is stopped: a shell's patience, no measure of anything."""


class Done(NamedTuple):
    """How a process ended: its exit code, or the signal that ended it as a negative number."""

    code: int
    out: bytes
    err: bytes

    @property
    def out_of_time(self) -> bool:
        """Whether the operating system ended it because it took too much CPU."""
        return self.code in (-signal.SIGXCPU, -signal.SIGKILL)


def run(
    arguments: Sequence[str | bytes],
    *,
    command: Sequence[str] = (FACTCHECK,),
    given: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    cpu: int = CPU,
    memory: int = MEMORY,
    out: int | IO[bytes] = subprocess.PIPE,
) -> Done:
    """Run `command` with `arguments` and `given` on its standard input."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    done = subprocess.run(
        [*command, *arguments], input=given, stdout=out, stderr=subprocess.PIPE, cwd=folder, env=environment,
        timeout=HANG, check=False, preexec_fn=limit,
    )  # fmt: skip
    return Done(done.returncode, done.stdout or b"", done.stderr)
