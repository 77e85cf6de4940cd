"""The same work on many drafts: one that can't be read costs a line and the exit code, not the others."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from factcheck import api
from factcheck.cli.pool import each
from factcheck.cli.progress import Progress
from factcheck.cli.terminal import complain
from factcheck.records.errors import FactcheckError

T = TypeVar("T")


class Batch:
    """Runs work over drafts and notes what failed.

    `drafts` counts those that were read; `failed` says whether any wasn't. `forced`: what is left out of folders is
    left out although it is named.
    """

    def __init__(self, *, forced: bool = False) -> None:
        self.drafts = 0
        self._forced = forced
        self._said: set[str] = set()

    @property
    def failed(self) -> bool:
        """Whether any draft, folder, setting or rule was refused."""
        return bool(self._said)

    def over(self, files: Iterable[str], work: Callable[[str], T], *, jobs: int = 1) -> Iterator[T]:
        """What `work` makes of each draft that `files` name, in their order; folders and patterns are walked.

        `jobs` is how many processes to use, 0: as many as are worth it; for more than one, `work` must be one that
        can be pickled. Refusals go to standard error, each once: a hundred drafts may share one wrong configuration.
        """
        with Progress() as progress:
            drafts = [draft for named in files for draft in self._walked(named, progress)]
            progress.expect(drafts)
            for _, made in each(drafts, work, jobs=jobs, quietly=progress.pause):
                progress.step()
                if isinstance(made, FactcheckError):
                    self._refuse(str(made), progress)
                    continue
                self.drafts += 1
                progress.clear()
                yield made

    def _walked(self, named: str, progress: Progress) -> list[str]:
        found: list[str] = []
        try:
            found.extend(api.drafts(named, forced=self._forced))
        except FactcheckError as error:  # those that were found before it are read
            self._refuse(str(error), progress)
        return found

    def _refuse(self, message: str, progress: Progress) -> None:
        progress.clear()
        if message not in self._said:
            self._said.add(message)
            complain(message)
