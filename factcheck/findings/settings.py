"""What a desk sets for the lint: `[lint]` in factcheck.toml, `[tool.factcheck.lint]` in pyproject.toml."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from factcheck.records.finding import Severity
from factcheck.records.status import Status


class PathSettings(BaseModel):
    """What holds besides for the drafts that a pattern of paths fits."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    select: Annotated[tuple[str, ...], Field(description="These checks besides those of `lint.select`.")] = ()
    ignore: Annotated[tuple[str, ...], Field(description="Not these checks, either.")] = ()
    severity: Annotated[dict[str, Severity], Field(description="Other severities for these drafts.")] = {}


class LintSettings(BaseModel):
    """What can be set; the command line goes before it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    select: Annotated[tuple[str, ...], Field(description="Only these checks; `*` stands for anything.")] = ()
    ignore: Annotated[tuple[str, ...], Field(description="Not these checks.")] = ()
    severity: Annotated[
        dict[str, Severity], Field(description="The desk's own severities, by the name of the check.")
    ] = {}
    level: Annotated[Severity, Field(description="The lowest severity that is shown.")] = "warning"
    fail_on: Annotated[
        Severity | None, Field(description="The lowest severity that fails; else the lowest that is shown.")
    ] = None
    require: Annotated[
        tuple[Status, ...], Field(description="Statuses that a claim may have at publication; none named: no gate.")
    ] = ()
    baseline: Annotated[str | None, Field(description="The file of findings that are accepted.")] = None
    paths: Annotated[
        dict[str, PathSettings], Field(description="Settings for some drafts, by a pattern such as `opinion/*.md`.")
    ] = {}
