"""What an amount is counted by: "a share", "per 100,000 people", "apiece", "annually"."""

import re
from typing import NamedTuple

from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Per(NamedTuple):
    """The thing counted by, as claims carry it, and where its words end."""

    what: str
    end: int


_PER = pattern(
    r"""
      (?: [ \u00a0-]per[ \u00a0-] | [ \u00a0](?:for[ ])?(?P<every>every)[ \u00a0]
        | [ \u00a0](?:of|in|for)[ ](?P<each_of>every|each)[ \u00a0] | \s?/\s?(?=[^\W\d_]) )
        (?P<per> (?: \d+(?:[,.]\d+)* | (?:(?:one|two|ten)[ ])?(?:hundred|thousand|million|billion)\b )? [ \u00a0]?
                 (?:(?:square|cubic|metric|fluid|US)[ -])? [^\W\d_]+ (?:-hours?)? | \d+(?:[,.]\d+)* ) (?![^\W_])
    | (?:[ \u00a0]|[ \u00a0]?-[ \u00a0]?) an? (?:[ \u00a0]|[ \u00a0]?-[ \u00a0]?)
        (?P<a> (?:(?:square|cubic|metric|trading|business|working|calendar)[ -])? [^\W\d_]+ (?:-hours?)? )
        (?![^\W_]|-(?:old|year|long)|[ \u00a0](?:ago|earlier|later|before|after|since)\b)
    | [ \u00a0](?P<each> per[ ]capita|per[ ]annum|[a-z]+ )(?![^\W_]|-)
    """,
    re.VERBOSE,
)
_OF_STUFF = pattern(r"[ \u00a0]of(?:[ \u00a0][a-z]+){1,2}?(?=[ \u00a0](?:an?|per|each|every|annually|daily)\b)")


def behind(text: str, end: int, lexicons: Lexicons, *, stuff: bool = False) -> Per | None:
    """What the amount that ends at `end` is counted by; `stuff`: also behind what it is of ("barrels of oil a day")."""
    if text[end : end + 1] not in " \u00a0-/":
        return None
    found = _counted_by(text, end, lexicons)
    of = _OF_STUFF.match(text, end) if stuff and found is None else None
    return _counted_by(text, of.end(), lexicons) if of else found


def _counted_by(text: str, end: int, lexicons: Lexicons) -> Per | None:
    match = _PER.match(text, end)
    if match is None:
        return None
    nouns = lexicons.words("counted-by", "nouns")
    if match["each"]:
        what = lexicons["counted-by"]["adverbs"].get(match["each"].lower())
        of = text[match.end() : match.end() + 4] == " of "
        return Per(what, match.end()) if what and not of else None
    what = (match["per"] or match["a"]).strip()
    if (match["a"] or match["every"] or match["each_of"]) and what.lower().split()[-1].split("-")[-1] not in nouns:
        return None
    return Per("person" if what.lower() in ("capita", "head") else what, match.end())
