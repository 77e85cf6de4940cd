"""What a format raises, in raised characters: what it means is decided later, for all formats in one place."""

from collections.abc import Iterator

from factcheck.text.patterns import pattern

_FIGURES = pattern(r"[\d\s,;.–−+()\[\]-]*\d[\d\s,;.–−+()\[\]-]*|[-−+]")
_BEFORE_WORDS = pattern(r"\d{1,3}(?=\s+[^\W\d])")
_LETTERS = pattern(r"\s*[a-fh](?:\s*,\s*[a-fh])*\s*")
_UP = str.maketrans("0123456789()abcdefh", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠʰ")
_SIGNS = str.maketrans("-−+", "⁻⁻⁺")


def raised(words: str) -> str:
    """Raised `words` with raised figures, or a raised letter; other words, as in "20th", stay as they are."""
    if _FIGURES.fullmatch(words):
        sign = len(words) - len(words.lstrip(" -−+"))
        ending = len(words.rstrip(" -−+"))
        made = words[:sign].translate(_SIGNS) + words[sign:ending] + words[max(sign, ending) :].translate(_SIGNS)
        return made.translate(_UP)
    if _LETTERS.fullmatch(words):
        return words.translate(_UP)
    figures = _BEFORE_WORDS.match(words)  # "3 and more": a mark with words behind it
    return words[: figures.end()].translate(_UP) + words[figures.end() :] if figures else words


def pieces(words: str) -> Iterator[tuple[str, int, int]]:
    """Raised `words` in stretches [start, end) with what stands for them: whole, or character by character."""
    made = raised(words)
    if made == words:
        yield words, 0, len(words)
    else:
        yield from ((mark, at, at + 1) for at, mark in enumerate(made))
