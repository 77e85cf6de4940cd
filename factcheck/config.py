"""The settings in force: what a desk's configuration says, and what it is when nobody says anything."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Config(BaseModel):
    """Settings; `rules` are folders with a desk's own rule files."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    rules: tuple[Path, ...] = ()
