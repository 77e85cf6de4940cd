"""`factcheck extract`: the claims of articles, as lines of JSON or a table."""

from datetime import date
from pathlib import Path

import click

from factcheck import api
from factcheck.records.errors import FactcheckError
from factcheck.text.tokens import Anchor


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table")
@click.option("--published", default="", help="The day of publication, YYYY-MM-DD.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), default="auto")
def command(files: tuple[str, ...], form: str, published: str, anchor: Anchor) -> None:
    """Print the claims of articles, in the order of the text."""
    rulebook = api.load()
    failed = False
    for file in files:
        try:
            document = api.read(Path(file), published=date.fromisoformat(published) if published else None)
        except FactcheckError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        for claim in api.extract(document, rulebook=rulebook, anchor=anchor).claims:
            click.echo(claim.model_dump_json(by_alias=True))
    raise SystemExit(2 if failed else 0)
