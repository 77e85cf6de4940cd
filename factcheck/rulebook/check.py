"""What the rule file of a check says besides: how grave it is, what it tells the writer, which rules it outdoes."""

from factcheck.records.finding import Severity
from factcheck.rulebook.schema import Rule


class Check(Rule):
    """A rule that makes findings instead of claims.

    `message` is what the writer reads, with names in braces that the engine fills; `help` is what to do about it.
    `instead_of` names the rules whose findings about the same figures say less than this one's. `lowered`: what it
    finds in a quotation is one severity lower, and says whose words it is.
    """

    severity: Severity = "warning"
    message: str
    help: str | None = None
    instead_of: tuple[str, ...] = ()
    lowered: bool = True
