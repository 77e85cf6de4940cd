"""Checks that compare figures: shapes bind them to names, a formula says what must hold, intervals decide."""

from collections.abc import Iterable, Sequence

from factcheck.figures.linked import Linked
from factcheck.records.spotted import Spotted
from factcheck.rulebook.kinds.relation.options import Options
from factcheck.rulebook.kinds.relation.ready import check, made, ready
from factcheck.rulebook.kinds.relation.weigh import spotted

__all__ = ["Options", "check", "spot"]


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the relations of `rules` find amiss."""
    lexicons = linked.tokens.lexicons
    relations = lexicons.built(made)
    for rule in rules:
        for stretch in linked.stretches(rule.scope):
            if rule.name not in relations:
                relations[rule.name] = ready(rule, lexicons)
            yield from spotted(relations[rule.name], stretch, linked.tokens.published)
