"""Whether cells were sorted away from the claims that they are of.

A row's hidden cells and its claim may be in place while status, evidence or note went to another row: a program sorts
what is selected. No row shows it, but all together do: what stood on some rows stands on others now.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.sheet.back.edit import Edit
from factcheck.sheet.rows import alike

_DISTINCT = 12
"""Characters from which on a text is its row's own: shorter ones ("ok", "p. 4") are written twice by chance."""
_PLAIN = {"status": "open"}
"""What a cell says before anybody marks the claim, where that is something."""


def moved(edits: Sequence[Edit]) -> set[str]:
    """The addresses of those `edits` that can't be relied on, where cells were moved: all in a column that was sorted,
    since a new text went along with its cell, and in other columns what only stood on another edited row.
    """
    columns: dict[str, list[tuple[Edit, str, str]]] = defaultdict(list)
    for edit in edits:
        for name, after in edit.after.items():
            if alike(after) != alike(edit.before[name]):
                columns[name].append((edit, alike(edit.before[name]), alike(after)))
    in_disorder = {name for name, pairs in columns.items() if _sorted(name, [pair[1:] for pair in pairs])}
    found: set[str] = set()
    if not in_disorder:
        return found
    for name, pairs in columns.items():
        lost = {before for _, before, _ in pairs}
        found |= {edit.address for edit, _, after in pairs if name in in_disorder or after in lost}
    return found


def _sorted(name: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether some of the changes of a column are an exchange between rows, or a text of one row's own moved."""
    before, after = {was for was, _ in pairs}, {now for _, now in pairs}
    if name not in _PLAIN and any(len(text) >= _DISTINCT for text in before & after):
        return True
    flows: dict[str, set[str]] = defaultdict(set)
    for was, now in pairs:
        flows[was].add(now)
    return _round(flows)


def _round(flows: Mapping[str, set[str]]) -> bool:
    """Whether the changes lead round: open became verified on one row, and verified open on another."""
    left = {text: set(others) for text, others in flows.items()}
    while True:
        ends = {text for text, others in left.items() if not (others & left.keys())}
        if not ends:
            return bool(left)
        for text in ends:
            del left[text]
