"""Checks of sourcing: figures nobody is named for, sources nobody can find, statements of no known day."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from factcheck.figures.linked import Linked
from factcheck.records.claims import Measure
from factcheck.records.readings import AttributionReading
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.text.sentences import Sentence

Lack = Literal["source", "name", "date"]


class Options(Check):
    """What a claim may lack: a figure its `source`, a source its `name`, a statement its `date`.

    A figure counts if its measure is one of `measures` and its value at least `least`. A statement is one of
    `occasions`. No word of `unless` stands in the sentence or the one after it.
    """

    lack: Lack
    measures: frozenset[Measure] = frozenset()
    least: int = 0
    occasions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


_SHORT = 5  # characters: "who", "they", "some" stand for somebody who is named elsewhere


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the sourcing checks of `rules` find."""
    for rule in rules:
        yield from _LACKS[rule.lack](rule, linked)


def _unsourced(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Figures in whose sentence nobody is made to say anything."""
    said = sorted((reading.start, reading.end) for reading in linked.attributions)
    starts = [start for start, _ in said]
    longest = max((end - start for start, end in said), default=0)
    told: set[Sentence] = set()
    tables: set[tuple[int, int]] = set()  # those that name a source, or were told of
    for figure in linked.figures:
        if figure.reading < 0 or figure.measure not in rule.measures or abs(figure.value) < rule.least:
            continue
        sentence = linked.tokens.sentence_at(figure.start)
        if sentence is None or sentence in told or _elsewhere(figure.start, linked, tables):
            continue
        first = bisect_left(starts, sentence.start - longest)
        last = bisect_right(starts, sentence.end)
        if any(start < sentence.end and sentence.start < end for start, end in said[first:last]):
            continue
        if _mentions(rule.unless, linked.tokens.text[sentence.start : sentence.end]):
            continue
        told.add(sentence)
        reading = linked.readings[figure.reading]
        words = " ".join(linked.tokens.text[reading.start : reading.end].split())
        yield Spotted(rule.name, reading.start, reading.end, filled(rule.message, {"words": words}))


def _elsewhere(offset: int, linked: Linked, tables: set[tuple[int, int]]) -> bool:
    """Whether the source of a figure need not stand beside it.

    A headline, standfirst or pull quote repeats the body, which names it; a table names it once for all its rows, in
    the caption or the line below. `tables` remembers the tables met.
    """
    parts = linked.parts
    if parts.kind_at(offset) in ("headline", "standfirst", "byline") or parts.repeats(offset):
        return True
    table = parts.table_at(offset)
    if table is None:
        return False
    if table not in tables:
        beside = parts.beside_table(offset)
        sayings = [(reading.start, reading.end) for reading in linked.attributions]
        named = any(start < part.end and part.start < end for part in beside for start, end in sayings)
        tables.add(table)
        return named or any(parts.is_source_line(part) for part in beside)
    return True


def _nameless(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Sources that are neither a person nor a body, where no reason for it is given."""
    for reading, claim in linked.sayings:
        if not claim.anonymous or not reading.source or reading.source[1] - reading.source[0] < _SHORT:
            continue
        if not _mentions(rule.unless, _around(reading, linked)):
            words = " ".join(linked.tokens.text[slice(*reading.source)].split())
            yield Spotted(rule.name, *reading.source, filled(rule.message, {"words": words}))


def _undated(rule: Options, linked: Linked) -> Iterator[Spotted]:
    """Statements and interviews that nobody could look up, since their sentence names no day."""
    text = linked.tokens.text
    occasions = "|".join(re.escape(occasion) for occasion in rule.occasions)
    pattern = re.compile(rf"\b(?:{occasions})\b(?! of (?:fact|law))", re.IGNORECASE)
    days = [reading.start for reading in linked.dates]
    told: set[int] = set()
    for reading, claim in linked.sayings:
        sentence = linked.tokens.sentence_at(reading.cue[0] if reading.cue else reading.start)
        if sentence is None or claim.date is not None:
            continue
        if bisect_left(days, sentence.start) < bisect_left(days, sentence.end):
            continue
        contents = reading.content
        for found in pattern.finditer(text, sentence.start, sentence.end):
            inside = any(start <= found.start() < end for start, end in contents)
            if inside or found.start() in told or _mentions(rule.unless, text[sentence.start : sentence.end]):
                continue
            told.add(found.start())
            yield Spotted(rule.name, *found.span(), rule.message.replace("{words}", " ".join(found.group().split())))


def _around(reading: AttributionReading, linked: Linked) -> str:
    """The sentences of an attribution, and the one after them."""
    sentences = linked.tokens.sentences
    first = bisect_right(sentences, reading.start, key=lambda sentence: sentence.start) - 1
    last = bisect_right(sentences, reading.end, key=lambda sentence: sentence.start)
    return linked.tokens.text[sentences[max(0, first)].start : sentences[min(last, len(sentences) - 1)].end]


def _mentions(phrases: Sequence[str], text: str) -> bool:
    lower = text.lower()
    return any(phrase in lower for phrase in phrases)


_LACKS = {"source": _unsourced, "name": _nameless, "date": _undated}
