"""What is read from a ledger is checked here, once: damage is one clear line, whatever it makes of the bytes."""

import json
from collections.abc import Sequence
from types import UnionType
from typing import Any

from pydantic import ValidationError

from factcheck.ledger import chain
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import EVENT, FORMAT, Event
from factcheck.ledger.fold import Entry, from_object
from factcheck.records.errors import LedgerError

REBUILD = "run 'factcheck ledger rebuild'"
RESTORE = (
    "restore the ledger from a backup or from version control; 'factcheck ledger verify' lists everything that is wrong"
)
NO_JSON = "not JSON"
NO_TEXT = "the draft's name isn't valid text, so nothing was written; rename the draft"


class NewerError(ValueError):
    """An event of a form that this program doesn't know yet."""


def parsed(line: str | bytes) -> dict[str, Any]:
    """The object that an event's line holds; a ValueError says in a few words why it holds none."""
    try:
        text = line.decode() if isinstance(line, bytes) else line
        written = _LINE.decode(text)
        if "\\u" in text:
            chain.line(written).encode()
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except UnicodeEncodeError:
        raise ValueError("a lone surrogate") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except json.JSONDecodeError:
        raise ValueError(NO_JSON) from None
    except ValueError as error:
        raise ValueError("a number of too many digits" if "digits" in str(error) else str(error)) from None
    if not isinstance(written, dict):
        raise ValueError("no event")
    return written


def event_of(written: dict[str, Any]) -> Event:
    """The event that an object describes; a ValueError says in a few words why it describes none."""
    if isinstance(version := written.get("v"), int | float) and version > FORMAT:
        raise NewerError("written by a newer factcheck; update factcheck")
    try:
        event = EVENT.validate_python(written, strict=False)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"not an event of a ledger{_where(error)}") from None
    if not event.hash:
        raise ValueError("an event without its hash")
    return event


def entry_of(draft: str, claim: str, state: object, *, file: str) -> Entry:
    """An entry from the state that the projection keeps of it."""
    try:
        if not isinstance(state, str):
            raise ValueError("no text")
        kept = _STATE.decode(state)
        if "\\u" in state:
            chain.line(kept).encode()
        entry = from_object(draft, claim, kept)
        if not isinstance(entry.since, str | None) or not isinstance(entry.n, int) or not 0 <= entry.n <= 1 << 53:
            raise ValueError("no entry")
        return entry
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise damaged("what is kept of a claim", file=file) from error


def tip_of(value: object, *, file: str) -> Tip:
    """The end of the log from what the projection keeps of it."""
    try:
        count, n, heads = json.loads(str(value))
        if not (isinstance(count, int) and isinstance(n, int) and isinstance(heads, list)):
            raise ValueError("no tip")
        if not all(isinstance(head, str) for head in heads) or not 0 <= n <= 1 << 53:
            raise ValueError("no tip")
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged("what is kept of the end of the log", file=file) from error
    return Tip(count, n, tuple(heads))


def checked(row: Sequence[Any], *kinds: type | UnionType, file: str) -> Sequence[Any]:
    """`row` if each of its values is of the kind that its column holds."""
    if any(not isinstance(value, kind) for value, kind in zip(row, kinds, strict=True)):
        raise damaged("a row of the ledger's tables", file=file)
    return row


def damaged(what: str, *, file: str) -> LedgerError:
    """The refusal of a projection that can't be read; the log may well be sound."""
    return LedgerError(f"{what} is damaged; {REBUILD}, which makes it anew from the log", file=file)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a duplicate key")
    return made


def _no_number(name: str) -> float:
    raise ValueError(f"{name}, which isn't a number")


# Made once: json.loads would make one for every line.
_LINE = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
_STATE = json.JSONDecoder(parse_constant=_no_number)


def _where(error: ValueError) -> str:
    """Which field pydantic refused, and why, in a few words."""
    if not isinstance(error, ValidationError):
        return ""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"][1:])[:60]
    return f" ({place}: {str(first['msg'])[:80].lower()})" if place else ""
