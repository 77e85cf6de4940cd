"""Whose measure an amount is: the noun behind it, "of" or before it, or the subject of its clause."""

import re

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import AMOUNT, Line
from factcheck.text.amounts.rivals import rival_of
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_PHRASE = pattern(r"D?R?(?:[NCGE#]|Z(?=-)|-(?=[NCGE])|'(?=[NCGE#]))*[NCG]")
_PHRASE_BEFORE = pattern(
    r"(?:(?:(?<![A-Z])|(?<=[^NC]))D)?(?:[NCGEM#]|[NCGEM#Z](?=-)|Z(?=[NC])|(?<=[NCGEMZ])-|'(?=[NCGEZ]))*[NCG]$"
)
_CHAIN = pattern(r"(?:D?(?:[NCGEM#]|Z-|-(?=[NCGE])|'(?=[NCGE#]))*[NCG#M]I)*$")
_VERBS = pattern(r"(?:X[RX]*)?[VEX]R*$")
_OBJECT = pattern(r"(?:[VG]|(?<=[NCP])E)(D?[NCGE'#-]*N(?:(I)D?[NCGE'#-]*[NC])?)$")
_ASIDE = pattern(r",[WDNCGEI][^,;Z]{0,14},$")
_REACH = 60
"""How many words before an amount its subject may begin."""
_HEADLESS = frozenset("there it this that which who what".split())
_INTO = frozenset("in for on".split())
_OUTSIDE = "I,AB-.'"
"""Tags that a phrase may be found with and doesn't begin with."""


def subject_of(line: Line, index: int, text: str, lexicons: Lexicons, before: str | None) -> str | None:
    """What the amount at word `index` is said of, as written; `before` is the subject of the amount before it."""
    amount = line.amounts[index]
    found = rival_of(line, index, lexicons) or _beside(line, index, amount, lexicons)
    if found is not None:
        return _words(text, found)
    if not amount.sort and amount.form in ("plain", "vague"):
        return None
    if amount.sort == "age" and (named := _apposed(line, index)):
        return _words(text, named)
    previous = line.tags.rfind(AMOUNT, 0, index)
    if previous >= 0 and before and not re.search(r"[VE;:]", _between(line.tags[previous + 1 : index])):
        return before
    clause = _moved(line, index, lexicons) or _clause(line, index)
    return _words(text, clause) if clause else before


def _apposed(line: Line, index: int) -> Place | None:
    """The name that an age stands behind: "Ana Ruiz, 49", "two firefighters, aged 24"."""
    at = index
    while at > 0 and (line.tags[at - 1] in ",(" or line.words[at - 1] in ("aged", "age", "ages", "now")):
        at -= 1
    if at == index:
        return None
    if at - 1 in line.amounts:
        return line.amounts[at - 1].noun
    match = re.compile(r"C+$").search(line.tags, max(0, at - 6), at)
    return line.place(match.start(), at) if match else None


def _between(tags: str) -> str:
    """The tags between two amounts, without a participle that compares them: "compared with"."""
    return re.sub(r",EI$", "", tags)


