"""The table of an article's claims: by paragraph, with what each was read as, in the width of the terminal."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from factcheck.api import Extraction
from factcheck.cli.terminal import columns, fit, pad, safe, style
from factcheck.records.claims import Attribution, Claim, Quantity
from factcheck.records.told import day, told
from factcheck.text.document import Document
from factcheck.text.sentences import paragraphs

_COLOURS = {"quantity": "cyan", "attribution": "yellow", "date": "green"}
_MARGIN = 14
"""Columns for the line and the kind."""


def table(extraction: Extraction, *, width: int, colour: bool) -> Iterator[str]:
    """The lines of the table, without line ends, cleaned of everything that could steer a terminal."""
    document = extraction.document
    yield style(fit(_title(extraction), width), colour=colour, bold=True)
    by_id = {claim.id: claim for claim in extraction.claims}
    blocks = _Paragraphs(document)
    for number, claims in groupby(extraction.claims, key=lambda claim: blocks.at(claim.start)):
        yield ""
        head = f"¶ {number + 1}  "
        yield style(head + fit(f"{safe(blocks.text(number))}", width - columns(head)), colour=colour, dim=True)
        for claim in claims:
            yield from _row(claim, told(claim, by_id), width=width, colour=colour)


def counted(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims there are of each kind, and how many of them leave what open."""
    counts: Counter[str] = Counter()
    for claim in claims:
        counts[claim.kind] += 1
        if isinstance(claim, Quantity):
            counts["unattributed"] += claim.attributed_to is None
        elif isinstance(claim, Attribution):
            counts["anonymous"] += claim.anonymous
        else:
            counts["unresolved"] += claim.from_ is None and claim.to is None
    return counts


def summary(counts: Counter[str], *, files: int) -> str:
    """How many claims of each kind, and how many of them leave something open; `counts` as `counted` has them."""
    every = sum(counts[kind] for kind in _COLOURS)
    if not every:
        return f"no claims in {_many(files, 'file')}"
    parts = [
        _many(counts["quantity"], "quantity", "quantities", counts["unattributed"], "unattributed"),
        _many(counts["attribution"], "attribution", None, counts["anonymous"], "anonymous"),
        _many(counts["date"], "date", None, counts["unresolved"], "unresolved"),
    ]
    return f"{_many(every, 'claim')} in {_many(files, 'file')}: {', '.join(parts)}"


def _many(count: int, one: str, more: str | None = None, open_: int = 0, what: str = "") -> str:
    named = f"{count} {one if count == 1 else more or f'{one}s'}"
    return f"{named} ({open_} {what})" if open_ else named


def _title(extraction: Extraction) -> str:
    publication = extraction.publication
    when = f"published {day(publication.day)}, {publication.how}" if publication else "day of publication unknown"
    name = "standard input" if extraction.document.file == "-" else extraction.document.file
    return safe(f"{name} · {_many(len(extraction.claims), 'claim')} · {when}")


def _row(claim: Claim, reading: str, *, width: int, colour: bool) -> Iterator[str]:
    """The claim's words beside what they were read as; below them where there isn't room for both."""
    line = f"{claim.line}:{claim.column}"
    kind = style(pad(claim.kind, 12), colour=colour, fg=_COLOURS[claim.kind])
    left = f"  {pad(line, 8)} {kind} "
    room = width - 2 - 9 - 13
    words, reading = safe(claim.plain), safe(reading)
    half = max(24, room * 45 // 100)
    if room >= 60:
        yield left + pad(fit(words, half), half) + "  " + fit(reading, room - half - 2)
    else:
        yield left + fit(words, room)
        yield " " * 11 + fit(f"= {reading}", width - 11)


class _Paragraphs:
    """The paragraphs of a document's prose, found by source offset."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._bounds = list(paragraphs(document.text))
        self._sources = [document.source_map.source(start) for start, _ in self._bounds]

    def at(self, source: int) -> int:
        """The number, from 0, of the paragraph that holds the source offset."""
        return max(0, bisect_right(self._sources, source) - 1)

    def text(self, number: int) -> str:
        """The paragraph's beginning, far enough for any line."""
        start, end = self._bounds[number]
        return self._text[start : min(end, start + 400)]
