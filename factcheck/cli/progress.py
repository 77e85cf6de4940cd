"""Progress on standard error, for whoever waits longer than a second in front of a terminal."""

import sys
import threading
import time
from types import TracebackType

from factcheck.cli.terminal import fit, safe, width

PATIENCE = 1.0
"""Seconds of silence before the first word."""


class Progress:
    """Says every so often which file is at work; nothing at all where standard error isn't a terminal.

    with Progress() as progress:
        progress.at("article.txt")
    """

    def __init__(self) -> None:
        self._file = ""
        self._count = 0
        self._shown = False
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._began = time.monotonic()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "Progress":
        if sys.stderr.isatty():
            self._thread = threading.Thread(target=self._talk, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread:
            self._done.set()
            self._thread.join()
            self.clear()

    def at(self, file: str) -> None:
        """The work has come to `file`."""
        self._file, self._count = file, self._count + 1

    def clear(self) -> None:
        """Something else is about to be printed."""
        with self._lock:
            if self._shown:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
                self._shown = False

    def _talk(self) -> None:
        wait = PATIENCE
        while not self._done.wait(wait):
            seconds, wait = int(time.monotonic() - self._began), 0.2
            line = fit(safe(f"file {self._count}, {seconds} s: {self._file}"), width() - 1)
            with self._lock:
                sys.stderr.write(f"\r\x1b[K{line}")
                sys.stderr.flush()
                self._shown = True
