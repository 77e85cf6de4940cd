"""Checks of agreement within a draft: one statement told twice, with a figure that differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from factcheck.figures.linked import Linked
from factcheck.figures.sentence import Figure
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.tables.written import WrittenNumber

Where = Literal["anywhere", "headline"]


class Options(Check):
    """Two sentences tell the same if they share `share` of the shorter one's words, at least `least` of them.

    `where`: any two sentences, or one of the headline or the standfirst and a later one that stands in neither.
    With a word of `unless` in the later sentence it tells another moment.
    """

    where: Where = "anywhere"
    least: int = Field(default=6, ge=3)
    share: WrittenNumber = "0.6"
    unless: tuple[str, ...] = ()


class _Told(NamedTuple):
    """A sentence with figures: its number among all, where it is, its words but the commonest, its figures."""

    number: int
    start: int
    end: int
    words: frozenset[str]
    figures: tuple[Figure, ...]


_COMMON = frozenset(
    "the and for that with was were are has have had been this which from its their his her but not who will would "
    "they said says more than about percent per cent million billion she him them also into after before over".split()
)
_HEAD = ("headline", "standfirst")
_FEW = 12
_MOST = 40  # sentences that one word may lead to; a commoner word tells nothing


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """Figures of sentences that tell the same as an earlier one, with another figure."""
    told = list(_sentences(linked))
    for rule in rules:
        yield from _differing(rule, told, linked)


def _sentences(linked: Linked) -> Iterator[_Told]:
    figures: dict[int, list[Figure]] = defaultdict(list)
    for figure in linked.figures:
        figures[linked.tokens.sentence_number(figure.start)].append(figure)
    for number, inside in sorted(figures.items()):
        if 0 <= number < len(linked.tokens.sentences):
            sentence = linked.tokens.sentences[number]
            lexemes = set(linked.tokens.lexemes.between(sentence.start, sentence.end)[0])
            said = {word for word in lexemes if len(word) > 2 and not word.isdecimal()}
            yield _Told(number, sentence.start, sentence.end, frozenset(said - _COMMON), tuple(inside))


def _differing(rule: Options, told: Sequence[_Told], linked: Linked) -> Iterator[Spotted]:
    by_word: dict[str, list[int]] = defaultdict(list)
    text = linked.tokens.text
    for index, later in enumerate(told):
        shared: dict[int, int] = defaultdict(int)
        for word in later.words:
            if len(by_word[word]) <= _MOST:
                for before in by_word[word]:
                    shared[before] += 1
            by_word[word].append(index)
        if any(f" {word} " in f" {text[later.start : later.end].lower()} " for word in rule.unless):
            continue
        for before, number in sorted(shared.items(), key=lambda entry: -entry[1])[:3]:
            earlier = told[before]
            if rule.where == "headline" and not _from_head_to_body(earlier, later, linked):
                continue
            if number >= rule.least and number >= float(rule.share) * min(len(earlier.words), len(later.words)):
                yield from _other_figure(rule, earlier, later, where=linked.parts.kind_at(earlier.start))


def _from_head_to_body(earlier: _Told, later: _Told, linked: Linked) -> bool:
    """Whether the earlier sentence stands in the headline or the standfirst, and the later one below them."""
    parts = linked.parts
    return parts.kind_at(earlier.start) in _HEAD and parts.kind_at(later.start) not in (*_HEAD, "byline")


def _other_figure(rule: Options, earlier: _Told, later: _Told, *, where: str) -> Iterator[Spotted]:
    """The one figure that differs, where all others agree."""
    if len(earlier.figures) != len(later.figures) or len(earlier.figures) > 6:
        return
    pairs = list(zip(earlier.figures, later.figures, strict=True))
    if any(one.measure != other.measure or one.unit != other.unit for one, other in pairs):
        return
    differing = [(one, other) for one, other in pairs if not one.interval.meets(other.interval)]
    if len(differing) != 1 or (len(pairs) == 1 and differing[0][0].measure in ("age", "rank", "score")):
        return
    one, other = differing[0]
    if other.measure == "count" and other.value <= _FEW and not other.bare[:1].isdigit():
        return  # "three reasons", then "four reasons"
    yield Spotted(
        rule.name,
        other.start,
        other.end,
        filled(rule.message, {"figure": other.text, "before": one.text, "part": where}),
        related=((one.start, one.end, one.text),),
        figures=frozenset({one.start, other.start}),
    )
