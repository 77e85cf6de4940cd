"""The noun that a number counts: "three investment bankers", "two U.S. embassies", "six of the cases"."""

import re
from typing import NamedTuple

from factcheck.text.grammar import Grammar
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern


class Head(NamedTuple):
    """The counted noun phrase [start, end), adjectives included; `of` says that it stands behind "of the"."""

    start: int
    end: int
    of: bool = False


class Nouns(NamedTuple):
    """The lexicon "nouns" as look-ups."""

    closed: frozenset[str]
    irregular: frozenset[str]
    attributive: frozenset[str]
    both: frozenset[str]
    not_after_one: frozenset[str]
    adjectives: frozenset[str]
    events: frozenset[str]
    numbers: frozenset[str]


def nouns(lexicons: Lexicons) -> Nouns:
    """The look-ups of the lexicons "nouns" and "events"."""
    happened = (word for group in lexicons["events"].values() for line in group.values() for word in line.split())
    return Nouns(
        closed=lexicons.words("nouns", "closed", "words"),
        irregular=lexicons.words("nouns", "closed", "irregular"),
        attributive=lexicons.words("nouns", "closed", "attributive"),
        adjectives=lexicons.words("nouns", "closed", "adjectives"),
        both=lexicons.words("nouns", "closed", "both"),
        not_after_one=lexicons.words("nouns", "closed", "not_after_one"),
        numbers=frozenset(lexicons["numbers"]["cardinals"]) | frozenset(lexicons["numbers"]["scales"]),
        events=frozenset(word for word in happened if word.endswith(("ed", "slain", "hurt", "dead"))),
    )


_WORD = pattern(
    r"""
    [ \u00a0]{1,2} [“"‘']?
    ( (?:[A-Z]\.){2,} (?:[-’']\w+)?                          # U.S.
    | [^\W\d_]\w* (?:[-‐‑’'&/][^\W_]+)*
    | \d+[A-Za-z]\w* (?:-\w+)*                               # 4x4
    | \d{1,4} (?=[ \u00a0][A-Z]) | (?<=[ \u00a0])\d{1,4}s? (?=[ \u00a0][a-z])   # 737 Max jets, Model 3 sedans
    ) [’']? (?![^\W_])
    """,
    re.VERBOSE,
)
_OF = pattern(
    r"[ \u00a0]of[ \u00a0](?:the|these|those|his|her|its|their|our|my|your|whose)"
    r"(?:[ \u00a0](?:other|remaining|latest|last|first))?(?=[ \u00a0])",
    re.IGNORECASE,
)
_OF_THEM = pattern(r"[ \u00a0]of[ \u00a0](?:them|us|you|whom|which|those|these)(?![^\W_])", re.IGNORECASE)
_AND = pattern(r"[ \u00a0](?:and|or)(?=[ \u00a0])|,(?=[ \u00a0][a-z])")
_MOST = 6


def read(text: str, at: int, lexicons: Lexicons, *, one: bool = False) -> Head | None:
    """The noun phrase that begins right behind `at`; `one`: it is counted once, so that its noun is singular."""
    words = lexicons.built(nouns)
    grammar = lexicons.built(Grammar)
    found = _phrase(text, at, words, grammar, one=one)
    if found is None and not one:
        of = _OF.match(text, at)
        if of:
            inner = _phrase(text, of.end(), words, grammar, one=False) or _fate(text, of.end(), words)
            return Head(inner.start, inner.end, of=True) if inner else None
        them = _OF_THEM.match(text, at)
        if them:
            return Head(them.end(), them.end(), of=True)
    return found


def _phrase(text: str, at: int, words: Nouns, grammar: Grammar, *, one: bool) -> Head | None:
    run: list[re.Match[str]] = []
    here, joined = at, False
    while len(run) < _MOST:
        word = _WORD.match(text, here)
        if word is None:
            link = _AND.match(text, here)
            if link is None or link[0] != "," or not run or joined or one or plural(run[-1][1], words):
                break
            joined, here = True, link.end()
            continue
        lower = word[1].lower()
        if lower in words.closed:
            link = _AND.match(text, here)
            if link is None or not run or joined or one or plural(run[-1][1], words):
                break
            joined, here = True, link.end()
            continue
        if lower.split("-")[0] in words.numbers or (lower[0].isdigit() and not _names(text, run, word)):
            break
        run.append(word)
        here = word.end()
        if plural(word[1], words) and not _goes_on(text, here, lower, words):
            return Head(run[0].start(1), _bare_end(word))
        if text[here : here + 1] not in " \u00a0,":
            break
    if not run:
        return None
    if one:
        return _singular(run, words, grammar, closed=len(run) <= 4)
    return _without_plural(run, words, grammar)


