"""The history of a claim in words: who did what, when, and what has been taken back."""

from collections.abc import Iterator, Sequence

from factcheck.ledger.events import (
    Added,
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
    Seen,
    SignedOff,
    Undone,
)


def told(events: Sequence[Event]) -> Iterator[str]:
    """A line for each event: "2026-03-01 14:05  ann  marked it verified  [3f2a91c07be4]"."""
    dead: set[str] = set()
    for event in reversed(events):
        if isinstance(event, Undone) and event.id not in dead:
            dead.add(event.event)
    for event in events:
        claim = f"  [{event.claim}]" if event.claim else ""
        words = f"  {event.body.text!r}" if event.body else ""
        back = "  (taken back)" if event.id in dead else ""
        yield f"{event.at:%Y-%m-%d %H:%M:%S}  {event.who}  {act(event)}{claim}{words}{back}"


def act(event: Event) -> str:
    """What an event did, in a few words."""
    anew = ", the figure having changed" if event.fresh else ""
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
        case SignedOff():
            return f"signed off the text {event.sha256[:12]}"
        case Seen():
            return f"marked the text {event.sha256[:12]} of {event.path}"
        case Undone():
            return "took something back"
