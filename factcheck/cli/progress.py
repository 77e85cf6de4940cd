"""Progress on standard error, for whoever waits longer than a second in front of a terminal."""

import os
import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType

from factcheck.cli.terminal import columns, fit, safe, style, width

PATIENCE = 1.0
"""Seconds of silence before the first word."""
_BAR = 24


class Progress:
    """A bar with the draft that is at work; nothing at all where standard error isn't a terminal.

    with Progress() as progress:
        progress.expect(["a.txt", "b.txt"])
        progress.step()
    """

    def __init__(self) -> None:
        self._drafts: Sequence[str] = ()
        self._done = 0
        self._shown = False
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._began = time.monotonic()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> "Progress":
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def expect(self, drafts: Sequence[str]) -> None:
        """These drafts are to come, in this order."""
        self._drafts, self._done = drafts, 0

    def at(self, what: str) -> None:
        """The work has come to `what`, of which there is one."""
        self.expect((what,))

    def step(self) -> None:
        """The next of the drafts is done."""
        self._done += 1
        if self._thread is None:
            self._start()  # again, after a pause

    def pause(self) -> None:
        """Nothing is said until the next step: a process is about to be copied, which threads don't bear."""
        self._stop()

    def clear(self) -> None:
        """Something else is about to be printed."""
        with self._lock:
            if self._shown:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
                self._shown = False

    def _start(self) -> None:
        if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
            self._over.clear()
            self._thread = threading.Thread(target=self._talk, daemon=True)
            self._thread.start()

    def _stop(self) -> None:
        if self._thread:
            self._over.set()
            self._thread.join()
            self._thread = None
            self.clear()

    def _talk(self) -> None:
        while not self._over.wait(0.2):
            if time.monotonic() - self._began < PATIENCE:
                continue
            with self._lock:
                sys.stderr.write(f"\r\x1b[K{self._line(width() - 1)}")
                sys.stderr.flush()
                self._shown = True

    def _line(self, room: int) -> str:
        """A bar, how many of how many, the seconds so far, the draft; a single draft has no bar."""
        total, seconds = len(self._drafts), int(time.monotonic() - self._began)
        done = min(self._done, total)
        draft = safe(self._drafts[min(done, total - 1)]) if total else ""
        if total < 2:
            return fit(f"{seconds} s: {draft}", room)
        full = _BAR * done // total
        bar = "█" * full + "░" * (_BAR - full)
        counted = f" {done} of {total}, {seconds} s: "
        coloured = style(bar, colour=not os.environ.get("NO_COLOR"), fg="cyan")
        return coloured + fit(counted + draft, max(1, room - columns(bar)))
