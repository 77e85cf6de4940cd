"""The same work on many drafts, on all cores where that is worth the start of processes; what comes out is in order."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from factcheck.records.errors import FactcheckError, InputError
from factcheck.text.source import STDIN, shown

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")

_SECONDS_A_BYTE = 1e-5
"""What reading a byte of a draft costs about: enough to tell a thousand drafts from three."""
_WORTH_IT = {"fork": 1.0, "spawn": 5.0}
"""Seconds of work from which on processes are started: copies of this one, or new ones that import everything anew."""
_AHEAD = 16
"""How many drafts a process may be ahead of the one whose turn it is, so that memory stays bounded."""
_SMALL = 65_536
"""Bytes up to which this process reads the first draft itself: what it loads for it, its copies have already."""


def each(
    drafts: Sequence[str], work: Callable[[str], T], *, jobs: int = 0, quietly: Callable[[], None] = lambda: None
) -> Iterator[tuple[str, T | FactcheckError]]:
    """What `work` makes of each of `drafts`, in their order, or why it refuses one.

    `jobs` is how many processes to use; 0: one a core, where that is worth it. `quietly` is called before processes
    are started, and ends what other threads do. `work` must be one that can be pickled.
    """
    cores = min(jobs or _cores(), len(drafts))
    sizes = [_size(draft) for draft in drafts]
    if cores < 2 or not (jobs or sum(sizes) * _SECONDS_A_BYTE > _WORTH_IT[_method()]):
        for draft in drafts:
            yield draft, _attempt(work, draft)
        return
    rest = list(drafts)
    if sizes[0] <= _SMALL or drafts[0] == STDIN:
        yield drafts[0], _attempt(work, drafts[0])
        rest = rest[1:]
    yield from _spread(rest, work, cores, quietly)


def _attempt(work: Callable[[str], T], draft: str) -> T | FactcheckError:
    try:
        return work(draft)
    except FactcheckError as error:
        return error


def _spread(
    drafts: Sequence[str], work: Callable[[str], T], cores: int, quietly: Callable[[], None]
) -> Iterator[tuple[str, T | FactcheckError]]:
    from concurrent.futures.process import BrokenProcessPool

    quietly()
    pool = _pool(cores)
    coming = deque(drafts)
    begun: deque[tuple[str, Future[T | FactcheckError] | None]] = deque()
    try:
        while coming or begun:
            while coming and len(begun) < cores * _AHEAD:
                draft = coming.popleft()
                begun.append((draft, None if draft == STDIN else pool.submit(_attempt, work, draft)))
            draft, future = begun.popleft()
            yield draft, _attempt(work, draft) if future is None else future.result()
        pool.shutdown()
    except BrokenProcessPool:
        message = "a process that read drafts died (out of memory?); --jobs 1 reads one after the other"
        raise InputError(message, file=shown(draft)) from None
    finally:
        _end(pool)


def _pool(cores: int) -> "ProcessPoolExecutor":
    import gc
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    gc.freeze()  # what is there already is garbage in no copy of this process
    return ProcessPoolExecutor(cores, mp_context=get_context(_method()), initializer=_begin)


def _begin() -> None:
    """In each process of the pool: an interrupt is its parent's affair, whose end is its own too."""
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _end(pool: "ProcessPoolExecutor") -> None:
    """Whatever is still at work ends now: nobody waits for it any more."""
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        with suppress(OSError, ValueError):
            process.kill()


def _method() -> str:
    """How processes are started: elsewhere than on Linux, a copy of a process isn't safe."""
    return "fork" if sys.platform == "linux" else "spawn"


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(draft: str) -> int:
    try:
        return 0 if draft == STDIN else os.stat(draft).st_size  # noqa: PTH116 (names that aren't UTF-8 stay as they are)
    except (OSError, ValueError):
        return 0
