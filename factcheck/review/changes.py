"""What changed since it was checked, told shortest first: changed, gone, then what was only reworded."""

from collections import Counter
from collections.abc import Callable

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.marks import Mark
from factcheck.records.parts import changed
from factcheck.records.told import figure, period
from factcheck.review.book import Was
from factcheck.review.items import SIGNS, said_by
from factcheck.review.session import Session
from factcheck.review.widgets.detail import Line

_SHORT = 60
"""Characters of old and new wording that stand in one line."""


def changes_lines(session: Session) -> list[Line]:
    """Every claim that changed since it was marked, the old wording and value beside the new; then those that are
    gone; at the end how many were reworded and still say the same, with what their own words were.
    """
    lines: list[Line] = []
    reworded: list[tuple[Mark, str]] = []
    for number, item in enumerate(session.items):
        mark = session.mark(item)
        if mark is not None and mark.lapsed:
            lines.append(Line(f"{SIGNS['changed']} {'; '.join(mark.lapsed)}, {mark.status} by {mark.who}", "changed"))
            lines += [Line(f"“{session.words(number)}”", indent=2), Line("")]
        if mark is None or mark.state == "same":
            continue
        if mark.stands:
            reworded.append((mark, session.words(number)))
            continue
        read = beside(session.book.was(item.id), item.claim, session.by_id.get)
        days = f" ({mark.redated})" if mark.redated and not read[0] else ""
        what = f"{SIGNS['changed']} {changed(mark.what)} changed{days}, was {mark.status} by {mark.who}"
        lines.append(Line(what, "changed"))
        lines += [*_pair(mark.before.text if mark.before else "", session.words(number), read), Line("")]
    for mark in session.book.orphans():
        lines.append(Line(f"– gone from the text, was {mark.status} by {mark.who}", "dismissed"))
        lines += [Line(f"“{_one_line(mark.before.text)}”", indent=2)] if mark.before else []
        lines.append(Line(""))
    lines += _reworded(reworded)
    return lines or [Line("Nothing changed since it was checked.", "quiet")]


def beside(was: Was, claim: Claim | None, by_id: Callable[[str], Claim | None]) -> tuple[str, str]:
    """Old and new reading in words where they differ, "5 Mar 2024" and "4 Mar 2025", else who says it; else nothing."""
    read = figure(claim) if isinstance(claim, Quantity) else period(claim) if isinstance(claim, Dating) else ""
    if was.read and read and was.read != read:
        return was.read, read
    who = claim.source.text if isinstance(claim, Attribution) and claim.source else said_by(claim, by_id)
    return (was.who, who) if was.who and who and was.who != who else ("", "")


def _pair(before: str, now: str, read: tuple[str, str]) -> list[Line]:
    before = _one_line(before)
    values = f" ({read[0]} → {read[1]})" if read[0] and read != (before, now) else ""
    if len(before) + len(now) <= _SHORT:
        return [Line(f"“{before}” → “{now}”{values}", indent=2)]
    lines = [Line(f"before: {before}", indent=2), Line(f"now:    {now}", indent=2)]
    return [*lines, Line(values.strip(" ()"), indent=2)] if values else lines


def _reworded(reworded: list[tuple[Mark, str]]) -> list[Line]:
    if not reworded:
        return []
    counts = Counter("dismissed" if mark.dismissed else mark.status for mark, _ in reworded)
    lines = [Line(f"{SIGNS[status]} {count} reworded, still {status}", status) for status, count in counts.items()]
    for mark, now in reworded:
        if mark.before and _one_line(mark.before.text) != now:
            lines += [Line(line.text, "quiet", indent=2) for line in _pair(mark.before.text, now, ("", ""))]
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())
