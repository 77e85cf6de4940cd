"""Suppression comments: a writer allows one rule at one place, and says why.

    <!-- factcheck: allow sum-of-parts: rounded by the ministry -->      Markdown, HTML and text
    # factcheck: allow sum-of-parts: rounded by the ministry             a line of its own in text

It holds for the paragraph that it stands in, or, in a paragraph of its own, for the next one. `allow-file` holds for
the whole draft. A comment without a reason, for no known rule, or no longer needed is itself a finding.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from factcheck.records.finding import Finding, Severity
from factcheck.rulebook.renamed import Names
from factcheck.text.comments import COMMENT
from factcheck.text.document import Document

RULE = "suppression"
"""The name under which comments themselves are reported."""

_ALLOW = re.compile(
    r"(?P<verb>allow(?:-file)?)\s+(?P<rules>[a-z0-9*-]+(?:\s*,\s*[a-z0-9*-]+)*)\s*(?::\s*(?P<why>.*))?$", re.DOTALL
)
_BREAK = re.compile(r"\n[ \t\r]*\n")


@dataclass
class Allowance:
    """One comment at [start, end) of the source: it covers findings of `rules` in [low, high)."""

    start: int
    end: int
    rules: tuple[str, ...]
    low: int
    high: int
    why: str
    used: set[str] = field(default_factory=set)


def allowances(document: Document) -> tuple[list[Allowance], list[tuple[int, int, str]]]:
    """The comments of `document`, and the places of those that can't be followed, with what is wrong."""
    source = document.source
    found: list[Allowance] = []
    wrong: list[tuple[int, int, str]] = []
    if "factcheck" not in source:
        return found, wrong
    for comment in COMMENT.finditer(source):
        said = (comment["inline"] or comment["line"] or "").strip()
        allow = _ALLOW.match(said)
        if not allow:
            wrong.append((*comment.span(), "write `factcheck: allow RULE: reason`"))
        elif not (allow["why"] or "").strip():
            wrong.append((*comment.span(), f"say why: `factcheck: allow {allow['rules']}: reason`"))
        else:
            low, high = (0, len(source)) if allow["verb"] == "allow-file" else _block(document, *comment.span())
            rules = tuple(name.strip() for name in allow["rules"].split(","))
            found.append(Allowance(*comment.span(), rules, low, high, allow["why"].strip()))
    return found, wrong


def _block(document: Document, start: int, end: int) -> tuple[int, int]:
    """The paragraph around [start, end); if that holds nothing else, with the next one. Offsets into the source."""
    if document.segments:
        return _segment(document, start, end)
    source = document.source
    low = max((gap.end() for gap in _BREAK.finditer(source, max(0, start - 20_000), start)), default=0)
    after = _BREAK.search(source, end)
    high = after.start() if after else len(source)
    if after and not source[low:start].strip() and not source[end:high].strip():
        following = _BREAK.search(source, after.end())
        high = following.start() if following else len(source)
    return low, high


def _segment(document: Document, start: int, end: int) -> tuple[int, int]:
    """The same where a reader has told the blocks apart; a table, whose rows are blocks, counts as one."""
    segments, where = document.segments, document.source_map
    at = bisect_right(segments, where.prose(end), key=lambda segment: segment.start) - 1
    if at >= 0 and where.source_span(segments[at].start, segments[at].end)[1] <= start:
        at += 1
    first = last = max(at, 0)
    if first >= len(segments):
        return start, end
    while segments[first].kind == "table" and segments[last + 1 : last + 2] and segments[last + 1].kind == "table":
        last += 1
    low, high = where.source_span(segments[first].start, segments[last].end)
    return min(low, start), max(high, end)


def apply(
    found: Iterable[Finding], document: Document, *, known: Container[str], ran: Container[str], names: Names
) -> Iterator[Finding]:
    """`found` without what comments allow, then what there is to say of the comments.

    `known` are all rules' names; `ran` those that ran, since only they can show that a comment is no longer needed.
    Comments may use old names.
    """
    comments, wrong = allowances(document)
    for comment in comments:
        place = f"{document.file}:{document.line_column(comment.start)[0]}"
        comment.rules = tuple(names.current(comment.rules, where=place))
    inside = [(comment.start, comment.end) for comment in comments] + [(start, end) for start, end, _ in wrong]
    for finding in found:
        if any(start <= finding.start < end for start, end in inside):
            continue
        holding = [
            comment
            for comment in comments
            if finding.rule in comment.rules and comment.low <= finding.start < comment.high
        ]
        for comment in holding:
            comment.used.add(finding.rule)
        if not holding:
            yield finding
    for start, end, what in wrong:
        yield _about(document, start, end, what, "warning")
    for comment in comments:
        for name in comment.rules:
            if name not in known:
                yield _about(document, comment.start, comment.end, f"no check is called {name!r}", "warning")
            elif name in ran and name not in comment.used:
                what = f"{name} finds nothing here any more: remove the comment"
                yield _about(document, comment.start, comment.end, what, "warning")


def _about(document: Document, start: int, end: int, message: str, severity: Severity) -> Finding:
    line, column = document.line_column(start)
    words = f"{RULE}\x1f{document.source[start:end]}\x1f{message}"
    return Finding(
        file=document.file,
        line=line,
        column=column,
        start=start,
        end=end,
        rule=RULE,
        severity=severity,
        message=message,
        fingerprint=blake2b(words.encode(errors="surrogatepass"), digest_size=6).hexdigest(),
    )
