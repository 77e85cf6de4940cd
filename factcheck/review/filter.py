"""The filter: words that a claim's text must hold, and `name:value` terms for what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.records.claims import Attribution, Claim
from factcheck.records.marks import Mark
from factcheck.review.items import KINDS, Item, standing

NAMES = {
    "status": "open, verified, disputed, unsourced, changed, dismissed; the beginning is enough",
    "kind": "quantity, attribution, date or hand",
    "source": "words of who said it",
    "finding": "words of a finding's rule, or yes",
    "has": "note, evidence, concern, conflict",
}
"""The terms of a filter, and what each takes: the help and the docs read it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a filter can ask of a claim; the texts are asked for only when a term needs them."""

    item: Item
    mark: Mark | None
    text: Callable[[], str]
    who: Callable[[], str]
    rules: tuple[str, ...]


def problem(query: str) -> str | None:
    """What is wrong with a filter and what to say instead; None if nothing is."""
    for term in query.split():
        name, colon, _ = term.partition(":")
        if colon and name not in NAMES and name.isalpha():
            return f"{name}: is no term; say {', '.join(f'{each}:' for each in NAMES)} or plain words"
    return None


def matches(query: str, facts: Facts) -> bool:
    """Whether the claim fits every term of the filter; an empty filter fits all but what was dismissed."""
    terms = query.casefold().split()
    if standing(facts.mark) == "dismissed" and not any(term.startswith("status:") for term in terms):
        return False
    return all(_fits(term, facts) for term in terms)


def _fits(term: str, facts: Facts) -> bool:
    name, colon, value = term.partition(":")
    if not colon or name not in NAMES:
        return term in facts.text().casefold()
    if name == "status":
        return standing(facts.mark).startswith(value)
    if name == "kind":
        kind = facts.item.kind
        return kind.removeprefix("by ").startswith(value) or KINDS[kind] == value
    if name == "source":
        return value in facts.who().casefold()
    if name == "finding":
        return bool(facts.rules) and (value in ("", "yes") or any(value in rule for rule in facts.rules))
    return _has(value, facts.mark)


def _has(value: str, mark: Mark | None) -> bool:
    if mark is None:
        return False
    held = {
        "note": bool(mark.note or mark.field_notes),
        "evidence": bool(mark.evidence),
        "concern": bool(mark.concern or mark.attention),
        "conflict": mark.conflict,
    }
    return any(there for name, there in held.items() if name.startswith(value))


def said_by(claim: Claim | None, by_id: Callable[[str], Claim | None]) -> str:
    """Who said the claim, as far as the text tells; empty where it doesn't."""
    from factcheck.records.told import speaker

    if claim is None or claim.kind == "date":
        return ""
    holder = claim if isinstance(claim, Attribution) else by_id(claim.attributed_to or "")
    return speaker(holder) if isinstance(holder, Attribution) else ""
