"""The typed fields that make a claim what it is: two claims that agree in them say the same."""

from collections.abc import Mapping

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.exact import number_text
from factcheck.records.told import speaker
from factcheck.text.alike import normal


def fields_of(claim: Claim) -> dict[str, str | None]:
    """The deciding fields of a claim, as the contract writes them; texts with blanks and quotation marks alike."""
    if isinstance(claim, Quantity):
        return {
            "measure": claim.measure,
            "low": None if claim.low is None else number_text(claim.low),
            "high": None if claim.high is None else number_text(claim.high),
            "modifier": claim.modifier,
            "unit": claim.unit and normal(claim.unit),
            "event": claim.event,
            "role": claim.role,
            "per": claim.per and normal(claim.per),
        }
    if isinstance(claim, Dating):
        return {
            "from": claim.from_.isoformat() if claim.from_ else None,
            "to": claim.to.isoformat() if claim.to else None,
            "grain": claim.grain,
            "bound": claim.bound,
            "mod": claim.mod,
        }
    return {
        "source": normal(claim.source.text) if claim.source else None,
        "cue": normal(claim.cue.text) if claim.cue else None,
        "content": normal(claim.content.text),
        "quote_type": claim.quote_type,
    }


def source_of(claim: Claim, others: Mapping[str, Claim]) -> str | None:
    """Who says it: the words for the source of the attribution that a figure stands in, None where there is none."""
    holder = others.get(claim.attributed_to or "") if isinstance(claim, Quantity) else None
    return normal(holder.source.text) if isinstance(holder, Attribution) and holder.source else None


def speaker_of(claim: Claim, others: Mapping[str, Claim]) -> str | None:
    """Whom the text names as the one who says it, as far as it was resolved; None where nobody is named."""
    holder = others.get(claim.attributed_to or "") if isinstance(claim, Quantity) else claim
    if not isinstance(holder, Attribution) or not (holder.source or holder.resolved_source):
        return None
    return normal(speaker(holder))


def dates_of(claim: Claim, others: Mapping[str, Claim]) -> tuple[str, ...]:
    """The dates that a figure is tied to, each as its words and its interval: "June 5|2015-06-05|2015-06-05"."""
    if not isinstance(claim, Quantity):
        return ()
    tied = [other for id_ in claim.dated if isinstance(other := others.get(id_), Dating)]
    return tuple(f"{normal(date.plain)}|{date.from_ or ''}|{date.to or ''}" for date in tied)
