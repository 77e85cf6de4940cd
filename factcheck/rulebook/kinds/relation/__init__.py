"""Checks that compare figures: shapes bind them to names, a formula says what must hold, intervals decide."""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.figures.linked import Linked
from factcheck.records.spotted import Spotted
from factcheck.rulebook.kinds.relation.options import Options
from factcheck.rulebook.kinds.relation.ready import check, made, ready
from factcheck.rulebook.kinds.relation.weigh import Weigh, holding, spotted

__all__ = ["Options", "agreed", "check", "spot"]


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the relations of `rules` find amiss."""
    return _weighed(rules, linked, spotted)


def agreed(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """Where the relations of `rules` hold: the figures that were compared."""
    return _weighed(rules, linked, holding)


def _weighed(rules: Sequence[Options], linked: Linked, weigh: Weigh) -> Iterator[Spotted]:
    lexicons = linked.tokens.lexicons
    relations = lexicons.built(made)
    for rule in rules:
        least = _figures(rule)
        for stretch in linked.stretches(rule.scope):
            if stretch.figures < least:
                continue
            if rule.name not in relations:
                relations[rule.name] = ready(rule, lexicons)
            yield from weigh(relations[rule.name], stretch, linked.tokens.published)


def _figures(rule: Options) -> int:
    """The fewest figures that a shape of `rule` needs, told from its text: a rule that no draft needs isn't read."""
    listed = [template for template in rule.shapes if not template.startswith("@")]
    counted = [template.count("{") - template.count("}?") for template in listed]
    return min(counted) if len(counted) == len(rule.shapes) else min([2, *counted])
