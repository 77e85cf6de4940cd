"""`factcheck extract`: the claims of articles, as a table for people or as lines of JSON."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import click

from factcheck import api
from factcheck.cli.batch import Batch
from factcheck.cli.options import FORCE_EXCLUDE, JOBS, READER, Day
from factcheck.cli.terminal import colour, complain, encoded, escaped, put, width, write
from factcheck.cli.warn import notes
from factcheck.text.document import Anchor

EXAMPLES = """\b
Examples:
  factcheck extract article.txt
  factcheck extract drafts/ --format jsonl | jq -r .text
  pbpaste | factcheck extract - --published 2024-05-01"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True))
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="A table for people, or one JSON object a line.",
)  # fmt: skip
@click.option("--published", type=Day(), help="The day of publication.")
@click.option(
    "--anchor", type=click.Choice(["published", "text", "auto"]),
    help="What a date without a year counts from: the day of publication, the text's last full date, or either.",
)  # fmt: skip
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8, such as windows-1252.")
@READER
@FORCE_EXCLUDE
@JOBS
def command(
    files: tuple[str, ...], form: str, published: date | None, anchor: Anchor | None, encoding: str | None,
    reader: str | None, force_exclude: bool, jobs: int,
) -> int:  # fmt: skip
    """Print the claims of articles, in the order of the text.

    FILES are articles, folders of articles, patterns such as 'drafts/**/*.md', or - for standard input.
    """
    wish = Wish(form, published, anchor, encoding, reader, width(), colour())
    batch, counts = Batch(forced=force_exclude), Counter[str]()
    for made in batch.over(files, partial(_extract, wish=wish), jobs=jobs):
        for line in made.said:
            complain(line)
        write(("",) if form == "table" and counts else ())
        put(made.output)
        counts += made.counts
    if form == "table" and batch.drafts:
        from factcheck.cli.table import summary

        write(("", summary(counts, files=batch.drafts)))
    return 2 if batch.failed else 0


@dataclass(frozen=True)
class Wish:
    """What the command line asks for, and how wide and colourful the table may be."""

    form: str
    published: date | None
    anchor: Anchor | None
    encoding: str | None
    reader: str | None
    width: int
    colour: bool


@dataclass(frozen=True)
class Extracted:
    """One draft's claims as they are printed, how many there are, and what is to be said of them."""

    output: bytes
    counts: Counter[str]
    said: tuple[str, ...]


def _extract(file: str, wish: Wish) -> Extracted:
    desk = api.desk_for(file)
    document = api.read(file, published=wish.published, encoding=wish.encoding, reader=wish.reader)
    extraction = api.extract(document, rulebook=desk.rulebook, anchor=wish.anchor or desk.anchor)
    if wish.form == "jsonl":
        lines = (escaped(claim.model_dump_json(by_alias=True)) for claim in extraction.claims)
        return Extracted(encoded(lines), Counter(), tuple(_said(extraction)))
    from factcheck.cli.table import counted, table

    output = encoded(table(extraction, width=wish.width, colour=wish.colour))
    return Extracted(output, counted(extraction.claims), tuple(_said(extraction)))


def _said(extraction: api.Extraction) -> Iterator[str]:
    """How the draft was read, and where its day of publication comes from."""
    document, found = extraction.document, extraction.publication
    yield from notes(document)
    if found and found.how != "as given":
        yield f"{document.file}: day of publication {found.day}, {found.how}"
    elif found is None and any(claim.kind == "date" and claim.from_ is None for claim in extraction.claims):
        yield f"{document.file}: day of publication unknown, dates that count from it stay open; give --published"
