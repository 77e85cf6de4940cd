"""Which dates fix the time that a figure is true of: the nearest of its own clause, never the day of the saying."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from factcheck.link.attributed import holders
from factcheck.records.readings import AttributionReading, DateReading, QuantityReading, Reading
from factcheck.text.patterns import pattern
from factcheck.text.tokens import Tokens

_TIMELESS = frozenset({"age", "duration"})
"""Measures whose own words are about time, so that a date beside them dates something else."""

_REACH = 320
"""How far from a figure its date may stand, in characters."""

_RELATIVE = r"which|who|whom|whose|where"
_WALL = pattern(
    r";|,\s+according to\s|\s(?:--|—|–|_)\s|[(]"
    rf"|,\s+(?:{_RELATIVE}|as|while|whereas|although|though|because|but|so|yet|nor|since)\s"
    r"|,\s+and\s+(?:he|she|it|they|that|this|its|their)\s"
    r"|\s(?:because|although|whereas|while|despite|in connection with|in connection of|after which)\s"
    r"|\s(?:set|reached|established|signed|adopted|enacted)\s+(?:on|in|back in)\s$|\sdated\s(?:on\s)?$"
    r"|:\s|\b(?:now|today|currently|whether)\b|\bof (?:it|them)\b"
    r"|\sas\s+(?:the|he|she|it|they|its|their|officials|police|[A-Z])"
)
"""Between a figure and a date: another clause begins."""

_ASIDE = pattern(rf"\s(--|—|–|_)\s[^—–_;]{{0,200}}?\s\1\s|\([^()]{{0,200}}\)|,\s(?:{_RELATIVE})\s[^,;]{{1,160}},")
_IN_RELATIVE = pattern(rf",\s+(?:{_RELATIVE})\s[^,;]*$")

_IN_APPOSITION = pattern(rf",\s+(?:{_RELATIVE}|an?|the)\s[^,;]*$")
_THEN_VERB = pattern(r"[^,]*,\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|also|now|said|says)\b")
_LATER_CLAUSE = pattern(r"\s(?:after|before|until)\s")
"""Between a date and a figure behind it: the figure is of another time."""

_IN_RESTRICTIVE = pattern(r"\b(?:who|which)\s[^,;]{0,60}$")
_MAIN_VERB = pattern(r"\s(?:is|are|was|were|has|have|had|will)\s")
_SUPERLATIVE = pattern(r"\b(?:\w+est|first|most|worst|least|only)(?:\s[\w’'-]+){0,4}\ssince\s$")
"""Before a date: it is the time of the last thing that was as big ("their lowest since May")."""

_ELSEWHEN = pattern(r"\b(?:after|before|following|ahead of|prior to)(?:\s(?:the|an?|his|her|its|their))?\s$")
"""Right before a date: it is the time of something else."""

_AGAINST = pattern(
    r"\b(?:(?:from|against|than|exceeding|topping|beating)(?:\s+(?!to\b|in\b|and\b|by\b|on\b)[\w’'-]+){0,3}"
    r"|(?:versus|vs\.?|compared? (?:with|to)|as opposed to)(?:\s+(?!to\b|in\b|and\b)[\w’'-]+){0,6}"
    r")\s+$",
    re.IGNORECASE,
)
"""Right before a figure or its date: it is what another figure is compared with."""

_AGAINST_WORDS = ("from", "than", "against", "exceeding", "topping", "beating", "versus", "vs", "compare", "opposed")
"""One of these is in every match of `_AGAINST`: a cheap look before it."""

_EARLIER = pattern(r"\b(?:ago|earlier|before|last|previous|prior|same)\b")
"""In a date: it may be compared with without a figure of its own ("up 5% from a year earlier")."""

_CHAIN = pattern(r"[\s,()]*(?:['’]?\w+[\s,()]*){0,4}$")
_TURN = pattern(r"\b(?:to|from|but|while|who|which|was|were|is|are|has|had|said)\b")
_NAMED = pattern(r"\bAct of\s$")
_ADJECTIVE = pattern(r"-(?:quarter|half|year)$")
_AWAY = pattern(r"\s+(?:(?:north|south|east|west)\w*|outside|away|off|inland|upstream|downstream|from)\b")
_POINTS_BACK = pattern(
    r"Of (?:the|those|these|them)\b|(?:Since|By|Until) then\b|At (?:the|that) time\b"
    r"|The (?:figure|number|total|toll|count|rise|increase|drop|fall|decline|victims?|dead)\b"
)


def dated(readings: Sequence[Reading], tokens: Tokens, *, said: Collection[int] = ()) -> dict[int, tuple[int, ...]]:
    """For each figure the dates that fix its time, by index in `readings`; `said` are the dates of sayings."""
    found: dict[int, tuple[int, ...]] = {}
    spoken = holders(readings, DateReading)
    before: dict[
        tuple[str, str] | None, int
    ] = {}  # the dates of the sentence before, by side of their figures; None: the last
    number = -2
    for at, group in groupby(_timed(readings, said, tokens), key=lambda pair: pair[0]):
        items = [index for _, index in group]
        compared = _compared(items, readings, tokens.text)
        here = _sentence(items, compared, readings, tokens.text, spoken)
        if at == number + 1:
            opening = tokens.sentences[at].start
            here |= _carried(items, compared, here, before, opening=opening, readings=readings, text=tokens.text)
        before = {_side(index, compared, readings, tokens.text): date for index, date in here.items()}
        own = [date for index, date in here.items() if index not in compared]
        own = own or [index for index in items if isinstance(readings[index], DateReading) and index not in compared]
        if own:
            before[None] = own[-1]
        number = at
        found |= {index: (date,) for index, date in here.items()}
    return found


def _timed(readings: Sequence[Reading], said: Collection[int], tokens: Tokens) -> Iterator[tuple[int, int]]:
    """(number of the sentence, index) of every figure, and of every date that may fix a figure's time."""
    starts = [sentence.start for sentence in tokens.sentences]
    for index, reading in enumerate(readings):
        if isinstance(reading, QuantityReading):
            distance = reading.measure == "measurement" and _AWAY.match(tokens.text, reading.end)
            if distance or reading.measure in _TIMELESS:
                continue
        elif not isinstance(reading, DateReading) or index in said or _no_time(reading.start, tokens.text):
            continue
        yield bisect_right(starts, reading.start) - 1, index


