"""Sentences as tokens that are alike however they are styled, and the words among them that change a fact."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.text.alike import normal, seen, seen_with_places


class Word(NamedTuple):
    """A token in its plain form, its half-open place in the sentence, and whether it was written as a name."""

    form: str
    start: int
    end: int
    name: bool


_TOKEN = re.compile(
    r"\d+(?:[,\u2009\u202f\u00a0']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"  # 6,238 · 6 238 · 3.4
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]+(?:['’‘][^\W\d_]+)*|[%$€£¥]|[^\s\w]"
)


def _set(table: str) -> frozenset[str]:
    return frozenset(table.split())


_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TEENS = "seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(value) for value, word in enumerate(f"{_UNITS} {_TEENS}".split())} | {
    word: str(value) for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
_SAME = {
    "percent": "%", "pct": "%", "bn": "billion", "mn": "million", "tn": "trillion", "usd": "$",
    "eur": "€", "gbp": "£", "km": "kilometre", "kms": "kilometre", "kilometers": "kilometre", "kilometres": "kilometre",
    "kilometer": "kilometre", "kg": "kilogram", "kilograms": "kilogram", "jan": "january", "feb": "february",
    "mar": "march", "apr": "april", "jun": "june", "jul": "july", "aug": "august", "sep": "september",
    "sept": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
_PLAIN = frozenset(".,;:!?()[]{}\"'-–—…*_/\\|")

DENIALS = _set("""
    denied denies deny denying refused refuses refuse refusing rejected rejects reject rejecting disputed disputes
    dispute disputing declined declines decline failed fails fail failing contradicted contradicts ruled
""")
NEGATIONS = DENIALS | _set("""
    not no never none nobody nothing neither nor without cannot n't hardly scarcely barely false falsely untrue
    incorrect incorrectly wrongly unlikely
""")
MODIFIERS = _set("""
    more less fewer than over under above below nearly almost about around roughly approximately some least most up
    exactly only just between exceeding exceeds exceed minimum maximum barely close virtually well still further
    another additional estimated dozens scores hundreds thousands millions billions half third quarter double triple
    twice all every both many few several
""")
ROUNDING = _set("about around roughly approximately nearly almost barely close some virtually")
LIMITING = _set("least most over under above below exceeding maximum minimum more fewer less")
JUST_BELOW = _set("nearly almost barely virtually practically close")
AMOUNTS = _set("""
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens score scores
    half halves third thirds quarter quarters fourth fifth sixth tenth double doubled triple tripled twice previous
""")
UPWARD = _set("""
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain gains
    gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars
    soared soaring higher up raise raises raised raising expand expanded expanding improve improved win wins won
    above more growth profit profits surplus hire hired add added adds
""")
DOWNWARD = _set("""
    fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline
    declines declining shrink shrinks shrank shrunk shrinking lose loses lost losing plunge plunges plunged plunging
    slump slumps slumped slumping tumble tumbled lower down reduce reduces reduced reducing cut cuts cutting slip
    slipped dip dipped worsen worsened below less fewer loss losses deficit deficits
""")
LIGHT = _set("""
    a an the of in on at to by for with from that which who this these those it its there here and or as is are was
    were be been being has have had do does did will would also too again already yet still now then later earlier
    however meanwhile moreover furthermore though indeed currently recently reportedly apparently so far overall
    well very quite rather really in fact he she they we i his her their our my him them us mr mrs ms dr sir
""")
NOBODY = _set("""
    he she they it we i you who his her their
""")


def words(sentence: str) -> list[Word]:
    """The tokens of a sentence: lower case, quotation marks straight, "6,238" as 6238, "five" as 5, "per cent" as %."""
    if seen(sentence) != sentence:
        clean, places = seen_with_places(sentence)
        return [word._replace(start=places[word.start], end=places[word.end]) for word in words(clean)]
    found: list[Word] = []
    for match in _TOKEN.finditer(sentence):
        text = match.group()
        form = text.casefold().replace("’", "'").replace("‘", "'")
        if form[0].isdigit():
            form = re.sub(r"[^\d.]", "", form)
        elif form.endswith(("n't", "'s")):
            form = f"{form[:-3]} n't" if form.endswith("n't") else form[:-2]
        form = _NUMBERS.get(form) or _SAME.get(form) or form
        if form == "cent" and found and found[-1].form == "per":
            last = found.pop()
            found.append(Word("%", last.start, match.end(), False))
            continue
        if len(form) > 1 and form[0].isalpha() and "." in form:
            form = form.replace(".", "")
        for part in form.split():
            found.append(Word(part, match.start(), match.end(), text[0].isupper() and text not in ("I",)))
    return [word for word in found if word.form not in _PLAIN]


def forms(tokens: Sequence[Word]) -> list[str]:
    """The plain forms alone."""
    return [word.form for word in tokens]


def masked(tokens: Sequence[Word]) -> list[str]:
    """The plain forms with every figure alike, so that a sentence is found again whose figure was changed."""
    return ["#" if word.form[0].isdigit() else word.form for word in tokens]


def alike(old: str | None, new: str | None) -> bool:
    """Whether two short texts are the same words, styling, articles and titles aside; one may be the other's part."""
    ours, theirs = _bare(old), _bare(new)
    return ours == theirs or bool(ours and theirs and (ours <= theirs or theirs <= ours))


def same_person(old: str | None, new: str | None) -> bool:
    """Whether two sources are the same words, or one is the other's name in part: "Holt", "the mayor, Ines Holt".

    "officials" and "Iraqi officials" are two: what they share is no name.
    """
    if _bare(old) == _bare(new):
        return True
    ours, theirs = ({word.form for word in words(text or "") if word.name} for text in (old, new))
    return alike(old, new) and bool((ours & theirs) - LIGHT)


def _bare(text: str | None) -> set[str]:
    return {_stem(word.form) for word in words(normal(text or "")) if word.form not in LIGHT or word.form in NOBODY}


def _stem(form: str) -> str:
    return form[:-1] if len(form) > 3 and form.endswith("s") and not form.endswith("ss") else form
