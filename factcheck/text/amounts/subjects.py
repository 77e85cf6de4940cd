"""Whose measure an amount is: the noun behind it, "of" or before it, or the subject of its clause."""

import re

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import AMOUNT, Line
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_PHRASE = pattern(r"D?R?(?:[NCGE#]|-(?=[NCGE])|'(?=[NCGE#]))*[NCG]")
_PHRASE_BEFORE = pattern(
    r"(?:(?:(?<![A-Z])|(?<=[^NC]))D)?(?:[NCGEM#]|[NCGEM#Z](?=-)|Z(?=[NC])|(?<=[NCGEMZ])-|'(?=[NCGEZ]))*[NCG]$"
)
_CHAIN = pattern(r"(?:D?(?:[NCGEM#]|Z-|-(?=[NCGE])|'(?=[NCGE#]))*[NCG#M]I)*$")
_VERBS = pattern(r"(?:X[RX]*)?[VEX]R*$")
_OBJECT = pattern(r"(?:[VG]|(?<=[NCP])E)(D?[NCGE'#-]*N)$")
_ASIDE = pattern(r",[WDNCGEI][^,;Z]{0,14},$")
_REACH = 60
"""How many words before an amount its subject may begin."""
_HEADLESS = frozenset("there it this that which who what".split())
_INTO = frozenset("in for on".split())
_MEASURED = frozenset({"money", "percent", "points", "time", "length", "area", "volume", "mass", "temperature"})


def subject_of(line: Line, index: int, text: str, lexicons: Lexicons, before: str | None) -> str | None:
    """What the amount at word `index` is said of, as written; `before` is the subject of the amount before it."""
    amount = line.amounts[index]
    found = _beside(line, index, amount, lexicons)
    if found is not None:
        return _words(text, found)
    if not amount.sort and amount.form in ("plain", "vague"):
        return None
    if amount.sort == "age" and (named := _apposed(line, index)):
        return _words(text, named)
    previous = line.tags.rfind(AMOUNT, 0, index)
    if previous >= 0 and before and not re.search(r"[VE;:]", _moves(line.tags[previous + 1 : index])):
        return before
    clause = _clause(line, index)
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


def _moves(tags: str) -> str:
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
        if match and words[match.end() - 1] not in changes and words[match.end() - 1] not in _NEVER:
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
    if index > 1 and words[index - 1] == "of" and amount.sort:
        match = _PHRASE_BEFORE.search(tags, max(0, index - _REACH), index - 1)
        if match and words[index - 2] not in changes:
            return line.place(_begin(tags, match.start(), match.end()), match.end())
    if of in _INTO and amount.sort == "money" and at == index + 1:
        match = _PHRASE.match(tags, at + 1)
        if match and "N" in match[0] and not _timed(words[match.end() - 1]):
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


_NEVER = frozenset("away ahead ago later earlier old apart alone".split())
_TIMES = frozenset("year month week day quarter decade period time half season century morning evening trading".split())


def _timed(word: str) -> bool:
    return word.rstrip("s") in _TIMES


def _clause(line: Line, index: int) -> Place | None:
    """The subject of the verb before the amount, or its object: "cut (the limit) to …"."""
    tags, words = line.tags, line.words
    if words[index - 1] in ("at", "by", "to", "from"):
        moved = _OBJECT.search(tags, max(0, index - 14), index - 1)
        if moved and "N" in moved[1]:
            return line.place(*moved.span(1))
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
        while start < match.end() and tags[start] in "I,AB":
            start += 1
        return line.place(start, match.end())
    return None


def _words(text: str, place: Place) -> str:
    return " ".join(text[place[0] : place[1]].split())
