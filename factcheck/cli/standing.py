"""How a draft's claims stand, in lines for people."""

from collections import Counter
from collections.abc import Iterator

from factcheck.api import Judged
from factcheck.cli.terminal import fit, safe, style
from factcheck.ledger.board import Board, Held

_COLOURS = {"verified": "green", "disputed": "red", "unsourced": "yellow", "changed": "magenta", "open": "cyan"}
_SHOWN = 200


def headline(made: Judged, *, colour: bool) -> str:
    """One line: whether the draft may be published, and what stands in the way."""
    said = style(safe(made.verdict.words), colour=colour, fg="green" if made.verdict.publishable else "red")
    return f"{safe(made.verdict.file)}: {said}"


def lines(made: Judged, *, width: int, colour: bool) -> Iterator[str]:
    """A heading with the count of each status, then what needs somebody: changed, gone, in conflict, open, findings;
    at the end the verdict.
    """
    board = made.board
    document = board.version.document
    claims = [*board.version.claims, *board.by_hand()]
    marks = {claim.id: board.mark(claim.id) for claim in claims}
    counted = Counter(
        "dismissed" if mark and mark.dismissed and mark.kept
        else mark.status if mark and mark.kept
        else "changed" if mark
        else "open"
        for mark in marks.values()
    )  # fmt: skip
    order = ("verified", "disputed", "unsourced", "dismissed", "changed", "open")
    told = [
        style(f"{counted[name]} {name}", colour=colour, fg=_COLOURS.get(name, "white"))
        for name in order
        if counted[name]
    ]
    yield style(safe(document.file), colour=colour, bold=True) + f": {len(claims)} claims: {', '.join(told) or 'none'}"
    for held in board.held:
        if said := _needs(held):
            yield fit(f"  {_where(board, held)}  {said}", width * 2)
    unmarked = [claim for claim in claims if marks[claim.id] is None]
    for claim in unmarked[:_SHOWN]:
        yield fit(f"  {claim.line}:{claim.column}  open  {claim.id}  {safe(claim.text)}", width)
    if len(unmarked) > _SHOWN:
        yield f"  … and {len(unmarked) - _SHOWN} more that are open"
    for finding in made.failing:
        said = f"finding  {safe(finding.message)} [{finding.rule}]"
        yield fit(f"  {finding.line}:{finding.column}  {said}", width * 2)
    yield f"  {headline(made, colour=colour).removeprefix(f'{safe(document.file)}: ')}"


def _needs(held: Held) -> str | None:
    """What a marked claim asks of somebody; None where it asks nothing."""
    mark = held.mark
    before = safe(mark.before.text) if mark.before else ""
    by = f"{mark.status} by {safe(mark.who)} on {mark.when:%Y-%m-%d}"
    if mark.state == "orphan":
        return f"gone  {mark.claim}  {by}: {before!r}"
    if mark.state == "changed":
        after = held.anchored.after.text if held.anchored and held.anchored.after else ""
        return f"changed ({', '.join(mark.what)})  {held.present}  {before!r} → {safe(after)!r}, {by}"
    if mark.conflict:
        told = ", ".join(f"{safe(opinion.who)} says {opinion.status}" for opinion in mark.opinions)
        return f"conflict  {held.present}  {before!r}: {told}"
    if mark.dismissed:
        return None
    if mark.missing:
        return f"needs {mark.missing}  {held.present}  {before!r}, {by}"
    if mark.attention or mark.concern:
        return f"needs attention  {held.present}  {before!r}: {safe(mark.concern or mark.note or '')}"
    if mark.status != "verified":
        note = f": {safe(mark.note)}" if mark.note else ""
        return f"{by}  {held.present}  {before!r}{note}"
    return None


def _where(board: Board, held: Held) -> str:
    after = held.anchored.after if held.anchored else None
    if after is None:
        return "–"
    line, column = board.version.document.line_column(after.start)
    return f"{line}:{column}"
