"""How a draft's claims stand, in lines for people."""

from collections import Counter
from collections.abc import Iterator, Mapping

from factcheck.api import Judged
from factcheck.cli.terminal import fit, safe, style
from factcheck.ledger.board import Board, Held
from factcheck.records.marks import HandClaim
from factcheck.records.verdict import Verdict

_COLOURS = {"verified": "green", "disputed": "red", "unsourced": "yellow", "changed": "magenta", "open": "cyan"}
_ORDER = ("verified", "disputed", "unsourced", "dismissed", "changed", "open")
_SHOWN = 200


def headline(made: Judged, *, colour: bool) -> str:
    """One line: whether the draft may be published, and what stands in the way."""
    said = style(safe(made.verdict.words), colour=colour, fg="green" if made.verdict.publishable else "red")
    return f"{safe(made.verdict.file)}: {said}"


def counted(made: Judged) -> Counter[str]:
    """How many claims of the draft stand how, those added by hand too."""
    board = made.board
    marks = [board.mark(claim.id) for claim in (*board.version.claims, *board.by_hand())]
    return Counter(
        "dismissed" if mark and mark.dismissed and mark.kept
        else mark.status if mark and mark.kept
        else "changed" if mark
        else "open"
        for mark in marks
    )  # fmt: skip


def brief(made: Judged, *, colour: bool) -> str:
    """One line: how many claims stand how, and the verdict."""
    file = safe(made.verdict.file)
    said = headline(made, colour=colour).removeprefix(f"{file}: ")
    claims = counted(made)
    return f"{file}: {_claims(claims, colour=colour)}. {said}" if claims else f"{file}: {said}"


def stands(verdict: Verdict) -> str:
    """How a whole draft stands, in the words of `total`."""
    if not verdict.publishable:
        return "not yet"
    return "without claims" if verdict.empty else "may be published"


def total(claims: Counter[str], drafts: Counter[str], *, colour: bool) -> str:
    """One line on several drafts: their claims as `counted`, and how many of the drafts stand how."""
    verdicts = ", ".join(f"{number} {how}" for how, number in sorted(drafts.items()))
    head = style(f"{drafts.total()} drafts", colour=colour, bold=True)
    return f"{head}: {_claims(claims, colour=colour)}. {verdicts}."


def _claims(counts: Counter[str], *, colour: bool) -> str:
    every = counts.total()
    told = [
        style(f"{counts[name]} {name}", colour=colour, fg=_COLOURS.get(name, "white"))
        for name in _ORDER
        if counts[name]
    ]
    return f"{every} claim{'s' * (every != 1)}: {', '.join(told)}" if every else "no claims"


def lines(made: Judged, *, width: int, colour: bool) -> Iterator[str]:
    """A heading with the count of each status, then what needs somebody: changed, gone, in conflict, open, findings;
    at the end the verdict.
    """
    board = made.board
    document = board.version.document
    claims = [*board.version.claims, *board.by_hand()]
    if not (claims or board.held or made.failing):
        yield brief(made, colour=colour)
        return
    words = {claim.id: safe(claim.text if isinstance(claim, HandClaim) else claim.plain) for claim in claims}
    yield f"{style(safe(document.file), colour=colour, bold=True)}: {_claims(counted(made), colour=colour)}"
    for held in board.held:
        if said := _needs(held, words):
            yield fit(f"  {_where(board, held)}  {said}", width * 2)
    unmarked = [claim for claim in claims if board.mark(claim.id) is None]
    for claim in unmarked[:_SHOWN]:
        yield fit(f"  {document.exact_place(claim.start)}  open  {claim.id}  {words[claim.id]}", width)
    if len(unmarked) > _SHOWN:
        yield f"  … and {len(unmarked) - _SHOWN} more that are open"
    for finding in made.failing:
        said = f"finding  {safe(finding.message)} [{finding.rule}]"
        yield fit(f"  {document.exact_place(finding.start)}  {said}", width * 2)
    yield f"  {headline(made, colour=colour).removeprefix(f'{safe(document.file)}: ')}"


def _needs(held: Held, words: Mapping[str, str]) -> str | None:
    """What a marked claim asks of somebody; None where it asks nothing. `words` are the present claims' by id."""
    mark = held.mark
    before = _before(held)
    by = f"{mark.status} by {safe(mark.who)} on {mark.when:%Y-%m-%d}"
    if mark.state == "orphan":
        return f"gone  {mark.claim}  {by}: {before!r}"
    if mark.state == "changed":
        after = safe(held.anchored.after.text) if held.anchored and held.anchored.after else ""
        now = words.get(held.present or "", after)
        return f"changed ({mark.difference})  {held.present}  {before!r} → {now!r}, {by}"
    if mark.lapsed and not mark.dismissed:
        also = "changed" if not mark.kept else "evidence"
        return f"{also}  {held.present}  {before!r}: {safe('; '.join(mark.lapsed))}, {by}"
    if mark.conflict:
        told = ", ".join(f"{safe(opinion.who)} says {opinion.status}" for opinion in mark.opinions)
        return f"conflict  {held.present}  {before!r}: {told}"
    if mark.dismissed:
        return None
    if mark.missing:
        return f"needs {mark.missing}  {held.present}  {before!r}, {by}"
    if mark.attention or mark.concern:
        also = f", {by}" if mark.status in ("disputed", "unsourced") else ""
        return f"needs attention{also}  {held.present}  {before!r}: {safe(mark.concern or mark.note or '')}"
    if mark.status != "verified":
        note = f": {safe(mark.note)}" if mark.note else ""
        return f"{by}  {held.present}  {before!r}{note}"
    return None


def _before(held: Held) -> str:
    """The claim's words as they were marked, without the markup of the source."""
    before, anchor = held.mark.before, held.entry.anchor
    if before is None:
        return ""
    if anchor is None or anchor.text != before.text:
        return safe(before.text)
    start, end = anchor.at
    return safe(" ".join(anchor.sentences)[start:end] or before.text)


def _where(board: Board, held: Held) -> str:
    after = held.anchored.after if held.anchored else None
    if after is None:
        return "–"
    return board.version.document.exact_place(after.start)
