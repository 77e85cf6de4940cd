"""The one registry of what the app can do and by which keys: footer, help, palette, docs and settings read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.records.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the app can do.

    `name` is its word in settings and recordings, `keys` are Textual's key names, `label` fits a footer,
    `doc` is the help line; `shown` puts it in the footer.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    doc: str
    group: str
    shown: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("verify", ("v",), "verified", "Mark the claim verified, and go to the next.", "Marking", shown=True),
    Action("dispute", ("d",), "disputed", "Mark the claim disputed, and go to the next.", "Marking", shown=True),
    Action("unsource", ("u",), "unsourced", "Mark the claim unsourced, and go to the next.", "Marking", shown=True),
    Action("reopen", ("r",), "open again", "Take the claim's status off: it is open again.", "Marking"),
    Action("concern", ("c",), "concern", "Raise a concern about the claim, in words.", "Marking"),
    Action("note", ("o",), "note", "Write a note on the claim, or on the one just marked.", "Marking", shown=True),
    Action(
        "field_note", ("O",), "read wrongly", "Say which part was read wrongly: its value, its date …", "Marking"
    ),
    Action("evidence", ("e",), "evidence", "Attach evidence: an address or a file.", "Marking", shown=True),
    Action("dismiss", ("x",), "no claim", "Dismiss what is no claim.", "Marking"),
    Action("add", ("a",), "add a claim", "Add a claim that no rule found: select its words in the article.", "Marking"),
    Action("same", ("m",), "mark alike", "Give the other places that say the same this claim's status.", "Marking"),
    Action("judge", ("i",), "settle finding", "Settle a finding of the lint, or open it again.", "Marking"),
    Action("undo", ("z",), "undo", "Undo the last thing that you did.", "Marking", shown=True),
    Action("redo", ("Z",), "redo", "Do again what was undone.", "Marking"),
    Action("next", ("j", "down"), "next", "Go to the next claim.", "Moving"),
    Action("previous", ("k", "up"), "previous", "Go to the claim before.", "Moving"),
    Action("next_open", ("n",), "next open", "Go to the next open claim.", "Moving", shown=True),
    Action("previous_open", ("N",), "previous open", "Go to the open claim before.", "Moving"),
    Action("first", ("g", "home"), "first", "Go to the first claim.", "Moving"),
    Action("last", ("G", "end"), "last", "Go to the last claim.", "Moving"),
    Action("page_down", ("pagedown", "ctrl+f"), "page down", "Go down by a page of claims.", "Moving"),
    Action("page_up", ("pageup", "ctrl+b"), "page up", "Go up by a page of claims.", "Moving"),
    Action("pane", ("tab",), "pane", "Go to the next pane.", "Moving"),
    Action("pane_back", ("shift+tab",), "pane back", "Go to the pane before.", "Moving"),
    Action("select", ("space",), "select", "Select the claim, to mark several at once.", "Choosing"),
    Action("select_none", ("escape",), "select none", "Leave what was just marked, selection, filter.", "Choosing"),
    Action("filter", ("slash",), "filter", "Show only some: by status, kind, source, words …", "Choosing", shown=True),
    Action("order", ("s",), "order", "Change the order: by place, by kind, by risk.", "Choosing"),
    Action("changes", ("w",), "changes", "Show what changed since it was checked, old wording beside new.", "Draft"),
    Action("reload", ("R",), "reload", "Read the draft again.", "Draft"),
    Action("export", ("X",), "sheet", "Write the verification sheet.", "Draft"),
    Action("sign", ("S",), "sign off", "Sign the draft off, bound to its present text.", "Draft"),
    Action("files", ("f",), "files", "Go to another of the drafts that are open.", "Draft"),
    Action("theme", ("t",), "theme", "Change between the dark and the light theme.", "App"),
    Action("palette", ("ctrl+p",), "commands", "Find any of these by its name.", "App"),
    Action("help", ("question_mark",), "help", "Show every key.", "App", shown=True),
    Action("quit", ("q", "ctrl+c"), "quit", "Leave. Everything is kept as it is.", "App", shown=True),
)  # fmt: skip

_NAMES = {"question_mark": "?", "slash": "/", "space": "space", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup"}

_WRITTEN = {"?": "question_mark", "/": "slash", " ": "space", "esc": "escape", "pgdn": "pagedown", "pgup": "pageup"}


def key_text(key: str) -> str:
    """A key as people write it: "?" for "question_mark", "^p" for "ctrl+p"."""
    return "^" + key[5:] if key.startswith("ctrl+") else _NAMES.get(key, key)


def actions(settings: Mapping[str, Sequence[str]] | None = None, *, file: str | None = None) -> tuple[Action, ...]:
    """The registry with a desk's own keys; a ConfigError, in `file`, for an unknown action or a key given twice."""
    wanted = {name: tuple(_WRITTEN.get(key, key) for key in keys) for name, keys in (settings or {}).items()}
    known = {action.name for action in ACTIONS}
    for name in wanted:
        if name not in known:
            raise ConfigError(
                f"review.keys: there is no action {name!r}; the actions are {', '.join(sorted(known))}", file=file
            )
    chosen = tuple(replace(action, keys=wanted[action.name]) if action.name in wanted else action for action in ACTIONS)
    owner: dict[str, str] = {}
    for action in chosen:
        for key in action.keys:
            if key in owner:
                raise ConfigError(
                    f"review.keys: the key {key_text(key)!r} is given to both {owner[key]!r} and {action.name!r}",
                    file=file,
                )
            owner[key] = action.name
    return chosen
