"""A claim told in full, as the detail pane shows it: what was read, who, when, findings, evidence, notes, history."""

from collections.abc import Callable, Mapping, Sequence

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.finding import Finding
from factcheck.records.marks import Judgement, Mark
from factcheck.records.parts import changed, part
from factcheck.records.told import day, figure, period, span, speaker
from factcheck.review.book import Was
from factcheck.review.changes import beside
from factcheck.review.items import KINDS, SIGNS, Item, standing
from factcheck.review.widgets.detail import Line
from factcheck.text.document import Document, Publication

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
    place: str,
    document: Document,
    was: Was | None = None,
    keys: Mapping[str, str],
) -> list[Line]:
    """The lines for `item`; `words` are its own, `twins` the places that say the same, `history` a line an event,
    `place` where it stands in `document`, `was` how it was read when it was marked.

    `keys` are those of the actions, by name.
    """
    state = standing(mark)
    lines = [Line(f"{SIGNS[state]} {state}{_since(mark)}", state)]
    if mark is not None and not mark.stands and state == "changed":
        lines += _changed(mark, words, beside(was, item.claim, claim) if was else ("", ""))
    lines += _held(mark, item.claim)
    lines += [Line(""), Line(words, "strong")]
    lines += _read(item, claim, place)
    if item.claim is not None and "field_note" in keys:
        lines.append(Line(f"Read wrongly? {keys['field_note']} says which part.", "quiet"))
    if findings or settled:
        lines += [Line(""), Line(f"Findings ({keys.get('judge', 'i')} settles one)", "heading")]
        for finding in findings:
            at = f"{document.told_place(finding.start)}, {finding.rule}, {finding.severity}"
            lines.append(Line(f"! {finding.message} ({at})", "disputed"))
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


def _changed(mark: Mark, words: str, read: tuple[str, str]) -> list[Line]:
    before = mark.before.text if mark.before else ""
    old, new = read
    days = f" ({mark.redated})" if mark.redated and not old else ""
    return [
        Line(f"It was {mark.status}, and {changed(mark.what)} changed since{days}.", "changed"),
        Line(f"before: {before}{_value(old, before)}", indent=2),
        Line(f"now:    {words}{_value(new, words)}", indent=2),
    ]


def _value(read: str, words: str) -> str:
    return f" ({read})" if read and read != words else ""


def _held(mark: Mark | None, claim: Claim | None) -> list[Line]:
    """What checkers wrote of the claim."""
    if mark is None:
        return []
    lines = []
    if mark.conflict:
        held = ", ".join(f"{opinion.who}: {opinion.status}" for opinion in mark.opinions)
        lines.append(Line(f"Checkers differ ({held}); mark it again to settle it.", "disputed"))
    lines += [Line(f"{why[0].upper()}{why[1:]}.", "changed") for why in mark.lapsed]
    if mark.missing:
        lines.append(Line(f"Still asked for: {mark.missing}", "changed"))
    if mark.concern:
        lines.append(Line(f"Concern: {mark.concern}", "disputed"))
    if mark.note:
        lines.append(Line(f"Note: {mark.note}"))
    lines += [Line(f"Note on {part(note.field, claim)}: {note.text}") for note in mark.field_notes]
    for evidence in mark.evidence:
        parts = (evidence.locator, evidence.method, evidence.contact)
        rest = " · ".join(part for part in parts if part)
        lines.append(Line(f"Evidence: {evidence.address}{f' · {rest}' if rest else ''}"))
    lines += [Line(f"Correction: {correction.text}") for correction in mark.corrections]
    return lines


def _read(item: Item, claim: Lookup, place: str) -> list[Line]:
    """The typed record in words."""
    read = item.claim
    if read is None:
        return [Line(f"own · added by hand · {place}", "quiet")]
    lines = [Line(f"{read.kind} · {read.rule} · {place}", "quiet")]
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


def published_line(published: Publication | None) -> str:
    """By which publication day the draft's dates are read, and how that day is known."""
    if published is None:
        return "Publication day not known: --published says it"
    return f"Published {day(published.day)}, {published.how}"


def row_kind(item: Item) -> str:
    """The word of three letters for the claim's kind."""
    return KINDS[item.kind]


def plural(count: int, noun: str) -> str:
    """ "1 claim is", "2 claims are"."""
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"
