"""Option types that several commands share."""

from collections.abc import Sequence
from datetime import date
from typing import cast, get_args

import click

from factcheck.records.status import Status
from factcheck.text.readers import NAMES

READER = click.option(
    "--reader", type=click.Choice(NAMES), help="The format of the drafts; else their endings and beginnings tell it."
)


JOBS = click.option(
    "--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes; 0: one a core, where it is worth it."
)


FORCE_EXCLUDE = click.option(
    "--force-exclude", is_flag=True, help="Leave out what folders leave out, though it is named: for commit hooks."
)


OUTPUT = click.Path(path_type=str, allow_dash=True)
"""What an output is called: a file, a link, a pipe or a device, or - for standard output. As it was given: a slash at
its end would be lost in a Path.
"""


class Day(click.ParamType):  # type: ignore[type-arg]  # not generic in the oldest click
    """A day, YYYY-MM-DD; nothing between the quotation marks is no day."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        """The day, or None for an empty string."""
        if isinstance(value, date):
            return value
        if not value:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it like 2024-05-31", param, ctx)


def statuses(named: Sequence[str]) -> tuple[Status, ...]:
    """The statuses of a `--require` that was given with commas, several times, or both."""
    wanted = [name.strip() for value in named for name in value.split(",") if name.strip()]
    for name in wanted:
        if name not in get_args(Status):
            raise click.UsageError(f"no status is called {name!r}; name some of {', '.join(get_args(Status))}")
    return cast(tuple[Status, ...], tuple(wanted))