def _sentence(
    items: Sequence[int],
    compared: Mapping[int, int],
    readings: Sequence[Reading],
    text: str,
    spoken: Mapping[int, int],
) -> dict[int, int]:
    """The date of each figure of one sentence that has one there."""
    dates = [index for index in items if isinstance(readings[index], DateReading)]
    starts = [readings[index].start for index in dates]
    found: dict[int, int] = {}
    last: int | None = None
    for index in items:
        figure = readings[index]
        if not isinstance(figure, QuantityReading):
            continue
        place = bisect_left(starts, figure.start)
        near = [
            date
            for date in dates[max(0, place - 2) : place + 2]
            if compared.get(date) == compared.get(index)
            and _within(figure, readings[spoken[date]] if date in spoken else None)
        ]
        date = _nearest(figure, near, readings, text)
        if last is not None and text[readings[last].end : figure.start].strip() == "(":
            date = found.get(last)  # the same sum in another currency
        if date is not None:
            found[index] = date
        last = index
    return found


def _within(figure: QuantityReading, saying: Reading | None) -> bool:
    """Whether the figure stands in the words of the saying, too: "58 percent said they would vote in May" is no May."""
    if not isinstance(saying, AttributionReading):
        return True
    return any(start <= figure.start < end for start, end in saying.content)


def _compared(items: Sequence[int], readings: Sequence[Reading], text: str) -> dict[int, int]:
    """Which comparison ("from $2 a year ago", "compared with 14 in May") an item stands in; no key: in none."""
    inside: dict[int, int] = {}
    figures: set[int] = set()  # the comparisons that hold a figure; "from March 30" alone is none
    comparison, end = 0, -1
    for index in items:
        reading = readings[index]
        gap = text[end : reading.start] if end >= 0 else None
        if gap is not None and len(gap) <= 30 and _CHAIN.match(gap) and not _TURN.search(gap):
            end = max(end, reading.end)
        elif getattr(reading, "role", None) == "from" or _is_against(text, reading.start):
            comparison, end = comparison + 1, reading.end
        else:
            end = -1
            continue
        inside[index] = comparison
        if isinstance(reading, QuantityReading):
            figures.add(comparison)
    return {
        index: comparison
        for index, comparison in inside.items()
        if comparison in figures or _EARLIER.search(text, readings[index].start, readings[index].end)
    }


def _is_against(text: str, start: int) -> bool:
    window = text[max(0, start - 60) : start].lower()
    return any(word in window for word in _AGAINST_WORDS) and _AGAINST.search(window) is not None