def _fate(text: str, at: int, words: Nouns) -> Head | None:
    """ "(19 of the) dead": those to whom something happened, as a noun."""
    word = _WORD.match(text, at)
    return Head(word.start(1), word.end(1)) if word and word[1].lower() in words.events else None


def _names(text: str, run: list[re.Match[str]], number: re.Match[str]) -> bool:
    """Whether digits within the phrase belong to a name: "Model 3 sedans", "two 737 Max jets"."""
    named = bool(run) and run[-1][1][0].isupper()
    return named or text[number.end() + 1 : number.end() + 2].isupper() or number[1][-1].isalpha()


def plural(word: str, words: Nouns) -> bool:
    """Whether `word` looks like a plural noun."""
    lower = word.lower()
    if lower in words.irregular:
        return True
    if word.isupper() and len(word) > 1:
        return False
    if lower in words.attributive:
        return lower in words.both
    if lower[0].isdigit() and lower[-1] == "s":  # Model 3s
        return True
    if len(lower) < 3 or not lower.endswith("s") or lower.endswith(("ss", "'s", "’s", "ous", "sis", "less")):
        return False
    return not (lower.endswith("us") and len(lower) > 4 and not lower.endswith(("menus", "gurus", "emus", "gnus")))


def _goes_on(text: str, here: int, lower: str, words: Nouns) -> bool:
    """Whether a plural in front of another noun is no head yet: "14 sports teams", "two weapons systems"."""
    after = _WORD.match(text, here)
    if after is None or after[1].lower() in words.closed:
        return False
    following = after[1].lower()
    if lower in words.attributive:
        return plural(following, words) or (following.endswith("ion") and lower not in words.both)
    return (
        lower in words.irregular
        and lower.endswith(("ese", "ish", "sh", "ch", "ss", "poor", "youth", "head", "police", "staff", "crew"))
        and plural(following, words)
    )


def _bare_end(word: re.Match[str]) -> int:
    return word.end(1)


def _singular(run: list[re.Match[str]], words: Nouns, grammar: Grammar, *, closed: bool) -> Head | None:
    """The phrase behind "one": up to three words, all of them where it is `closed`, without a verb at its end."""
    first = run[0][1].lower().replace("’", "'")
    if (
        first in words.not_after_one
        or first in words.closed
        or first.endswith(("ly", "ing", "’s", "'s"))
        or first in words.events
    ):
        return None
    last = 0
    while last + 1 < len(run) and last < 3 and (_describes(run[last][1], words) or closed):
        last += 1
    while last > 0 and grammar.known[run[last][1].lower()][0] in "VER":
        last -= 1
    if last == 0 and (grammar.known[first][0] in "VER" or "'" in first):
        return None
    return Head(run[0].start(1), _bare_end(run[last]))


_ENDINGS = tuple("al ive ous ful ic ish able ible ary ese ian ean ant ent ed ing less est er".split())


def _describes(word: str, words: Nouns) -> bool:
    return word.endswith(_ENDINGS) or word in words.adjectives or word[0].isupper() or "-" in word


_UNLIKE_NOUNS = ("ly", "ed", "ing", "al", "ive", "ous", "ful", "ic", "ish", "able", "ible", "less", "est")


def _without_plural(run: list[re.Match[str]], words: Nouns, grammar: Grammar) -> Head | None:
    """The head where no word looks plural: a noun in front of another one ("11 member nation"), or None."""
    first = run[0][1]
    if len(run) < 2 or not first.islower() or not first.isalpha() or first in words.events or len(first) < 3:
        return None
    if first.endswith(_UNLIKE_NOUNS) or run[1][1][0].isupper():
        return None
    if grammar.known[first][0] not in "Nv":
        return None
    return Head(run[0].start(1), run[0].end(1))
