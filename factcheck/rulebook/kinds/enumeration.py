"""Checks of lists: "three towns: Ado, Bly, Cor and Dun" names four."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factcheck.figures.linked import Linked
from factcheck.figures.sentence import Figure
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.text.patterns import pattern

ONE_RULE = "A list is announced in one way; what the rule chooses is which lists are complete."


class Options(Check):
    """Lists of what a number announces: up to `most` things, behind a colon, a dash or a parenthesis.

    A list that holds one of `open` doesn't name everything; one that holds a word of `steps` is no list of things.
    """

    most: int = 12
    open: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


_NOUN = pattern(r"(?P<words>(?:[ \u00a0][\w’'/-]+){1,5}?),?\s?(?P<mark>:|—|–|--|\s-\s|\()\s?(?=[^\s\d\"“'‘])")
_PLURAL = pattern(r"(?:[^s\W]s|people|men|women|children|teeth|feet|criteria|media|data|phenomena|police)$")
_CLOSING = {"—": re.compile(r"\s?—"), "–": re.compile(r"\s?–"), "--": re.compile(r"\s?--"), "(": re.compile(r"\)")}
_CLOSING[" - "] = re.compile(r"\s-\s")
_COMMAS = pattern(r"\s*,\s+")
_SEMICOLONS = pattern(r"\s*;\s+")
_BETWEEN = pattern(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+")
_LAST = pattern(r"(?:and|or|&|as well as)\s+", re.IGNORECASE)
_JOINT = pattern(r"\s+(?:and|or|&)\s+")
_ASIDE = pattern(
    r"\d{1,3}$|(?:Jr|Sr|Inc|Ltd|Co|Corp|M\.?D|Ph\.?D|[A-Z]\.[A-Z])\.?$|"
    r"(?:an?|the|who|which|whose|then|aged|now|all|both)\b"
)
_LONGEST = 600  # characters that a list may take


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """Lists that don't hold as many things as the number in front of them says."""
    for rule in rules:
        for figure in linked.figures:
            value = figure.value
            if (
                figure.measure == "count"
                and figure.modifier == "exact"
                and value.denominator == 1
                and 2 <= value <= rule.most
            ):
                yield from _listed(rule, figure, int(value), linked)


def _listed(rule: Options, figure: Figure, announced: int, linked: Linked) -> Iterator[Spotted]:
    text = linked.tokens.text
    noun = _NOUN.match(text, figure.end)
    sentence = linked.tokens.sentence_at(figure.start)
    if not noun or not sentence or noun.end() >= sentence.end or not _PLURAL.search(noun["words"]):
        return
    end = min(sentence.end, noun.end() + _LONGEST)
    closing = _CLOSING.get(noun["mark"])
    closed = closing.search(text, noun.end(), end) if closing else None
    if noun["mark"] == "(" and not closed:
        return
    if closed:
        end = closed.start()
    listed = text[noun.end() : end].rstrip(" .!?\"”'")
    lower = f" {listed.lower()} "
    if any(f" {word}" in lower for word in (*rule.open, *rule.steps)) or any(mark in listed for mark in '"“”:?!'):
        return
    if any(noun.end() <= other.start < end and other.measure == "count" for other in linked.figures):
        return  # "12 members: six of the one party and six of the other" is a sum
    fewest, most = counts(listed, people=_people(linked, noun.end(), noun.end() + len(listed)))
    if most < 2 or fewest <= announced <= most or _doubtful(noun["mark"], listed, announced, most):
        return
    found = str(most) if fewest == most else f"{fewest} to {most}"
    words = " ".join(text[figure.start : noun.end("words")].split())
    yield Spotted(
        rule.name,
        figure.start,
        noun.end("words"),
        filled(rule.message, {"announced": words, "found": found}),
        related=((noun.end(), noun.end() + len(listed), "the list"),),
        figures=frozenset({figure.start}),
    )


def _people(linked: Linked, start: int, end: int) -> int:
    """How many people a list of people names: what is only a place ("…, San Diego") says more of the one before."""
    text, names = linked.tokens.text, linked.tokens.names
    bounds = [start, *(found.end() for found in _BETWEEN.finditer(text, start, end)), end]
    people = others = 0
    for low, high in pairwise(bounds):
        kinds = {names[index].kind for index in linked.tokens.entities.between(low, high)}
        people += "person" in kinds
        others += not kinds & {"person", "place"} and not _ASIDE.match(text[low:high].strip(" ,"))
    return people + others if people > 1 else 0


def counts(listed: str, *, people: int = 0) -> tuple[int, int]:
    """The fewest and the most things that `listed` may name, in which `people` persons are named."""
    if ";" in listed:
        several = len([part for part in _SEMICOLONS.split(listed) if part])
        return several, several
    parts = [part for part in _COMMAS.split(listed) if part]
    capital = listed[:1].isupper()
    for index, part in enumerate(parts):
        if index and (last := _LAST.match(part)):
            # ", and" begins the last thing; what follows it belongs to it, or is one more.
            before = _merged(parts[:index], capital=capital)
            more = len(_JOINT.findall(part[last.end() :])) if capital else 0
            with_places = capital and len(parts) > index + 1  # "Paris, Texas, and Rome, Georgia"
            return min((len(parts) + 1) // 2 if with_places else before + 1, before + 1), before + 1 + more
    if people > 1 and people >= len(parts):
        return people, people
    whole = _merged(parts, capital=capital)
    joints = len(_JOINT.findall(parts[-1])) if parts else 0
    inner = sum(len(_JOINT.findall(part)) for part in parts[:-1])
    return whole + (joints == 1), whole + joints + inner


def _merged(parts: Sequence[str], *, capital: bool) -> int:
    """How many things `parts` are, without those that say more of the one before: "34", "Jr.", "a farmer"."""
    asides = [part for part in parts[1:] if _ASIDE.match(part) and (capital or not part[:1].islower())]
    return len(parts) - len(asides)


def _doubtful(mark: str, listed: str, announced: int, most: int) -> bool:
    """Whether the list may be something else: an aside behind a dash, a pair told as one thing, towns with states."""
    if mark != ":" and not listed[:1].isupper():
        return True
    pair = most == 2 < announced and mark != ":" and "," not in listed
    return most == 2 * announced or pair
