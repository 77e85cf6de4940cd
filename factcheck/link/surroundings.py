"""Where something was said, to whom and by which medium, from the words around source and cue."""

import re
from collections.abc import Iterable, Iterator

from factcheck.records.readings import AttributionReading, Place
from factcheck.text.lexemes import Lexemes
from factcheck.text.lexicons import Lexicons
from factcheck.text.name_words import name_words
from factcheck.text.patterns import pattern
from factcheck.text.tokens import Tokens

_REACH = 120
"""How far from source and cue these words may stand, in characters."""

_WORD = pattern(r"[\w’'&.-]*[\w’']|[^\w\s]")

_AT_PLACE = ("in ", "at ", "from ", "outside ", "near ", "In ", "At ", "From ", "in the ", "at the ", "In the ")
_ENDS = frozenset('.;:”"»')


def addressee(reading: AttributionReading, tokens: Tokens) -> str | None:
    """Whom the words are said to, as written: after "told", or after "said to"."""
    if reading.cue is None or (reading.source and reading.source[0] >= reading.cue[1]):
        return None
    text, end = tokens.text, reading.cue[1]
    cue = text[slice(*reading.cue)].lower().split()
    lexicons = tokens.lexicons
    hearers = lexicons.words("surroundings", "hearer")
    told = bool(cue) and (cue[0] in hearers or cue[-1] in hearers)
    sentence = tokens.sentence_at(reading.cue[0])
    stops = [piece[0] for piece in reading.content if piece[0] >= end]
    stop = min([*stops, end + _REACH, sentence.end if sentence else end])
    words = list(_words(text, end, stop))
    until = lexicons.words("surroundings", "hearer", "until")
    if not told:
        if not words or text[slice(*words[0])] != "to":
            return None
        words = words[1:]
    hearer: list[Place] = []
    for start, last in words:
        word = text[start:last]
        if word in until or not (word[0].isalnum() or (hearer and word in "’'-&")):
            break
        hearer.append((start, last))
    if not hearer or text[slice(*hearer[0])] in lexicons.words("surroundings", "hearer", "never"):
        return None
    return text[hearer[0][0] : hearer[-1][1]]


def _words(text: str, start: int, end: int) -> Iterator[Place]:
    return (match.span() for match in _WORD.finditer(text, start, end))


def place(reading: AttributionReading, tokens: Tokens) -> str | None:
    """Where the words are said, as written: a place named after the cue, or in front of the source."""
    text, parts = tokens.text, _parts(reading)
    first, last = parts[0][0], max(end for _, end in parts)
    sentence = tokens.sentence_at(first)
    if sentence is None:
        return None
    low, high = max(sentence.start, first - _REACH), min(sentence.end, last + _REACH)
    for index in tokens.entities.between(low, high):
        name = tokens.names[index]
        if name.kind not in ("place", "unknown") or not text[low : name.start].endswith(_AT_PLACE):
            continue
        if _inside(name.start, (*reading.content, *parts)):
            continue
        if name.end <= first:
            month = text[name.start : name.end] in tokens.lexicons.built(name_words).months
            if (
                not month
                and _leads(text, low, name.start, first - name.end)
                and _ENDS.isdisjoint(text[name.end : first])
            ):
                return text[name.start : name.end]
        elif name.kind == "place":
            after = max((end for _, end in parts if end <= name.start), default=name.start)
            between = text[after : name.start]
            if "," not in between or between in (", in ", ", at ", ", in the "):
                return text[name.start : name.end]
    return None


def _leads(text: str, low: int, start: int, gap: int) -> bool:
    """Whether the place stands at the head of its sentence, close before the source: "Speaking in Rome, …"."""
    before = text[low:start]
    head = before.rpartition(", ")[2] if ", " in before else before
    return gap < 40 and (
        len(head.split()) <= 2 or head.split()[0].lower() in ("speaking", "talking", "arriving", "writing")
    )


def medium(reading: AttributionReading, tokens: Tokens) -> str | None:
    """By which medium the words came: "statement", "interview", "Twitter"; from the words beside source and cue."""
    text, parts = tokens.text, _parts(reading)
    first, last = parts[0][0], max(end for _, end in parts)
    sentence = tokens.sentence_at(first)
    low, high = first - _REACH, last + _REACH
    if sentence is None or tokens.lexemes.none_of(tokens.lexicons.built(_media), low, high):
        return None
    media = tokens.lexicons.words("surroundings", "medium")
    carriers = tokens.lexicons.words("surroundings", "medium", "carriers")
    for low, high in ((first, min(sentence.end, last + _REACH)), (max(sentence.start, first - _REACH), first)):
        carrier = tokens.lexicons.built(_carrier).search(text, low, high)
        if carrier is None:
            continue
        carried = 0  # how many more words may name what "in" or "on" is followed by
        before = ""
        for start, end in _words(text, carrier.start(), high):
            word = text[start:end]
            if not word[0].isalnum():
                carried, before = 0, ""
                continue
            both = f"{before}_{word}"
            if carried and (word in media or both in media) and not _inside(start, reading.content):
                return both.replace("_", " ") if both in media else word
            carried = 5 if word in carriers else carried - 1 if carried else 0
            before = word
    return None


def _media(lexicons: Lexicons) -> frozenset[str]:
    """The last lexeme of each name of a medium: where none of these stands, no medium is named."""
    return frozenset(Lexemes(name).words[-1] for name in lexicons.words("surroundings", "medium"))


def _carrier(lexicons: Lexicons) -> re.Pattern[str]:
    """The words after which a medium may be named, as words of their own."""
    words = "|".join(lexicons.words("surroundings", "medium", "carriers"))
    return pattern(rf"(?<![\w’'&.-])(?:{words})(?![&.-]*[\w’'])")


def _parts(reading: AttributionReading) -> list[Place]:
    """Source and cue, in the order of the text."""
    return sorted(part for part in (reading.source, reading.cue) if part)


def _inside(offset: int, places: Iterable[Place]) -> bool:
    return any(start <= offset < end for start, end in places)
