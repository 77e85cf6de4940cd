"""What looks like a figure and is none: clock times, dates, versions, phone numbers, labels, models, code."""

import re

from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.numbers.code import in_code
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.vocabulary import Vocabulary
from factcheck.text.patterns import pattern

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?:\s?[apAP]\.?[mM]\b\.?)?"  # 7:30 p.m., 1:36.6
_HOUR = r"\d{1,2}(?:[.:]\d\d)?\s?[apAP]\.?[mM]\b\.?"  # 11 a.m., 7.30pm
_OCLOCK = r"\d{1,2}(?:\s|-)?o['’]clock"
_ZONE = r"0\d{3} ?(?:GMT|UTC|EST|EDT|PST|PDT|BST|CET|hrs|hours)\b|[01]\d{3} ?(?:GMT|UTC)\b"  # 0600 GMT
_SEASON = r"(?:1[89]|20)\d\d[-–/]\d\d(?!\d|\s?(?:%|percent|per\ cent|k[gm]\b|million|billion))"  # the season 2014-15
_PHONE = r"(?:1-)?\(?\d{3}\)?[-.\u00a0 ]\d{3}[-.]\d{4}"
_DEGREES = (
    r"\d{1,3}(?:\.\d+)?[°º]\s?(?:\d{1,2}(?:\.\d+)?['′]\s?)?(?:\d{1,2}(?:\.\d+)?[\"″]\s?)?[NSEW](?![^\W_])"  # 34°N
)
_AFTER_BLANK = pattern(rf"{_HOUR}|{_OCLOCK}|\d{{1,2}} in the (?:morning|afternoon|evening)\b|{_ZONE}")
_BLANK_DIGIT = pattern(rf"{_PHONE}|0\d{{2,4}} \d{{3,4}} \d{{3,4}}|0\d{{3,4}} \d{{5,6}}")
_SHAPES = {
    ":": pattern(rf"{_CLOCK}|{_HOUR}"),
    ".": pattern(rf"{_HOUR}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d+(?:\.\d+){{2,}}(?!\d)|{_PHONE}|{_DEGREES}"),  # 192.168.1.2
    "-": pattern(
        rf"{_OCLOCK}|\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:T[\d:.]+Z?)?|\d{{1,2}}-\d{{1,2}}-\d{{4}}|{_SEASON}"
        rf"|{_PHONE}|\d{{3}}-\d{{4}}(?!\d)|1-[89]\d\d-[\dA-Z-]+|\d+(?:-\d+){{2,}}|\d+-(?:for|on)-\d+|50-50"
    ),
    "–": pattern(_SEASON),
    "/": pattern(rf"\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{4}}/\d{{1,2}}/\d{{1,2}}|{_SEASON}|24/7|9/11|7/7|50/50"),
    ")": pattern(_PHONE),
    "x": pattern("4x4"),
    "°": pattern(_DEGREES),
    "º": pattern(_DEGREES),
} | dict.fromkeys("apAPoGUEPBCh", _AFTER_BLANK)
"""What begins with digits and is no figure, by the character that stands behind the first of them."""
_BLANK_LETTERS = frozenset("apAPoiGUEPBCh")
"""How the words behind a blank begin that make a time of the digits before it."""
_PROPER = pattern(r"[ \u00a0](\d{1,3}(?:st|nd|rd|th)|[A-Z][\w’']*)\.?")
_RUN_BEFORE = pattern(r"[^\s\"“”‘(\[{<>|,;—–/]{1,40}$")
_PATH_BEFORE = pattern(r"\S{1,60}$")
_ADDRESS = pattern(r"://|www\.|@|\.(?:com|org|net|gov|edu|html?|pdf|jpe?g|png)\b", re.IGNORECASE)
_BEFORE_MINUS = pattern(r"(?:^|[^\w])(?:minus|plus|negative|to|and|or)$|\d[a-z%]{0,4}$", re.IGNORECASE)
_WORD_BEFORE = pattern(r"(?<![^\W\d_])([^\W\d_](?:[\w.&'’+]|-(?=\w))*)[ \u00a0]{1,2}-?(?P<no>#|No\.? ?|no\. )?$")
_RANGE = pattern(r"(?:[ \u00a0]to[ \u00a0]|[-–])\d[\d,.]*(?=[ \u00a0])")
_NEXT = pattern(r"[ \u00a0-]([^\W\d_]+)(?![^\W_])")
_SYMBOL = pattern(r"[ \u00a0]([a-z]{1,2}[²³]|k[mg]|[cm]m|ha|ft|kWh?|MW)(?![^\W_])")
_PLURAL = pattern(r"[^\W\d_]{2}(?:[^suix]s|people|men|women|children)$")
_SIGNED = pattern(r"\s?[%％°]|[ \u00a0-]?(?:percent|per cent|pct|points?)\b")
_MONTH_BEFORE = pattern(
    r"(?<![^\W\d_])([A-Za-z][a-z]{2,8})\.?[ \u00a0]"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?:[ \u00a0]?[-–,&]|[ \u00a0](?:and|to|or|through))[ \u00a0]?)?$"
)
_MONTH_BEHIND = pattern(
    r"(?:st|nd|rd|th)?(?:[ \u00a0]?[-–][ \u00a0]?\d{1,2})?(?:[ \u00a0]of)?[ \u00a0-]([A-Za-z][a-z]{2,8})(?![^\W_])"
)
_LIST_MARK = pattern(
    r"""
    [ \t]* [\[(]? \d{1,3}
    (?: (?:\.\d{1,2})? (?:[.)\]]|[.)]?\t) (?=\s)          # 1. (2) 3)
      | (?:\.\d{1,3})+ (?=\s+[“"(]?[A-Z])                  # 1.1 These terms
      | (?:\.\d{1,3})* (?=[ ]{2,}\S)                        # 4  A House
      | [ ]* (?=\n|$) )                                     # a line of its own
    """,
    re.VERBOSE,
)
_INSERTED = pattern(r"\] (?!see |ibid|id\.|cf\.|https?:|www\.|de |van |von )[a-z]")
_LEADERS = pattern(r"(?:\.{2,}|(?:\. ){2,}|…|\t|[ ]{2,})[ ]*$")


