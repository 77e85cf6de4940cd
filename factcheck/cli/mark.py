"""`factcheck mark`: say of claims that they are verified, disputed or unsourced, and what that rests on."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import click

from factcheck import api
from factcheck.cli.checker import checker
from factcheck.cli.judging import judge
from factcheck.cli.options import READER, Day
from factcheck.cli.terminal import complain, safe, write
from factcheck.cli.warn import warn
from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.ledger.events import Evidenced
from factcheck.ledger.evidence import attached, in_words
from factcheck.ledger.marking import Change
from factcheck.records.errors import LedgerError
from factcheck.records.finding import Finding
from factcheck.records.marks import Correction, Evidence, Method, Status
from factcheck.rulebook.renamed import Names
from factcheck.text.document import Anchor

EXAMPLES = """\b
Examples:
  factcheck mark draft.md 3f2a91c07be4 --status verified --evidence https://example.org/report --locator p.4
  factcheck mark draft.md --where kind=quantity --where status=open --status unsourced
  factcheck mark draft.md --finding 15:159 --note "the rest went into fees"
  factcheck extract draft.md --format jsonl | jq -r .id | factcheck mark draft.md - --status verified"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=str))
@click.argument("claims", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All claims of the draft.")
@click.option(
    "--where", multiple=True, metavar="FIELD=VALUE", help="The claims with this field; also status and state."
)
@click.option("--status", type=click.Choice(get_args(Status)), help="What you hold of the claims.")
@click.option("--settle", is_flag=True, help="The status also replaces what others hold of the claims.")
@click.option("--note", metavar="TEXT", help="A note; an empty one takes it away.")
@click.option("--field", metavar="NAME", help="The note is on this field of the claims.")
@click.option("--evidence", multiple=True, metavar="ADDRESS", help="An address or a file that proves or refutes them.")
@click.option("--drop-evidence", "dropped", multiple=True, metavar="ADDRESS", help="Take this evidence away.")
@click.option("--locator", metavar="WHERE", help="Where in the evidence: page, time, paragraph.")
@click.option("--method", type=click.Choice(get_args(Method)), help="How close to the event the evidence is.")
@click.option("--contact", metavar="WHO", help="Whom to ask about the evidence.")
@click.option("--concern", metavar="TEXT", help="A concern; an empty one takes it away.")
@click.option("--attention/--no-attention", default=None, help="Somebody else should look at them.")
@click.option("--correction", metavar="TEXT", help="A correction that was made.")
@click.option("--previous", metavar="TEXT", help="The wording before the correction.")
@click.option("--after-publication", is_flag=True, help="The correction was made in the published article.")
@click.option("--second", metavar="NAME", help="The second checker.")
@click.option("--dismiss/--restore", default=None, help="They are no claims, or are claims after all.")
@click.option(
    "--add", metavar="START:END", multiple=True, help="Add a claim by hand: code-point offsets, or its words."
)
@click.option(
    "--finding", multiple=True, metavar="PLACE", help="Settle this finding of the lint, such as 15:159, with the note."
)
@click.option("--undo", is_flag=True, help="Take back what was said last of the claims; again: what was said before.")
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="DRAFT", help="Take over the marks of this draft."
)
@click.option("--sign-off", is_flag=True, help="Sign the draft off as it is now.")
@click.option("--despite-open", is_flag=True, help="Sign off although claims are open.")
@click.option("--as", "who", metavar="NAME", help="Who you are; else FACTCHECK_CHECKER, else your user name.")
@click.option("--sign-key", metavar="KEY", help="Sign with this SSH key; else FACTCHECK_SIGNING_KEY, else unsigned.")
@click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
@click.option("--published", type=Day(), help="The day of publication; else as when the draft was marked last.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract.")
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8.")
@READER
def command(
    file: str, claims: tuple[str, ...], everything: bool, where: tuple[str, ...], status: Status | None, settle: bool,
    note: str | None, field: str | None, evidence: tuple[str, ...], dropped: tuple[str, ...],
    locator: str | None, method: Method | None,
    contact: str | None, concern: str | None, attention: bool | None, correction: str | None, previous: str | None,
    after_publication: bool, second: str | None, dismiss: bool | None, add: tuple[str, ...],
    finding: tuple[str, ...], undo: bool, source: Path | None, sign_off: bool, despite_open: bool,
    who: str | None, sign_key: str | None, ledger: str | None, published: date | None, anchor: Anchor | None,
    encoding: str | None, reader: str | None,
) -> int:  # fmt: skip
    """Mark claims of FILE, named by ids or places such as 15:159 ("-" reads them from standard input)."""
    findings: list[Finding] = []
    if finding:
        board, findings, desk = api.checked_board(
            file, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
        )
    else:
        board = api.open_board(
            file, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
        )
    me = checker(who)
    board.ledger = replace(board.ledger, key=sign_key or board.ledger.key)
    given = tuple(_evidence(address, locator, method, contact, board=board) for address in evidence)
    change = Change(
        status=status, settle=settle, note=note, field=field, concern=concern, attention=attention, second=second,
        dismiss=dismiss,
        evidence=given,
        correction=Correction(text=correction, previous=previous, after_publication=after_publication)
        if correction is not None
        else None,
    )  # fmt: skip
    said = bool(dropped) or change != Change(settle=settle, field=field)
    named = bool(claims or everything or where)
    if finding and (named or add or status or sign_off):
        raise click.UsageError("a finding is settled by itself: --finding takes --note or --undo, and no claims")
    idle = not (said or undo or sign_off or add or source)
    if not finding and (idle or ((said or undo) and not (named or add)) or (named and not (said or undo))):
        raise click.UsageError("name the claims, and what to say of them; 'factcheck extract' lists their places")
    chosen = [] if finding else _chosen(board, claims, everything=everything, where=where)
    if source:  # only now that the rest of the line is known to make sense
        marking.take_over(board, source, who=me)
        write((safe(f"marks taken over from {source}, by {me} in {board.ledger.store.address}"),))
    warn(board)
    if finding:
        names = Names(desk.rulebook.lexicons)
        count = judge(board, findings, finding, names=names, note=note, undo=undo, who=me)
        done = f"{count} finding{'s' * (count != 1)} {'opened again' if undo else 'settled'}"
        write((safe(f"{done} by {me} in {board.ledger.store.address}"),))
        return 0
    for each in given:
        if in_words(each):
            complain(f"evidence kept as words, not as an address or a file: {each.address!r}")
    if source and not (said or undo or sign_off or add):
        return 0
    for place in add:
        start, end = _place(board, place)
        marking.add(board, start, end, who=me, change=change if said else None)
    if said and chosen:
        marking.mark_each(board, _each(board, chosen, change, dropped), who=me)
        _warn_of_lapsed(board, chosen, status)
    if undo:
        last = (marking.last_change(board, board.name_of(claim)) for claim in chosen)
        marking.undo(board, [event for events in last for event in events], who=me)
    if sign_off:
        marking.sign_off(board, who=me, despite_open=despite_open)
    dismissed = None if dismiss is None else "dismissed" if dismiss else "restored"
    done = "taken back" if undo else status or dismissed or "noted"
    told = f"{_told(len(chosen) + len(add), done, sign_off=sign_off)} by {me} in {board.ledger.store.address}"
    write((safe(f"{told}, head {board.ledger.head()}" if sign_off else told),))
    return 0


