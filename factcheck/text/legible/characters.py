"""Characters that nobody sees, and those that are drawn as others: what stands for them in the prose.

A break that a word may have, a joiner or a mark of direction is nothing, a ligature is its letters, an accent belongs
to its letter, a thin blank is a blank, a hyphen is a hyphen.
"""

import re
from unicodedata import normalize

from factcheck.text.legible.rewrite import Change
from factcheck.text.patterns import pattern

_JOINERS = "\u200c\u200d\ufe00-\ufe0f"
"""Zero-width joiners and variation selectors: emoji and some scripts are written with them."""
_NOTHING = (
    r"\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202c\u2060-\u2064\u2066\u2068-\u206f\ufeff"
    r"\U000e0000-\U000e007f"
)
"""Never seen, and changes no order: soft hyphen, zero-width space, word joiner, marks of direction, tags …"""
_FLAG = "\U0001f3f4[\U000e0020-\U000e007f]+"
"""The flag of a part of a country is spelled in tags."""
_ANY = pattern(rf"[{_NOTHING}{_JOINERS}\u0300-\u036f\u1680\u2000-\u200a\u2010-\u2012\u202f\u205f\u3000\ufb00-\ufb06]")
_ODD = pattern(
    rf"{_FLAG}"
    r"|(?<=[^\W\d_])(?P<parted>\xad(?P<end>\r\n?|\n)[ \t]*)(?P<rest>[^\W\d_]{1,40}[.,;:!?”’)]{0,3})(?P<gap>[ ]?)"
    rf"|(?P<unseen>[{_NOTHING}{_JOINERS}]+)"
    r"|(?P<accents>(?:[^\W_]|[!-/:-@$€£])[\u0300-\u036f]+)"
    r"|(?P<blank>[\u1680\u2000-\u200a\u202f\u205f\u3000])"
    r"|(?P<hyphen>[\u2010-\u2012])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
)
_NEVER = pattern(f"[{_NOTHING}]")
_PLAIN = pattern(r"[\x00-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\ufb00-\ufb06]")
"""What no joiner means anything behind: Latin letters, figures, punctuation, blanks."""
_OVERLAYS = pattern(r"[\u0334-\u0338]")
_MOST_ACCENTS = 30
"""How many a letter may have; Unicode sets the same limit. Sorting them takes the square of their number."""
_NARROW = frozenset("\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
_FIGURE_DASH = "\N{FIGURE DASH}"


def changed_characters(text: str) -> list[Change]:
    """What is to stand in `text` for its unseen and odd characters, in order."""
    if text.isascii() or not _ANY.search(text):
        return []
    found = []
    for hit in _ODD.finditer(text):
        if hit["parted"]:  # a word that goes on in the next line, which begins behind it now
            found.append(Change(*hit.span("parted"), ""))
            if hit["gap"]:
                found.append(Change(*hit.span("gap"), hit["end"]))
        elif hit.lastgroup and (words := _READ[hit.lastgroup](text, hit)) != hit[0]:
            found.append(Change(*hit.span(), words))
    return found


def _unseen(text: str, hit: "re.Match[str]") -> str:
    before = text[hit.start() - 1 : hit.start()]
    if not before or _PLAIN.match(before):
        return ""
    return _NEVER.sub("", hit[0])


def _accents(text: str, hit: "re.Match[str]") -> str:
    """The letter with its accents, as far as Unicode has such a letter; an accent that is left over isn't read."""
    if _OVERLAYS.search(hit[0][: _MOST_ACCENTS + 1]):
        return hit[0]  # struck through, letter by letter
    return normalize("NFC", hit[0][: _MOST_ACCENTS + 1])[0]


def _blank(text: str, hit: "re.Match[str]") -> str:
    return "\N{NO-BREAK SPACE}" if hit[0] in _NARROW else " "


def _hyphen(text: str, hit: "re.Match[str]") -> str:
    """A hyphen, breaking or not; a dash of the width of a figure parts figures, and is a dash between words."""
    parts = text[hit.start() - 1 : hit.start()].isdecimal() and text[hit.end() : hit.end() + 1].isdecimal()
    return "-" if hit[0] != _FIGURE_DASH or parts else "\N{EN DASH}"


def _ligature(text: str, hit: "re.Match[str]") -> str:
    return normalize("NFKC", hit[0])


_READ = {"unseen": _unseen, "accents": _accents, "blank": _blank, "hyphen": _hyphen, "ligature": _ligature}
