"""What every rule file says: its name, its engine, what it is for, and examples of both signs."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from factcheck.tables import NAME


class Example(BaseModel):
    """A text and what the rule finds in it, with the whole rulebook at work; an empty list: it must find nothing.

    Each find is the claim's text, or a table of fields of the claim ("low", "source", "content" …)
    where a span is compared by its text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    text: str
    finds: tuple[str | dict[str, Any], ...]
    published: str | None = None
    note: str | None = None


class Rule(BaseModel):
    """The part of a rule file that all engines share; each engine adds its own options in a subclass."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str = Field(pattern=NAME)
    extends: str
    doc: str = Field(min_length=1)
    example: tuple[Example, ...] = ()


class WrongChoiceError(Exception):
    """What an engine's `check` raises: `message` says what is wrong and what to do, `keys` which key of the rule."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.keys = keys
