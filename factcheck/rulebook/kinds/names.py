"""Checks of names: one person, two spellings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from factcheck.figures.linked import Linked
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled


class Options(Check):
    """Surnames of at least `least` letters beside one given name that differ by one letter, or two turned round."""

    least: int = Field(default=5, ge=3)


ONE_RULE = "One person, two spellings: the rule chooses how long a name must be; words and figures tell nothing of it."


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """Full names that are spelled otherwise elsewhere in the draft."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    text = linked.tokens.text
    for name in linked.tokens.names:
        words = text[name.core : name.end].split()
        if name.kind == "person" and len(words) > 1:
            people[words[0]][words[-1]] += 1
            places[words[0], words[-1]].append((name.core, name.end))
    for rule in rules:
        for given, surnames in people.items():
            if len(surnames) > 1:
                yield from _drifting(rule, given, surnames, places)


def _drifting(
    rule: Options, given: str, surnames: Counter[str], places: dict[tuple[str, str], list[tuple[int, int]]]
) -> Iterator[Spotted]:
    ranked = [surname for surname, _ in surnames.most_common()]
    for index, rare in enumerate(ranked):
        for common in ranked[:index]:
            if len(rare) >= rule.least and _one_apart(rare, common):
                start, end = places[given, rare][0]
                message = filled(rule.message, {"name": f"{given} {rare}", "other": f"{given} {common}"})
                related = tuple((*place, f"{given} {common}") for place in places[given, common][:3])
                yield Spotted(rule.name, start, end, message, related)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, added or left out, or two neighbours were turned round."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :] and long[at:] != "s"
    rest, turned = short[at + 1 :] == long[at + 1 :], short[at : at + 2] == long[at : at + 2][::-1]
    return rest or (turned and short[at + 2 :] == long[at + 2 :])
