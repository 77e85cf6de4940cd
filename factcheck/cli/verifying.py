"""What `factcheck ledger verify`, `rebuild` and `sign` do and say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.cli.terminal import complain, safe, write
from factcheck.ledger import chain, copies, heads, keys, signers
from factcheck.ledger.address import server
from factcheck.ledger.audit import Log, audit, cut_off, differing
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import Event, Signature
from factcheck.ledger.history import told
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.stores.store import Projection, Store
from factcheck.ledger.verify import steady, verify
from factcheck.records.errors import LedgerError

SHOWN = 100
"""Problems that are told one by one."""


def verified(ledger: Ledger, *, expected: Sequence[str], allowed: Path | None) -> int:
    """Say what is wrong with a ledger, a line each, or that nothing is; the exit code."""
    path = _there(ledger)
    verdict = verify(ledger.store, ledger=path, expected=[heads.head_of(text) for text in expected])
    problems, notes = list(verdict.problems), []
    events = verdict.log.events
    if not verdict.unreadable:
        found = signers.check(events, allowed=allowed)
        problems += found.problems
        notes += found.notes
    if ledger.warning and not any("cut off" in problem or ledger.warning.endswith(problem) for problem in problems):
        problems.append(ledger.warning.removeprefix(f"{path}: "))
    address = ledger.store.address
    if not events and verdict.log.unreadable:
        raise LedgerError("not a ledger: no event can be read in it; name the right file", file=address)
    if not (problems or events):
        raise LedgerError("it holds no events, so it isn't a ledger yet", file=address)
    for problem in problems[:SHOWN]:
        complain(_placed(address, problem))
    if len(problems) > SHOWN:
        complain(f"{address}: {len(problems) - SHOWN} more problem{'s' * (len(problems) - SHOWN != 1)}")
    if not problems:
        said = f"{address}: {len(events)} events, none altered, none missing"
        write((safe(f"{said}, head {heads.printed(chain.extend(Tip(), events))}"),))
        if path and not heads.file_of(path).exists():
            notes.append(
                "no head is kept beside it yet, so a cut of its end would not be noticed; the next mark keeps one"
            )
    write(safe(f"{address}: {note}") for note in notes)
    return 2 if verdict.unreadable else 1 if problems else 0


def rebuilt(ledger: Ledger) -> int:
    """Make the projection anew and say what changed; a LedgerError where the log isn't sound."""
    path, store = _there(ledger), ledger.store
    log, kept = steady(store, lambda: _read(store))
    if wrong := [*log.unreadable, *log.altered]:
        raise LedgerError(
            f"{_bare(wrong[0])}: a rebuild would make it look sound, so nothing was written", file=store.address
        )
    if path and (gone := heads.lost(store, path)) and "damaged" not in gone:
        raise LedgerError(f"{gone.removeprefix(f'{path}: ')}; nothing was written", file=store.address)
    changed: list[str] = []
    if kept:
        if cut := cut_off(kept, log.events, file=store.address):
            raise LedgerError(f"{cut.replace('{copy}', 'COPY')}; nothing was written", file=store.address)
        changed = list(differing(kept, log.events, file=store.address))
    changed += log.columns
    changed = list(map(_bare, changed))
    try:
        changed = [*store.rebuild(), *changed]
        anew = bool(path and store.faults())
    except LedgerError as error:
        if not path or "another program" in error.message or "can't be written" in error.message:
            raise
        anew = True
    if path and anew:
        changed.append(_file_anew(ledger, path, log.events))
    if path:
        changed += _head_anew(ledger, path)
    for change in changed[:SHOWN]:
        write((safe(f"{store.address}: mended: {change}"),))
    count = len(changed)
    said = f"{count} thing{'s' * (count != 1)} mended" if changed else "nothing had to be changed"
    write((safe(f"{store.address}: made anew from {len(log.events)} events, {said}"),))
    return 0


def _read(store: Store) -> tuple[Log, Projection | None]:
    """The log and the projection; None for one that can't be read, which is made anew as well."""
    log = audit(store.kept())
    try:
        return log, store.projection()
    except LedgerError:
        return log, None


def signed(ledger: Ledger, *, who: str, key: str | None) -> int:
    """Sign what `who` has marked without a key, and list it."""
    _there(ledger)
    named = key or ledger.key
    if not named:
        raise LedgerError(f"name your key with --sign-key or {keys.KEY}", file=ledger.store.address)
    events = list(ledger.store.events())
    left = signers.unsigned(events, who)
    if left:
        runs = signers.runs(left)
        signature = Signature(who=who, draft=left[-1].draft, signs=runs, signature=keys.signature(named, runs))
        replace(ledger, key=None).append([signature])
    write(safe(line) for line in told(left))
    write((safe(f"{ledger.store.address}: {len(left)} event{'s' * (len(left) != 1)} of {who} signed"),))
    return 0


def _there(ledger: Ledger) -> Path | None:
    """The ledger's path, None on a server; a LedgerError where there is nothing."""
    if server(ledger.place.address):
        return None
    path = Path(ledger.place.address)
    try:
        size = path.stat().st_size
    except OSError:
        raise LedgerError(
            (ledger.warning or "there is no ledger here; the first mark makes one").removeprefix(f"{path}: "),
            file=str(path),
        ) from None
    if not size:
        raise LedgerError("the file is empty, so it is no ledger; restore it, or delete it", file=str(path))
    return path


def _file_anew(ledger: Ledger, path: Path, events: Sequence[Event]) -> str:
    """Write a database anew whose file is damaged, or has what no ledger has; the old one is kept beside it."""
    import shutil
    from datetime import UTC, datetime

    ledger.store.close()
    aside = path.with_name(f"{path.stem}-damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}{path.suffix}")
    try:
        shutil.copy2(path, aside)
    except OSError as error:
        raise LedgerError(f"nothing was written ({error.strerror})", file=str(aside)) from error

    def unchanged() -> None:
        """Refuse to lose a mark that was made since the log was read."""
        now = audit(ledger.store.kept()).events
        ledger.store.close()
        if now != list(events):
            aside.unlink(missing_ok=True)
            raise LedgerError("was marked in meanwhile; try again", file=str(path))

    copies.copy(events, path, check=unchanged)
    return f"the file itself, which was damaged; the old one is kept as {aside.name}"


def _head_anew(ledger: Ledger, path: Path) -> list[str]:
    """Write the head beside the ledger where there is none that can be read; what was done."""
    try:
        kept = heads.read(path)
    except LedgerError:
        heads.file_of(path).unlink(missing_ok=True)
        kept = None
    heads.keep(ledger.store, path)
    return [] if kept else ["the head beside it"]


def _placed(address: str, problem: str) -> str:
    """A problem with its place, as all refusals have theirs."""
    line = re.match(r"line (\d+):? (?=\S)", problem)
    return f"{address}:{line[1]}: {problem[line.end() :]}" if line else f"{address}: {problem}"


def _bare(problem: str) -> str:
    """A problem without what to do next."""
    return problem.rpartition("; ")[0] or problem
