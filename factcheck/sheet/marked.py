"""The article's prose cut where claims begin and end, so that each piece can be shown with the claims that it is in."""

from dataclasses import dataclass

from factcheck.records.claims import Attribution
from factcheck.sheet.rows import Row
from factcheck.sheet.sheet import Sheet
from factcheck.text.visible import visible


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, safe to show, and the innermost claim that it is in; `first` where that claim begins here."""

    text: str
    row: Row | None = None
    first: bool = False


def marked(sheet: Sheet) -> list[list[Piece]]:
    """The paragraphs of the article, each as its pieces in order. An attribution is marked by its
    source and cue, and by its words where they are all quoted."""
    text, source_map = sheet.board.version.document.text, sheet.board.version.document.source_map
    spans: list[tuple[int, int, Row]] = []
    for row in sheet.rows:
        for start, end in _places(row):
            spans.append((*source_map.prose_span(start, end), row))
    spans.sort(key=lambda span: (span[0], -span[1]))
    return _paragraphs(text, spans)


def _places(row: Row) -> list[tuple[int, int]]:
    claim = row.claim
    if not isinstance(claim, Attribution):
        return [(claim.start, claim.end)]
    parts = [(part.start, part.end) for part in (claim.source, claim.cue) if part]
    quoted = list(claim.content.spans) if claim.quote_type == "direct" or not parts else []
    return sorted({*parts, *quoted})


def _paragraphs(text: str, spans: list[tuple[int, int, Row]]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    seen: set[str] = set()

    def put(start: int, end: int, row: Row | None) -> None:
        for number, line in enumerate(text[start:end].split("\n")):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(Piece(visible(line), row, row is not None and row.id not in seen))
                if row is not None:
                    seen.add(row.id)

    open_: list[tuple[int, Row]] = []  # (end, row) of the spans around, the innermost last
    at = 0
    for start, end, row in [*spans, (len(text), len(text), None)]:
        while open_ and open_[-1][0] <= start:
            put(at, max(at, open_[-1][0]), open_[-1][1])
            at = max(at, open_.pop()[0])
        put(at, max(at, start), open_[-1][1] if open_ else None)
        at = max(at, start)
        if row is not None and end > at:
            open_.append((min(end, open_[-1][0]) if open_ else end, row))
    return [paragraph for paragraph in paragraphs if paragraph]
