"""From linked readings to frozen claims: ids, and places in the source instead of the prose."""

from collections import Counter
from collections.abc import Sequence

from factcheck.link import Ties
from factcheck.records.claims import Attribution, Claim, Content, Dating, Period, Quantity, Source, Span
from factcheck.records.digest import digest
from factcheck.records.readings import AttributionReading, DateReading, Place, QuantityReading, Reading
from factcheck.text.document import Document
from factcheck.text.tokens import Tokens

_KINDS = {QuantityReading: "quantity", AttributionReading: "attribution", DateReading: "date"}
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛`´", "'"))


def claims(readings: Sequence[Reading], ties: Ties, tokens: Tokens) -> tuple[Claim, ...]:
    """The claims of `readings`, which are in the order of the text."""
    ids = _ids(readings, tokens)
    return tuple(_claim(index, readings, ids, ties, tokens.document) for index in range(len(readings)))


def normal(text: str) -> str:
    """`text` with white space and quotation marks made alike, as ids and anchors compare it."""
    return " ".join(text.replace("''", '"').replace("``", '"').translate(_STRAIGHT).split())


def _ids(readings: Sequence[Reading], tokens: Tokens) -> list[str]:
    """An id for each reading: 12 hexadecimal digits of a hash of kind, words, sentence and ordinal."""
    seen: Counter[tuple[str, str, str]] = Counter()
    ids = []
    for reading in readings:
        sentence = tokens.sentence_at(reading.start)
        around = tokens.text[sentence.start : sentence.end] if sentence else ""
        key = (_KINDS[type(reading)], normal(tokens.text[reading.start : reading.end]), normal(around))
        seen[key] += 1
        ids.append(digest("\x1f".join((*key, str(seen[key]))).encode(errors="surrogatepass"), size=6))
    return ids


def _claim(index: int, readings: Sequence[Reading], ids: Sequence[str], ties: Ties, document: Document) -> Claim:
    reading = readings[index]
    start, end = document.source_map.source_span(reading.start, reading.end)
    line, column = document.line_column(start)
    place = {
        "id": ids[index],
        "rule": reading.rule,
        "file": document.file,
        "start": start,
        "end": end,
        "text": document.source[start:end],
        "plain": document.text[reading.start : reading.end],
        "line": line,
        "column": column,
    }
    if isinstance(reading, QuantityReading):
        holder = ties.attributed_to.get(index)
        return Quantity(
            **place,
            measure=reading.measure,
            low=reading.low,
            high=reading.high,
            modifier=reading.modifier,
            unit=reading.unit,
            subject=reading.subject,
            event=reading.event,
            role=reading.role,
            per=reading.per,
            attributed_to=None if holder is None else ids[holder],
            dated=tuple(ids[date] for date in ties.dated.get(index, ())),
        )
    if isinstance(reading, DateReading):
        return Dating(
            **place, from_=reading.from_, to=reading.to, grain=reading.grain, bound=reading.bound, mod=reading.mod
        )
    return _attribution(reading, place, document, _said(index, readings, ties))


def _said(index: int, readings: Sequence[Reading], ties: Ties) -> Period | None:
    setting = ties.said.get(index)
    if setting is None or setting.date is None:
        return None
    date = readings[setting.date]
    assert isinstance(date, DateReading)
    return Period(from_=date.from_, to=date.to)


def _attribution(
    reading: AttributionReading, place: dict[str, object], document: Document, said: Period | None
) -> Attribution:
    pieces = tuple(document.source_map.source_span(*piece) for piece in reading.content)
    start, end = min(piece[0] for piece in pieces), max(piece[1] for piece in pieces)
    source = None
    if reading.source:
        source = Source(
            **_where(reading.source, document), name=reading.name, role=reading.role, organization=reading.organization
        )
    return Attribution(
        **place,
        source=source,
        cue=Span(**_where(reading.cue, document)) if reading.cue else None,
        content=Content(start=start, end=end, text=document.source[start:end], spans=pieces),
        quote_type=reading.quote_type,
        anonymous=reading.anonymous,
        resolved_source=reading.resolved_source,
        date=said,
        place=reading.place,
        addressee=reading.addressee,
    )


def _where(place: Place, document: Document) -> dict[str, object]:
    start, end = document.source_map.source_span(*place)
    return {"start": start, "end": end, "text": document.source[start:end]}
