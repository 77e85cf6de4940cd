"""A line at the head or foot of a text that says when it appeared: "Posted 3 March 2024", "By Jo Hart | March 3"."""

import re
from collections.abc import Sequence

from factcheck.text.dates.forms import Day, Expression
from factcheck.text.patterns import pattern

_HEAD, _TAIL = 600, 300
"""How many characters at the head and the foot of a text may hold its dated line."""
_LONGEST = 200
_BARS = "|·•/\t"
_LOOSE = " \t,;:–—-([.)]*_"
_WORDS = r"(?:published|posted|issued|released|filed|created|updated|modified|revised|date|dateline)\b"
_LABEL = pattern(rf"(?:^|(?<=\W))(?:(?:first|originally|last) )?{_WORDS}(?:[ \t]+(?:on|at))?$", re.IGNORECASE)
_SECOND = pattern(rf"(?:(?:first|originally|last) )?{_WORDS}", re.IGNORECASE)
_CHANGED = pattern(r"\b(?:updated|modified|revised)\b", re.IGNORECASE)
_BYLINE = pattern(r"(?i:by|text|words|story|report|reported|written|from)(?i:[ \t]by)?:?\s+[^\W\d_a-z]")
_CLOCK = pattern(
    r"[,;]?\s*(?:at\s)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?-i:[A-Z]{2,5})\b\)?)?",
    re.IGNORECASE,
)
_WHERE = pattern(r"(?:by|in|under)\s[^\n.!?]{2,60}$", re.IGNORECASE)
_PROSE = pattern(r"[a-z]{4}")


def dated_lines(found: Sequence[Expression], text: str) -> list[Expression]:
    """The days of the dated lines, those of publication before later changes; at the head also without year."""
    first: list[Expression] = []
    changed: list[Expression] = []
    for expression in found:
        form, start, end = expression.form, expression.start, expression.end
        if _HEAD < start < len(text) - _TAIL:
            continue
        if not isinstance(form, Day) or not isinstance(form.month, int) or not isinstance(form.year, int | None):
            continue
        if form.year is None and start > _HEAD:
            continue
        begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        stop = stop if stop >= 0 else len(text)
        if stop - begin > _LONGEST:
            continue
        before, after = text[begin:start], text[end:stop]
        label = _LABEL.search(before.rstrip(_LOOSE))
        if _opens(before[: label.start()] if label else before) and _closes(after, labelled=label is not None):
            (changed if label and _CHANGED.search(label[0]) else first).append(expression)
    return first + changed


def _opens(before: str) -> bool:
    """Whether a line may begin so before its day or its label: not at all, with a byline, with a name and a bar."""
    bare = before.strip(_LOOSE)
    return not bare or bare[-1] in _BARS or _BYLINE.match(bare) is not None


def _closes(after: str, *, labelled: bool) -> bool:
    """Whether a line may go on so behind its day: an hour, a bar, a second label, a name or a desk; nothing told."""
    clock = _CLOCK.match(after)
    rest = after[clock.end() if clock else 0 :].strip(" \t,;.()[]*_")
    if not rest or rest[0] in _BARS or _SECOND.match(rest) or (labelled and _WHERE.match(rest)):
        return True
    return len(rest) <= 24 and not _PROSE.search(rest)
