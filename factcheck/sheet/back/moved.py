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
    """The addresses of those `edits` that only bring what stood on another edited row, where cells were moved."""
    columns: dict[str, list[tuple[Edit, str, str]]] = defaultdict(list)
    for edit in edits:
        for name, after in edit.after.items():
            if alike(after) != alike(edit.before[name]):
                columns[name].append((edit, alike(edit.before[name]), alike(after)))
    if not any(_sorted(name, [pair[1:] for pair in pairs]) for name, pairs in columns.items()):
        return set()
    found = set()
    for pairs in columns.values():
        lost = {before for _, before, _ in pairs}
        found |= {edit.address for edit, _, after in pairs if after in lost}
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
