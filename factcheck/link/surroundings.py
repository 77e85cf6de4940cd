"""Where something was said, to whom and by which medium, from the words around source and cue."""

import re

from factcheck.records.readings import AttributionReading
from factcheck.text.tokens import Tokens

_REACH = 120
_TOLD = re.compile(
    r"(?:told|tell(?:s|ing)?|inform(?:ed|ing|s)|warn(?:ed|ing|s)?|assur(?:ed|ing|es)|remind(?:ed|ing|s)|urg(?:ed|ing|es)"
    r"|ask(?:ed|ing|s)|advis(?:ed|ing|es)|notif(?:ied|ying|ies)|brief(?:ed|ing|s)|address(?:ed|ing|es)"
    r"|beg(?:ged|ging|s)|lectur(?:ed|ing|es)|instruct(?:ed|ing|s))\b",
    re.IGNORECASE,
)
_HEARER = re.compile(
    r"\s+((?!(?:that|how|why|what|if|whether|on|in|at|of|against|for|to|by|it)\b)[\w’'-][^,.;:“”\"«»()`]{0,90}?)"
    r"(?=\s(?:that|how|why|what|if|whether|on|in|at|during|after|before|last|this|by|about|to|when|as|against|not|late"
    r"|early|who|which|via|through|outside|inside|yesterday|today|earlier|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|[,.;:“\"«»`(]|\s*$)"
)
_TO = re.compile(
    r"\s+to\s+([\w’'-][^,.;:“”\"«»()`]{1,60}?)"
    r"(?=\s(?:that|on|in|at|during|last|this|by|about|when|as)\b|[,.;:“\"«»`(]|$)"
)
_AT_PLACE = re.compile(r"\b(?:in|at|from|outside|near)\s(?:the\s)?$")
_SPEAKING = re.compile(
    r"(?:^|[.!?”\"»]\s+|,\s)(?:(?:[Ss]peaking|[Tt]alking|[Aa]rriving|[Ww]riting|[Aa]ppearing)\b[^,.;]{0,40}\s)?[Ii]n\s(?:the\s)?$"
)
_APPOSED = re.compile(r",\s(?:an?|the|his|her|its|who|which|whose|where)\s")
_MEDIUM = re.compile(
    r"\b(?:(?:in|via|by|through|on|at|during)\s(?:(?:an?|the|his|her|its|their|this|that)\s)?(?:[\w’'-]+\s){0,3}?)"
    r"(statement|interview|speech|letter|e-?mail|text message|message|memo|memorandum|radio address|address|tweet"
    r"|Twitter|Facebook|Instagram|YouTube|post|blog|news conference|press conference|conference call|briefing"
    r"|phone call|telephone|phone|call|video|filing|press release|release|editorial|op-ed|column|broadcast|testimony"
    r"|affidavit|hearing|debate|report|book|court papers|lawsuit|article|television|radio|podcast|rally|sermon"
    r"|lecture|white paper)\b"
)


def addressee(reading: AttributionReading, tokens: Tokens) -> str | None:
    """Whom the words are said to, as written: after "told", or after "said to"."""
    if reading.cue is None:
        return None
    text, end = tokens.text, reading.cue[1]
    told = _TOLD.match(text, reading.cue[0]) is not None or _TOLD.search(text, max(reading.cue[0], end - 12), end)
    stop = min((piece[0] for piece in reading.content if piece[0] >= end), default=end + _REACH)
    if reading.source and reading.source[0] >= end:
        return None  # "said Ms. Lee to reporters" is rare, and its source stands in the way
    sentence = tokens.sentence_at(reading.cue[0])
    stop = min(stop, end + _REACH, sentence.end if sentence else stop)
    match = (_HEARER if told else _TO).match(text, end, stop + 1 if stop < len(text) else stop)
    if match and match.end(1) <= stop:
        return match.group(1).strip() or None
    return None


def place(reading: AttributionReading, tokens: Tokens) -> str | None:
    """Where the words are said, as written: a place named after the cue, or in front of the source."""
    text, parts = tokens.text, [part for part in (reading.source, reading.cue) if part]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    sentence = tokens.sentence_at(first)
    if sentence is None:
        return None
    low, high = max(sentence.start, first - _REACH), min(sentence.end, last + _REACH)
    entities = tokens.entities
    for index in entities.between(low, high):
        name = tokens.names[index]
        if name.kind not in ("place", "unknown") or not _AT_PLACE.search(text, max(low, name.start - 12), name.start):
            continue
        if any(a < name.end and name.start < b for a, b in (*reading.content, *parts)):
            continue
        if name.end <= first:
            near = not re.search(r"[.;:”\"»]", text[name.end : first])
            if (
                near
                and _SPEAKING.search(text, max(0, name.start - 60), name.start)
                and len(text[name.end : first]) < 40
            ):
                return text[name.start : name.end]
        elif not _APPOSED.search(text[parts_end(parts, name.start) : name.start]) and name.kind == "place":
            return text[name.start : name.end]
    return None


def parts_end(parts: list[tuple[int, int]], before: int) -> int:
    """The end of the last of `parts` that ends before the offset."""
    return max((end for _, end in parts if end <= before), default=before)


def medium(reading: AttributionReading, tokens: Tokens) -> str | None:
    """By which medium the words came: "statement", "interview", "Twitter"; from the words beside source and cue."""
    text, parts = tokens.text, [part for part in (reading.source, reading.cue) if part]
    first, last = min(part[0] for part in parts), max(part[1] for part in parts)
    sentence = tokens.sentence_at(first)
    if sentence is None:
        return None
    for low, high in ((first, min(sentence.end, last + _REACH)), (max(sentence.start, first - _REACH), first)):
        for match in _MEDIUM.finditer(text, low, high):
            if not any(a < match.end() and match.start() < b for a, b in reading.content):
                return match.group(1)
    return None
