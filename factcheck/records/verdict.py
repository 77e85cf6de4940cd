"""Whether a draft may be published, and what stands in the way."""

from typing import Literal

from factcheck.records.claims import Record

What = Literal[
    "open", "changed", "evidence", "disputed", "unsourced", "verified", "conflict", "second", "findings", "sign-off"
]
"""What stands in the way. `verified` only where a desk wants another status; `second`: a second checker is missing;
`evidence`: a file that a mark rests on was changed or deleted.
"""

_WORDS: dict[What, str] = {
    "evidence": "with evidence changed or gone", "conflict": "in conflict",
    "second": "without a second checker", "sign-off": "not signed off",
}  # fmt: skip


class Reason(Record):
    """One sort of thing that stands in the way, and how many there are of it."""

    what: What
    count: int

    @property
    def words(self) -> str:
        """ "3 open", "1 finding", "not signed off"."""
        if self.what == "sign-off":
            return _WORDS[self.what]
        if self.what == "findings":
            return f"{self.count} finding{'s' * (self.count != 1)}"
        return f"{self.count} {_WORDS.get(self.what, self.what)}"


class Verdict(Record):
    """Whether `file` may be published as it stands: `reasons` is empty exactly where it may.

    `signed` says who signed this very text off, and when; `settled` counts findings that a checker judged, `concerns`
    what checkers want the editor to know: neither stands in the way. `empty`: no claim was found in it.
    """

    file: str
    publishable: bool
    reasons: tuple[Reason, ...] = ()
    signed: str | None = None
    settled: int = 0
    concerns: int = 0
    empty: bool = False

    @property
    def words(self) -> str:
        """The verdict in one line."""
        said = [f"signed off by {self.signed}"] if self.signed else []
        said += [f"{self.settled} finding{'s' * (self.settled != 1)} settled"] if self.settled else []
        said += [f"{self.concerns} concern{'s' * (self.concerns != 1)} raised"] if self.concerns else []
        besides = f" ({', '.join(said)})" if said else ""
        if self.publishable and self.empty:
            return f"No claims found; nothing to check{besides}"
        if self.publishable:
            return f"May be published{besides}"
        return f"Not yet: {', '.join(reason.words for reason in self.reasons)}{besides}"
