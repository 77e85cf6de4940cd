"""How one claim stands: the mark that its standing events amount to."""

from collections.abc import Sequence

from factcheck.ledger.anchor.anchoring import Anchored
from factcheck.ledger.desk import DeskRules, missing
from factcheck.ledger.events import (
    Concerned,
    Corrected,
    Dismissed,
    Event,
    Evidenced,
    Flagged,
    Judged,
    Marked,
    Noted,
    Seconded,
)
from factcheck.ledger.evidence import Files
from factcheck.ledger.fold import Entry
from factcheck.records.claims import Span
from factcheck.records.marks import FieldNote, Judgement, Mark, Opinion, Status

CAUTIOUS: tuple[Status, ...] = ("disputed", "unsourced", "open", "verified")
"""Of opinions that differ, the first of these is the one that counts."""


def mark_of(entry: Entry, anchored: Anchored | None, rules: DeskRules, files: Files | None = None) -> Mark | None:
    """The mark on a claim; None where everything that was said of it has been taken back.

    `files` compares local evidence with what is there now; None: nobody asks.
    """
    standing = entry.standing
    if not standing:
        return None
    opinions = _opinions(standing)
    status = min((opinion.status for opinion in opinions), key=CAUTIOUS.index, default="open")
    said = next((opinion for opinion in reversed(opinions) if opinion.status == status), None)
    seconds = [event.name for event in standing if isinstance(event, Seconded) and event.name]
    second = seconds[-1] if seconds else _second(opinions)
    dismissed = any(event.on for event in standing if isinstance(event, Dismissed))
    evidence = tuple(event.evidence for event in standing if isinstance(event, Evidenced) and event.evidence)
    states = tuple(files.state(each) for each in evidence) if files and not dismissed else ()
    lapsed = any(state not in (None, "unchanged") for state in states)
    before = entry.anchor and Span(start=entry.anchor.start, end=entry.anchor.end, text=entry.anchor.text)
    return Mark(
        claim=entry.claim,
        status=status,
        who=said.who if said else standing[-1].who,
        when=said.when if said else standing[-1].at,
        state=anchored.state if anchored else "same",
        what=(*(anchored.what if anchored else ()), *(("evidence",) if lapsed else ())),
        redated=anchored.redated if anchored else None,
        before=before,
        missing=missing(rules, opinions, second),
        opinions=opinions,
        note="\n".join(event.text for event in _notes(standing) if event.text and not event.field) or None,
        field_notes=tuple(
            FieldNote(field=event.field, text=event.text) for event in _notes(standing) if event.text and event.field
        ),
        evidence=evidence,
        files=states,
        rests=rules.evidence_must_stand,
        attention=any(event.on for event in standing if isinstance(event, Flagged)),
        concern="\n".join(event.text for event in standing if isinstance(event, Concerned) and event.text) or None,
        corrections=tuple(event.correction for event in standing if isinstance(event, Corrected) and event.correction),
        second=second,
        dismissed=dismissed,
    )


def judgement_of(event: Judged) -> Judgement:
    """A checker's word on a finding."""
    return Judgement(fingerprint=event.fingerprint, rule=event.rule, who=event.who, when=event.at, note=event.note)


def _opinions(standing: Sequence[Event]) -> tuple[Opinion, ...]:
    """The standing opinions, one for each checker and status."""
    found = {
        (event.who, event.status): Opinion(who=event.who, status=event.status, when=event.at)
        for event in standing
        if isinstance(event, Marked)
    }
    return tuple(found.values())


def _second(opinions: Sequence[Opinion]) -> str | None:
    """The second of two checkers who hold the same of a claim."""
    people = list(dict.fromkeys(opinion.who for opinion in opinions))
    return people[1] if len(people) > 1 and len({opinion.status for opinion in opinions}) == 1 else None


def _notes(standing: Sequence[Event]) -> list[Noted]:
    return [event for event in standing if isinstance(event, Noted)]
