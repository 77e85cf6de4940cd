"""The single words beside a place, for grammars that look one word to the left or right."""

from factcheck.text.patterns import pattern

_BEFORE = pattern(r"([^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\w.]*)[ \u00a0]$")
_BEHIND = pattern(r"[ \u00a0-]([^\W\d_]+)(?![^\W_])")
_WORD = pattern(r"[^\W\d_]+")


def word_before(text: str, at: int) -> str:
    """The lower-case word that stands one blank before `at`; empty where none does."""
    match = _BEFORE.search(text, max(0, at - 24), at)
    return match[1].lower() if match else ""


def word_behind(text: str, at: int) -> str:
    """The lower-case word that stands one blank or hyphen behind `at`; empty where none does."""
    match = _BEHIND.match(text, at)
    return match[1].lower() if match else ""


def words_between(text: str, start: int, end: int) -> list[str]:
    """The lower-case words of [start, end)."""
    return _WORD.findall(text[start:end].lower())
