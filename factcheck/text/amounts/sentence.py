"""The words of the sentence around an amount, as far as a cheap look goes."""

from factcheck.text.patterns import pattern

_WORDS = pattern(r"[^\W\d_]+(?:['’]s)?|%")
_STOP = pattern(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n")
_REACH = 160


def words_around(text: str, start: int, end: int) -> set[str]:
    """The lower-case words and percent signs of the sentence of [start, end), at most 160 characters to each side."""
    first = max(0, start - _REACH)
    for stop in _STOP.finditer(text, first, start):
        first = stop.end()
    stop_behind = _STOP.search(text, end, min(len(text), end + _REACH))
    last = stop_behind.start() if stop_behind else min(len(text), end + _REACH)
    return {word.lower() for word in _WORDS.findall(text[first:last])}
