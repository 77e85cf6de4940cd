"""What the engines for quantities share: an amount as a claim, and the words beside it."""

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.text.amounts import Amount


def reading(rule: str, amount: Amount, measure: Measure, *, event: str | None = None) -> QuantityReading:
    """`amount` as a claim of the rule with that name."""
    return QuantityReading(
        rule=rule,
        start=amount.start,
        end=amount.end,
        number=amount.number,
        measure=measure,
        low=amount.low,
        high=amount.high,
        modifier=amount.modifier,
        unit=amount.unit,
        per=amount.per,
        subject=amount.subject or event,
        event=event,
        role=amount.role,
        turned=amount.turned,
    )
