"""Counted people and things: the head noun, what happened to it, nouns carried over from the count before; and
figures that a name stands before instead: "a hazard ratio of 0.72".
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.amounts import Amount
from factcheck.text.amounts.carry import included
from factcheck.text.amounts.events import event_of
from factcheck.text.patterns import pattern
from factcheck.text.tokens import Tokens


class Options(Rule):
    """Which counts a rule takes; every choice that it makes must hold.

    `events`: something of these groups of the lexicon "events" happened to the counted. `heads`: the counted is named
    by a word of these groups of the lexicon "nouns". `forms`: how the figure is said. `counted_by`: it must have
    something that it is counted by ("four flights a week"). `noun`: whether a noun stands there ("named"), was taken
    over from a count before or after it ("carried"), or is missing ("none"). `named_by`: one of these phrases stands
    before the figure, with a sign or a few small words between ("risk ratio of 1.4", "p < 0.05").
    """

    events: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    forms: tuple[Literal["plain", "vague"], ...] = ("plain", "vague")
    counted_by: bool = False
    noun: tuple[Literal["named", "carried", "none"], ...] = ("named",)
    named_by: tuple[str, ...] = ()
    measure: Measure = "count"


_LINKS = frozenset(
    """of is was are were be being been at to as low high about around roughly nearly almost only just under over below
    above less more greater lower higher than between from value estimated = < > ≤ ≥ ~ ≈ : , ( ["""
    .split()
)  # fmt: skip
"""What may stand between a name and its figure."""
_PART = pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[^\w\s]")
_BEFORE = 60  # characters before a figure in which its name is looked for


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[QuantityReading]:
    """One claim for each counted amount, by the rule with the most choices that takes it."""
    ordered = sorted(rules, key=_choices, reverse=True)
    event: tuple[str, str] | None = None
    for amount in tokens.amounts:
        if amount.sort or amount.form not in ("plain", "vague"):
            continue
        part = amount.role == "part" and included(tokens.text, amount)  # killed 40 people, including 12 sailors
        event = event_of(tokens.text, amount, tokens.lexicons) or (event if part else None)
        for rule in ordered:
            if _takes(rule, amount, event, tokens):
                yield reading(rule.name, amount, rule.measure, event=event[1] if event else None)
                break


def _choices(rule: Options) -> int:
    chosen = 8 * bool(rule.named_by) + 4 * bool(rule.counted_by) + 3 * bool(rule.events) + 2 * bool(rule.heads)
    return chosen + (rule.forms == ("vague",))


def _takes(rule: Options, amount: Amount, event: tuple[str, str] | None, tokens: Tokens) -> bool:
    named = "carried" if amount.carried else "named" if amount.unit else "none"
    if amount.form not in rule.forms or named not in rule.noun or (rule.counted_by and not amount.per):
        return False
    if rule.named_by and not _named(rule.named_by, amount, tokens.text):
        return False
    if rule.events and (event is None or event[0] not in rule.events):
        return False
    return not rule.heads or any(_head(amount) in tokens.lexicons.words("nouns", group) for group in rule.heads)


def _named(names: Sequence[str], amount: Amount, text: str) -> bool:
    """Whether one of `names` stands before `amount`, past links: "the p-value was below 0.05"."""
    start, at = amount.number[0], max(0, amount.number[0] - _BEFORE)
    parts = [part.group().lower() for part in _PART.finditer(text, at, start)]
    while parts:
        if any(parts[-len(name) :] == name for name in map(str.split, names)):
            return True
        if parts.pop() not in _LINKS:
            return False
    return False


def _head(amount: Amount) -> str:
    return (amount.unit or "").lower().split(" ")[-1]