def shape(text: str, start: int) -> int | None:
    """Where the clock time, date, version, phone number or catch phrase that begins at `start` ends; else None."""
    at = start + 1
    while text[at : at + 1].isdecimal():
        at += 1
    mark = text[at : at + 1]
    if mark.isspace():
        beyond = text[at + 1 : at + 2]
        shapes = _BLANK_DIGIT if beyond.isdecimal() else _AFTER_BLANK if beyond in _BLANK_LETTERS else None
    else:
        shapes = _SHAPES.get(mark)
    match = shapes.match(text, start) if shapes else None
    return match.end() if match else None


def glued(text: str, start: int, words: Vocabulary) -> bool:
    """Whether the digits at `start` are part of a longer name, address or path: F-16, A320, x_1, page.html#3."""
    before = text[start - 1] if start else " "
    if before.isspace() or before in "(\"“‘'«$€£¥₹~≈<>≥≤±+—–,":
        return False
    run = (_PATH_BEFORE if before == "/" else _RUN_BEFORE).search(text, max(0, start - 60), start)
    stem = run[0] if run else ""
    if _ADDRESS.search(stem):
        return True
    name = stem.rstrip(".-−")
    if name.endswith("=") and name[:-1].lower() in words.equated:  # "n=412", "p=.03"
        return False
    if before in "-−‐‑":
        inner = stem[:-1]
        if not inner or _BEFORE_MINUS.search(inner):
            return False
        return inner.lower() not in words.function and inner.rstrip("s").lower() not in words.scales
    if before.isalpha() or before in ".=":
        letters = stem.lstrip("'’")
        return (
            letters not in words.prefixes
            and letters.lstrip("$") not in words.prefixes
            and not (before == "." and letters == ".")
        )
    return before in "_&@/\\=+*^#:" and any(character.isalnum() for character in stem)