def _beside(line: Line, index: int, amount: Amount, lexicons: Lexicons) -> Place | None:
    """The noun phrase behind the amount, behind its "of" or "for", or before an "of"."""
    tags, words = line.tags, line.words
    changes = lexicons.words("contexts", "change", "nouns") | lexicons.words("contexts", "change", "behind")
    moved = amount.role in ("to", "from", "change")
    at = index + 1 + (tags[index + 1 : index + 2] == "-")
    if amount.joined or (amount.sort and amount.form != "ordinal" and tags[at : at + 1] in ("N", "C", "G")):
        match = _PHRASE.match(tags, at)
        if match and words[match.end() - 1] not in changes and _bears(words[match.end() - 1], lexicons):
            return line.place(match.start() + (tags[match.start()] in "DR"), match.end())
        at = match.end() if match else at
    of = words[at] if at < len(words) and tags[at] == "I" else ""
    parts = amount.form in ("fraction", "ratio") or amount.sort in ("percent", "points")
    if (of == "of" and (parts or amount.sort) and not (moved and amount.sort == "percent")) or (
        of == "in" and at > index + 1
    ):
        match = _PHRASE.match(tags, at + 1)
        if match:
            plural = tags[match.end() - 1] == "C" and tags[match.end() : match.end() + 1] == "V"
            more = plural and words[match.end()].endswith("s")  # "of Republican claims"
            return line.place(match.start(), match.end() + more)
        counted = at + 1 + (tags[at + 1 : at + 2] == "D")
        if counted in line.amounts and line.amounts[counted].noun:  # "half of the 40 schools"
            return line.place(at + 1, counted + 1)
    if index > 1 and words[index - 1] == "of" and amount.sort:
        match = _PHRASE_BEFORE.search(tags, max(0, index - _REACH), index - 1)
        if match and words[index - 2] not in changes and _bears(words[index - 2], lexicons):
            return line.place(_begin(tags, match.start(), match.end()), match.end())
        if index - 2 in line.amounts and line.amounts[index - 2].noun:  # "32 awards of $500 each"
            return line.amounts[index - 2].noun
    if of in _INTO and amount.sort == "money" and at == index + 1:
        match = _PHRASE.match(tags, at + 1)
        if match and "N" in match[0] and _bears(words[match.end() - 1], lexicons):
            return line.place(match.start(), match.end())
    return None


_POSTED = pattern(r".*[NC]E(?=D?[NCG#])")


def _begin(tags: str, start: int, end: int) -> int:
    """Where the phrase before "of" begins, behind a verb within it, and before what it is "for", "from" or "in"."""
    chain = _CHAIN.search(tags, max(0, start - _REACH), start)
    start = chain.start() if chain and chain[0] else start
    posted = _POSTED.match(tags, start, end)
    start = posted.end() if posted else start
    return start + (tags[start] == "D" and start + 1 < end)


def _bears(word: str, lexicons: Lexicons) -> bool:
    """Whether a phrase that ends with `word` may have a measure: no time, direction, average or comparison."""
    never = lexicons.words("contexts", "subject", "never")
    return word not in never and word.rstrip("s") not in never


def _moved(line: Line, index: int, lexicons: Lexicons) -> Place | None:
    """The object of the verb before the amount: "cut (the limit) to …", "raised (wages) 4%"."""
    tags, words = line.tags, line.words
    if words[index - 1] in ("at", "by", "to", "from"):
        moved = _OBJECT.search(tags, max(0, index - 14), index - 1)
    elif line.amounts[index].sort and tags[index - 1] == "N":
        moved = _OBJECT.search(tags, max(0, index - 14), index)
        if moved and words[moved.start()] not in lexicons.words("contexts", "movement"):
            return None
    else:
        return None
    if moved is None or (moved[2] and words[moved.start(2)] != "of"):
        return None
    return line.place(*moved.span(1))


def _clause(line: Line, index: int) -> Place | None:
    """The subject of the verb before the amount."""
    tags, words = line.tags, line.words
    begin = max(0, index - _REACH)
    stop = max(begin, max(tags.rfind(mark, begin, index) for mark in ";:(QS") + 1)
    at = index
    while at > stop:
        at -= 1
        if tags[at] not in "VEX":
            continue
        if tags[at] == "E" and at + 1 < index and words[at + 1] in ("with", "by") and tags[at - 1] == ",":
            continue
        while at > stop and tags[at - 1] in "XR":
            at -= 1
        if at > stop and words[at - 1] == "to" and tags[at - 1] == "I":
            continue
        end = at
        if end > stop and tags[end - 1] == "P":
            word = words[end - 1]
            return None if word in _HEADLESS or word == "they" else line.place(end - 1, end)
        aside = _ASIDE.search(tags, stop, end)
        end = aside.start() if aside else end
        while end > stop and tags[end - 1] in "W,":
            end -= 1
        match = _PHRASE_BEFORE.search(tags, stop, end)
        if match is None:
            continue
        start = match.start()
        chain = _CHAIN.search(tags, stop, start)
        start = chain.start() if chain and chain[0] else start
        while start < match.end() and tags[start] in _OUTSIDE:
            start += 1
        return line.place(start, match.end())
    return None


def _words(text: str, place: Place) -> str:
    return " ".join(text[place[0] : place[1]].split())
