"""Text as ids and anchors compare it: what typesetters and editors change without a thought is made alike."""

import re
from unicodedata import is_normalized, normalize

_MARKS = re.compile("[“”„‟«»‘’‚‛`´]|''")
_STRAIGHT = tuple((dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛`´", "'")).items())


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Soft hyphens, joiners, marks of direction and the like: nobody sees them."""
_CLUSTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)
"""A letter and the accents behind it."""


def seen(text: str) -> str:
    """`text` as it is seen: without characters that nobody sees, and with each accent composed with its letter."""
    if text.isascii():
        return text
    text = _UNSEEN.sub("", text).replace("\u2011", "-")
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def seen_with_places(text: str) -> tuple[str, list[int]]:
    """`seen(text)`, and where in `text` each of its characters begins; the last place is the end of `text`."""
    said: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        part = seen(match[0])
        said.append(part)
        places += [match.start()] * len(part)
    return "".join(said), [*places, len(text)]


def normal(text: str) -> str:
    """`text` as it is seen, with white space and quotation marks made alike: so do ids and anchors compare it."""
    text = seen(text)
    if _MARKS.search(text):
        text = text.replace("''", '"').replace("``", '"')
        for mark, straight in _STRAIGHT:  # a tenth of what str.translate takes
            text = text.replace(mark, straight)
    return " ".join(text.split())
