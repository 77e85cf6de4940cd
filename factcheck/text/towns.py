"""The place in capitals at the head of a story, which no list need know: PORT ELLAN, 3 May (Agency) –."""

from factcheck.text.patterns import pattern

_BEHIND = pattern(r"(?:,[^\n–—]{1,40}?)?(?: \([^()\n]{2,40}\))?,? (?:[–—]|--?) ?[“\"‘]?[A-Z]")


def dateline(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is the place of a dateline: in capitals, at a line's start, before a dash."""
    return (
        text[max(0, start - 1) : start] in ("", "\n")
        and text[start:end].isupper()
        and _BEHIND.match(text, end) is not None
    )
