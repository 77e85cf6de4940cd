"""For people: the place, what is wrong, the line with a caret under the words, and what to do."""

from factcheck.findings.draft import Settled
from factcheck.findings.formats import Report, visible
from factcheck.records.finding import Finding
from factcheck.text.line_ends import line_at

WIDTH = 100
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}
_PLAIN = "\x1b[0m"


def render(report: Report) -> str:
    """One paragraph a finding, a line for each that a checker settled, and a last line that counts them."""
    blocks = [_block(finding, report) for finding in report.findings]
    settled = "".join(f"{_settled(one, report)}\n" for one in report.settled)
    return "\n".join([*blocks, *([settled] if settled else []), _summary(report)]) + "\n"


def _settled(one: Settled, report: Report) -> str:
    finding, word = one
    why = f": {visible(word.note)}" if word.note else ""
    place = _place(finding, report)
    return f"{place}: settled by {visible(word.who)}{why}: {visible(finding.message)} [{finding.rule}]"


def _place(finding: Finding, report: Report) -> str:
    """ "draft.md:7:98", which editors can open; in a file that has no lines "draft.docx: paragraph 4"."""
    own = report.places.get(finding.file, {}).get(finding.start)
    file = visible(finding.file)
    return f"{file}: {own}" if own else f"{file}:{finding.line}:{finding.column}"


def _block(finding: Finding, report: Report) -> str:
    severity = finding.severity
    severity_shown = f"{_COLOURS[severity]}{severity}{_PLAIN}" if report.colour else severity
    place = _place(finding, report)
    lines = [f"{place}: {severity_shown}: {visible(finding.message)} [{finding.rule}]"]
    source = report.sources.get(finding.file)
    if source is not None:
        lines += _excerpt(source, finding)
    rule = report.rules.get(finding.rule)
    if rule and rule.help:
        lines.append(f"    help: {rule.help}")
    return "\n".join(lines) + "\n"


def _excerpt(source: str, finding: Finding) -> list[str]:
    """The words of the line around the finding, and a line of carets under it; related places get `~`."""
    first, last = line_at(source, finding.start)
    low = max(first, min(finding.start - WIDTH // 2, last - WIDTH))
    high = min(last, max(low + WIDTH, min(finding.end, low + 2 * WIDTH)))
    under = [" "] * (high - low)
    places = [(row.start, row.end, "~") for row in finding.related] + [(finding.start, finding.end, "^")]
    for start, end, mark in places:
        for at in range(max(start, low), min(max(end, start + 1), high)):
            under[at - low] = mark
    left, right = "… " if low > first else "", " …" if high < last else ""
    wide = [(" " if mark == " " else mark) * _cells(source[low + at]) for at, mark in enumerate(under)]
    return [
        f"    {left}{visible(source[low:high])}{right}",
        f"    {' ' * len(left)}{''.join(wide).rstrip()}",
    ]


def _cells(character: str) -> int:
    """How many cells a terminal gives to `character` as `visible` shows it."""
    if character.isascii():
        return len(visible(character))
    from unicodedata import combining, east_asian_width

    shown = visible(character)
    return (
        len(shown) if len(shown) > 1 else 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
    )


def _summary(report: Report) -> str:
    files = len(report.files)
    where = f"{files} file{'s' * (files != 1)}"
    besides = [f"{len(report.settled)} settled by a checker"] if report.settled else []
    besides += [f"{report.accepted} accepted by the baseline"] if report.accepted else []
    rest = f"; {', '.join(besides)}" if besides else ""
    if not report.findings:
        return f"No findings in {where}{rest}."
    counts = [
        f"{number} {name}{'s' * (number != 1 and name != 'info')}"
        for name in ("error", "warning", "info")
        if (number := sum(finding.severity == name for finding in report.findings))
    ]
    return f"{', '.join(counts)} in {where}{rest}."
