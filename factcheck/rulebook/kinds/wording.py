"""Checks of wording alone: phrases that a writer should stand by, and the words that make them harmless."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from factcheck.figures.interval import point
from factcheck.figures.linked import Linked
from factcheck.figures.sentence import Item, Stretch, items, stretch
from factcheck.figures.shapes import Element, Group, Phrase, ShapeError, group, matches, shapes
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.rulebook.schema import WrongChoiceError
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Options(Check):
    """What a wording check says.

    `phrases` are templates of words (see `factcheck.figures.shapes`), `words` the groups that they use. No phrase of
    `unless_after` follows within `reach` words of the same sentence, none of `unless_before` stands as close before,
    none of `unless_inside` stands in the phrase itself, where a gap lets it.
    With `own_words`, what somebody is made to say doesn't count.
    """

    phrases: tuple[str, ...] = Field(min_length=1)
    words: dict[str, tuple[str, ...]] = {}
    unless_before: tuple[str, ...] = ()
    unless_inside: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    reach: int = Field(default=8, ge=1, le=40)
    own_words: bool = False


@dataclass(frozen=True)
class Wording:
    """A wording check, made ready: its templates, and the words that a sentence must hold for it to be worth a look."""

    rule: Options
    shapes: tuple[tuple[Element, ...], ...]
    triggers: frozenset[str]
    before: tuple[tuple[str, ...], ...]
    inside: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]


_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the wording checks of `rules` find."""
    made = linked.tokens.lexicons.built(_made)
    ready_rules = [made.setdefault(rule.name, made.get(rule.name) or ready(rule)) for rule in rules]
    wanted = frozenset[str]().union(*(wording.triggers for wording in ready_rules))
    text = linked.tokens.text
    for sentence in linked.tokens.sentences:
        present = wanted.intersection(
            word.group().lower() for word in _WORD.finditer(text, sentence.start, sentence.end)
        )
        if not present:
            continue
        around = stretch([items(text, sentence)])
        for wording in ready_rules:
            if not wording.triggers.isdisjoint(present):
                for spot in _spotted(wording, around, text):
                    if not (wording.rule.own_words and linked.said_at(spot.start)):
                        yield spot


def check(rule: Options, lexicons: Lexicons) -> None:
    """Refuse templates that can't be read."""
    try:
        ready(rule)
    except ShapeError as error:
        raise WrongChoiceError(f"{error}; see the rule `vague-source` for how phrases are written", "phrases") from None


def ready(rule: Options) -> Wording:
    """`rule` with its templates read; a ShapeError says what is wrong with them."""
    groups: dict[str, Group] = {name: group(dict.fromkeys(words, point(1))) for name, words in rule.words.items()}
    rows = tuple(row for template in rule.phrases for row in shapes(template, groups))
    triggers = {word for row in rows for part in row[:1] if isinstance(part, Phrase) for word in part.group.phrases}
    return Wording(
        rule,
        rows,
        frozenset(triggers),
        _split(rule.unless_before),
        _split(rule.unless_inside),
        _split(rule.unless_after),
    )


def _made(lexicons: Lexicons) -> dict[str, Wording]:
    return {}


def _split(phrases: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.lower().split()) for phrase in phrases)


def _spotted(wording: Wording, around: Stretch, text: str) -> Iterator[Spotted]:
    told: list[tuple[int, int]] = []
    sentence, present = around.items, wording.triggers & around.words
    for row in wording.shapes:
        first = row[0]
        if not isinstance(first, Phrase):
            continue
        starts = sorted(at for word in present if word in first.group.phrases for at in around.places[word])
        for match in matches(row, sentence, starts):
            if any(start < match.end and match.start < end for start, end in told) or _harmless(
                wording, sentence, match.start, match.end
            ):
                continue
            told.append((match.start, match.end))
            start, end = sentence[match.start].start, sentence[match.end - 1].end
            said = " ".join(text[start:end].split())
            yield Spotted(wording.rule.name, start, end, filled(wording.rule.message, {"words": said}))


def _harmless(wording: Wording, stretch: Sequence[Item], start: int, end: int) -> bool:
    words = [item.word for item in stretch]
    reach = wording.rule.reach
    return (
        _holds(words[max(0, start - reach) : start], wording.before)
        or _holds(words[start:end], wording.inside)
        or _holds(words[end : end + reach], wording.after)
    )


def _holds(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(
        tuple(words[at : at + len(phrase)]) == phrase
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
    )
