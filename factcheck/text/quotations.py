"""Quotations: what stands between quotation marks of any kind, nested, over paragraphs, or never closed.

Marks are paired within a paragraph. A quotation that a paragraph leaves open ends with the paragraph, and goes
on in the next one where that begins with the same opening mark.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.text.patterns import pattern

_MARK = pattern("[“”„‟«»‹›\"‘‚’'`]")
_FAMILY = dict.fromkeys('“”„‟"', "double") | dict.fromkeys("«»", "angle") | dict.fromkeys("‹›", "single angle")
_FAMILY |= dict.fromkeys(("``", "''"), "double") | dict.fromkeys("‘’‚'", "single")
_OPENING = frozenset(("“", "„", "«", "‹", "``", "‘", "‚"))
_CLOSING = frozenset(("”", "»", "›", "’"))
_ONLY_CLOSING = frozenset(("”", "›", "’"))
_BEFORE_OPENING = frozenset(" \t\r\n\u00a0\u2009\u202f([{-–—/“‘«\"'`")
_DEEPEST = 4
_SCARE = 4  # words: a shorter quotation without its own punctuation is a word or a name set off, not speech
_TITLE = 30  # characters
_WORD = pattern(r"\w+(?:['’.-]\w+)*")


class Quotation(NamedTuple):
    """Half-open offsets, marks included; `inner` without them. `depth` is 0 where no quotation is around it.

    `closed` is false where the closing mark is missing. `carried` is true where the paragraph before left a
    quotation open and this one takes it up. `scare` is true of a word or a name that is set off, not said.
    `capital`: it begins as a sentence does.
    """

    start: int
    end: int
    inner: tuple[int, int]
    depth: int
    closed: bool
    carried: bool
    scare: bool
    capital: bool

    @property
    def title(self) -> bool:
        """Whether it may be the name of a programme, a book, a song: short, and with a capital."""
        return self.capital and self.inner[1] - self.inner[0] <= _TITLE


class _Open(NamedTuple):
    family: str
    start: int
    inner: int


def find(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of `text`, by start and the outer before the inner; their spans nest or stand apart."""
    found: list[Quotation] = []
    open_family: str | None = None  # what the paragraph before left open
    for start, stop in paragraphs:
        open_family = _paragraph(text, start, stop, open_family, found)
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    return tuple(found)


def _paragraph(text: str, start: int, stop: int, left_open: str | None, found: list[Quotation]) -> str | None:
    """Add the quotations of one paragraph; the family of the one that it leaves open, if any."""
    stack: list[_Open] = []
    first = len(found)
    for mark, here in _marks(text, start, stop):
        if not stack and mark in _ONLY_CLOSING:
            continue
        family = _FAMILY[mark]
        holder = len(stack) - 1
        while holder >= 0 and stack[holder].family != family:
            holder -= 1
        if _opens(text, start, stop, mark, here, inside=holder >= 0):
            if len(stack) < _DEEPEST and (holder < 0 or mark in _OPENING):
                stack.append(_Open(family, here, here + len(mark)))
        elif holder >= 0 and not (family == "single" and _apostrophe(text, here, start)):
            opened = stack[holder]
            del stack[holder:]
            found.append(_quotation(text, opened, here, here + len(mark), len(stack), closed=True))
    stack = [opened for opened in stack if opened.family != "single"]
    for depth, opened in enumerate(stack):
        found.append(_quotation(text, opened, stop, stop, depth, closed=False))
    if left_open and len(found) > first:
        taken = min(range(first, len(found)), key=lambda index: (found[index].start, -found[index].end))
        quotation = found[taken]
        mark = text[quotation.start : quotation.inner[0]]
        if not text[start : quotation.start].strip() and _FAMILY[mark] == left_open:
            found[taken] = quotation._replace(carried=True, scare=False)
    return stack[0].family if stack else None


def _marks(text: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """The marks of a paragraph and where they stand; two single ones make a double, apostrophes are left out."""
    past = start
    for hit in _MARK.finditer(text, start, stop):
        mark, here = hit.group(), hit.start()
        if here < past:
            continue
        following = text[here + 1 : here + 2] if here + 1 < stop else ""
        within_word = following.isalnum() and (mark == "’" or (here > start and text[here - 1].isalnum()))
        if mark in "'`" and following == mark:
            mark *= 2
            past = here + 2
        elif mark == "`" or (mark in "'’" and within_word):
            continue
        yield mark, here


def _opens(text: str, start: int, stop: int, mark: str, here: int, *, inside: bool) -> bool:
    end = here + len(mark)
    if mark in _OPENING and mark != "``":
        # German „…“ and Swedish »…« turn marks round: an opening mark after a word closes what is open.
        after_word = here > start and text[here - 1] not in _BEFORE_OPENING
        return not (inside and after_word)
    if mark in _CLOSING:
        return mark == "»" and not inside and (here == start or text[here - 1] in _BEFORE_OPENING)
    if mark == "``":
        return True
    fresh = here == start or text[here - 1] in _BEFORE_OPENING
    follows = end < stop and not text[end].isspace() and text[end] not in ",.;:!?)"
    return fresh and follows and (mark == "'" or not inside or text[here - 1 : here].isspace())


def _apostrophe(text: str, here: int, start: int) -> bool:
    """Whether a single mark after a word may be a plural's possessive: "the officials’ view"."""
    return here > start and text[here - 1] in "sS" and text[here + 1 : here + 3].strip()[:1].islower()


def _quotation(text: str, opened: _Open, inner: int, end: int, depth: int, *, closed: bool) -> Quotation:
    words = len(_WORD.findall(text, opened.inner, min(inner, opened.inner + 60)))
    last = text[inner - 1 : inner]
    scare = closed and words < _SCARE and last not in tuple(",.!?…—")
    capital = text[opened.inner : opened.inner + 1].isupper()
    return Quotation(opened.start, end, (opened.inner, inner), depth, closed, False, scare, capital)
