"""Who says it: the noun phrase that is the subject of a cue, found by walking over tags from the cue outwards."""

from typing import TypeAlias

from factcheck.text.clauses import Utterance

Words: TypeAlias = tuple[int, int]
"""A half-open stretch of an utterance's words."""

_ENDS = "NC#)OMQG"  # tags that a noun phrase may end with
_ALONE = frozenset(
    "both many some several all each none one most half these those others few either neither another".split()
    + "two three four five six seven eight nine ten".split()
)
_AFTER_NAME = frozenset("himself herself itself themselves there here".split())
_LONG = 45  # words: a longer way from a subject to its verb is not followed


def subject(utterance: Utterance, before: int) -> Words | None:
    """The subject of the verb group that begins at `before`: the noun phrase to its left, without apposition."""
    tags = utterance.tags
    last = before - 1
    if last < 0:
        return None
    tag = tags[last]
    if tag in "PW":
        return last, before
    if tag == "T":
        return (last, before) if last and tags[last - 1] in "NC" else None
    if tag in "AB":
        return shared(utterance, last)
    if tag == ",":
        return _before_comma(utterance, last)
    if tag == "-":
        opened = tags.rfind("-", 0, last)
        return phrase_left(utterance, opened - 1) if opened > 0 else None
    if tag == "D" and utterance.words[last] in _ALONE:
        return last, before
    if tag in _ENDS or (tag == "E" and last and tags[last - 1] in "NC"):
        return phrase_left(utterance, last)
    return None


def shared(utterance: Utterance, before: int) -> Words | None:
    """The subject that a verb after "and" or "…, saying" shares: that of the first verb of its sentence."""
    tags = utterance.tags
    lowest = max(0, before - _LONG, tags.rfind(";", 0, before) + 1, tags.rfind(":", 0, before) + 1)
    spoken = [at + 1 for at, quotation in utterance.quotes.items() if lowest <= at < before and not quotation.scare]
    lowest = max(spoken, default=lowest)
    if tags[lowest] in "IS" and tags.find(",", lowest, before - 1) > 0:
        lowest = tags.find(",", lowest) + 1
    relative = None
    for index in range(lowest + 1, before):
        if tags[index] not in "VXE" or tags[index - 1] not in "NCPW)'M,R#O-":
            continue
        group = index
        while group > lowest and tags[group - 1] in "XR":
            group -= 1
        found = subject(utterance, group) if group > lowest and tags[group - 1] not in "AB" else None
        if found and tags[found[0]] not in "WT":
            return found
        relative = relative or found
    return relative


def _before_comma(utterance: Utterance, comma: int) -> Words | None:
    """The noun phrase before the apposition or relative clause that the comma at `comma` ends."""
    tags = utterance.tags
    lowest = max(0, comma - _LONG)
    commas: list[int] = []
    for index in range(comma - 1, lowest - 1, -1):
        tag = tags[index]
        if tag in ";:" or (tag == "Q" and not (utterance.quotes[index].scare or utterance.quotes[index].title)):
            lowest = index + 1
            break
        if tag == ",":
            commas.append(index)
    if not commas:
        return phrase_left(utterance, comma - 1) if tags[comma - 1] in "NC)" else None
    # The leftmost comma that a subject ends at: what stands between is apposition.
    for start in reversed(commas):
        last = start - 1
        if last > 0 and utterance.words[last] in _AFTER_NAME:
            last -= 1
        if start and tags[last] in "NC)#" and tags[start + 1] in "DNC#WIEGRAS'":
            found = phrase_left(utterance, last)
            if found and _clause_starts(utterance, found[0], lowest):
                return found
    return _trailing(utterance, commas)


def _trailing(utterance: Utterance, commas: list[int]) -> Words | None:
    """The noun phrase behind what is said: "It will close, its head, Ann Lind, said"; `commas`, the last first."""
    tags = utterance.tags
    for comma in commas:
        if comma and tags[comma - 1] in "NC)" and tags[comma + 1] in "DNC":
            found = phrase_left(utterance, comma - 1)
            if found and found[0] and tags[found[0] - 1] == ",":
                return found
    return None


def _clause_starts(utterance: Utterance, start: int, lowest: int) -> bool:
    """Whether a clause may begin at `start`."""
    tags = utterance.tags
    if start <= lowest:
        return True
    tag = tags[start - 1]
    if tag in "TSBQA-" or not set(tags[lowest:start]) - set("RAB"):
        return True
    if tag == ",":
        at = start - 2
        while at > lowest and tags[at - 1] not in ",":
            at -= 1
        return tags[at] in "ISGER" or not set(tags[at : start - 1]) & set("VX")
    return False


