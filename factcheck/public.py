"""What `import factcheck` offers to Python programs: read a draft, extract its claims, lint it.

>>> import factcheck
>>> draft = factcheck.read_text("Sales rose 30% to $12.1 million from $11.0 million, the company said.")
>>> [claim.text for claim in factcheck.extract(draft) if claim.kind == "quantity"]
['30%', '$12.1 million', '$11.0 million']
>>> [finding.rule for finding in factcheck.lint(draft)]
['percent-change']
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from factcheck import api
from factcheck.api import Desk
from factcheck.records.claims import Claim
from factcheck.records.errors import InputError
from factcheck.records.finding import Finding
from factcheck.text import readers
from factcheck.text.document import Anchor, Document, Publication


def read(
    path: Path | str, *, published: date | None = None, encoding: str | None = None, reader: str | None = None
) -> Document:
    """The draft at `path`, or on standard input for "-"; an InputError if it can't be read.

    Its format is told by its ending or its beginning, or named by `reader`. `published` overrides the day that the
    draft gives itself. `encoding` is needed for a text that is neither UTF-8, nor begins with a byte-order mark, nor is
    a page that declares another.
    """
    return api.read(path, published=published, encoding=encoding, reader=reader)


def read_text(source: str, *, file: str = "-", published: date | None = None, reader: str = "plain") -> Document:
    """The draft that `source` holds, in a format that is text: "plain", "markdown", "html"; `file` is what claims
    call it. An InputError for another format.

    >>> import factcheck
    >>> factcheck.read_text("**Nine** people died.", reader="markdown").text.strip()
    'Nine people died.'
    """
    if readers.is_packed(reader):
        raise InputError(f"the reader {reader!r} takes files, not text; use read", file=file)
    day = Publication(published, "as given") if published else None
    document: Document = readers.reader(reader).read(source, file=file, published=day)
    return document


def desk_for(path: Path | str) -> Desk:
    """The settings and rules in force for the draft at `path`: those of the nearest factcheck.toml, or of
    `[tool.factcheck]` in pyproject.toml, upward from it. A ConfigError or RuleError if they are wrong.
    """
    return api.desk_for(path)


def extract(document: Document, *, desk: Desk | None = None, anchor: Anchor | None = None) -> tuple[Claim, ...]:
    """All claims of `document`, typed and tied to each other, in the order of the text.

    `desk` gives settings and house rules (none: what is built in, whatever files lie about). `anchor` says what
    a date without a year counts from, in place of the desk's own setting.

    >>> import factcheck
    >>> text = "LARNHAVEN, 14 May 2024 - More than 2,400 homes were damaged, the ministry said."
    >>> day, saying, homes = factcheck.extract(factcheck.read_text(text))
    >>> homes.low, homes.high, homes.modifier, homes.unit, homes.event
    (Decimal('2400'), None, 'over', 'homes', 'damaged')
    >>> homes.attributed_to == saying.id
    True
    """
    rulebook = desk.rulebook if desk else None
    return api.extract(document, rulebook=rulebook, anchor=anchor or (desk.anchor if desk else "auto")).claims


def lint(
    document: Document,
    *,
    desk: Desk | None = None,
    anchor: Anchor | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """The findings in `document`, of every severity, in the order of the text.

    `select` and `ignore` are names of checks, where `*` stands for anything; a ConfigError for one that names none.
    Allowances in the draft hold. The ledger isn't asked: that is what `factcheck lint --require` does.

    >>> import factcheck
    >>> draft = factcheck.read_text("Sales rose 30% to $12.1 million from $11.0 million.")
    >>> (finding,) = factcheck.lint(draft, ignore=["unsourced-figure"])
    >>> finding.severity, finding.message
    ('error', 'from $11.0 million to $12.1 million is 10%, but the text says 30%')
    >>> [finding.rule for finding in factcheck.lint(draft)]
    ['percent-change', 'unsourced-figure']
    """
    from factcheck.findings.select import choice_for
    from factcheck.findings.settings import LintSettings

    choice = choice_for(desk.config.lint if desk else LintSettings(), document.file, select=select, ignore=ignore)
    dating = anchor or (desk.anchor if desk else "auto")
    return tuple(api.lint(document, rulebook=desk.rulebook if desk else None, anchor=dating, choice=choice))
