"""Run the checks of a rulebook over a linked document, and make findings of what they spot."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from factcheck.figures.linked import Linked
from factcheck.findings.speech import Speech
from factcheck.records.finding import SEVERITIES, Finding, Related, Severity
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.kinds import check_engine
from factcheck.rulebook.renamed import Names


def findings(
    checks: Sequence[Check], linked: Linked, *, severities: Mapping[str, Severity] | None = None
) -> list[Finding]:
    """What `checks` say of the document, in the order of the text. `severities` are the desk's own, by rule name."""
    names = linked.tokens.lexicons.built(Names)
    rules = {check.name: names.check_as_now(check) for check in checks}
    speech = Speech(linked)
    found = sorted(_best(spotted(checks, linked), rules), key=lambda spot: (spot.start, spot.end, spot.rule))
    seen: Counter[str] = Counter()
    return [_finding(spot, rules[spot.rule], linked, speech, seen, severities or {}, names) for spot in found]


def spotted(checks: Sequence[Check], linked: Linked) -> Iterator[Spotted]:
    """Everything that the engines of `checks` spot, one engine after the other."""
    for name, rules in groupby(sorted(checks, key=lambda check: check.extends), key=lambda check: check.extends):
        yield from check_engine(name).spot(list(rules), linked)


def _best(spots: Iterable[Spotted], rules: Mapping[str, Check]) -> Iterator[Spotted]:
    """`spots` without those that another rule tells better: it speaks of two of the same figures, or of all."""
    found = list(dict.fromkeys(spots))
    by_figure: dict[int, list[Spotted]] = {}
    for spot in found:
        for figure in spot.figures:
            by_figure.setdefault(figure, []).append(spot)
    for spot in found:
        near = {other for figure in spot.figures for other in by_figure[figure][:_MOST]}
        if not any(_better(other, spot, rules) for other in near):
            yield spot


_MOST = 20  # findings about one figure that are compared with each other


def _better(other: Spotted, spot: Spotted, rules: Mapping[str, Check]) -> bool:
    if other.rule == spot.rule:
        return spot.figures < other.figures
    if spot.rule not in rules[other.rule].instead_of:
        return False
    common = len(other.figures & spot.figures)
    return common >= 2 or common == len(spot.figures) or (other.start < spot.end and spot.start < other.end)


def _finding(
    spot: Spotted,
    rule: Check,
    linked: Linked,
    speech: Speech,
    seen: Counter[str],
    severities: Mapping[str, Severity],
    names: Names,
) -> Finding:
    document = linked.tokens.document
    start, end = document.source_map.source_span(spot.start, spot.end)
    line, column = document.line_column(start)
    own = severities.get(rule.name)
    severity = own or spot.severity or rule.severity
    message = spot.message
    speaker = speech.speaker(spot.start, spot.end) if rule.lowered else None
    if speaker is not None:
        # A desk that says how grave a check is gets just that.
        severity = own or SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]
        message += f" (in the words of {speaker})" if speaker else " (in a quotation)"
    return Finding(
        file=document.file,
        line=line,
        column=column,
        start=start,
        end=end,
        rule=rule.name,
        severity=severity,
        message=message,
        related=tuple(_related(place, linked) for place in spot.related),
        fingerprint=_fingerprint(spot, names.first(rule.name), linked, seen),
    )


def _related(place: tuple[int, int, str], linked: Linked) -> Related:
    start, end = linked.tokens.document.source_map.source_span(place[0], place[1])
    return Related(start=start, end=end, message=place[2])


def _fingerprint(spot: Spotted, rule: str, linked: Linked, seen: Counter[str]) -> str:
    """A hash of the first name of the rule, the words at all places and the ordinal among equals.

    It has no offset, so it holds after edits; nor does it change when the rule gets another name.
    """
    text = linked.tokens.text
    words = [text[spot.start : spot.end], *(text[start:end] for start, end, _ in spot.related)]
    key = "\x1f".join((rule, *(" ".join(part.split()) for part in words)))
    seen[key] += 1
    return blake2b(f"{key}\x1f{seen[key]}".encode(errors="surrogatepass"), digest_size=6).hexdigest()
