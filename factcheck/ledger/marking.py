"""Marking: what the shell, the review and the sheet all do to claims, as one change, kept whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.anchor.version import pack
from factcheck.ledger.board import Board, Held
from factcheck.ledger.chain import extend
from factcheck.ledger.desk import may_verify, unfit_to_sign_off
from factcheck.ledger.events import (
    Added,
    Concerned,
    Corrected,
    Decided,
    Dismissed,
    Event,
    EventBase,
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
from factcheck.ledger.evidence import Files, attached, file_at
from factcheck.ledger.fold import Entry, advance, fold
from factcheck.records.errors import LedgerError
from factcheck.records.marks import Correction, Evidence, Status


@dataclass(frozen=True, kw_only=True)
class Change:
    """What to say of a claim; what is None stays as it is, and an empty text takes away what was there.

    `settle`: the status also replaces what other checkers hold, and so ends a conflict; else a status that differs
    from theirs stands beside it. `note` is on `field` where that is given. `drop` are events of evidence that
    `evidence` replaces.
    """

    status: Status | None = None
    settle: bool = False
    note: str | None = None
    field: str | None = None
    evidence: Sequence[Evidence] = ()
    drop: Sequence[str] = ()
    concern: str | None = None
    attention: bool | None = None
    correction: Correction | None = None
    second: str | None = None
    dismiss: bool | None = None


def mark(board: Board, claims: Iterable[str], change: Change, *, who: str) -> list[Event]:
    """Make one change to claims, named by their present ids or their names in the ledger; the events that it made.

    A LedgerError if the desk's rules refuse it, a claim isn't there, or the ledger can't be written: nothing is
    kept then. The board holds the new marks when this returns.
    """
    return mark_each(board, ((claim, change) for claim in dict.fromkeys(claims)), who=who)


def mark_each(board: Board, changes: Iterable[tuple[str, Change]], *, who: str) -> list[Event]:
    """Make a change of its own to each claim, all of them kept or none; as for `mark`."""
    return _commit(board, _each(board, changes, who), who)


def rehearse(board: Board, changes: Iterable[tuple[str, Change]], *, who: str) -> None:
    """Let the board, and not the ledger, hold what `mark_each` would make of it."""
    _hold(board, _each(board, changes, who))


def _each(board: Board, changes: Iterable[tuple[str, Change]], who: str) -> list[Event]:
    events: list[Event] = []
    for claim, change in changes:
        if change.status == "verified":
            may_verify(board.rules, who)
        events += _on(board, claim, change, who)
    return events


def add(board: Board, start: int, end: int, *, who: str, change: Change | None = None) -> list[Event]:
    """Add a claim by hand: the half-open stretch of the source; with `change`, mark it as well."""
    if not 0 <= start < end <= len(board.version.document.source):
        raise LedgerError(f"{start}:{end} is no stretch of this text", file=str(board.path))
    anchor = board.version.hand_anchor(start, end)
    events: list[Event] = [_event(Added, board, who, anchor.id, anchor, body=anchor)]
    if change:
        events += _said(board, change, who, {"claim": anchor.id, "anchor": anchor.digest}, ())
    return _commit(board, events, who)


def judge(
    board: Board, fingerprint: str, rule: str, *, who: str, note: str | None = None, on: bool = True
) -> list[Event]:
    """Settle a finding of the lint, or, with `on` false, open it again. Its fingerprint holds while its figures do."""
    slot = f"finding {fingerprint}"
    over = tuple(event.id for entry in board.whole for event in entry.standing if event.slot == slot)
    event = Judged(who=who, draft=board.known.name, fingerprint=fingerprint, rule=rule, note=note, on=on, over=over)
    return _commit(board, [event], who)


def sign_off(board: Board, *, who: str, despite_open: bool = False) -> list[Event]:
    """Sign the draft off as it is now: bound to its hash, so that the next edit ends it."""
    if reasons := unsignable(board, who=who, despite_open=despite_open):
        raise LedgerError("; ".join(reasons), file=str(board.path))
    over = tuple(event.id for entry in board.whole for event in entry.standing if isinstance(event, SignedOff))
    event = SignedOff(
        v=2, who=who, draft=board.known.name, sha256=board.version.sha256, marks=board.marks_digest(),
        head=board.ledger.head(), over=over,
    )  # fmt: skip
    return _commit(board, [event], who)


def unsignable(board: Board, *, who: str, despite_open: bool = False) -> list[str]:
    """Every reason why `who` can't sign the draft off as it is now, a phrase each."""
    board.look_again()
    reasons = list(unfit_to_sign_off(board.rules, who, [held.mark for held in board.held]))
    left = sum(1 for _ in board.open_claims())
    if left and not despite_open:
        claims = "1 claim is not settled (settle it" if left == 1 else f"{left} claims are not settled (settle them"
        reasons.append(f"{claims}, or sign off with --despite-open)")
    return reasons


