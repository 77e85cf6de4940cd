"""Run the rules over a document's tokens and settle which reading of a place stands."""

from collections.abc import Iterable
from itertools import groupby

from factcheck.records.readings import QuantityReading, Reading
from factcheck.rulebook.kinds import engine
from factcheck.rulebook.load import Rulebook
from factcheck.text.tokens import Tokens


def readings(rulebook: Rulebook, tokens: Tokens) -> list[Reading]:
    """All readings that stand, in the order of the text."""
    found: list[Reading] = []
    by_engine = sorted(rulebook.rules, key=lambda rule: rule.extends)
    for name, rules in groupby(by_engine, key=lambda rule: rule.extends):
        found.extend(engine(name).read(list(rules), tokens))
    return settle(found)


def settle(found: Iterable[Reading]) -> list[Reading]:
    """One quantity for each figure: of those that read the same figure, the longest stands."""
    ordered = sorted(found, key=lambda reading: (reading.start, -reading.end))
    taken: set[tuple[int, int]] = set()
    kept: list[Reading] = []
    for reading in ordered:
        if isinstance(reading, QuantityReading):
            if reading.number in taken:
                continue
            taken.add(reading.number)
        kept.append(reading)
    return kept