def phrase_left(utterance: Utterance, last: int) -> Words | None:
    """The noun phrase whose last word is at `last`; None where there is none."""
    tags = utterance.tags
    lowest = max(0, last - _LONG)
    index = last
    joined = -1
    while index >= lowest:
        tag = tags[index]
        if tag in "DNC#'IRM" or (tag == "O" and index and (tags[index - 1] == "I" or index == last)):
            pass
        elif tag == ")":
            opened = tags.rfind("(", lowest, index)
            if opened < 0:
                break
            index = opened
        elif tag == "A":
            if not (index > lowest and tags[index - 1] in "NC#'MO)E,"):
                break
            joined = index
        elif tag in "EG":
            if tag == "E" and index < last and tags[index + 1] in "DPO" and tags[index - 1 : index] in ("N", "C"):
                index = joined if joined >= 0 else index
                break  # a verb and its object
            if not (index == 0 or tags[index - 1] in "NCD'#RIA"):
                break
        elif tag == "Q":
            if index == last or not utterance.quotes[index].scare:
                break
        elif tag in "VX":
            relative = max(tags.rfind("W", lowest, index), tags.rfind("T", lowest, index))
            if relative > lowest and tags[relative - 1] in "NC" and index - relative < 15:
                index = relative
            else:
                if joined >= 0:
                    index = joined
                break
        else:
            break
        index -= 1
    start = index + 1
    while start <= last and tags[start] in "RAB":
        start += 1
    if start <= last and tags[start] == "I" and utterance.words[start] != "of":
        start = _after_prepositional(utterance, start, last)
    if start > last or not set(tags[start : last + 1]) & set("NC#'MOQ"):
        return None
    return start, last + 1


def _after_prepositional(utterance: Utterance, start: int, last: int) -> int:
    """Where a subject begins after a phrase in front: "In Baghdad | officials", "On Monday | the group"."""
    tags = utterance.tags
    for index in range(start + 2, last + 1):
        here, before = tags[index], tags[index - 1]
        if (here == "D" and before in "NCM#") or (here == "C" and before in "NM#") or (here == "N" and before == "M"):
            return index
    return start + 1


def phrase_right(utterance: Utterance, first: int) -> Words | None:
    """The noun phrase that begins at `first`: "said | a spokesman for the group | in Geneva"."""
    tags, words = utterance.tags, utterance.words
    if first >= len(tags):
        return None
    if tags[first] in "PO" or (words[first] in _ALONE and tags[first + 1 : first + 2] not in tuple("NC#IEG")):
        return first, first + 1
    index, stop = first, len(tags)
    named = False
    while index < stop:
        tag = tags[index]
        if tag in "C":
            named = True
        elif tag in "DN#'R":
            if tag == "R" and (index == first or tags[index - 1] != "D"):
                break
            if tag == "D" and index > first and tags[index - 1] not in "IA'D":
                break
        elif tag == "A":
            if not (index > first and index + 1 < stop and tags[index + 1] in "DNC") or tags[index - 1] in "IA":
                break
        elif tag == "I":
            if (
                index == first
                or words[index] not in ("of", "for", "from", "at", "with", "in")
                or (named and words[index] != "of")
            ):
                break
        elif tag in "EG":
            ends = index + 1 >= stop or tags[index + 1] in ",.I"
            if index == first or tags[index - 1] not in ("NE" if ends else "D'R"):
                break
        elif tag == "Q":
            if index == first or not utterance.quotes[index].scare:
                break
        elif tag in "(":
            close = tags.find(")", index, index + 8)
            if close < 0:
                break
            index = close
        else:
            break
        index += 1
    while index > first and tags[index - 1] in "IAD":
        index -= 1
    return (first, index) if index > first and set(tags[first:index]) & set("NC#") else None


_MANY = frozenset(
    "they we i you who which that these those many some most all people police men women children media data".split()
)
_NOT_ONE = frozenset("they we i you".split())


def agrees(utterance: Utterance, source: Words, form: str, *, bare: bool) -> bool:
    """Whether `source` can be the subject of a verb in the form `form`; `bare` where no auxiliary stands before it."""
    last = utterance.words[source[1] - 1]
    if not bare:
        return True
    if form == "present":
        return last not in _NOT_ONE
    if form != "base":
        return True
    if utterance.tags[source[0]] == "#":
        return True
    return any(word in _MANY or word.endswith("s") or word == "and" for word in utterance.words[source[0] : source[1]])
