"""`factcheck lint`: what a sharp copy editor finds with a calculator, before publication."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from factcheck import api
from factcheck.cli.batch import Batch
from factcheck.cli.lint_work import Linted, Wish, lint_one, refuse_watching_stdin, stamp
from factcheck.cli.options import FORCE_EXCLUDE, JOBS, OUTPUT, READER, Day, statuses
from factcheck.cli.terminal import colour, complain, write
from factcheck.findings import baseline as accepted
from factcheck.findings.draft import in_order
from factcheck.findings.formats import FORMATS, Report, render
from factcheck.findings.select import split
from factcheck.output.destination import STDOUT, destination, must_not_be
from factcheck.output.write import write_output
from factcheck.records.errors import ConfigError
from factcheck.records.finding import SEVERITIES, Finding, Severity, at_least
from factcheck.records.regular import is_regular
from factcheck.rulebook.check import Check
from factcheck.text.document import Anchor
from factcheck.text.line_ends import fed

EXAMPLES = """\b
Examples:
  factcheck lint draft.md
  factcheck lint drafts/ --format sarif -o lint.sarif
  factcheck lint draft.md --level info --select vague-source,anonymous-source
  factcheck lint drafts/ --baseline accepted.json --since main
  factcheck lint draft.md --require verified"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--level", type=click.Choice(SEVERITIES), help="The lowest severity that is shown; else warning.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="The lowest severity that fails; else what is shown.")
@click.option("--select", multiple=True, metavar="CHECK,…", help="Only these checks; `*` stands for anything.")
@click.option("--ignore", multiple=True, metavar="CHECK,…", help="Not these checks.")
@click.option("--require", multiple=True, metavar="STATUS,…", help="Fail on claims of any other status than these.")
@click.option("--published", type=Day(), help="The day of publication.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract.")
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8.")
@READER
@FORCE_EXCLUDE
@click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
@click.option("--baseline", type=click.Path(path_type=str, dir_okay=False), help="A file of accepted findings.")
@click.option("--write-baseline", is_flag=True, help="Accept today's findings: write them to the baseline.")
@click.option("--since", metavar="REF", help="Only what concerns lines that changed since this commit.")
@click.option("--stdin-filename", metavar="NAME", help="What `-` is called, and whose settings it gets.")
@click.option("--statistics", is_flag=True, help="Count the findings of each check.")
@click.option("--explain-links", is_flag=True, help="Tell the figures that were compared and agree.")
@click.option("--watch", is_flag=True, help="Lint again whenever a draft changes.")
@click.option("-o", "--output", type=OUTPUT, help="Write to this file; - is standard output.")
@JOBS
def command(
    files: tuple[str, ...], form: str, level: Severity | None, fail_on: Severity | None, select: tuple[str, ...],
    ignore: tuple[str, ...], require: tuple[str, ...], published: date | None, anchor: Anchor | None,
    encoding: str | None, reader: str | None, force_exclude: bool, ledger: str | None, baseline: str | None,
    write_baseline: bool, since: str | None, stdin_filename: str | None, statistics: bool, explain_links: bool,
    watch: bool, output: str | None, jobs: int,
) -> int:  # fmt: skip
    """Find figures, dates and quotations in FILES that can't be right as they stand; with --level info, hints too.

    Exits 0 where nothing reaches the failing severity, 1 with findings, 2 for wrong use or what can't be read, though
    other files could be.
    """
    wish = Wish(
        tuple(split(select)), tuple(split(ignore)), statuses(require), published, anchor, encoding, reader,
        ledger, since, stdin_filename, explain_links, baseline is not None,
    )  # fmt: skip

    if baseline and not write_baseline and not Path(baseline).exists():
        raise ConfigError("there is no such baseline; write one with --write-baseline", file=baseline)

    if force_exclude and stdin_filename and "-" in files and api.is_left_out(stdin_filename):
        files = tuple(file for file in files if file != "-")
    if output is not None:  # before the work: can it be written there, and is it a draft
        named: list[tuple[Path | str, str]] = [(file, "a draft") for file in files if file != STDOUT]
        must_not_be(output, named, error=ConfigError)
        output = None if output == STDOUT else output

    def once() -> int:
        batch = Batch(forced=force_exclude)
        linted = list(batch.over(files, partial(lint_one, wish=wish), jobs=jobs))
        for line in dict.fromkeys(line for draft in linted for line in draft.said):
            complain(line)
        return _told(
            linted, batch, form=form, level=level, fail_on=fail_on, baseline=baseline, accept=write_baseline,
            statistics=statistics, output=output,
        )  # fmt: skip

    return _watched(files, once, forced=force_exclude) if watch else once()


