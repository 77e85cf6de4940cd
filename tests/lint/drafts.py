"""Drafts for the tests of the lint: read from a string, linted with the built-in rules."""

from datetime import date
from functools import cache

from factcheck import api
from factcheck.findings.select import Choice
from factcheck.records.finding import Finding
from factcheck.records.marks import MarkLookup
from factcheck.rulebook.load import Rulebook, load
from factcheck.text.document import Document, Publication
from factcheck.text.readers import plain


@cache
def rulebook() -> Rulebook:
    return load()


def draft(text: str, *, published: date | None = None, file: str = "draft.txt") -> Document:
    return plain.read(text, file=file, published=Publication(published, "as given") if published else None)


def lint(
    text: str, *, choice: Choice | None = None, marks: MarkLookup | None = None, published: date | None = None
) -> list[Finding]:
    return api.lint(draft(text, published=published), rulebook=rulebook(), choice=choice, marks=marks)


def grave(text: str, **named: date | None) -> list[str]:
    """The names of the checks that find an error or a warning."""
    return [finding.rule for finding in lint(text, **named) if finding.severity != "info"]  # type: ignore[arg-type]