def labelled(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a bare number at [start, end) is the name of a thing: "Section 230", "Highway 61", "iPhone 12"."""
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if match is None:
        return text[max(0, start - 1) : start] == "#"
    word = match[1]
    lower = word.rstrip(".").lower()
    if match["no"] or lower in words.labels:
        return not _measured(text, end, words)
    if lower in words.weak_labels:
        return not counted(text, end, words)
    if lower in words.function or lower in words.cardinals or lower.endswith(("’s", "'s")) or lower in words.weekdays:
        return False
    if text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isdigit():
        return False
    return any(character.isupper() for character in word) and not counted(text, end, words)


def referred(text: str, start: int, words: Vocabulary) -> bool:
    """Whether a number with a point is that of a clause or figure: "section 6.1"."""
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return match is not None and match[1].rstrip(".").lower() in words.labels


def ranked(text: str, start: int, words: Vocabulary) -> int | None:
    """Where "No." begins before the number at `start`, if the word before it makes that a place: "ranked No. 1"."""
    if not text.endswith(("o", "o ", "o.", "o. ", "#", "-"), max(0, start - 3), start):
        return None
    match = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if match is None or not match["no"] or match[1].lower() not in words.ranking:
        return None
    return match.start("no")


def _measured(text: str, end: int, words: Vocabulary) -> bool:
    """The symbol of a unit behind a number, which no name of a thing has: "area 40 km²"; not "section 5 in"."""
    unit = _SYMBOL.match(text, end)
    return unit is not None and unit[1] in words.suffixes


_AND = frozenset({" and ", " or ", " to ", "-", "–", " & "})


def listed(text: str, last: Figure, figure: Figure, words: Vocabulary) -> bool:
    """Whether a bare number goes on with a list of names: "clauses 6 and 8", not "in 2014 and 8 others"."""
    if last.form != "identifier" or text[last.end : figure.start] not in _AND or figure.end - figure.start > 3:
        return False
    if not text[figure.start : figure.end].isdecimal() or not text[last.start : last.end].isdecimal():
        return False
    link = text[last.end : figure.start]
    named = word_before(text, last.start).endswith("s") or link in "-–"
    return named and not counted(text, figure.end, words)


def counted(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a unit or a plural noun stands behind the number that ends at `end`, at most two words away."""
    if _SIGNED.match(text, end) or _measured(text, end, words):
        return True
    other = _RANGE.match(text, end)
    end = other.end() if other else end
    for _ in range(3):
        match = _NEXT.match(text, end)
        if match is None:
            return False
        word = match[1].lower()
        if word in words.counted or (_PLURAL.search(word) and word not in words.function):
            return True
        if word in words.function or word != match[1]:
            return False
        end = match.end()
    return False


def year(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether the four bare digits at [start, end) are a year rather than a count."""
    value = int(text[start:end])
    if not 1300 <= value <= 2150 or _SIGNED.match(text, end) or word_behind(text, end) in words.counted:
        return False
    if word_before(text, start) in words.before_year or text[start - 1 : start] == "-":
        return True
    return 1900 <= value <= 2050 or (value >= 1500 and not counted(text, end, words))


def dated(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Whether a month stands beside the small number at [start, end): "October 7", "7 October", "Jan. 1-3"."""
    before = _MONTH_BEFORE.search(text, max(0, start - 24), start)
    if before and before[1].lower() in words.months:
        return before[1][0].isupper() or before[0][len(before[1])] == "." or _dates(text, before.start(), words)
    behind = _MONTH_BEHIND.match(text, end)
    if behind is None or behind[1].lower() not in words.months:
        return False
    return behind[1][0].isupper() or _dates(text, start, words)


def _dates(text: str, start: int, words: Vocabulary) -> bool:
    """Whether what begins at `start` is a date for the word before it: "on may 19"."""
    return word_before(text, start) in words.before_date


def addressed(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a street's name follows the house number that ends at `end`: "22 Acacia Avenue", "9 E 71st St"."""
    for place in range(5):
        match = _PROPER.match(text, end)
        if match is None:
            return False
        word = match[1].lower()
        if word in words.streets if place else word in words.streets_first:
            return True
        end = match.end()
    return False


def furniture(text: str, start: int, end: int) -> bool:
    """Whether the digits at [start, end) are a list marker, a page number after leaders, or part of a line of code."""
    begin = text.rfind("\n", max(0, start - 400), start) + 1
    mark = _LIST_MARK.match(text, begin) if start - begin <= 8 else None
    if mark and mark.end() >= end:
        return not (text[end : end + 1] == "]" and _INSERTED.match(text, end))  # “[12] people were hurt”
    stop = text.find("\n", end, end + 400)
    stop = min(len(text), end + 400) if stop < 0 else stop
    if text[end : end + 1].strip() == "" and not text[end:stop].strip() and _LEADERS.search(text, begin, start):
        return True
    if stop - begin >= 200:
        return False
    return in_code(text[begin:stop], start - begin)