def decide(board: Board, conflicts: Iterable[tuple[str, str]], *, who: str) -> list[Event]:
    """Keep that the ledger's side counts in these conflicts with a sheet: the hash of each, and what it is about."""
    made = [
        Decided(who=who, draft=board.known.name, conflict=conflict, words=words)
        for conflict, words in conflicts
        if not board.decided(conflict)
    ]
    return _commit(board, list(made), who)


def take_over(board: Board, source: Path, *, who: str) -> None:
    """Let the draft that the ledger has at `source` be the one of `board` from now on, with all that was said of it.

    A LedgerError where the ledger has none there.
    """
    name, own = board.ledger.name(source), board.ledger.name(board.path)
    drafts = [
        entry.draft
        for entry in board.ledger.store.drafts()
        if any(isinstance(event, Seen) and event.path == name for event in entry.standing)
    ]
    if not drafts or name == own:
        raise LedgerError(f"this ledger has no marks of {source} to take over", file=str(board.path))
    board.ledger.append([_now_seen(board, who, draft=draft) for draft in drafts])
    board.reload()


def undo(board: Board, events: Iterable[Event], *, who: str) -> list[Event]:
    """Take events back; to redo them, undo what this returns."""
    undone = [
        Undone(who=who, draft=event.draft, claim=event.claim, event=event.id)
        for event in events
        if not isinstance(event, Seen)
    ]
    return _commit(board, list(undone), who)


def last_change(board: Board, name: str) -> list[Event]:
    """What an undo would take back of a claim: the events that were made together last and aren't taken back yet."""
    events = board.history(name)
    dead: set[str] = set()
    for last in reversed(events):
        if isinstance(last, Undone):
            if last.id not in dead:
                dead.add(last.event)
        elif last.id not in dead:
            together = (event for event in events if (event.who, event.at) == (last.who, last.at))
            return [event for event in together if event.id not in dead and not isinstance(event, Undone)]
    return []


def _on(board: Board, claim: str, change: Change, who: str) -> list[Event]:
    held, present = board.held_as(claim), board.version.by_id.get(claim)
    if held is None and present is None:
        raise LedgerError(f"no claim has the id {claim!r}; 'factcheck extract' lists them", file=str(board.path))
    if held is None:
        assert present is not None
        anchor = board.version.anchor(present)
        return _said(board, change, who, {"claim": _free_name(board, claim), "anchor": anchor.digest}, (), body=anchor)
    given: dict[str, Any] = {
        "claim": held.entry.claim,
        "draft": held.entry.draft,
        "anchor": held.entry.anchor.digest if held.entry.anchor else None,
        "since": held.entry.since,
    }
    now = _anchor_now(board, held)
    renews = change.status is not None or change.dismiss is not None
    if now is None or now.digest == given["anchor"] or not (held.mark.stands or renews):
        return _said(board, change, who, given, held.entry.standing)
    given["anchor"] = now.digest
    if held.mark.stands:
        return _said(board, change, who, given, held.entry.standing, body=now)
    standing = tuple(event for event in held.entry.standing if event.kind not in ("status", "second", "dismiss"))
    given["since"] = now.meaning
    return _said(board, change, who, given, standing, body=now, fresh=True)


def _anchor_now(board: Board, held: Held) -> Anchor | None:
    """The claim's words in the present text; None where it isn't there."""
    if held.anchored is None or held.anchored.after is None:
        return None
    claim = board.version.by_id.get(held.anchored.claim or "")
    if claim:
        return board.version.anchor(claim)
    if held.entry.anchor and held.entry.anchor.kind == "hand":
        return board.version.hand_anchor(held.anchored.after.start, held.anchored.after.end)
    return None


def _said(
    board: Board, change: Change, who: str, given: dict[str, Any], standing: Sequence[Event], *,
    body: Anchor | None = None, fresh: bool = False,
) -> list[Event]:  # fmt: skip
    """The events that say `change`; the first carries the claim's words where the log hasn't them yet."""

    def over(kind: str, *, mine: bool = False, slot: str | None = None) -> tuple[str, ...]:
        return tuple(
            event.id
            for event in standing
            if event.kind == kind and (not mine or event.who == who) and slot in (None, event.slot)
        )

    said: list[tuple[type[EventBase], dict[str, Any]]] = []
    if change.status is not None:
        said.append((Marked, {"status": change.status, "over": over("status", mine=not change.settle)}))
    if change.note is not None:
        slot = f"note {change.field}" if change.field else "note"
        said.append((Noted, {"text": change.note or None, "field": change.field, "over": over("note", slot=slot)}))
    given_now = [_hashed(board, evidence) for evidence in change.evidence]
    replaced = (*change.drop, *_replaced(board, given_now, standing, anew=change.status is not None))
    for number, evidence in enumerate(given_now):
        said.append((Evidenced, {"evidence": evidence, "over": replaced if not number else ()}))
    if change.drop and not given_now:
        said.append((Evidenced, {"evidence": None, "over": tuple(change.drop)}))
    if change.concern is not None:
        said.append((Concerned, {"text": change.concern or None, "over": over("concern")}))
    if change.attention is not None:
        said.append((Flagged, {"on": change.attention, "over": over("attention")}))
    if change.correction is not None:
        said.append((Corrected, {"correction": change.correction}))
    if change.second is not None:
        said.append((Seconded, {"name": change.second or None, "over": over("second")}))
    if change.dismiss is not None:
        said.append((Dismissed, {"on": change.dismiss, "over": over("dismiss")}))
    events: list[Any] = []
    now = datetime.now(UTC)  # one for all: by it an undo knows what was said together
    for number, (kind, values) in enumerate(said):
        first = {"body": body, "fresh": fresh} if not number else {}
        events.append(kind(**{"at": now, "who": who, "draft": board.known.name, **given, **values, **first}))
    return events


