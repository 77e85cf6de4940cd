"""Marks of notes in brackets: "[1]", "[4, 5]", "[note 2]"; told from what an editor put in, and intervals."""

from factcheck.text.patterns import pattern

_LIST = r"[1-9]\d{0,2}(?:[ ]?[,;–-][ ]?[1-9]\d{0,2})*"
_ONE = rf"\[(?:{_LIST}|\^[\w-]{{1,20}}|(?:[Nn]ote|nb|n|fn|[Ff]ootnote|ref|lower-alpha)[ \xa0]?\d{{1,3}})\]"
LETTERED = r"(?<=[\d%])(?<![^\W\d_]\d)(?<![^\W\d_]\d\d)(?:\[[a-h]\])+(?![^\W_])"
"""Letters of notes behind a figure: "40[a] people"; not "charge[d]", "the 1980[s]", nor the index in "x1[a]"."""
SHORTCODE = (
    r"\[[a-z][\w-]{0,40}(?:[ \xa0]{1,3}[\w-]{1,40}=(?:\"[^\"\[\]\r\n]{0,400}\"|'[^'\[\]\r\n]{0,400}'"
    r"|[“”″][^“”″\[\]\r\n]{0,400}[“”″])){1,20}[ ]?/?\]|\[/[a-z][\w-]{1,40}\]"
)
"""What WordPress fills in: "[caption width="300"]" and "[/caption]"; what a pair holds is prose."""
BRACKETS = rf"{_ONE}(?:,?[ ]?{_ONE})*"
_THOUSANDS = pattern(r"\[\d{1,3}(?:,\d{3})+\]")
_INTERVAL = pattern(r"\b(?:interval|range|CI|IQR|scale|domain|bounds?)[ \xa0]?(?:of |is |= ?|: ?)?$")
_CODE = pattern(r"[ ]?(?:[-+*/|&]?=(?!=)|==|\+\+|--)|[(\[{]|\.[a-z_]\w*[(\[=]|->")
_VARIABLE = pattern(
    r"(?:(?<![^\W_])[a-z]|(?<![^\W_])(?<![°º])(?<![^\W\d_][ \xa0-])[A-Z]|\w_\w*|(?<![^\W_])[a-z]{2,}[A-Z][a-z]\w*"
    r"|(?:(?<![^\W_])[A-Za-z]|\w_\w*)\[\w+\]|\w\([^()\r\n]*\))$"
)
"""What an index stands behind in program text; not "YouTube", "iPhone", "Vitamin C", nor "… (WHO)"."""
_INSERTED = pattern(
    r"[ \xa0]+(?!(?:and|or|but|to|from|of|in|on|at|by|for|with|which|who|that|while|as|is|was|were|has|had|have|than"
    r"|after|before|when|because|since|until)\b)[a-z]"
)
"""How a sentence goes on behind what an editor put in for a figure: with what is counted."""
_ENTRY = pattern(r":?[ \xa0]+(?:[^\W\d_a-z]|[“\"‘'\[(\d*_]|https?:|www\.|ibid|id\.|see |cf\.|de |van |von )")
_LARGE = pattern(r"\[\d{3}\]")
_SIGNS = frozenset("$£€¥₹")
_QUOTED = 2_000
"""Characters in which the beginning of a quotation is looked for."""


def is_note(text: str, start: int, end: int, *, quoted: bool) -> bool:
    """Whether the brackets at [start, end) are marks of notes. `quoted`: they stand in a block that is a quotation."""
    before = text[start - 1 : start]
    if _THOUSANDS.match(text, start):
        return False
    if text[start + 1] in "^nNfFrl":
        return True
    if before in _SIGNS:
        return False
    if before in ("", "\n", "\r", "\t"):
        return _ENTRY.match(text, end) is not None or text[end : end + 1] in ("", "\n", "\r", "\t")
    if before in "“‘\"'([{":
        return before in "([" and text[end : end + 1] in (")", "]")
    if before.isspace():
        return _is_spaced_note(text, start, end, quoted=quoted)
    return not (_VARIABLE.search(text, max(0, start - 30), start) and not before.isdecimal()) and not _CODE.match(
        text, end
    )


def _is_spaced_note(text: str, start: int, end: int, *, quoted: bool) -> bool:
    """Whether brackets behind a blank are a note's mark: in a quotation they hold what an editor put in."""
    if _INTERVAL.search(text, max(0, start - 30), start):
        return False
    if not _INSERTED.match(text, end):
        return True
    ended = text[:start][-3:].rstrip(" \xa0")[-1:] if start < 3 else text[start - 3 : start].rstrip(" \xa0")[-1:]
    if ended in (".", "!", "?", "“", "\n", "\r", "") or _LARGE.match(text, start):
        return False
    return not (quoted or _in_quotation(text, start))


def _in_quotation(text: str, at: int) -> bool:
    """Whether a quotation that began in the same line is still open at `at`."""
    begin = text.rfind("\n", max(0, at - _QUOTED), at) + 1 or max(0, at - _QUOTED)
    if text.count("“", begin, at) > text.count("”", begin, at):
        return True
    return text.count('"', begin, at) % 2 == 1
