"""`factcheck schema`: the JSON Schema of what factcheck writes and reads."""

import json

import click
from pydantic import TypeAdapter

from factcheck.cli.terminal import write
from factcheck.config import Config
from factcheck.records.claims import Claim
from factcheck.records.meanings import described
from factcheck.rulebook.kinds import NAMES, engine
from factcheck.tables.check import meant


@click.command(epilog="\b\nExamples:\n  factcheck schema > claim.schema.json\n  factcheck schema config")
@click.argument("of", default="claims", metavar="[claims|config|ENGINE]")
def command(of: str) -> None:
    """Print the JSON Schema of a line of `extract --format jsonl`, of the settings, or of an engine's rule files."""
    if of == "claims":
        schema = described(TypeAdapter[Claim](Claim).json_schema(mode="serialization", by_alias=True))
    elif of == "config":
        schema = Config.model_json_schema()
    elif of in NAMES:
        schema = engine(of).Options.model_json_schema()
    else:
        raise click.UsageError(f"nothing is called {of!r}; {meant(of, ('claims', 'config', *NAMES))}")
    write([json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2)])
