"""The one door for all faces: read a draft, extract its claims."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.claims import claims
from factcheck.extract import readings
from factcheck.link import link
from factcheck.records.claims import Claim
from factcheck.records.errors import InputError
from factcheck.rulebook.load import Rulebook, load
from factcheck.text.document import Document, Publication
from factcheck.text.readers import plain
from factcheck.text.tokens import Anchor, Tokens

__all__ = ["Extraction", "extract", "load", "read"]


@dataclass(frozen=True)
class Extraction:
    """The claims of one document, in the order of the text, and the publication day that was used."""

    document: Document
    claims: tuple[Claim, ...]
    publication: Publication | None


def read(path: Path | str, *, published: date | None = None, file: str | None = None) -> Document:
    """The draft at `path`. `published` overrides what the draft says; `file` is the name its claims carry."""
    name = file if file is not None else str(path)
    try:
        source = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(error.strerror or str(error), file=name) from error
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8 text", file=name) from error
    publication = Publication(published, "as given") if published else None
    return plain.read(source, file=name, published=publication)


def extract(document: Document, *, rulebook: Rulebook | None = None, anchor: Anchor = "auto") -> Extraction:
    """All claims of `document`, typed and tied to each other."""
    rules = rulebook or load()
    tokens = Tokens(document, rules.lexicons, anchor=anchor)
    found = readings(rules, tokens)
    return Extraction(document, claims(found, link(found, tokens), tokens), tokens.publication)