def _chosen(board: Board, named: Sequence[str], *, everything: bool, where: Sequence[str]) -> list[str]:
    """The claims that are meant, by their full ids, in the order in which they were named or stand in the text."""
    from factcheck.cli.choose import matching

    ids: Iterable[str] = named
    if "-" in named:
        ids = [name for name in named if name != "-"] + sys.stdin.read().split()
    chosen = [board.full_id(name) for name in ids]
    if everything or where:
        found = matching(board, where)
        if where and not found:
            hint = "; text is the whole claim" if any(one.startswith("text=") for one in where) else ""
            raise click.BadParameter(f"no claim matches {safe(' and '.join(where))}{hint}", param_hint="'--where'")
        chosen += found
    return list(dict.fromkeys(chosen))


def _evidence(
    address: str, locator: str | None, method: Method | None, contact: str | None, *, board: Board
) -> Evidence:
    """Evidence at an address; a path counts from the working folder, as all of a command line, or from the draft's."""
    given = Evidence(address=address, locator=locator, method=method, contact=contact, retrieved=datetime.now(UTC))
    try:
        return attached(given, folder=board.path.absolute().parent, typed_in=Path.cwd())
    except LedgerError as refused:
        raise click.BadParameter(safe(refused.message), param_hint="'--evidence'") from None


def _each(board: Board, chosen: Sequence[str], change: Change, dropped: Sequence[str]) -> Iterator[tuple[str, Change]]:
    """The change to each claim, with the evidence that is to go from it."""
    for claim in chosen:
        held = board.held_as(claim)
        there = [
            (event.id, event.evidence.address)
            for event in (held.entry.standing if held else ())
            if isinstance(event, Evidenced) and event.evidence
        ]
        if strange := [address for address in dropped if address not in {known for _, known in there}]:
            known = ", ".join(dict.fromkeys(address for _, address in there)) or "none"
            raise click.BadParameter(
                safe(f"{strange[0]!r} is no evidence of claim {claim}; it has {known}"), param_hint="'--drop-evidence'"
            )
        yield claim, replace(change, drop=[id_ for id_, address in there if address in dropped])


def _warn_of_lapsed(board: Board, chosen: Sequence[str], status: Status | None) -> None:
    """Say that a status doesn't count yet on claims whose evidence was changed or is gone."""
    marks = [mark for claim in chosen if (mark := board.mark(claim)) and mark.stands and not mark.kept]
    if status and marks:
        count = "1 of these claims stays" if len(marks) == 1 else f"{len(marks)} of these claims stay"
        complain(
            f"{count} changed: {marks[0].lapsed[0]}; attach it anew with --evidence, or take it away with "
            "--drop-evidence"
        )


def _place(board: Board, text: str) -> tuple[int, int]:
    """The stretch that START:END or words name."""
    source = board.version.document.source
    start, _, end = text.partition(":")
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end)
    at = source.find(text)
    if at < 0 or not text:
        raise click.BadParameter(f"the draft doesn't say {text!r}", param_hint="'--add'")
    if source.find(text, at + 1) >= 0:
        raise click.BadParameter(f"the draft says {text!r} more than once; give offsets", param_hint="'--add'")
    return at, at + len(text)


def _told(count: int, done: str, *, sign_off: bool) -> str:
    parts = [f"{count} claim{'' if count == 1 else 's'} {done}"] if count else []
    return ", ".join([*parts, "signed off"] if sign_off else parts) or "nothing to mark"
