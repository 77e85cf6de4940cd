"""`factcheck schema`: the JSON Schema of what factcheck writes and reads."""

import json

import click
from pydantic import TypeAdapter

from factcheck.cli.terminal import write
from factcheck.config import Config
from factcheck.records.claims import Claim
from factcheck.records.finding import Finding
from factcheck.records.meanings import described
from factcheck.rulebook.kinds import NAMES, engine
from factcheck.tables.check import meant

OF = ("claims", "findings", "config", *NAMES)


@click.command(epilog="\b\nExamples:\n  factcheck schema > claim.schema.json\n  factcheck schema config")
@click.argument("of", default="claims", metavar="[claims|findings|config|ENGINE]")
def command(of: str) -> None:
    """Print a JSON Schema: of a line of `extract --format jsonl`, of the list that `lint --format json` prints,
    of the settings, or of an engine's rule files.
    """
    if of not in OF:
        raise click.UsageError(f"nothing is called {of!r}; {meant(of, OF)}")
    write([schema(of)])


def schema(of: str) -> str:
    """The JSON Schema of one of `OF`, as text."""
    if of == "claims":
        made = described(TypeAdapter[Claim](Claim).json_schema(mode="serialization", by_alias=True))
    elif of == "findings":
        made = described(TypeAdapter(list[Finding]).json_schema(mode="serialization", by_alias=True))
    elif of == "config":
        made = Config.model_json_schema()
    else:
        made = engine(of).Options.model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2)
