"""Whether a claim still says what it said when it was marked: the typed records decide, then the words around."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from factcheck.ledger.anchor.edit import Edit
from factcheck.ledger.anchor.fields import dates_of, fields_of, source_of, speaker_of
from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.anchor.words import (
    JUST_BELOW,
    LIGHT,
    MODIFIERS,
    NEGATIONS,
    NOBODY,
    Word,
    alike,
    forms,
    same_person,
    words,
)
from factcheck.records.claims import Attribution, Claim
from factcheck.text.alike import normal

_QUOTED = re.compile(r'"([^"]*)"?')
_VALUES = ("low", "high")
_OFTEN_UNSEEN = ("unit", "event", "per")
"""Fields that an engine may fail to see from one wording to the next: one that is null says nothing."""
_FROM_AROUND = (*_OFTEN_UNSEEN, "role")
"""Fields that an engine may take from the text around a sentence."""


def changes(anchor: Anchor, claim: Claim, edit: Edit, own: range, *, source: str | None) -> list[str]:
    """The names of what differs between a marked claim and a present one, which may be its new form.

    `own` are the marked claim's tokens in the edit's old wording; `source` is who says the present figure.
    Empty: it still says the same.
    """
    if anchor.kind == "quantity":
        found = _figure(anchor, claim, edit, own)
        if _other_source(anchor.source, source, edit):
            found.append("source")
    elif anchor.kind == "date":
        found = _date(anchor, claim, edit, own)
    else:
        found = _attribution(anchor, claim, edit)
        if "content" not in found and edit.redates(own):
            found.append("date")
    return found or around(anchor, edit, own)


def around(anchor: Anchor, edit: Edit, own: range) -> list[str]:
    """What the words around a claim tell: a negation, a turn from up to down, another name."""
    found = ["negation"] if edit.negated(own) else []
    if anchor.kind != "date":
        found += ["direction"] if edit.turned(own) else []
        found += ["name"] if edit.renamed else []
    return found


def by_words(anchor: Anchor, edit: Edit, own: range) -> list[str]:
    """What differs where no rule reads the claim any more: its own words, and what may modify them."""
    mapped = edit.mapped(own)
    before = [edit.ours[number].form for number in own]
    after = [edit.theirs[number].form for number in mapped]
    if before != after:
        return ["words"]
    ours = {edit.ours[number].form for number in _beside(own, len(edit.ours))}
    theirs = {edit.theirs[number].form for number in _beside(mapped, len(edit.theirs))}
    if (ours ^ theirs) & (MODIFIERS | NEGATIONS):
        return ["modifier"]
    return around(anchor, edit, own)


def same_fields(anchor: Anchor, claim: Claim) -> bool:
    """Whether all typed fields are the same."""
    return anchor.kind == claim.kind and anchor.fields == fields_of(claim)


def other_voice(anchor: Anchor, source: str | None) -> bool:
    """Whether a figure in a sentence that is the same has another speaker now, who is named outside of it."""
    inside = set(forms(words(" ".join(anchor.sentences))))
    if any(set(forms(words(one or ""))) <= inside for one in (anchor.source, source)):
        return False
    return not same_source(anchor.source, source)


def same_source(old: str | None, new: str | None) -> bool:
    """Whether a figure is still said by the same; a pronoun may be anybody, and an attribution may be added."""
    if old is None or new is None or same_person(old, new):
        return True
    return {word.form for word in words(old)} <= NOBODY or {word.form for word in words(new)} <= NOBODY


def _other_source(old: str | None, new: str | None, edit: Edit) -> bool:
    """Whether somebody else says it: the words for who says it were edited, not only taken otherwise by a rule."""
    if old is None or same_person(old, new) or set(forms(words(old))) <= NOBODY:
        return False
    if set(edit.differing[0]) & (set(forms(words(old))) - LIGHT):
        return True
    ours, theirs = set(forms(edit.ours)), set(forms(edit.theirs))
    taken_otherwise = set(forms(words(old))) <= theirs and set(forms(words(new or ""))) <= ours
    return not taken_otherwise and not same_source(old, new)


def _other_speaker(old: str | None, new: str | None, edit: Edit) -> bool:
    """Whether an attribution has another source: its words went, or other words came."""
    if same_person(old, new):
        return False
    gone, come = edit.differing
    return bool(set(gone) & set(forms(words(old or ""))) or set(come) & set(forms(words(new or ""))))


def _figure(anchor: Anchor, claim: Claim, edit: Edit, own: range) -> list[str]:
    old, new, untouched = anchor.fields, fields_of(claim), edit.untouched(own)
    found = [name for name in _VALUES if old.get(name) != new.get(name)]
    if old.get("modifier") != new.get("modifier") or edit.swapped(own, JUST_BELOW):
        found.append("modifier")
    elif old.get("modifier") == "between" and edit.touches(own, MODIFIERS):
        found.append("modifier")  # a range has no room for "up to" in its record: the words tell
    elif edit.remodified(own):
        found.append("modifier")
    if edit.displaced(own):
        found.append("order")
    for name in _OFTEN_UNSEEN:
        before, after = old.get(name), new.get(name)
        unseen = untouched and (before is None or after is None)
        if before != after and not unseen and not (edit.kept(own) and alike(before, after)):
            found.append(name)
    if not untouched and old.get("measure") != new.get("measure"):
        found.append("measure")
    return found


def reread(anchor: Anchor, claim: Claim, others: Mapping[str, Claim]) -> list[str]:
    """The names of what is read otherwise than when it was marked, every word of the claim's sentences being the same.

    The publication day may be known now, the text around may tie the figure to another day or speaker, or the
    program may read better: a checker saw none of that. A tie or a unit that is only read no more contradicts nothing.
    `others` are the claims of the present text.
    """
    new = fields_of(claim)
    found = [
        name
        for name, was in anchor.fields.items()
        if was != (now := new.get(name)) and not (now is None and name in _FROM_AROUND)
    ]
    if other_time(anchor, claim, others):
        found.append("dated")
    if other_speaker(anchor, claim, others) and "source" not in found:
        found.append("source")
    return found


def other_time(anchor: Anchor, claim: Claim, others: Mapping[str, Claim]) -> bool:
    """Whether the dates that fix when a figure is true of come to other days; how they are written is no matter."""
    now = _days(dates_of(claim, others))
    return bool(anchor.kind == "quantity" and anchor.dates and now and now != _days(anchor.dates))


def other_speaker(anchor: Anchor, claim: Claim, others: Mapping[str, Claim]) -> bool:
    """Whether somebody else is said to say it; a fuller name of the same person is no other."""
    if anchor.kind == "date":
        return False
    now = speaker_of(claim, others)
    if anchor.speaker is None or now is None:
        return anchor.kind == "quantity" and anchor.source is not None and other_voice(anchor, source_of(claim, others))
    if same_person(anchor.speaker, now):
        return False
    said = source_of(claim, others) if anchor.kind == "quantity" else fields_of(claim)["source"]
    return now != said or said != (anchor.source or anchor.fields.get("source"))  # else it is only named no more


def resolved(anchor: Anchor, claim: Claim, others: Mapping[str, Claim]) -> list[str]:
    """What a claim that was reworded and says the same is tied to otherwise: other days, another speaker behind the
    same words for them.
    """
    found = []
    if anchor.dates and (now := _days(dates_of(claim, others))) and not now & _days(anchor.dates):
        found.append("dated")
    if anchor.kind == "quantity" and anchor.source == source_of(claim, others):
        found += ["source"] if other_speaker(anchor, claim, others) else []
    return found


def _days(dates: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(date.rsplit("|", 2)[1:]) for date in dates}


def redated(anchor: Anchor, claim: Claim) -> list[str]:
    """The fields in which a date differs from the marked one."""
    new = fields_of(claim)
    return [name for name, value in anchor.fields.items() if new.get(name) != value]


def _date(anchor: Anchor, claim: Claim, edit: Edit, own: range) -> list[str]:
    """What differs in a date, be it that the same words come to other days among the new ones."""
    found = redated(anchor, claim)
    if not edit.kept(own) and (anchor.fields.get("from") is None or anchor.fields.get("to") is None):
        found.append("words")  # the interval is unknown, or open: only the words can tell
    if edit.displaced(own):
        found.append("order")
    if edit.renames_day(own):
        found.append("weekday")  # a weekday beside a full date decides nothing, but it was written otherwise
    return found


def _attribution(anchor: Anchor, claim: Claim, edit: Edit) -> list[str]:
    if not isinstance(claim, Attribution):
        return ["kind"]
    old, new = anchor.fields, fields_of(claim)
    found = []
    if _other_speaker(old.get("source"), new.get("source"), edit):
        found.append("source")
    if _denies(old.get("cue")) != _denies(new.get("cue")):
        found.append("cue")
    before, after = words(old.get("content") or ""), words(new.get("content") or "")
    if forms(before) != forms(after):
        found += _content(before, after, edit)
    return found


def _content(before: list[Word], after: list[Word], edit: Edit) -> list[str]:
    """Whether what is said was edited; a rule may also draw its bounds elsewhere, without any word having changed."""
    gone, come = edit.differing
    ours, theirs = Counter(forms(before)), Counter(forms(after))
    gone, come = gone & (ours - theirs), (come - edit.opener) & (theirs - ours)
    old, new = _quoted(edit.old), _quoted(edit.new)
    if old != new and (set(gone) & set(old) or set(come) & set(new) or sorted(old) == sorted(new)):
        return ["quoted words"]
    if _figures(before) != _figures(after) and sorted(_figures(before)) == sorted(_figures(after)):
        return ["content"]  # the same figures in another order say something else
    return ["content"] if (set(gone) | set(come)) - LIGHT else []


def _figures(said: list[Word]) -> list[str]:
    return [word.form for word in said if word.form[0].isdigit()]


def _denies(cue: str | None) -> bool:
    return any(word.form in NEGATIONS for word in words(cue or ""))


def _quoted(text: str) -> list[str]:
    return [form for quoted in _QUOTED.findall(normal(text)) for form in forms(words(quoted))]


def _beside(own: range, length: int) -> range | list[int]:
    around = range(max(0, own.start - 3), min(length, own.stop + 3))
    return [number for number in around if number not in own]