def _told(
    linted: Sequence[Linted], batch: Batch, *, form: str, level: Severity | None, fail_on: Severity | None,
    baseline: str | None, accept: bool, statistics: bool, output: str | None,
) -> int:  # fmt: skip
    """Write the report; the exit code: 2 also where the gate couldn't ask the ledger."""
    if accept:
        _accept(linted, baseline, level)
        return 2 if batch.failed or any(draft.unasked for draft in linted) else 0
    shown: list[Finding] = []
    fails, known = False, 0
    for draft in linted:
        lowest = level or draft.settings.level
        failing = fail_on or draft.settings.fail_on or lowest
        fresh = _new(draft, Path(baseline) if baseline else draft.baseline)
        known += len(draft.findings) - len(fresh)
        kept = in_order([*fresh, *draft.gate])
        shown += [finding for finding in kept if at_least(finding.severity, lowest)]
        fails = fails or any(at_least(finding.severity, failing) for finding in kept)
    settled = tuple(
        one for draft in linted for one in draft.settled
        if at_least(one.finding.severity, level or draft.settings.level)
    )  # fmt: skip
    rules = _rules([*shown, *(one.finding for one in settled)]) if form in ("text", "sarif") else {}
    report = Report(
        tuple(shown), tuple(draft.file for draft in linted), {draft.file: fed(draft.source) for draft in linted}, rules,
        settled=settled, accepted=known, colour=colour() and output is None,
        places={draft.file: draft.places for draft in linted},
    )  # fmt: skip
    text = "" if form == "text" and batch.failed and not linted else render(report, form=form)
    if output is not None:
        _must_be_free(output, linted, baseline)
        write_output(output, text.encode("utf-8", "replace"), error=ConfigError)
    else:
        write((text.rstrip("\n"),) if text.strip() and (linted or form != "text") else ())
    for line in (line for draft in linted for line in draft.links):
        complain(line)
    if statistics:
        for line in _counted(shown):
            write((line,)) if form == "text" and output is None else complain(line)
    return 2 if batch.failed or any(draft.unasked for draft in linted) else int(fails)


def _new(draft: Linted, baseline: Path | None) -> Sequence[Finding]:
    """What the baseline doesn't accept."""
    if baseline is None:
        return draft.findings
    return accepted.new(draft.findings, accepted.accepted_of(baseline, draft.file))


def _accept(linted: Sequence[Linted], baseline: str | None, level: Severity | None) -> None:
    named = (draft.baseline for draft in linted if draft.baseline)
    file = Path(baseline) if baseline else next(named, None)
    if file is None:
        raise ConfigError("--write-baseline needs to know where: name a file with --baseline")
    found = [
        finding
        for draft in linted
        for finding in draft.findings
        if at_least(finding.severity, level or draft.settings.level)
    ]
    if is_regular(file):
        accepted.read(file)  # a file that isn't a baseline is never written over
    accepted.write(file, found)
    complain(f"{file}: {len(found)} finding{'s' * (len(found) != 1)} accepted")


def _rules(shown: Sequence[Finding]) -> dict[str, Check]:
    """The rules of the findings, whose help the report tells."""
    wanted = {finding.rule for finding in shown}
    desks = {id(desk.rulebook): desk for file in {row.file for row in shown} for desk in (api.desk_for(file),)}
    every = (rule for desk in desks.values() for rule in desk.rulebook.checks)
    return {rule.name: rule for rule in every if rule.name in wanted and isinstance(rule, Check)}


def _counted(shown: Sequence[Finding]) -> Iterator[str]:
    counts = Counter(finding.rule for finding in shown)
    for rule, number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"{number:6}  {rule}"


def _must_be_free(output: str, linted: Sequence[Linted], baseline: str | None) -> None:
    """A ConfigError if the output is what the report is made of, or any ledger."""
    from factcheck.ledger.signature import may_be_ledger

    inputs: list[tuple[Path | str, str]] = [(draft.file, "a draft") for draft in linted if draft.file != STDOUT]
    settings = {desk.file for draft in linted if (desk := api.desk_for(draft.file)).file}
    inputs += [(file, "the settings") for file in settings if file]
    baselines = {Path(baseline)} if baseline else {draft.baseline for draft in linted if draft.baseline}
    inputs += [(file, "the baseline") for file in baselines if file]
    must_not_be(output, inputs, error=ConfigError)
    file = destination(output, error=ConfigError).file
    if file and may_be_ledger(file):
        raise ConfigError("is a ledger; name another file for the output", file=output)
    if file and file.is_file():
        with file.open("rb") as there:
            if there.read(4) in (b"PK\3\4", b"%PDF"):
                raise ConfigError("is a workbook or a document, not a report; name another file", file=output)


def _watched(files: Sequence[str], once: Callable[[], int], *, forced: bool) -> int:
    """Lint, and again after every change, until somebody interrupts."""
    import time

    refuse_watching_stdin(files)
    seen: dict[str, int] = {}
    try:
        while True:
            now = stamp(files, forced=forced)
            if now != seen:
                seen = now
                once()
            time.sleep(0.3)
    except KeyboardInterrupt:
        return 0
