"""What happened to those who are counted: "12 people were killed", "wounding 40", "39 deaths"."""

from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.;:!?\n]")
_SET_OFF = pattern(r",[^,.;:\n]{1,40},(?= (?:were|was|have|had|are) )")
_BEHIND, _BEFORE = 48, 28
_STATES = ("ed", "slain", "hurt", "dead", "missing", "sick", "ill")
_BACK = frozenset(["of", "another", "the", "and", "or", "up", "to", "as", "many", "at", "least", "some", "including"])


def _table(lexicons: Lexicons) -> dict[str, tuple[str, str]]:
    return {
        word: (group, event)
        for group, events in lexicons["events"].items()
        for event, words in events.items()
        for word in words.split()
    }


def event_of(text: str, amount: Amount, lexicons: Lexicons) -> tuple[str, str] | None:
    """The group and name of the event that befell the counted, or None: in the noun itself, behind it, before it."""
    table = lexicons.built(_table)
    if amount.unit:
        *described, head = amount.unit.lower().split()
        for word in (head, *described):
            happened = word is head or word.endswith(_STATES)  # 12 deaths, 40 wounded men; not 32 death claims
            if happened and word in table:
                return table[word]
    lost, links = False, lexicons.words("contexts", "event", "links")
    set_off = _SET_OFF.match(text, amount.end)
    start = set_off.end() if set_off else amount.end
    for match in _WORD.finditer(text, start, min(len(text), start + _BEHIND)):
        word = match[0].lower()
        if lost and word in ("lives", "life"):
            return ("people", "killed")
        lost = lost or word == "lost"
        if word in table:
            return table[word]
        if word not in links:
            break
    before = _WORD.findall(text[max(0, amount.start - _BEFORE) : amount.start].lower())
    for word in reversed(before[-3:]):
        if word in table:
            return table[word]
        if word not in _BACK:
            break
    return None
