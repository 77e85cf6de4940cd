"""What the log keeps of a marked claim: enough to find it again in a later version without the earlier one."""

import json
from datetime import date
from hashlib import blake2b
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from factcheck.records.claims import Record

AnchorKind = Literal["quantity", "attribution", "date", "hand"]
Place = Annotated[int, Field(ge=-(1 << 30), le=1 << 30)]
"""An offset into the largest text that is read."""


def _with_days(fields: dict[str, str | None]) -> dict[str, str | None]:
    for end in ("from", "to"):
        if day := fields.get(end):
            date.fromisoformat(day)
    return fields


class Anchor(Record):
    """A claim as it was marked.

    `id` is the claim's id in that version, `version` the first 16 digits of its text's hash, `start`, `end` and
    `text` its place in the source. `sentences` are the prose of the sentences that it touches, the first of them
    the `first`-th of the version (from 0); `at` is the claim's half-open place in them, joined by a blank.
    `fields` are the typed fields that decide whether it is still the same claim, as the contract writes them;
    `source` and `dates` tell who said it and when it is true of, where the text ties a figure to them; `speaker` is
    whom the text names for it, behind a pronoun or a surname; `published` is the day that a date was counted from.
    """

    id: str
    version: str
    kind: AnchorKind
    start: Place
    end: Place
    text: str
    sentences: tuple[str, ...]
    first: Annotated[int, Field(ge=0, le=1 << 25)]
    at: tuple[Place, Place]
    fields: Annotated[dict[str, str | None], AfterValidator(_with_days)]
    source: str | None = None
    dates: tuple[str, ...] = ()
    published: str | None = None
    speaker: str | None = None

    @property
    def digest(self) -> str:
        """A short hash of the whole anchor, by which events refer to it."""
        late = ("published", "speaker")  # anchors of old ledgers have none
        return _digest(self.model_dump(mode="json", exclude={name for name in late if getattr(self, name) is None}))

    @property
    def meaning(self) -> str:
        """A short hash of what the claim says, wherever it stands: the same in every version that says it so."""
        return _digest([self.kind, self.sentences, self.at, self.fields, self.dates, self.speaker])


def _digest(said: object) -> str:
    written = json.dumps(said, sort_keys=True)
    return blake2b(written.encode(errors="surrogatepass"), digest_size=10).hexdigest()
