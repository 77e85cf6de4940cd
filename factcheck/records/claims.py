"""The typed claims: `Quantity`, `Attribution` and `Dating`, a union that `kind` tells apart.

The fields are the contract of `factcheck extract --format jsonl` and of everything built on it.
All offsets are half-open and count code points of the source as read.
"""

from datetime import date
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.records.exact import Exact

Measure = Literal[
    "count", "money", "percent", "percentage_points", "fraction", "measurement", "duration",
    "ratio", "multiple", "rank", "age", "score", "rate",
]  # fmt: skip
Modifier = Literal["exact", "about", "over", "under", "at_least", "at_most", "between", "vague"]
Role = Literal["level", "change", "from", "to", "part", "whole"]
QuoteType = Literal["direct", "indirect", "mixed"]
Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
Bound = Literal["since", "until", "by", "before", "after"]
Mod = Literal["early", "mid", "late"]
Part = Literal["headline", "standfirst", "byline", "body", "caption", "quotation", "table"]
"""What part of an article a block plays; byline: who wrote it, and when; quotation: set apart, also a pull quote."""


class Record(BaseModel):
    """What all records share: frozen, and no field that isn't named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)


class Span(Record):
    """A stretch of the source: half-open code-point offsets, and exactly those characters."""

    start: int
    end: int
    text: str


class Source(Span):
    """Who is made to say something; the parts are null where the words don't give them."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None


class Content(Span):
    """What is said. `spans` are its pieces in the order of the text; start and end cover them all."""

    spans: tuple[tuple[int, int], ...]


def _order(record: Record, low: str, high: str) -> None:
    """Exchange two ends of `record` that are turned about."""
    one, other = getattr(record, low), getattr(record, high)
    if one is not None and other is not None and one > other:
        object.__setattr__(record, low, other)
        object.__setattr__(record, high, one)


class Period(Record):
    """An interval of days, both ends inclusive and in order; null is an open or unknown end."""

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _order(self, "from_", "to")
        return self


class Location(Record):
    """Where a claim stands in a format whose source isn't text: paragraph and run, or page and box."""

    paragraph: int | None = None
    run: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class ClaimBase(Record):
    """The place of a claim, and which rule read it.

    `id` is a hash of kind, words and sentence (white space and quotation marks normalised) and the ordinal
    among equals, so it holds while other text changes. `text` is the source's own characters, markup
    included; `plain` the same without markup. `line` and `column` count from 1, in code points.
    """

    kind: str
    rule: str
    id: str
    file: str
    start: int
    end: int
    text: str
    plain: str
    line: int
    column: int
    part: Part = "body"
    location: Location | None = None


class Quantity(ClaimBase):
    """A figure: what was measured, between which ends, how exactly, of what.

    `low` is never above `high`, however the text turns them ("between $35 and $25"), nor in a record that is read
    from what an earlier version wrote.
    """

    kind: Literal["quantity"] = "quantity"
    measure: Measure
    low: Exact | None
    high: Exact | None
    modifier: Modifier
    unit: str | None = None
    subject: str | None = None
    event: str | None = None
    role: Role | None = None
    per: str | None = None
    attributed_to: str | None = None
    dated: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _order(self, "low", "high")
        return self


class Attribution(ClaimBase):
    """Somebody is made to say something: source, cue, content, and when, where, to whom and by which medium."""

    kind: Literal["attribution"] = "attribution"
    source: Source | None
    cue: Span | None
    content: Content
    quote_type: QuoteType
    anonymous: bool
    resolved_source: str | None = None
    date: Period | None = None
    place: str | None = None
    addressee: str | None = None
    medium: str | None = None


class Dating(ClaimBase):
    """A date or period: the interval of the bare expression, both ends inclusive, in order, and how it is bounded."""

    kind: Literal["date"] = "date"
    from_: date | None = Field(alias="from")
    to: date | None
    grain: Grain
    bound: Bound | None = None
    mod: Mod | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _order(self, "from_", "to")
        return self


Claim: TypeAlias = Annotated[Quantity | Attribution | Dating, Field(discriminator="kind")]
