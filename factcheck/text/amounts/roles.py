"""What a figure does in its sentence: a level, a change, where a movement comes from and goes to, a part, a whole."""

from factcheck.records.claims import Role
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import Line
from factcheck.text.lexicons import Lexicons

_FEW = 14
"""How many words before an amount a verb of movement may stand."""


def role_of(line: Line, index: int, lexicons: Lexicons) -> Role | None:
    """The role of the amount at word `index`; None where the words don't tell."""
    amount = line.amounts[index]
    words, tags = line.words, line.tags
    at = index - 1
    while (
        at >= 0
        and (tags[at] == "R" or words[at] in ("a", "an", "the", "just", "only"))
        and words[at] not in ("down", "up", "off")
    ):
        at -= 1
    before = words[at] if at >= 0 else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    if amount.form == "ordinal" or amount.sort == "age":
        return None
    twin = _twin(line, index, at)
    if twin:
        return twin
    part = _part(line, index, before, behind, lexicons)
    if part == "whole" or (part and amount.form not in ("fraction",)):
        return part
    if _changes(line, index, at, lexicons):
        return "change"
    if before in ("from", "to") and _moved(line, index, lexicons):
        return "from" if before == "from" else "to"
    if amount.form == "multiple":
        return "level" if behind in lexicons.words("contexts", "times") else "change"
    if part:
        return part
    return None if amount.sort == "time" and not amount.joined else "level"


def _changes(line: Line, index: int, at: int, lexicons: Lexicons) -> bool:
    """Whether the amount is how much something moved."""
    words, amount = line.words, line.amounts[index]
    before = words[at] if at >= 0 else ""
    moves = lexicons.words("contexts", "change", "before")
    nouns = lexicons.words("contexts", "change", "nouns")
    if amount.form in ("ratio", "score") or (amount.sort == "time"):
        return False
    if amount.sort == "money" and before in ("raise", "raised", "raising"):
        return False
    if before in moves or (before == "by" and _moved(line, index, lexicons)):
        return True
    if before == "of" and at > 0 and words[at - 1] in nouns:
        return True
    skip = index + 1 + (line.tags[index + 1 : index + 2] == "-")
    ahead = words[skip : skip + 2]
    if not nouns.isdisjoint(ahead) and any(
        words[at] in nouns and line.tags[at] in "NGV" for at in range(skip, skip + len(ahead))
    ):
        return True
    return (
        bool(ahead)
        and ahead[0] in lexicons.words("contexts", "change", "behind")
        and (bool(amount.sort) or amount.form != "plain")
    )


def _moved(line: Line, index: int, lexicons: Lexicons) -> bool:
    """Whether something moves in the words before the amount, or the other end of the movement stands before it."""
    words = line.words[max(0, index - _FEW) : index]
    movement = lexicons.words("contexts", "movement") | lexicons.words("contexts", "change", "nouns")
    if not movement.isdisjoint(words):
        return True
    ahead = line.words[index + 1 : index + 5]
    return any(at < index for at in line.amounts) and ("to" in ahead or "from" in words)


def _part(line: Line, index: int, before: str, behind: str, lexicons: Lexicons) -> Role | None:
    amount = line.amounts[index]
    shares = amount.form in ("fraction", "ratio") or amount.sort == "percent"
    if _whole(line, index):
        return "whole"
    if amount.of or (amount.carried and behind == "of"):
        return "part"
    if shares and behind == "of":
        return "part"
    if before in ("including", "them") and not amount.sort:
        return "part"
    if amount.sort == "percent" and behind in lexicons.words("contexts", "polled", "behind"):
        return "part"
    if amount.form in ("fraction", "ratio"):
        return "part"
    if behind == "of" and _is_amount(line, index + 2, index + 4, amount.sort):
        return "part"
    return None


def _twin(line: Line, index: int, at: int) -> Role | None:
    """The role that goes with that of a neighbour: "gained 3% and 2%", "49.1 percent to 48.9 percent"."""
    amount = line.amounts[index]
    other = line.amounts.get(at - 1) or (line.amounts.get(at - 2) if at > 1 and line.tags[at - 1] == "," else None)
    word = line.words[at] if at >= 0 else ""
    if other and word in ("and", "or") and other.role in ("change", "from", "to") and amount.sort:
        return other.role
    rival = (
        other if word == "to" else line.amounts.get(index + 2) if line.words[index + 1 : index + 2] == ["to"] else None
    )
    if rival and amount.sort == rival.sort == "percent" and (rival.value > amount.value) == (word == "to"):
        return None if line.words[max(0, index - 2) : index].count("from") else "part"
    return None


def _whole(line: Line, index: int) -> bool:
    """Whether a part of it stands before: "(15 of the) 19 drivers", "(60% of its) 40 staff", "Of the 20, six …"."""
    words = line.words
    at = index - 1
    while at >= max(0, index - 4) and line.tags[at] in "DNC'R":
        at -= 1
    if at < 0 or words[at] != "of":
        return False
    if at == 0 or line.tags[at - 1] in ",":
        return not line.amounts[index].sort
    if words[at - 1] == "out":
        at -= 1
    previous: Amount | None = line.amounts.get(at - 1)
    return (
        previous is not None
        and not (previous.noun and line.amounts[index].sort)  # "32 awards of $500"
        and previous.sort in ("", "percent", line.amounts[index].sort)
        and previous.form in ("plain", "fraction", "ratio", "vague", "ordinal")
    )


def _is_amount(line: Line, start: int, end: int, sort: str) -> bool:
    """Whether an amount of that sort stands among the words [start, end)."""
    return any(at in line.amounts and line.amounts[at].sort == sort for at in range(start, end))
