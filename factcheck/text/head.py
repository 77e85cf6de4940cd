"""Lines at the head of an article by their shape: who wrote it, and when it appeared."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.text.document import Segment
from factcheck.text.patterns import pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TH = r"(?:st|nd|rd|th)?"
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}{_TH}\.?\s{_MONTH},?\s\d{{4}}|{_MONTH}\s\d{{1,2}}{_TH},?\s\d{{4}})"
_LABEL = r"(?:(?:first |originally |last )?(?:published|posted|updated|modified|issued|released|date)\b(?:\son)?:?\s)"
_WHEN = pattern(
    rf"{_LABEL}?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?{_DAY}(?:T\S+)?(?:\W.{{0,60}})?", re.IGNORECASE
)
_WHO = pattern(
    r"(?i:by|words by|text by|written by|reported by|report by|story by|posted by|words:|text:)\s+[^\W\d_a-z]"
)
_NAME = pattern(r"[^\W\d_a-z][\w.'’-]*(?:\s(?:and|de|van|von|der|al|bin|[^\W\d_a-z][\w.'’-]*,?)){1,6}")
_LONGEST = 160
_HEAD = 8
"""How many blocks the head of an article may have."""
_STANDFIRST = 500
"""Characters of a standfirst at the most."""
_PARAGRAPH = 80
"""Characters from which on a block is a paragraph."""


def says_who(words: str) -> bool:
    """Whether a line says who wrote an article: "By Jo Hart"."""
    return len(words) <= _LONGEST and _WHO.match(words) is not None and not words.endswith((".", "!", "?", ":", ","))


def says_when(words: str) -> bool:
    """Whether a line says when an article appeared, and little else: "Published 3 March 2024, 10:30"."""
    return len(words) <= _LONGEST and _WHEN.fullmatch(words) is not None and not words.endswith((".", "!", "?"))


def is_name(words: str) -> bool:
    """Whether a line is a name, or two, and nothing else; of an author, where the next line says when."""
    return len(words) <= 60 and _NAME.fullmatch(words) is not None


def told_apart(segments: Sequence[Segment], text: str) -> tuple[Segment, ...]:
    """`segments` with the lines of the head as what their shape says, where no markup says it.

    A first line of its own without a full stop, before prose, is the headline if nothing else is; lines before the
    first paragraph that say who or when are bylines, and so is a name right before them; what stands between the
    headline and them is the standfirst.
    """
    told = list(segments)
    headed = any(segment.kind == "headline" for segment in told)
    if told and not headed and told[0].kind == "body" and _is_title(told[0], told, text):
        told[0] = replace(told[0], kind="headline")
    waiting: list[int] = []  # bodies behind the headline: standfirsts, if a byline follows
    for at, segment in enumerate(told[:_HEAD]):
        if segment.kind == "byline":
            waiting = []
        elif segment.kind == "body":
            words = " ".join(text[segment.start : segment.end].split())
            if says_who(words) or says_when(words):
                told[at] = replace(segment, kind="byline")
                _tell(told, waiting, text)
                waiting = []
            else:
                waiting.append(at)
        if sum(told[one].end - told[one].start >= _PARAGRAPH for one in waiting) > 2:
            break
    return tuple(told)


def _tell(told: list[Segment], waiting: list[int], text: str) -> None:
    """What stands right before a line that says who or when: a name, and a standfirst below the headline."""
    names = [at for at in waiting[-1:] if is_name(text[told[at].start : told[at].end])]
    rest = waiting[: len(waiting) - len(names)]
    for at in names:
        told[at] = replace(told[at], kind="byline")
    length = sum(told[at].end - told[at].start for at in rest)
    if rest and rest[0] > 0 and told[rest[0] - 1].kind == "headline" and length <= _STANDFIRST:
        for at in rest:
            told[at] = replace(told[at], kind="standfirst")


def _is_title(first: Segment, told: Sequence[Segment], text: str) -> bool:
    """Whether the first block is a headline by its shape: a line without a full stop, and prose below."""
    words = text[first.start : first.end]
    prose = any(
        segment.kind == "body" and (segment.end - segment.start >= _PARAGRAPH or text[segment.end - 1] in '.!?"”’»')
        for segment in told[1:_HEAD]
    )
    short = len(words) <= _LONGEST and "\n" not in words and words[-1:] not in ".:;,"
    return short and prose and not says_who(words) and not says_when(words) and any(mark.isalpha() for mark in words)
