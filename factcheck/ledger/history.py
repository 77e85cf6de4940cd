"""The history of a claim in words: who did what, when, and what has been taken back."""

from collections.abc import Iterator, Sequence

from factcheck.ledger.events import (
    Added,
    Concerned,
    Corrected,
    Decided,
    Dismissed,
    Event,
    Evidenced,
    Flagged,
    Judged,
    Marked,
    Noted,
    Seconded,
    Seen,
    Signature,
    SignedOff,
    Undone,
)

LONGEST = 60
"""Characters of a claim's words that a line of the history shows."""


def told(events: Sequence[Event]) -> Iterator[str]:
    """A line for each event: "2026-03-01 14:05:00  ann  marked it verified: 'some 50 people'  [3f2a91c07be4]".

    The words are those that the claim had then, the id its name in the ledger.
    """
    dead: set[str] = set()
    for event in reversed(events):
        if isinstance(event, Undone) and event.id not in dead:
            dead.add(event.event)
    words: dict[str, str] = {}
    acts = {event.id: act(event) for event in events}
    for event in events:
        claim = event.claim or ""
        if event.body:
            words[claim] = " ".join(event.body.text.split())
        of = f": {_short(words[claim])!r}" if claim in words else ""
        undone = acts.get(event.event) if isinstance(event, Undone) else None
        what = f"took back: {undone}" if undone else act(event)
        back = "  (taken back)" if event.id in dead else ""
        yield f"{event.at:%Y-%m-%d %H:%M:%S}  {event.who}  {what}{of}{f'  [{claim}]' if claim else ''}{back}"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def act(event: Event) -> str:
    """What an event did, in a few words."""
    anew = ", the claim having changed" if event.fresh else ""
    match event:
        case Marked():
            return f"marked it {event.status}{anew}"
        case Noted():
            on = f" on {event.field}" if event.field else ""
            return f"noted{on}: {event.text}" if event.text else f"took the note{on} away"
        case Evidenced():
            return f"gave evidence: {event.evidence.address}" if event.evidence else "took evidence away"
        case Concerned():
            return f"was concerned: {event.text}" if event.text else "had no concern any more"
        case Flagged():
            return "asked for attention" if event.on else "asked for no attention any more"
        case Corrected():
            return f"corrected: {event.correction.text}" if event.correction else "took a correction back"
        case Seconded():
            return f"named {event.name} as second checker" if event.name else "named no second checker"
        case Dismissed():
            return "said that it is no claim" if event.on else "said that it is a claim after all"
        case Added():
            return "added it by hand"
        case Judged():
            said = f": {event.note}" if event.note else ""
            return f"settled the finding {event.rule}{said}" if event.on else f"opened the finding {event.rule} again"
        case Decided():
            return f"left the ledger as it was, against a sheet: {event.words}"
        case SignedOff():
            return f"signed off the text {event.sha256[:12]}"
        case Signature():
            count = sum(int(run.partition(":")[0]) for run in event.signs)
            return f"signed {count} event{'s' * (count != 1)} with a key"
        case Seen():
            return f"marked the text {event.sha256[:12]} of {event.path}"
        case Undone():
            return "took something back"
