"""Counted people and things: the head noun, what happened to it, and nouns carried over from the count before."""

from collections.abc import Iterable, Sequence
from typing import Literal

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.amounts import Amount
from factcheck.text.amounts.events import event_of
from factcheck.text.tokens import Tokens


class Options(Rule):
    """Which counts a rule takes; every choice that it makes must hold.

    `events`: something of these groups of the lexicon "events" happened to the counted. `heads`: the counted is named
    by a word of these groups of the lexicon "nouns". `forms`: how the figure is said. `counted_by`: it must have
    something that it is counted by ("four flights a week"). `noun`: whether a noun stands there ("named"), was taken
    over from a count before or after it ("carried"), or is missing ("none").
    """

    events: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    forms: tuple[Literal["plain", "vague"], ...] = ("plain", "vague")
    counted_by: bool = False
    noun: tuple[Literal["named", "carried", "none"], ...] = ("named",)
    measure: Measure = "count"


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[QuantityReading]:
    """One claim for each counted amount, by the rule with the most choices that takes it."""
    ordered = sorted(rules, key=_choices, reverse=True)
    for amount in tokens.amounts:
        if amount.sort or amount.form not in ("plain", "vague"):
            continue
        event = event_of(tokens.text, amount, tokens.lexicons)
        for rule in ordered:
            if _takes(rule, amount, event, tokens):
                yield reading(rule.name, amount, rule.measure, event=event[1] if event else None)
                break


def _choices(rule: Options) -> int:
    return 4 * bool(rule.counted_by) + 3 * bool(rule.events) + 2 * bool(rule.heads) + (rule.forms == ("vague",))


def _takes(rule: Options, amount: Amount, event: tuple[str, str] | None, tokens: Tokens) -> bool:
    named = "carried" if amount.carried else "named" if amount.unit else "none"
    if amount.form not in rule.forms or named not in rule.noun or (rule.counted_by and not amount.per):
        return False
    if rule.events and (event is None or event[0] not in rule.events):
        return False
    return not rule.heads or any(_head(amount) in tokens.lexicons.words("nouns", group) for group in rule.heads)


def _head(amount: Amount) -> str:
    return (amount.unit or "").lower().split(" ")[-1]
