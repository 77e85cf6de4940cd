"""A claim told in full, as the detail pane shows it: what was read, who, when, findings, evidence, notes, history."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.finding import Finding
from factcheck.records.marks import Judgement, Mark
from factcheck.records.parts import changed, part
from factcheck.records.told import figure, period, span, speaker
from factcheck.review.items import KINDS, SIGNS, Item, standing
from factcheck.review.widgets.detail import Line

if TYPE_CHECKING:
    from factcheck.review.session import Session

Lookup = Callable[[str], Claim | None]


def detail(
    item: Item,
    mark: Mark | None,
    *,
    words: str,
    claim: Lookup,
    findings: Sequence[Finding],
    settled: Sequence[tuple[Finding, Judgement]],
    twins: Sequence[str],
    history: Sequence[str],
    keys: Mapping[str, str],
) -> list[Line]:
    """The lines for `item`; `words` are its own, `twins` the places that say the same, `history` a line an event.

    `keys` are those of the actions, by name.
    """
    state = standing(mark)
    lines = [Line(f"{SIGNS[state]} {state}{_since(mark)}", state)]
    if mark is not None and state == "changed":
        lines += _changed(mark, words)
    lines += _held(mark, item.claim)
    lines += [Line(""), Line(words, "strong")]
    lines += _read(item, claim)
    if item.claim is not None and "field_note" in keys:
        lines.append(Line(f"Read wrongly? {keys['field_note']} says which part.", "quiet"))
    if findings or settled:
        lines += [Line(""), Line(f"Findings ({keys.get('judge', 'i')} settles one)", "heading")]
        for finding in findings:
            place = f"line {finding.line}, {finding.rule}, {finding.severity}"
            lines.append(Line(f"! {finding.message} ({place})", "disputed"))
        for finding, judgement in settled:
            lines.append(Line(f"✓ {finding.message} ({finding.rule})", "quiet"))
            lines.append(Line(f"settled by {judgement.who}{f': {judgement.note}' if judgement.note else ''}", indent=2))
    if twins:
        lines += [
            Line(""),
            Line(f"Said again ({keys.get('same', 'm')} marks them alike)", "heading"),
            *(Line(twin) for twin in twins),
        ]
    if history:
        lines += [Line(""), Line("History", "heading"), *(Line(line, "quiet") for line in history)]
    return lines


def _since(mark: Mark | None) -> str:
    return f" · {mark.who} · {mark.when:%Y-%m-%d %H:%M}" if mark else ""


def _changed(mark: Mark, words: str) -> list[Line]:
    before = mark.before.text if mark.before else ""
    days = f" ({mark.redated})" if mark.redated else ""
    return [
        Line(f"It was {mark.status}, and {changed(mark.what)} changed since{days}.", "changed"),
        Line(f"before: {before}", indent=2),
        Line(f"now:    {words}", indent=2),
    ]


def _held(mark: Mark | None, claim: Claim | None) -> list[Line]:
    """What checkers wrote of the claim."""
    if mark is None:
        return []
    lines = []
    if mark.conflict:
        held = ", ".join(f"{opinion.who}: {opinion.status}" for opinion in mark.opinions)
        lines.append(Line(f"Checkers differ ({held}); mark it again to settle it.", "disputed"))
    if mark.missing:
        lines.append(Line(f"Still asked for: {mark.missing}", "changed"))
    if mark.concern:
        lines.append(Line(f"Concern: {mark.concern}", "disputed"))
    if mark.note:
        lines.append(Line(f"Note: {mark.note}"))
    lines += [Line(f"Note on “{part(note.field, claim)}”: {note.text}") for note in mark.field_notes]
    for evidence in mark.evidence:
        parts = (evidence.locator, evidence.method, evidence.contact)
        rest = " · ".join(part for part in parts if part)
        lines.append(Line(f"Evidence: {evidence.address}{f' · {rest}' if rest else ''}"))
    lines += [Line(f"Correction: {correction.text}") for correction in mark.corrections]
    return lines


def _read(item: Item, claim: Lookup) -> list[Line]:
    """The typed record in words."""
    read = item.claim
    if read is None:
        return [Line("Added by hand.", "quiet")]
    lines = [Line(f"{read.kind} · {read.rule} · line {read.line}", "quiet")]
    if isinstance(read, Quantity):
        lines.append(Line(f"read as   {figure(read)}"))
        known = {"of": read.subject, "event": read.event, "role": read.role, "per": read.per}
        lines += [Line(f"{name:<9} {value}") for name, value in known.items() if value]
        holder = claim(read.attributed_to) if read.attributed_to else None
        who = speaker(holder) if isinstance(holder, Attribution) else "nobody: no source in the text"
        lines.append(Line(f"said by   {who}"))
        dates = [date for id_ in read.dated if isinstance(date := claim(id_), Dating)]
        lines += [Line(f"when      {period(date)}") for date in dates]
    elif isinstance(read, Attribution):
        lines.append(Line(f"said by   {speaker(read)}{' (anonymous)' if read.anonymous else ''}"))
        lines.append(Line(f"speech    {read.quote_type}"))
        known = {"to": read.addressee, "in": read.place}
        lines += [Line(f"{name:<9} {value}") for name, value in known.items() if value]
        if read.date:
            lines.append(Line(f"said on   {span(read.date.from_, read.date.to)}"))
    else:
        lines.append(Line(f"read as   {period(read)}"))
    return lines


def changes_lines(session: "Session") -> list[Line]:
    """Every claim whose words or figures changed since it was marked, the old wording beside the new."""
    lines: list[Line] = []
    for number, item in enumerate(session.items):
        mark = session.mark(item)
        if mark is None or mark.state == "same":
            continue
        if not mark.kept:
            lines += [Line(f"{SIGNS['changed']} was {mark.status} by {mark.who}", "changed")]
            lines += _changed(mark, session.words(number))[1:]
        elif mark.before is not None:
            lines += [Line(f"{SIGNS[mark.status]} reworded, still {mark.status}", mark.status)]
            lines += [Line(f"before: {mark.before.text}", indent=2), Line(f"now:    {session.words(number)}", indent=2)]
        lines.append(Line(""))
    for mark in session.book.orphans():
        lines += [Line(f"– gone from the text, was {mark.status} by {mark.who}", "dismissed")]
        lines += [Line(f"before: {mark.before.text}", indent=2)] if mark.before else []
        lines.append(Line(""))
    return lines or [Line("Nothing changed since it was checked.", "quiet")]


def row_kind(item: Item) -> str:
    """The word of three letters for the claim's kind."""
    return KINDS[item.kind]


def plural(count: int, noun: str) -> str:
    """ "1 claim is", "2 claims are"."""
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"
