"""When and where something was said, to whom and by which medium: from the words around source and cue."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.link import surroundings
from factcheck.link.scene import Speaker
from factcheck.records.readings import AttributionReading, DateReading, Reading
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern
from factcheck.text.tokens import Tokens

_LINK = 160
"""How far source, cue and date may stand apart, in characters."""

_CLAUSE = pattern(
    r"[;:“”\"«»]|\b(?:who|whom|whose|which|where|when|that|because|if|after|before|since|until|while|although)\b"
    r"|,\s+(?:a|an|the|and|but|as|adding|referring|citing|noting)\s"
)
"""Between the cue and a date: the date belongs to something else."""

_FIGURES_OWN = frozenset(("quarter", "half", "season", "decade", "century"))
"""Grains of dates that figures are told of, but on which nothing is said."""

_LEADS_AWAY = (
    "ended",
    "ending",
    "since",
    "until",
    "before",
    "after",
    "by",
    "for",
    "for the",
    "from",
    "through",
    "fiscal",
)
_DETERMINERS = frozenset(("the", "a", "an", "that", "this", "its", "his", "her", "their"))
_DAYTIMES = frozenset(("morning", "afternoon", "evening", "night"))


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances of a saying: the index of the date reading, and words as written."""

    date: int | None = None
    place: str | None = None
    addressee: str | None = None
    medium: str | None = None


def settings(
    readings: Sequence[Reading], tokens: Tokens, speakers: Mapping[int, Speaker] | None = None
) -> dict[int, Setting]:
    """The setting of each attribution, by its index in `readings`; `speakers` say which are by the same."""
    dates = [index for index, reading in enumerate(readings) if isinstance(reading, DateReading)]
    starts = [readings[index].start for index in dates]
    found: dict[int, Setting] = {}
    before: tuple[int, Setting] | None = None
    for index, reading in enumerate(readings):
        if not isinstance(reading, AttributionReading) or not (reading.cue or reading.source):
            continue
        first = min(place[0] for place in (reading.cue, reading.source) if place)
        last = max(place[1] for place in (reading.cue, reading.source) if place)
        near = dates[bisect_left(starts, first - _LINK) : bisect_left(starts, last + _LINK)]
        setting = Setting(
            date=_date(reading, near, readings, tokens),
            place=surroundings.place(reading, tokens),
            addressee=surroundings.addressee(reading, tokens),
            medium=surroundings.medium(reading, tokens),
        )
        if setting.date is None and before and _same_occasion(before[0], index, readings, tokens, speakers or {}):
            setting = replace(setting, date=before[1].date)
        if setting.date is not None:
            before = index, setting
        elif before and not _same_speaker(speakers or {}, before[0], index):
            before = None
        found[index] = setting
    return found


def _same_occasion(
    before: int, index: int, readings: Sequence[Reading], tokens: Tokens, speakers: Mapping[int, Speaker]
) -> bool:
    """Whether a quotation goes on with what the same speaker was reported to have said in the sentence before."""
    this, other = readings[index], readings[before]
    if not isinstance(this, AttributionReading) or not isinstance(other, AttributionReading):
        return False
    if this.source is not None and this.source == other.source:
        return True  # "said on Monday that …, adding that …"
    if this.quote_type != "direct":
        return False
    after = tokens.sentence_number(this.start) - tokens.sentence_number(other.end)
    return 0 < after <= 1 and _same_speaker(speakers, before, index)


def _same_speaker(speakers: Mapping[int, Speaker], one: int, other: int) -> bool:
    first, second = speakers.get(one), speakers.get(other)
    return bool(first and second and first.called and first.called == second.called)


def _date(reading: AttributionReading, near: Sequence[int], readings: Sequence[Reading], tokens: Tokens) -> int | None:
    """The date reading that dates the saying, as far as the words next to source and cue tell."""
    best: tuple[int, int] | None = None
    for index in near:
        date = readings[index]
        if not isinstance(date, DateReading) or date.grain in _FIGURES_OWN or date.bound is not None:
            continue
        if any(start < date.end and date.start < end for start, end in reading.content):
            continue
        gap = _distance(reading, date, tokens)
        if gap is not None and (best is None or gap < best[0]):
            best = gap, index
    return best[1] if best else None


def _distance(reading: AttributionReading, date: DateReading, tokens: Tokens) -> int | None:
    """How far the date stands from the words that it dates, in characters; None where it dates something else."""
    text, source, cue = tokens.text, reading.source, reading.cue
    if source and source[0] <= date.start and date.end <= source[1]:
        named = date.end == source[1] or _documented(text[source[0] : date.start], tokens.lexicons)
        return 0 if named else None
    for place, other in ((cue, source), (source, cue)):
        if place and date.start >= place[1] and (other is None or not place[1] <= other[0] < date.start):
            between = text[place[1] : date.start]
            if _in_content(reading, place[1], date.start) or _new_sentence(tokens, place[1], date.start):
                continue
            apposed = place is source and ("," in between or (cue is not None and cue[0] > date.start))
            if len(between) <= _LINK and not apposed and not _CLAUSE.search(between):
                return len(between)
    places = sorted(place for place in (source, cue) if place)
    first, second = places[0], places[-1]
    if first[1] <= date.start and date.end <= second[0]:
        if text[date.end : second[0]].strip() == "," and text[second[0] : second[1]].endswith("ing"):
            return second[0] - date.end  # "spoke to reporters on Monday, saying"
        between = text[first[1] : date.start]
        return len(between) if _tied(between, tokens.lexicons) else None
    if date.end <= first[0] and first[0] - date.end <= _LINK:
        between = text[date.end : first[0]]
        leads = not text[max(0, date.start - 12) : date.start].lower().rstrip().endswith(_LEADS_AWAY)
        if leads and _in_front(between) and not _in_content(reading, date.end, first[0]):
            return len(between)
    return None


def _documented(before: str, lexicons: Lexicons) -> bool:
    """Whether a date that follows these words of the source dates what the source is: "the memo of", "the"."""
    words = before.lower().split()
    if "who" in words:
        return False
    while words and words[-1] in _DETERMINERS:
        words.pop()
    issued, of = lexicons.words("surroundings", "day", "issued"), lexicons.words("surroundings", "day", "of")
    return not words or words[-1] in issued or words[-1] in of


def _tied(between: str, lexicons: Lexicons) -> bool:
    """Whether no more than "on", "released on", "has also" stands between source and date."""
    words = between.replace(",", " ").split()
    issued, tied = lexicons.words("surroundings", "day", "issued"), lexicons.words("surroundings", "day", "tied")
    return len(words) <= 4 and all(word in issued or word in tied for word in words)


def _in_front(between: str) -> bool:
    """Whether a date leads up to the source: nothing stands between but a comma, a place, an article."""
    words = between.replace(",", " ").split()
    if words and words[0] in ("in", "at", "from", "on"):
        words = words[2:] if words[1:2] == ["the"] else words[1:]
        named = 0
        while words and named < 4 and words[0][0].isupper():
            words, named = words[1:], named + 1
        if not named:
            return False
    if words and words[0] in _DAYTIMES:
        words = words[1:]
    return not words or (len(words) == 1 and words[0] in _DETERMINERS)


def _in_content(reading: AttributionReading, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in reading.content)


def _new_sentence(tokens: Tokens, start: int, end: int) -> bool:
    sentence = tokens.sentence_at(start - 1)
    return sentence is not None and sentence.end <= end
