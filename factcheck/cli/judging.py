"""Which findings `factcheck mark --finding` means."""

from collections.abc import Sequence

import click

from factcheck.cli.terminal import safe
from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.records.finding import SEVERITIES, Finding
from factcheck.rulebook.renamed import Names


def judge(
    board: Board, findings: Sequence[Finding], named: Sequence[str], *, names: Names, note: str | None, undo: bool,
    who: str,
) -> int:  # fmt: skip
    """Settle the findings that `named` name, with the note, or open them again; how many there are."""
    meant = list(dict.fromkeys(_named(findings, names.now(name, where="--finding")) for name in named))
    if not undo and not (note or "").strip():
        raise click.UsageError("say with --note why the finding doesn't stand: the editor reads it")
    for finding in meant:
        marking.judge(board, finding.fingerprint, finding.rule, who=who, note=note or None, on=not undo)
    return len(meant)


def _named(findings: Sequence[Finding], name: str) -> Finding:
    """The gravest finding at a place as the lint prints it ("15:159"), that of a check, or with a fingerprint."""
    at = [finding for finding in findings if name in (f"{finding.line}:{finding.column}", finding.fingerprint)]
    most = max((SEVERITIES.index(finding.severity) for finding in at), default=0)
    found = [finding for finding in at if SEVERITIES.index(finding.severity) == most]
    found = found or [finding for finding in findings if finding.rule == name]
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.BadParameter(
            f"nothing is found at {safe(name)!r}; 'factcheck lint --level info' tells the places",
            param_hint="'--finding'",
        )
    places = ", ".join(
        f"{finding.fingerprint} ({finding.rule})" if at else f"{finding.line}:{finding.column}" for finding in found
    )
    raise click.BadParameter(f"{safe(name)!r} is {len(found)} findings; say {places}", param_hint="'--finding'")
