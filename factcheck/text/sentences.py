"""Where sentences begin and end."""

import re
from typing import NamedTuple


class Sentence(NamedTuple):
    """Half-open code-point offsets into the prose, without the white space around; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])")


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order. A paragraph ends with its line."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start, stop = paragraph.span()
        bounds = [end.end() for end in _END.finditer(text, start, stop)]
        for end in (*bounds, stop):
            while start < end and text[start].isspace():
                start += 1
            last = end
            while last > start and text[last - 1].isspace():
                last -= 1
            if last > start:
                found.append(Sentence(start, last, number))
            start = end
    return tuple(found)
