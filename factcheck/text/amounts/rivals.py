"""Whose share a figure is where rivals stand side by side: "A leads B 49 percent to 41 percent", "A with 46"."""

import re

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import Line
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_REACH = 24
"""How many words before two figures the verb may stand that sets rivals against each other."""
_NAME = r"(?:D?[NCGE'-]*(?:C\.)?[NC])"
_NAMED_BEFORE = pattern(_NAME + "$")
_NAMED = pattern(rf"{_NAME}|O|P")
_HOLDER = pattern(r"(?:^|[^I.C-]|(?<=[^C])[.])((?:C\.)?C+),?$")
_SUPPORTED = pattern(r"(?:C\.)?C+")
_GAPPED = pattern(r"(?:,A?|A)(C+)R?$")
_HOLDS = frozenset("at with on has had got received won drew polled".split())


def rival_of(line: Line, index: int, lexicons: Lexicons) -> Place | None:
    """Who has the share or score at word `index`; None where no rivals are named beside it."""
    amount = line.amounts[index]
    if gapped := _gapped(line, index, amount):
        return gapped
    if amount.sort != "percent" and amount.form != "score":
        return None
    return _sides(line, index, amount, lexicons) or (_holder(line, index) if amount.sort == "percent" else None)


def _sides(line: Line, index: int, amount: Amount, lexicons: Lexicons) -> Place | None:
    """The rival before or behind the verb, as the amount is the first or the second of a pair."""
    words, tags = line.words, line.tags
    second = index > 1 and (words[index - 1] == "to" or tags[index - 1] == "-") and _alike(line, index - 2, amount)
    first = not second and (words[index + 1 : index + 2] == ["to"] or tags[index + 1 : index + 2] == "-")
    if not second and not (first and _alike(line, index + 2, amount)):
        return None
    if second and words[index + 1 : index + 2] == ["over"] and (behind := _NAMED.match(tags, index + 2)):
        return line.place(*behind.span())
    begin = index - 2 if second else index
    contests = lexicons.words("contexts", "contest", "verbs")
    verb = next((at for at in range(begin - 1, max(-1, begin - _REACH), -1) if words[at] in contests), -1)
    if verb < 0:
        return None
    if second:
        beaten = _NAMED.match(tags, verb + 1 + (words[verb + 1] == "out"))
        return line.place(*beaten.span()) if beaten else None
    end = verb
    while end > 0 and tags[end - 1] in "XR":
        end -= 1
    winner = _NAMED_BEFORE.search(tags, max(0, end - _REACH), end)
    return line.place(*winner.span()) if winner else None


def _gapped(line: Line, index: int, amount: Amount) -> Place | None:
    """The name right before a second figure whose verb is left out: "Ruiz had 400 votes and Hale 380"."""
    named = _GAPPED.search(line.tags, max(0, index - 6), index)
    if named is None:
        return None
    verbless = line.tags.rfind("Z", 0, named.start())
    other = line.amounts.get(verbless)
    if other is None or other.sort != amount.sort or re.search("[VX]", line.tags[verbless + 1 : named.start()]):
        return None
    return line.place(*named.span(1))


def _alike(line: Line, index: int, amount: Amount) -> bool:
    other = line.amounts.get(index)
    return other is not None and (other.sort, other.form) == (amount.sort, amount.form)


def _holder(line: Line, index: int) -> Place | None:
    """The name before "at", "with" and the like, or behind "for": "Ruiz at 46 percent", "44 percent for Ruiz"."""
    words, tags = line.words, line.tags
    at = index - 1
    while at > 0 and tags[at] == "R":
        at -= 1
    if at > 0 and words[at] in _HOLDS:
        named = _HOLDER.search(tags, max(0, at - 8), at)
        if named:
            return line.place(*named.span(1))
        whose = words[at - 1] if tags[at - 1] == "C" else ""
        if whose and words[max(0, at - 3) : at].count("with"):  # "with Ruiz at 46 percent"
            start = at - 1
            while tags[start - 1] == "C":
                start -= 1
            return line.place(start, at) if words[start - 1] == "with" else None
    if words[index + 1 : index + 2] == ["for"]:
        named = _SUPPORTED.match(tags, index + 2)
        return line.place(*named.span()) if named else None
    return None
