"""Lines of program text, and the layout marks of a line of prose, such as `{.lead}`: figures in them are none.

A sign that code has and prose seldom does is not enough: lists end in semicolons, and a sentence may tell "(n = 412)".
Prose is told by its words.
"""

from factcheck.text.patterns import pattern

_SIGNS = "=;{}[(-:"
"""Without one of these no line is code."""
_LAYOUT = pattern(r"(?:\s*(?:\{\{[^{}]{0,160}\}\}|\{[^{}]{0,160}\}|:{3,}[ ]?[\w-]{0,20}))+\s*$")
"""What converters and site builders put behind a paragraph: attributes, shortcodes, the end of a box."""
_BOX = pattern(r"\s*:{3,}\s*(?:\{[^{}]{0,160}\}|[\w-]+)?")
_STATISTIC = pattern(r"\([A-Za-z]{1,3}\s?[=<>≤≥]{1,2}\s?[^()=;]{1,20}\)")
_ENDED = pattern(r"[^\W\d_]{2}\S*\s.*[.!?…][\"'”’)\]»]*$")
_CODE = pattern(
    r"[=!<>]=|\w\s=\s|[;{}]\s*$|\w\((?!e?s\))[^\s()]*(?:, ?[^\s()]+)*\)?|\w\[\w+\]|[\w)]\s?->\s?[A-Za-z_]|::|\s--\w"
    r"|^\s*(?:def|return|import|from \w+ import|for \w+ in|if .*:$|#include|var|let|const)\b"
)
_CERTAIN = pattern(
    r"^\s*(?:def|for|if|elif|else|while|with|class|try|except|switch|catch|function)\b.*[:{]\s*$"
    r"|=.*;\s*$|\w\([^()]*\)\s*[;{]\s*$|\"\s?:\s?[\d\"\[{]|\+\+|&&|\|\|"
)
_WORD = pattern(
    r"[“‘\"'(\[]*(?:[^\W\d_]{2,}|[aI])(?:[-'’/][^\W\d_]+|\[[a-z]{1,4}\][a-z]*)*[.,;:!?”’\"')\]]{0,3}"
    r"|[a-z]*\[[a-z]{1,4}\][a-z]*[.,;]?"
)
_FIGURE = pattern(r"[“‘(\[$€£¥]*[-+−]?\d[\d.,]*(?:%|[a-z]{1,4})?[.,;:!?”’)\]]*|[-–—•*]|\([a-z]{1,4}\)|[a-z]\)")
_LISTED = pattern(r"\s*(?:[-–—•*]|\(?[a-z]{1,4}\))\s|.*(?:\d%|[$€£]\d)")
"""What makes prose of two words: the mark of a list, a share, a sum of money."""
_ENGLISH = frozenset(
    "the of a an to was were has had have been by at on its their his her they more less than said some about over "
    "after before between who which per percent rose fell".split()
)
"""Words that no programming language has for its own."""


def in_code(line: str, at: int) -> bool:
    """Whether the figure at offset `at` of a line stands in program text, or in marks of layout behind the line."""
    if not any(sign in line for sign in _SIGNS):
        return False
    bare = line.rstrip()
    if bare.endswith("."):
        return False
    layout = _LAYOUT.search(bare)
    if layout:
        if at >= layout.start():
            return True
        bare = bare[: layout.start()].rstrip()
    box = _BOX.match(bare)
    bare = _STATISTIC.sub("", bare[box.end() :] if box else bare)
    return not _ENDED.search(bare) and _CODE.search(bare) is not None and not _is_prose(bare)


def _is_prose(line: str) -> bool:
    """Whether a line that has a sign of code is made of words all the same."""
    if _CERTAIN.search(line):
        return False
    tokens = line.split()
    words = [token for token in tokens if _WORD.fullmatch(token) and not (token.isupper() and len(token) > 1)]
    odd = len(tokens) - len(words) - sum(_FIGURE.fullmatch(token) is not None for token in tokens)
    if len(words) < 3:
        return len(words) == 2 and not odd and _LISTED.match(line) is not None
    english = not _ENGLISH.isdisjoint(word.strip("“”‘’\"'()[].,;:!?").lower() for word in words)
    return len(words) >= odd * (1 if english else 2)
