"""`factcheck extract`: the claims of articles, as a table for people or as lines of JSON."""

from datetime import date

import click

from factcheck import api
from factcheck.cli.batch import Batch
from factcheck.cli.options import READER, Day
from factcheck.cli.terminal import colour, complain, escaped, width, write
from factcheck.records.claims import Claim
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
def command(
    files: tuple[str, ...],
    form: str,
    published: date | None,
    anchor: Anchor | None,
    encoding: str | None,
    reader: str | None,
) -> int:
    """Print the claims of articles, in the order of the text.

    FILES are articles, folders of articles, or - for standard input.
    """
    batch = Batch()
    claims: list[Claim] = []
    for extraction in batch.over(files, lambda file: _extract(file, published, anchor, encoding, reader)):
        if form == "jsonl":
            write(escaped(claim.model_dump_json(by_alias=True)) for claim in extraction.claims)
        else:
            from factcheck.cli.table import table

            write(("",) if claims else ())
            write(table(extraction, width=width(), colour=colour()))
            claims.extend(extraction.claims)
    if form == "table" and batch.drafts:
        from factcheck.cli.table import summary

        write(("", summary(claims, files=batch.drafts)))
    return 2 if batch.failed else 0


def _extract(
    file: str, published: date | None, anchor: Anchor | None, encoding: str | None, reader: str | None
) -> api.Extraction:
    desk = api.desk_for(file)
    document = api.read(file, published=published, encoding=encoding, reader=reader)
    extraction = api.extract(document, rulebook=desk.rulebook, anchor=anchor or desk.anchor)
    found = extraction.publication
    if found and found.how != "as given":
        complain(f"{document.file}: day of publication {found.day}, {found.how}")
    elif found is None and any(claim.kind == "date" and claim.from_ is None for claim in extraction.claims):
        complain(f"{document.file}: day of publication unknown, dates that count from it stay open; give --published")
    return extraction
