"""Raised figures, marks of notes and the raised decimal point: what stands for them in the prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.text.document import Document
from factcheck.text.legible.brackets import BRACKETS, LETTERED, SHORTCODE, is_note
from factcheck.text.legible.raised import CARET, FRACTION, LETTERS, RAISED, careted, fraction, letters, raised
from factcheck.text.legible.rewrite import Change
from factcheck.text.patterns import pattern

_ANY = pattern(r"[\u2020\u2021\xb2\xb3\xb7\xb9\u02b0\u02b3\u02e2\u1d43-\u1da0\u2070-\u207f\u2219\u22c5]")
_SIGNS = (
    r"(?<=[^\W_]|[%.,;:!?”)’\"'])[†‡]{1,3}(?![^\W_])"
    r"|(?<=\d\d|\d%|.[%)])(?<!\*)\*{1,3}(?=[ \xa0][^\W\d_]|[,.;:)”\r\n]|\Z)"
)
"""Signs that mark notes behind a word or a figure: "40† people", "1,200* people"; not "† 1850", "a 5* hotel"."""
_ODD = pattern(
    rf"(?P<fraction>{FRACTION})|(?P<raised>{RAISED})|(?P<letters>{LETTERS})|(?P<caret>{CARET})"
    rf"|(?P<brackets>{BRACKETS})|(?P<noted>{_SIGNS}|{LETTERED})|(?P<shortcode>{SHORTCODE})"
    rf"|(?P<dot>[\xb7\u2219\u22c5])"
)
_DOTS = "\xb7\u2219\u22c5"
_WHOLE = pattern(rf"(?<![\d.,{_DOTS}])(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,12}})$|[=<>≤≥][ \xa0]?$")
_PART = pattern(rf"(?!10[ ]?[\^⁻⁰¹²³⁴-⁹])\d{{1,12}}(?![\d{_DOTS}⁰¹²³⁴-⁹]|[.,]\d|[ ]?=)")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d$")
_REACH = 24
"""Characters before a point that its whole part stands in."""
_BEHIND = frozenset(" \xa0\n\r\t.,;:!?)”\"’'")


def changed_marks(document: Document) -> list[Change]:
    """What is to stand in the prose of `document` for marks of notes, raised figures and raised points, in order."""
    text = document.text
    if "[" not in text and "^" not in text and "*" not in text and (text.isascii() or not _ANY.search(text)):
        return []
    quoted = [segment for segment in document.segments if segment.kind == "quotation"]
    starts = [segment.start for segment in quoted]

    def in_quotation(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < quoted[at].end

    found: list[Change] = []
    for hit in _ODD.finditer(text):
        for change in _read(text, hit, quoted=bool(quoted) and in_quotation(hit.start())):
            start = max(change.start, found[-1].end) if found else change.start
            if text[start : change.end] != change.words:
                found.append(Change(start, change.end, change.words))
    return found


def _read(text: str, hit: "re.Match[str]", *, quoted: bool) -> Iterator[Change]:
    """The changes that one odd mark asks for: at most two."""
    kind, (start, end) = hit.lastgroup, hit.span()
    if kind in ("noted", "shortcode"):
        yield _without(text, start, end)
        return
    if kind == "dot":
        if _is_point(text, start):
            yield Change(start, end, ".")
        return
    if kind == "fraction":
        said = fraction(text, start, end)
        if said is not None:
            yield Change(start, end, said)
            return
        kind, end = "raised", start + len(hit[0].rstrip("0123456789₀₁₂₃₄₅₆₇₈₉").rstrip("/⁄∕"))
    if kind == "brackets":
        note, kept = is_note(text, start, end, quoted=quoted), 0
    elif kind == "caret":
        kept, words = careted(text, hit)
        note = kept == 0
        if words is not None:
            yield Change(start, start + kept, words)
    elif kind == "letters":
        said = letters(text, start, end)
        note, kept = not said, 0
        if said:
            yield Change(start, end, said)
    else:
        kept = raised(text, start, end)
        note = kept < end - start
    if note:
        yield _without(text, start + kept, end)


def _without(text: str, start: int, end: int) -> Change:
    """A mark goes, with one of the blanks that it stands between."""
    if start and text[start - 1] in " \xa0" and (end == len(text) or text[end] in _BEHIND):
        return Change(start - 1, end, "")
    if (not start or text[start - 1] in "\n\r\t") and text[end : end + 1] in (" ", "\xa0"):
        return Change(start, end + 1, "")
    return Change(start, end, "")


def _is_point(text: str, at: int) -> bool:
    """Whether the dot at `at`, in the middle of the line, is a decimal point: "12·1", "p<·05"; not in "2·3·5"."""
    part = _PART.match(text, at + 1)
    whole = part and _WHOLE.search(text, max(0, at - _REACH), at)
    if not part or not whole:
        return False
    return not (_YEAR.match(whole[0]) and _YEAR.match(part[0]))
