"""From linked readings to frozen claims: ids, and places in the source instead of the prose."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from factcheck.link import Ties
from factcheck.link.said import Setting
from factcheck.link.scene import Speaker
from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.readings import AttributionReading, DateReading, Place, QuantityReading, Reading
from factcheck.text.alike import normal
from factcheck.text.document import Document
from factcheck.text.tokens import Tokens

_LONG = 4_000
"""Characters of a sentence that no person wrote; hashing it anew for each of its claims would take forever."""
_KINDS = {QuantityReading: "quantity", AttributionReading: "attribution", DateReading: "date"}
_UNKNOWN, _UNSET = Speaker(), Setting()


def claims(readings: Sequence[Reading], ties: Ties, tokens: Tokens) -> tuple[Claim, ...]:
    """The claims of `readings`, which are in the order of the text."""
    ids = _ids(readings, tokens)
    return tuple([_claim(index, readings, ids, ties, tokens) for index in range(len(readings))])


def _ids(readings: Sequence[Reading], tokens: Tokens) -> list[str]:
    """An id for each reading: 12 hexadecimal digits of a hash of kind, words, sentence and ordinal."""
    seen: Counter[str] = Counter()
    sentence, around = None, ""  # readings stand in the order of the text, so sentences come in a row
    ids = []
    for reading in readings:
        here = tokens.sentence_at(reading.start)
        if here is not sentence:
            sentence, around = here, _identified(normal(tokens.text[here.start : here.end])) if here else ""
        key = f"{_KINDS[type(reading)]}\x1f{normal(tokens.text[reading.start : reading.end])}\x1f{around}"
        seen[key] += 1
        ids.append(blake2b(f"{key}\x1f{seen[key]}".encode(errors="surrogatepass"), digest_size=6).hexdigest())
    return ids


def _identified(sentence: str) -> str:
    """What stands for a sentence in the ids of its claims: itself, or where it never ends, a hash made once."""
    return sentence if len(sentence) <= _LONG else blake2b(sentence.encode(errors="surrogatepass")).hexdigest()


def _claim(index: int, readings: Sequence[Reading], ids: Sequence[str], ties: Ties, tokens: Tokens) -> Claim:
    """The claim of one reading; the validator takes it whole, the records within it too, in one go."""
    reading, document = readings[index], tokens.document
    start, end = document.source_map.source_span(reading.start, reading.end)
    line, column = document.line_column(start)
    fields: dict[str, object] = {
        "id": ids[index],
        "rule": reading.rule,
        "file": document.file,
        "start": start,
        "end": end,
        "text": document.source[start:end],
        "plain": document.text[reading.start : reading.end],
        "line": line,
        "column": column,
        "part": tokens.parts.kind_at(reading.start),
    }
    if standing := document.standing(start):
        fields["location"] = {"paragraph": standing[0], "run": standing[1]}
    elif document.boxes:
        page, box = document.boxes.at(start, end)
        fields["location"] = {"page": page, "box": box}
    if isinstance(reading, QuantityReading):
        holder = ties.attributed_to.get(index)
        fields |= {
            "measure": reading.measure,
            "low": reading.low,
            "high": reading.high,
            "modifier": reading.modifier,
            "unit": reading.unit,
            "subject": reading.subject,
            "event": reading.event,
            "role": reading.role,
            "per": reading.per,
            "attributed_to": None if holder is None else ids[holder],
            "dated": tuple([ids[date] for date in ties.dated.get(index, ())]),
        }
        return Quantity.model_validate(fields)
    if isinstance(reading, DateReading):
        fields |= {
            "from": reading.from_,
            "to": reading.to,
            "grain": reading.grain,
            "bound": reading.bound,
            "mod": reading.mod,
        }
        return Dating.model_validate(fields)
    fields |= _attribution(index, reading, readings, ties, document)
    return Attribution.model_validate(fields)


def _attribution(
    index: int, reading: AttributionReading, readings: Sequence[Reading], ties: Ties, document: Document
) -> dict[str, object]:
    """The fields that only an attribution has."""
    speaker, setting = ties.speakers.get(index, _UNKNOWN), ties.settings.get(index, _UNSET)
    pieces = tuple([document.source_map.source_span(*piece) for piece in reading.content])
    start, end = min(pieces)[0], max([piece[1] for piece in pieces])
    source = None
    if reading.source:
        source = _where(reading.source, document)
        source |= {"name": speaker.name, "role": speaker.role, "organization": speaker.organization}
    day = readings[setting.date] if setting.date is not None else None
    return {
        "source": source,
        "cue": _where(reading.cue, document) if reading.cue else None,
        "content": {"start": start, "end": end, "text": document.source[start:end], "spans": pieces},
        "quote_type": reading.quote_type,
        "anonymous": speaker.anonymous,
        "resolved_source": speaker.resolved,
        "date": {"from": day.from_, "to": day.to} if isinstance(day, DateReading) else None,
        "place": setting.place,
        "addressee": setting.addressee,
        "medium": setting.medium,
    }


def _where(place: Place, document: Document) -> dict[str, object]:
    start, end = document.source_map.source_span(*place)
    return {"start": start, "end": end, "text": document.source[start:end]}
