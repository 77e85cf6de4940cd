"""Plain text: the prose is the source, but for comments to factcheck and what nobody sees. Any line end is a line feed
in it.
"""

from factcheck.text.comments import blanked
from factcheck.text.document import Document, Publication
from factcheck.text.legible import legible
from factcheck.text.line_ends import fed


def read(source: str, *, file: str, published: Publication | None = None) -> Document:
    """A plain-text document; `source` is decoded text without a byte-order mark."""
    return legible(Document(file=file, source=source, text=fed(blanked(source)), published=published))
