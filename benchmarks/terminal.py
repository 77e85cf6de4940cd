"""A program on a real pseudo-terminal, and the time from a key to the last byte of the repaint that it causes."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path


class Terminal:
    """`command` on a pseudo-terminal of `columns` × `rows`; `environment` is added to the present one."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 120, rows: int = 40, environment: dict[str, str] | None = None
    ) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})})
            os.execvp(command[0], list(command))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""

    def quiet(self, pause: float, *, first: float | None = None, limit: float = 60.0) -> float:
        """Read until nothing has come for `pause` seconds; when the last byte came, as `time.perf_counter()` has it.

        `first` is how many seconds to wait for the first byte, where that is more.
        """
        last = start = time.perf_counter()
        wait = first or pause
        while time.perf_counter() - start < limit:
            ready, _, _ = select.select([self.fd], [], [], wait)
            wait = pause
            if not ready:
                break
            try:
                read = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not read:
                break
            self.output += read
            last = time.perf_counter()
        return last

    def press(self, keys: bytes, *, pause: float = 0.08, first: float = 3.0) -> float:
        """Seconds from the key to the last byte of what it causes to be painted, which begins before `first`."""
        began = time.perf_counter()
        os.write(self.fd, keys)
        return max(self.quiet(pause, first=first) - began, 0.0)

    def cpu(self) -> float:
        """CPU seconds that the program has taken so far, user and system together."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """End the program, however it is."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
