"""The filter: words that a claim's text must hold, and `name:value` terms for what is known of it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from factcheck.records.marks import Mark
from factcheck.review.items import KINDS, SIGNS, Item, standing

NAMES = {
    "status": "open, verified, disputed, unsourced, changed, dismissed; the beginning is enough",
    "kind": "fig or quantity, say or attribution, day or date, own (added by hand)",
    "source": "words of who said it",
    "finding": "words of a finding's rule, or yes",
    "has": "note, evidence, concern, conflict",
}
"""The terms of a filter, and what each takes: the help and the docs read it."""

Rules: TypeAlias = Callable[[Item], Sequence[str]]
"""The rules of an item's open findings: asked for only where a term needs them."""


def problem(query: str) -> str | None:
    """What is wrong with a filter and what to say instead; None if nothing is."""
    for term in query.split():
        name, colon, _ = term.partition(":")
        if colon and name not in NAMES and name.isalpha():
            return f"{name}: is no term; say {', '.join(f'{each}:' for each in NAMES)} or plain words"
    return None


def fitting(query: str) -> Callable[[Item, Mark | None, Rules], bool]:
    """Whether a claim, its mark and the rules of its findings fit every term of `query`.

    A filter that doesn't ask for the status hides what was dismissed; the empty one hides nothing else.
    """
    terms = [_term(term) for term in query.casefold().split()]
    dismissed = any(name == "status" for name, _ in terms)
    terms.sort(key=lambda term: term[0] == "status")  # what a mark is asked for costs more than words

    def fits(item: Item, mark: Mark | None, rules: Rules) -> bool:
        if not dismissed and mark is not None and mark.dismissed:
            return False
        return all(_fits(name, value, item, mark, rules) for name, value in terms)

    return fits


def _term(term: str) -> tuple[str, str]:
    """Name and value of a term; `status=open` is `status:open`, and the word `disputed` alone asks for the status."""
    name, _, value = term.replace("=", ":", 1).partition(":")
    if name in NAMES and len(name) < len(term):
        return name, value
    return ("status", term) if term in SIGNS else ("", term)


def _fits(name: str, value: str, item: Item, mark: Mark | None, rules: Rules) -> bool:
    if name == "":
        return value in item.gist.text
    if name == "status":
        return standing(mark).startswith(value)
    if name == "kind":
        return item.kind.removeprefix("by ").startswith(value) or KINDS[item.kind].startswith(value)
    if name == "source":
        return value in item.gist.who.casefold()
    if name == "finding":
        found = rules(item)
        return bool(found) and (value in ("", "yes") or any(value in rule for rule in found))
    return _has(value, mark)


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
