"""Which report "the report" is: the fullest words that the text has for it before."""

from factcheck.link.scene import Scene
from factcheck.text.patterns import pattern

_BACK = 6000
_MODIFIERS = pattern(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]hat|[Tt]his|[Hh]is|[Hh]er)\s((?:[\w’'.&-]+\s){1,4})$")
_BY = pattern(
    r"\s(?:by|from|of)\s(?:the\s)?((?:[A-Z][\w.&’'-]*|of|for|and|on)(?:\s(?:[A-Z][\w.&’'-]*|of|for|and|on))*)"
)
_ALSO = {
    "probe": ("investigation", "inquiry"),
    "inquiry": ("investigation",),
    "study": ("paper", "report"),
    "paper": ("study", "white paper", "report"),
    "survey": ("poll",),
    "poll": ("survey",),
    "document": ("report", "memo", "paper"),
    "suit": ("lawsuit",),
}
_EMPTY = frozenset(
    "new latest first recent same own final full whole entire second early interim separate other".split()
)
_TAIL = frozenset("of for and on".split())


def fullest(scene: Scene, noun: str, at: int) -> str | None:
    """The words for the document that "the NOUN" at `at` means: "congressional report"; None where none add any."""
    for word in (noun, *_ALSO.get(noun, ())):
        found = _fullest(scene.text, word, at)
        if found:
            return found
    return None


def _fullest(text: str, noun: str, at: int) -> str | None:
    found: str | None = None
    position = at
    for _ in range(12):
        position = text.rfind(noun, max(0, at - _BACK), position)
        if position < 0:
            break
        end = position + len(noun)
        if text[position - 1 : position].isalpha() or text[end : end + 1].isalnum():
            continue
        words = _described(text, position, end, noun)
        if words and (found is None or len(words) > len(found)):
            found = words
    return found


def _described(text: str, start: int, end: int, noun: str) -> str | None:
    before = _MODIFIERS.search(text, max(0, start - 60), start)
    modifiers = [word for word in before.group(1).split() if word.lower() not in _EMPTY] if before else []
    by = _BY.match(text, end)
    if by:
        maker = by.group(1).split()
        while maker and maker[-1] in _TAIL:
            maker.pop()
        modifiers = [*maker, *(word for word in modifiers if word not in maker)]
    return " ".join((*modifiers, noun)) if modifiers else None