def _hashed(board: Board, evidence: Evidence) -> Evidence:
    """`evidence` with the hash of its file, where whoever made it gave none and there is one."""
    if evidence.sha256 is not None or evidence.size is not None:
        return evidence
    try:
        return attached(evidence, folder=board.path.absolute().parent)
    except LedgerError:  # refusing what was typed is for those who ask people
        return evidence


def _replaced(board: Board, now: Sequence[Evidence], standing: Sequence[Event], *, anew: bool) -> Iterator[str]:
    """The events of evidence that what is attached `now` takes the place of: the same once more, and the same file as
    it was before it changed; with a status given `anew`, also every file that is no longer what it was.
    """
    folder = board.path.absolute().parent
    files = {file_at(each.address, folder): each for each in now}
    same = {_without_time(each) for each in now}
    compared = board.files or Files((folder,))
    for event in standing:
        if not isinstance(event, Evidenced) or event.evidence is None:
            continue
        held, file = event.evidence, file_at(event.evidence.address, folder)
        fresh = files.get(file) if file else None
        changed = fresh is not None and (fresh.sha256, fresh.size) != (held.sha256, held.size)
        lapsed = bool(anew and now) and compared.state(held) not in (None, "unchanged")
        if changed or lapsed or _without_time(held) in same:
            yield event.id


def _without_time(evidence: Evidence) -> Evidence:
    return evidence.model_copy(update={"retrieved": None})


def _event(kind: type[Any], board: Board, who: str, claim: str, anchor: Anchor, **values: Any) -> Any:
    return kind(who=who, draft=board.known.name, claim=claim, anchor=anchor.digest, **values)


def _free_name(board: Board, claim: str) -> str:
    """The claim's name in the ledger: its id, unless an earlier claim that went elsewhere has it."""
    name, number = claim, 1
    while (board.known.name, name) in board.entries and board.entries[board.known.name, name].standing:
        number += 1
        name = f"{claim}-{number}"
    return name


def _commit(board: Board, events: list[Event], who: str) -> list[Event]:
    """Keep the events, and before the first on this text what text it was; then let the board hold what they change."""
    if not events:
        return []
    seen = _seen(board, who)
    sealed = board.ledger.append([*seen, *events])
    if sealed and sealed[0].after == board.tip.heads:  # else others wrote too: it stays stale until it is reloaded
        board.tip = extend(board.tip, sealed)
    if seen:
        board.known = board.ledger.draft(board.path, board.version)
    _hold(board, sealed)
    return [event for event in sealed[len(seen) :] if not isinstance(event, Signature)]


def _hold(board: Board, events: Iterable[Event]) -> None:
    """Let the board hold what `events` change."""
    for event in events:
        key = event.draft, event.claim or ""
        old = board.entries.get(key) if key[1] else next((one for one in board.whole if one.draft == key[0]), None)
        if isinstance(event, Undone):
            board.hold(fold(*key, board.ledger.history(*key)))
        else:
            board.hold(advance(old or Entry(*key), event))


def _seen(board: Board, who: str) -> list[Event]:
    """The event that records this version of the text, where the ledger hasn't it."""
    now, last = _now_seen(board, who), board.known.last
    if last and all(getattr(last, name) == getattr(now, name) for name in ("sha256", "path", "published", "dating")):
        return []
    return [now]


def _now_seen(board: Board, who: str, *, draft: str | None = None) -> Seen:
    """The version of the board as an event, on its draft or another one."""
    name, version = board.ledger.name(board.path), board.version
    standing = (event for entry in board.whole for event in entry.standing if isinstance(event, Seen))
    return Seen(
        who=who,
        draft=draft or board.known.name,
        path=name,
        sha256=version.sha256,
        sentences=pack(version.keys),
        published=version.published.isoformat() if version.published else None,
        dating=version.dating,
        over=tuple(event.id for event in standing if event.path == name),
    )
