"""Suppression comments: a writer allows one rule at one place, and says why.

    <!-- factcheck: allow sum-of-parts: rounded by the ministry -->      Markdown, HTML and text
    {/* factcheck: allow sum-of-parts: rounded by the ministry */}       Markdown, MDX and text
    # factcheck: allow sum-of-parts: rounded by the ministry             a line of its own in text

It holds for the paragraph that it stands in or ends, or, in a paragraph of its own, for the next one. `allow-file`
holds for the whole draft. A comment without a reason, for no known rule, or no longer needed is itself a finding.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from factcheck.records.finding import Finding, Severity
from factcheck.rulebook.renamed import Names
from factcheck.tables.check import meant
from factcheck.text.comments import blanked, comments
from factcheck.text.document import Document
from factcheck.text.patterns import pattern

RULE = "suppression"
"""The name under which comments themselves are reported."""

_ALLOW = re.compile(
    r"(?P<verb>allow(?:-file)?)\s+(?P<rules>[a-z0-9*-]+(?:\s*,\s*[a-z0-9*-]+)*)\s*(?::\s*(?P<why>.*))?$", re.DOTALL
)
_BREAK = re.compile(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?|\n)")
_WORD = re.compile(r"\S")
_PARTING = pattern(
    r"(?:\r\n?+|\n)[ \t>]*(?:[\r\n]|(?:[-*+]|\d{1,9}[.)])[ \t])"
    r"|</?(?:p|div|h[1-6]|li|[ou]l|d[ldt]|t[rdh]|table|blockquote|pre|section|article|aside|header|footer|main|fig\w+)\b",
    re.IGNORECASE,
)
"""Where a block ends: a blank line, the mark of a list item, the tag of a block."""


class Reach(NamedTuple):
    """What a comment covers: [low, high) of the source, the paragraph that follows where it stands `alone`."""

    low: int
    high: int
    alone: bool = False


@dataclass
class Allowance:
    """One comment at [start, end) of the source: it covers findings of `rules` in its `reach`."""

    start: int
    end: int
    rules: tuple[str, ...]
    reach: Reach
    why: str
    used: set[str] = field(default_factory=set)


def allowances(document: Document) -> tuple[list[Allowance], list[tuple[int, int, str]]]:
    """The comments of `document`, and the places of those that can't be followed, with what is wrong."""
    source = document.source
    found: list[Allowance] = []
    wrong: list[tuple[int, int, str]] = []
    for comment in comments(document):
        said = (comment["inline"] or comment["mdx"] or comment["line"] or "").strip()
        allow = _ALLOW.match(said)
        if not allow:
            wrong.append((*comment.span(), "write `factcheck: allow RULE: reason`"))
        elif not (allow["why"] or "").strip():
            wrong.append((*comment.span(), f"say why: `factcheck: allow {allow['rules']}: reason`"))
        else:
            whole = allow["verb"] == "allow-file"
            reach = Reach(0, len(source)) if whole else _block(document, *comment.span())
            rules = tuple(name.strip() for name in allow["rules"].split(","))
            found.append(Allowance(*comment.span(), rules, reach, allow["why"].strip()))
    return found, wrong


def _block(document: Document, start: int, end: int) -> Reach:
    """The paragraph around [start, end); if that holds nothing else, the next one. Offsets into the source."""
    if document.segments:
        return _segment(document, start, end)
    source, text = document.source, blanked(document.source)
    low = max((gap.end() for gap in _BREAK.finditer(source, max(0, start - 20_000), start)), default=0)
    after = _BREAK.search(source, end)
    high = after.start() if after else len(source)
    if text[low:start].strip() or text[end:high].strip():
        return Reach(low, high)
    word = _WORD.search(text, high)
    if not word:
        return Reach(start, end, alone=True)
    following = _BREAK.search(source, word.end())
    return Reach(word.start(), following.start() if following else len(source), alone=True)


def _segment(document: Document, start: int, end: int) -> Reach:
    """The same where a reader has told the blocks apart; a table, whose rows are blocks, counts as one."""
    segments, where, source = document.segments, document.source_map, document.source
    first = last = bisect_right(segments, start, key=lambda segment: where.source(segment.start)) - 1
    ended = where.source_span(segments[first].start, segments[first].end)[1] if first >= 0 else 0
    alone = False
    if first < 0 or ended <= start:  # between two blocks: it belongs to the one that nothing parts it from
        belongs = first >= 0 and not _PARTING.search(source, ended, start)
        following = first + 1 < len(segments)
        begins = following and not _PARTING.search(source, end, where.source(segments[first + 1].start))
        alone = not belongs and not begins
        if alone and not following:
            return Reach(start, end, alone)
        last = first + (begins or alone)
        first += not belongs
    while segments[first].kind == "table" and first and segments[first - 1].kind == "table":
        first -= 1
    while segments[last].kind == "table" and segments[last + 1 : last + 2] and segments[last + 1].kind == "table":
        last += 1
    return Reach(*where.source_span(segments[first].start, segments[last].end), alone)


def apply(
    found: Iterable[Finding], document: Document, *, known: Collection[str], ran: Container[str], names: Names
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
            if finding.rule in comment.rules and comment.reach.low <= finding.start < comment.reach.high
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
                what = f"no check is called {name!r}; {meant(name, known)}"
                yield _about(document, comment.start, comment.end, what, "warning")
            elif name in ran and name not in comment.used:
                yield _about(document, comment.start, comment.end, _useless(comment, name, document), "warning")


def _useless(comment: Allowance, name: str, document: Document) -> str:
    """What there is to say of a comment whose rule `name` finds nothing where it holds."""
    low, high, alone = comment.reach
    if not alone:
        return f"{name} finds nothing here any more: remove the comment"
    if (low, high) == (comment.start, comment.end):
        return "a comment of its own holds for the paragraph that follows, and none does: put it before its paragraph"
    return (
        f"{name} finds nothing in the paragraph that follows, which a comment of its own holds for "
        f"(line {document.line_column(low)[0]}): remove it, or put it before its paragraph"
    )


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
