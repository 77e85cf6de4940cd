"""Checks by regular expressions, for what a desk wants to see nowhere. The only engine that takes patterns from a rule.

A pattern may come from somebody else's repository, so it runs with a time limit: no draft can be held up by one.
"""

import time
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from factcheck.figures.linked import Linked
from factcheck.records.errors import RuleError
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.rulebook.schema import WrongChoiceError
from factcheck.text.lexicons import Lexicons
from factcheck.text.sentences import paragraphs

ONE_RULE = "What else a desk wants to see nowhere is its own affair; the engine is there for house rules."

PATIENCE = 1.0
"""Seconds that one rule may take for a draft, and again for every megabyte of it."""

LONGEST = 2_000
"""Characters of a pattern: compiling one can't be stopped."""
_ENDLESS = (TimeoutError, MemoryError, RecursionError)


class Options(Check):
    """Regular expressions, as the `regex` library knows them, each tried on a paragraph at a time.

    `ignore_case` makes capitals and small letters alike; `{words}` in the message is what a pattern matched.
    `needs` are stretches of text, written exactly so, of which every match has one: a draft without them is passed by.
    """

    patterns: tuple[str, ...] = Field(min_length=1)
    needs: tuple[str, ...] = ()
    ignore_case: bool = False


def check(rule: Options, lexicons: Lexicons) -> None:
    """Refuse what is no pattern, and what matches without a character."""
    import regex

    for number, pattern in enumerate(rule.patterns):
        if len(pattern) > LONGEST:
            raise WrongChoiceError(f"longer than {LONGEST} characters; write several", "patterns", number)
        try:
            empty = regex.compile(pattern).match("", timeout=PATIENCE)
        except (regex.error, ValueError) as error:  # the latter: a repetition out of reach
            raise WrongChoiceError(f"not a regular expression: {error}", "patterns", number) from None
        except _ENDLESS:
            raise WrongChoiceError("it takes too long, or too much; make it simpler", "patterns", number) from None
        if empty:
            raise WrongChoiceError("it matches where there is nothing; let it need a character", "patterns", number)


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """Every match of the rules' patterns; a RuleError where one takes too long."""
    text = linked.tokens.text
    for rule in rules:
        if not rule.needs or any(needed in text for needed in rule.needs):  # the library takes long to import
            yield from _matches(rule, text)


def _matches(rule: Options, text: str) -> Iterator[Spotted]:
    import regex

    until = time.monotonic() + PATIENCE * (1 + len(text) / 1_000_000)
    for pattern in rule.patterns:
        compiled = regex.compile(pattern, regex.IGNORECASE if rule.ignore_case else 0)
        for start, end in paragraphs(text):
            try:
                found = list(compiled.finditer(text, start, end, timeout=max(0.001, until - time.monotonic())))
            except _ENDLESS:
                line = text.count("\n", 0, start) + 1
                shown = pattern if len(pattern) <= 60 else f"{pattern[:59]}…"
                message = f"rule {rule.name!r}: the pattern {shown!r} takes too long on line {line}; make it simpler"
                raise RuleError(message) from None
            for match in found:
                if match.end() > match.start():
                    words = " ".join(match.group().split())
                    yield Spotted(rule.name, match.start(), match.end(), filled(rule.message, {"words": words}))
