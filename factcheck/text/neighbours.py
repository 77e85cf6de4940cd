"""The single words beside a place, for grammars that look one word to the left or right."""

from factcheck.text.patterns import pattern

_BEFORE = pattern(r"([^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\w.]*)[ \u00a0]$")
_BEHIND = pattern(r"[ \u00a0-]([^\W\d_]+)(?![^\W_])")
_REACH = 24
_WORD = pattern(r"[^\W\d_]+")


def word_before(text: str, at: int) -> str:
    """The lower-case word that stands one blank before `at`; empty where none does."""
    if text[at - 1 : at] not in (" ", "\u00a0"):
        return ""
    word = text[max(0, at - _REACH) : at - 1].rpartition(" ")[2]
    if word.isalpha():  # most are: a fifth of what the pattern takes
        return word.lower()
    match = _BEFORE.search(text, max(0, at - _REACH), at)
    return match[1].lower() if match else ""


def word_behind(text: str, at: int) -> str:
    """The lower-case word that stands one blank or hyphen behind `at`; empty where none does."""
    match = _BEHIND.match(text, at)
    return match[1].lower() if match else ""


def words_between(text: str, start: int, end: int) -> list[str]:
    """The lower-case words of [start, end)."""
    return _WORD.findall(text[start:end].lower())
