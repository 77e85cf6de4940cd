"""The noun phrase right beside an amount that it is said of: behind it, behind its "of" or "for", or before an "of"."""

from factcheck.records.readings import Place
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import Line
from factcheck.text.amounts.phrases import BEHIND, REACH, bears, before, chained
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_INTO = frozenset("in for on".split())
_MOVES = frozenset("to from by".split())
_WORTH = frozenset("worth totalling totaling costing measuring weighing numbering".split())
_NAME = pattern(r"(?:(?:^|[^NCG'])D?[NG'#]*C+|(?:^|[,.ABI])D[NG]*N),?$")
_NAMED = pattern(r"C(?:C|'C)*,$")
_POSTED = pattern(r".*[NC]E(?=D?[NCG#])")
_FAR = 14


def beside(line: Line, index: int, lexicons: Lexicons) -> Place | None:
    """What the amount at word `index` is said of, where the words next to it tell."""
    amount = line.amounts[index]
    if amount.form == "ratio" and amount.noun:  # one voter in six
        return amount.noun
    shares = amount.form in ("fraction", "ratio") or amount.sort in ("percent", "points")
    return (
        _behind(line, index, amount, shares, lexicons)
        or _before(line, index, amount, lexicons)
        or _bought(line, index, amount, lexicons)
    )


def owner(line: Line, index: int) -> Place | None:
    """Whose age it is: "Ana Ruiz, 49", "his son, 7", "two firefighters, aged 24"."""
    at = index
    while at > 0 and (line.tags[at - 1] in ",(" or line.words[at - 1] in ("aged", "age", "ages", "now")):
        at -= 1
    if at == index:
        return None
    if at - 1 in line.amounts:
        return line.amounts[at - 1].noun
    found = _NAME.search(line.tags, max(0, at - 6), at)
    if found is None:
        return None
    start = found.start()
    while line.tags[start] not in "DNC":
        start += 1
    return line.place(start, at)


def _behind(line: Line, index: int, amount: Amount, shares: bool, lexicons: Lexicons) -> Place | None:
    tags, words = line.tags, line.words
    changes = lexicons.words("contexts", "change", "nouns") | lexicons.words("contexts", "change", "behind")
    moved = amount.role in ("to", "from", "change") or words[index - 1 : index] == ["by"]
    moved = moved or (
        words[index - 1] in _MOVES and not lexicons.words("contexts", "movement").isdisjoint(_few(line, index))
    )
    at = index + 1 + (tags[index + 1 : index + 2] == "-")
    if amount.joined or (amount.sort and amount.form != "ordinal" and tags[at : at + 1] in ("N", "C", "G")):
        match = BEHIND.match(tags, at)
        if match:
            start, end = match.start() + (tags[match.start()] in "DR"), match.end()
            end -= words[end - 1] in changes and end - start > 1  # a 3% pay rise
            if words[end - 1] not in changes and bears(words[end - 1], lexicons):
                return line.place(start, end)
            at = match.end()
    of = words[at] if at < len(words) and tags[at] == "I" else ""
    if of == "of":
        whole = (shares or bool(amount.sort)) and not (moved and amount.sort == "percent")
    else:
        whole = of == "in" and at > index + 1  # a 47% decline in earnings
    if whole and (found := _phrase(line, at + 1)):
        return found
    if amount.form == "fraction" and tags[at : at + 1] == "D" and at == index + 1:  # nearly half their wage bill
        match = BEHIND.match(tags, at)
        return line.place(*match.span()) if match and bears(words[match.end() - 1], lexicons) else None
    return None


def _few(line: Line, index: int) -> list[str]:
    return line.words[max(0, index - _FAR) : index]


def _phrase(line: Line, start: int) -> Place | None:
    """The phrase, or the count with its noun, at word `start`; for "them" the count before."""
    tags, words = line.tags, line.words
    match = BEHIND.match(tags, start)
    if match:
        plural = tags[match.end() - 1] == "C" and tags[match.end() : match.end() + 1] == "V"
        return line.place(start, match.end() + (plural and words[match.end()].endswith("s")))  # "Republican claims"
    counted = start + (tags[start : start + 1] == "D")
    if counted in line.amounts and line.amounts[counted].noun:  # "half of the 40 schools"
        return line.place(start, counted + 1)
    if words[start : start + 1] in (["them"], ["whom"], ["which"]):
        nouns = [amount.noun for at, amount in line.amounts.items() if at < start and amount.noun]
        return nouns[-1] if nouns else None
    return None


def _before(line: Line, index: int, amount: Amount, lexicons: Lexicons) -> Place | None:
    """The phrase before an "of": "a budget of $5 million", "Oberlind, a town of 7,400", "32 awards of $500"."""
    tags, words = line.tags, line.words
    if index < 2 or words[index - 1] != "of":
        return None
    if index - 2 in line.amounts:
        return line.amounts[index - 2].noun if amount.sort else None
    changes = lexicons.words("contexts", "change", "nouns") | lexicons.words("contexts", "change", "behind")
    if words[index - 2] in changes or not bears(words[index - 2], lexicons):
        return None
    if not amount.sort and words[index - 2] not in lexicons.words("contexts", "subject", "gatherings"):
        return None
    found = before(line, index - 1, lexicons, stop=max(0, index - REACH))
    if found is None:
        return None
    start, end = found
    posted = _POSTED.match(tags, start, end)
    start = posted.end() if posted else start
    named = _NAMED.search(tags, max(0, start - 5), start) if tags[start] == "D" else None
    if named:
        return line.place(named.start(), named.end() - 1)
    return line.place(start + (tags[start] == "D" and start + 1 < end), end)


def _bought(line: Line, index: int, amount: Amount, lexicons: Lexicons) -> Place | None:
    """What costs that: "$5 million for roads", "bets worth £466,000"; or stands so: "with demand at 1,910 MW"."""
    tags, words = line.tags, line.words
    if amount.sort == "money" and words[index + 1 : index + 2] and words[index + 1] in _INTO:
        match = BEHIND.match(tags, index + 2)
        if match and "N" in match[0] and bears(words[match.end() - 1], lexicons):
            return line.place(*match.span())
    if not amount.sort or index < 2:
        return None
    if words[index - 1] in _WORTH:
        found = before(line, index - 1, lexicons, stop=chained(tags, index - 2, stop=0))
        return line.place(*found) if found else None
    if words[index - 1] == "at" and tags[index - 2] in "NC":
        found = before(line, index - 1, lexicons, stop=max(0, index - _FAR))
        start = found[0] if found else 0
        if found and words[start - 1 : start] == ["with"] and bears(words[index - 2], lexicons):
            return line.place(*found)
        inner = next((at for at in range(index - 2, max(0, index - 8), -1) if words[at] == "with"), 0)
        if inner and BEHIND.fullmatch(tags, inner + 1, index - 1):
            return line.place(inner + 1, index - 1)
    return None
