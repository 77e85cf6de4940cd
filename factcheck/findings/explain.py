"""Which figures the relation checks compared and found to agree: to see that a link was seen, not only missed."""

from collections.abc import Iterator, Sequence

from factcheck.figures.linked import Linked
from factcheck.rulebook.kinds import relation
from factcheck.rulebook.schema import Rule


def agreements(linked: Linked, rules: Sequence[Rule]) -> Iterator[str]:
    """One line for each set of figures that a relation of `rules` holds for, with its place."""
    document = linked.tokens.document
    for rule in rules:
        if not isinstance(rule, relation.Options):
            continue
        for spot in relation.agreed([rule], linked):
            start, _ = document.source_map.source_span(spot.start, spot.end)
            line, column = document.line_column(start)
            yield f"{document.file}:{line}:{column}: {spot.message} [{rule.name}]"
