"""A program on a real terminal, and what stands on its screen: tests wait for that, never for time."""

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

import pyte

PATIENCE = 90.0
"""Seconds after which something that doesn't come is taken to be missing: only there to stop a hang."""


class Terminal:
    """`command` in `folder` on a terminal of `columns` × `rows`, with exactly `environment`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        folder: Path,
        environment: dict[str, str],
        columns: int = 172,
        rows: int = 46,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._ended = False
        # parallel test runs say how wide they are by COLUMNS, which would count for more than the terminal itself
        kept = {name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES")}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], list(command), {**kept, "TERM": "xterm-256color"})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, a string a line; not by way of `display`, which measures every character anew."""
        rows, columns = self._screen.buffer, range(self._screen.columns)
        return ["".join(rows[y][x].data for x in columns) for y in range(self._screen.lines)]

    def box(self, title: str) -> str:
        """What stands in the frame with this title."""
        lines = self.lines
        top = next(at for at, line in enumerate(lines) if f"─ {title} " in line)
        left = lines[top].index(f"╭─ {title}")
        right = lines[top].index("╮", left)
        bottom = next(at for at in range(top, len(lines)) if lines[at][left] == "╰")
        return "\n".join(line[left + 1 : right].strip() for line in lines[top + 1 : bottom])

    def wait(self, *words: str, without: Sequence[str] = ()) -> str:
        """The screen once all `words` stand on it, each within a line, and none of `without` does."""
        until = time.monotonic() + PATIENCE
        while True:
            shown = "\n".join(self.lines)
            if all(word in shown for word in words) and not any(word in shown for word in without):
                return shown
            if self._ended or time.monotonic() > until:
                raise AssertionError(f"{words} without {without} never came; this stands on the screen:\n{shown}")
            self._read(1.0)
            while select.select([self._fd], [], [], 0)[0] and not self._ended:
                self._read(0)

    def press(self, keys: str) -> None:
        """Press keys; "\\r" is enter, "\\x1b" escape."""
        os.write(self._fd, keys.encode())

    def type(self, keys: str, *words: str, without: Sequence[str] = ()) -> str:
        """Press keys, and wait for what they bring to the screen."""
        self.press(keys)
        return self.wait(*words, without=without)

    def leave(self, keys: str) -> None:
        """Press the keys that end the program, and wait until it has ended well."""
        self.press(keys)
        until = time.monotonic() + PATIENCE
        while not self._ended and time.monotonic() < until:
            self._read(1.0)
        assert self._ended, "\n".join(self.lines)
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        assert os.waitstatus_to_exitcode(status) == 0, "\n".join(self.lines)

    def close(self) -> None:
        """End the program, however it is."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return
        try:
            read = os.read(self._fd, 1 << 16)
        except OSError:  # Linux: nobody is at the other end any more
            read = b""
        self._ended = not read
        self._stream.feed(read)