def _nearest(figure: QuantityReading, dates: Sequence[int], readings: Sequence[Reading], text: str) -> int | None:
    """Of `dates`, the one that stands nearest to the figure without another clause between them."""
    best: tuple[int, int] | None = None
    for date in dates:
        reading = readings[date]
        if reading.start < figure.end and figure.start < reading.end:
            continue
        if figure.measure == "count" and _ADJECTIVE.search(text, reading.start, reading.end):
            continue
        first, second = (figure, reading) if figure.start < reading.start else (reading, figure)
        gap = second.start - first.end
        if gap > _REACH or (best is not None and gap >= best[0]):
            continue
        between = _ASIDE.sub(" ", text[first.end : second.start])
        if _WALL.search(between) or _ELSEWHEN.search(text, max(0, reading.start - 24), reading.start):
            continue
        if first is reading and _LATER_CLAUSE.search(between):
            continue
        if (
            first is figure
            and _MAIN_VERB.search(between)
            and _IN_RESTRICTIVE.search(text, max(0, first.start - 80), first.start)
        ):
            continue
        gap += 40 if first is reading and between.startswith(", and ") else 0
        if "," in between and _closed(first.start, between, text, dated=first is reading):
            continue
        if best is None or gap < best[0]:
            best = gap, date
    return best[1] if best else None


def _no_time(start: int, text: str) -> bool:
    """Whether the date at `start` is part of a name ("the Clean Air Act of 1990"), or of "the lowest since 2009"."""
    named = _NAMED.search(text, max(0, start - 8), start)
    return named is not None or _SUPERLATIVE.search(text, max(0, start - 60), start) is not None


def _closed(start: int, between: str, text: str, *, dated: bool) -> bool:
    """Whether what begins at `start` stands in a relative clause or an apposition that a comma closes.

    `dated` says that it is a date; a figure is looked at only for what follows it.
    """
    before = (max(0, start - 150), start)
    if dated and _THEN_VERB.match(between):
        return True  # "Dorn, a firm founded in 2014 by traders, has 30 partners"
    return (_IN_RELATIVE if dated else _IN_APPOSITION).search(text, *before) is not None


def _carried(
    items: Sequence[int],
    compared: Mapping[int, int],
    here: dict[int, int],
    before: dict[tuple[str, str] | None, int],
    *,
    opening: int,
    readings: Sequence[Reading],
    text: str,
) -> dict[int, int]:
    """The dates of the sentence before, for figures that go on with it.

    It goes on where the sentence says so ("Of those killed, 11 …", "The 11 …"), where its own dates belong
    to what it compares with ("earned $45 million, compared with $84 million a year earlier"), and where it
    tells the same movement of something else ("Fees rose to … from …").
    """
    own = [index for index in items if isinstance(readings[index], DateReading)]
    points_back = bool(_POINTS_BACK.match(text, opening)) or (
        isinstance(readings[items[0]], QuantityReading)
        and text[opening : readings[items[0]].start].strip() == "The"
        and "-" not in text[readings[items[0]].start : readings[items[0]].end]
    )
    carried: dict[int, int] = {}
    for index in items:
        figure = readings[index]
        if not isinstance(figure, QuantityReading) or index in here or any(date not in compared for date in own):
            continue
        if (points_back or (own and index not in compared)) and None in before:
            carried[index] = before[None]
        elif not own and (side := _side(index, compared, readings, text)) in before and side is not None:
            carried[index] = before[side]
    for index in items:  # "rose 6% to 1.4 billion": the change belongs to what it leads to
        figure = readings[index]
        led = isinstance(figure, QuantityReading) and text[figure.end : figure.end + 4] == " to "
        if led and index not in carried and index + 1 in carried:
            carried[index] = carried[index + 1]
    return carried


def _side(index: int, compared: Mapping[int, int], readings: Sequence[Reading], text: str) -> tuple[str, str] | None:
    """Measure and side of a figure in a movement, "to" or "from"; None where it stands in none."""
    figure = readings[index]
    if not isinstance(figure, QuantityReading):
        return None
    if figure.role in ("to", "from"):
        return figure.measure, figure.role
    if index in compared:
        return figure.measure, "from"
    to = text[max(0, figure.start - 12) : figure.start].endswith((" to ", " to about ", " to just "))
    return (figure.measure, "to") if to else None
