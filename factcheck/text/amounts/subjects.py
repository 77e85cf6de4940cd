"""What an amount is said of: rivals, a phrase beside it, the object of its verb, or the subject of its clause."""

from factcheck.records.readings import Place
from factcheck.text.amounts.beside import beside, owner
from factcheck.text.amounts.lines import AMOUNT, Line
from factcheck.text.amounts.phrases import REACH, before
from factcheck.text.amounts.rivals import rival_of
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_OBJECT = pattern(r"(?:[VG]|(?<=[NCPDX])E)(D?[NCGE'#-]*[NG](?:(I)D?[NCGE'#-]*[NC])?)(?:,D?C+,)?$")
_ASIDE = pattern(r",(?:[WDNCGEI][^,;Z]|W[^,;])[^,;Z]{0,13}(?:Z[^,;]?)?,$")
_INSERTED = pattern(r",?(D?[NCG'-]*[NCGP])R?$")
_MOVED_TO = frozenset("at by to from".split())
_HEADLESS = frozenset("there this what who".split())
_AGAIN = frozenset("it they that which".split())
_FEW = 14
_MOVES = frozenset("VE;:")
"""Tags between two amounts that part them, but for `_COMPARED`, a participle that compares them: "compared with"."""
_COMPARED = ",EI"


def subject_of(
    line: Line, index: int, text: str, lexicons: Lexicons, *, said: str | None, earlier: str | None
) -> str | None:
    """What the amount at word `index` is said of, as written.

    `said` is what the amount before it in the sentence is said of, `earlier` the last one of the sentence before.
    """
    amount = line.amounts[index]
    found = rival_of(line, index, lexicons) or beside(line, index, lexicons)
    if found is not None:
        return _words(text, found)
    if amount.form == "ratio" or not (amount.sort or amount.form not in ("plain", "vague") or _measures(line, index)):
        return None
    if amount.sort == "age" and (named := owner(line, index)):
        return _words(text, named)
    previous = line.tags.rfind(AMOUNT, 0, index)
    if previous >= 0 and said and _MOVES.isdisjoint(line.tags[previous + 1 : index].removesuffix(_COMPARED)):
        return said
    moved = _moved(line, index, lexicons)
    if moved:
        return _words(text, moved)
    clause = _clause(line, index, lexicons)
    if isinstance(clause, str):
        return earlier if said is None else said
    return _words(text, clause) if clause else said


def _measures(line: Line, index: int) -> bool:
    """Whether the count at word `index` is a measure of something: "the toll stood at nine", "fell from 55 to 40"."""
    amount = line.amounts[index]
    if amount.role in ("from", "to"):
        return True
    return amount.unit is None and (line.words[index - 1] == "at" or line.tags[index - 1] in "XR") and index > 0


def _moved(line: Line, index: int, lexicons: Lexicons) -> Place | None:
    """The object of the verb before the amount: "cut (the limit) to …", "raised (wages) 4%", "sold (it) for £900"."""
    tags, words = line.tags, line.words
    amount = line.amounts[index]
    if words[index - 1] in _MOVED_TO or (words[index - 1] == "for" and _sold(line, index, lexicons)):
        moved = _OBJECT.search(tags, max(0, index - _FEW), index - 1)
    elif amount.sort and tags[index - 1] == "N":
        moved = _OBJECT.search(tags, max(0, index - _FEW), index)
        if moved and words[moved.start()] not in lexicons.words("contexts", "movement"):
            return None
    else:
        return None
    if moved is None or (moved[2] and words[moved.start(2)] not in ("of", "on")):
        return None
    return line.place(*moved.span(1))


def _sold(line: Line, index: int, lexicons: Lexicons) -> bool:
    """Whether something is bought or sold in the words before the amount."""
    trades = lexicons.words("contexts", "subject", "trades")
    return line.amounts[index].sort == "money" and not trades.isdisjoint(line.words[max(0, index - _FEW) : index])


def _clause(line: Line, index: int, lexicons: Lexicons) -> Place | str | None:
    """The subject of the verb before the amount; "again" where that is a word like "it"."""
    tags, words = line.tags, line.words
    begin = max(0, index - REACH)
    stop = max([begin, *[tags.rfind(mark, begin, index) + 1 for mark in ";:(QS"]])
    sayings = lexicons.words("contexts", "subject", "sayings")
    at = index
    while at > stop:
        at -= 1
        if tags[at] not in "VEX":
            continue
        if tags[at] == "E" and at + 1 < index and words[at + 1] in ("with", "by") and tags[at - 1] == ",":
            continue
        if words[at] in sayings:
            if "T" in tags[at:index]:
                return None  # the figure opens what is said
            inserted = _INSERTED.search(tags, max(stop, at - _FEW), at)
            if tags[at + 1] == "," and inserted and tags[inserted.start()] == ",":
                at = inserted.start()
                continue
        while at > stop and tags[at - 1] in "XR":
            at -= 1
        end = at
        if end > stop and words[end - 1] == "to" and tags[end - 1] == "I":
            end -= 1  # rates to peak at …
            if tags[end - 1] not in "NCP":
                continue
        if end > stop and tags[end - 1] == "P":
            word = words[end - 1]
            return None if word in _HEADLESS else "again" if word in _AGAIN else line.place(end - 1, end)
        aside = _ASIDE.search(tags, stop, end)
        end = aside.start() if aside else end
        while end > stop and tags[end - 1] in "WT,":
            end -= 1
        found = before(line, end, lexicons, stop=stop)
        if found:
            return line.place(*found)
    return None


def _words(text: str, place: Place) -> str:
    return " ".join(text[place[0] : place[1]].split())
