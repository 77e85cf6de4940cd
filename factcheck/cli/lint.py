"""`factcheck lint`: what a sharp copy editor finds with a calculator, before publication."""

from datetime import date

import click

from factcheck import api
from factcheck.cli.batch import Batch
from factcheck.cli.options import Day
from factcheck.cli.terminal import colour, write
from factcheck.lint.draft import Choice
from factcheck.lint.formats import FORMATS, Report, render
from factcheck.lint.select import split
from factcheck.records.finding import SEVERITIES, Finding, Severity, at_least
from factcheck.rulebook.check import Check
from factcheck.text.document import Document
from factcheck.text.tokens import Anchor


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--level", type=click.Choice(SEVERITIES), default="warning", show_default=True)
@click.option("--select", multiple=True, metavar="RULE,…", help="Only these checks; `*` stands for anything.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="Not these checks.")
@click.option("--published", type=Day(), help="The day of publication.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]))
def command(
    files: tuple[str, ...],
    form: str,
    level: Severity,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    published: date | None,
    anchor: Anchor | None,
) -> int:
    """Find figures that contradict each other and claims without a source."""
    choice = Choice(select=split(select), ignore=split(ignore))
    found: list[Finding] = []
    sources: dict[str, str] = {}
    rules: dict[str, Check] = {}

    def work(file: str) -> tuple[Document, list[Finding]]:
        desk = api.desk_for(file)
        rules.update({rule.name: rule for rule in desk.rulebook.checks if isinstance(rule, Check)})
        document = api.read(file, published=published)
        return document, api.lint(document, rulebook=desk.rulebook, anchor=anchor or desk.config.anchor, choice=choice)

    batch = Batch()
    for document, findings in batch.over(files, work):
        sources[document.file] = document.source
        found += findings
    shown = tuple(finding for finding in found if at_least(finding.severity, level))
    report = Report(shown, tuple(sources), sources, rules, colour=colour())
    write((render(report, form=form).rstrip("\n"),))
    return 2 if batch.failed else int(bool(shown))
