"""Whose words a place stands in: the quotations of a document, and who speaks them."""

from bisect import bisect_right

from factcheck.figures.linked import Linked

_OPENING = "\"“„«‹‘'"


class Speech:
    """The quoted pieces of all attributions, in the order of the text."""

    def __init__(self, linked: Linked) -> None:
        text = linked.tokens.text
        pieces: list[tuple[int, int, str]] = []
        for reading, claim in linked.sayings:
            who = claim.resolved_source or (claim.source.text if claim.source else "")
            for start, end in reading.content:
                before = text[start - 1 : start] if start else ""
                if text[start : start + 1] in _OPENING or before in _OPENING:
                    pieces.append((start, end, " ".join(who.split())))
        self._pieces = sorted(piece for piece in pieces if piece[1] > piece[0])
        self._starts = [start for start, _, _ in self._pieces]

    def speaker(self, start: int, end: int) -> str | None:
        """Who speaks the words at [start, end) of the prose: "" if nobody is named, None outside quotations."""
        at = bisect_right(self._starts, start) - 1
        for index in range(at, max(-1, at - 3), -1):
            if end <= self._pieces[index][1]:
                return self._pieces[index][2]
        return None
