"""Checks of quotations: marks that aren't closed, quotations that nobody speaks, words quoted in two ways."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from factcheck.figures.linked import Linked
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.text.patterns import pattern
from factcheck.text.quotations import Quotation

Fault = Literal["balance", "orphan", "drift"]


class Options(Check):
    """What is looked for: marks out of `balance`, an `orphan` without a speaker, the `drift` of a repeated quotation.

    `least` is the number of words from which a quotation counts. The marks are the writer's, not the speaker's, so
    what is wrong with them is not `lowered`.
    """

    fault: Fault
    least: int = 4
    lowered: bool = False


_WORD = pattern(r"\w+(?:['’-]\w+)*")
_BLANK = pattern(r"\s*")
_CREDIT = pattern(r"[ \t]*\n[ \t]*[^\n\"“”«»]{2,100}[\"”»][ \t]*(?:\n|\Z)")  # a line set as "words⏎the speaker's name"
_DISPLAYED = ("headline", "standfirst", "quotation")
_SHOWN = 32  # characters of an open quotation that a finding covers


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the quotation checks of `rules` find."""
    for rule in rules:
        yield from _FAULTS[rule.fault](rule, linked)


def _balance(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Quotations that their paragraph leaves open and that the next paragraph doesn't take up."""
    quotations, text = linked.tokens.quotations, linked.tokens.text
    carried = {quotation.start for quotation in quotations if quotation.carried}
    for quotation in quotations:
        if quotation.closed or quotation.depth:
            continue
        following = _BLANK.match(text, quotation.end)
        if (following and following.end() in carried) or _CREDIT.match(text, quotation.end):
            continue
        if len(_WORD.findall(text, quotation.inner[0], quotation.inner[1])) < 1:
            continue
        yield _spotted(rule, quotation, text)


def _orphan(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Quotations of whole sentences that stand in no attribution."""
    text = linked.tokens.text
    contents = sorted(piece for reading in linked.attributions for piece in reading.content)
    spoken = [(reading.start, reading.end) for reading in linked.attributions]
    for quotation in linked.tokens.quotations:
        if quotation.depth or quotation.scare or quotation.carried or not quotation.closed:
            continue
        if len(_WORD.findall(text, *quotation.inner)) < rule.least or text[quotation.inner[1] - 1] not in ".!?":
            continue
        if linked.parts.repeats(quotation.start):
            continue
        near = [*contents, *spoken]
        if not any(start < quotation.end and quotation.start < end for start, end in near):
            yield _spotted(rule, quotation, text, whole=True)


def _drift(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Two quotations that share nearly all of their words, in nearly the same order."""
    text = linked.tokens.text
    told: list[tuple[Quotation, list[str]]] = []
    by_word: dict[str, list[int]] = {}
    for quotation in linked.tokens.quotations:
        words = [word.lower() for word in _WORD.findall(text, *quotation.inner)]
        if quotation.depth or not rule.least <= len(words) <= 60:
            continue
        for index in _candidates(words, by_word):
            other, before = told[index]
            if _almost(words, before) and not (_shortened(words, before) and _pulled(quotation, other, linked)):
                yield Spotted(
                    rule.name,
                    quotation.start,
                    quotation.end,
                    rule.message,
                    related=((other.start, other.end, "the same words, quoted otherwise"),),
                )
                break
        for word in set(words):
            by_word.setdefault(word, []).append(len(told))
        told.append((quotation, words))


def _pulled(one: Quotation, other: Quotation, linked: Linked) -> bool:
    """Whether one of two quotations is a pull quote, or stands in the headline or the standfirst."""
    return any(linked.parts.kind_at(quotation.start) in _DISPLAYED for quotation in (one, other))


def _shortened(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter of two rows of words is the longer one with some left out."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _candidates(words: Sequence[str], by_word: dict[str, list[int]]) -> list[int]:
    """Earlier quotations that share a rare word with `words`, the latest first, a handful at most."""
    rare = sorted((by_word[word] for word in set(words) if word in by_word), key=len)[:3]
    return sorted({index for row in rare for index in row[-4:]}, reverse=True)


def _almost(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of words differ, but by no more than one word in five."""
    if list(one) == list(other):
        return False
    from difflib import SequenceMatcher

    shorter = min(len(one), len(other))
    if abs(len(one) - len(other)) > max(1, shorter // 5):
        return False
    alike = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return alike >= max(len(one), len(other)) * 0.8


def _spotted(rule: Options, quotation: Quotation, text: str, *, whole: bool = False) -> Spotted:
    end = min(quotation.end, quotation.start + _SHOWN)
    while end < quotation.end and end > quotation.start + _SHOWN // 2 and not text[end].isspace():
        end -= 1
    words = " ".join(text[quotation.start : end].split())
    return Spotted(rule.name, quotation.start, quotation.end if whole else end, filled(rule.message, {"words": words}))


_FAULTS = {"balance": _balance, "orphan": _orphan, "drift": _drift}
