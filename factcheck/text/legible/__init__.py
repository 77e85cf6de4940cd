"""Prose as a person reads it: nothing unseen in the words, one letter for one letter, raised figures as what they mean.

One place for all formats. A reader takes the markup away; what it hands over still holds what typesetters, word
processors and web pages put into it: soft hyphens, ligatures, accents apart from their letters, marks of notes. Behind
this place all stages see plain words, and the source map still leads to the exact characters of the source.
"""

from factcheck.text.document import Document
from factcheck.text.legible.characters import changed_characters
from factcheck.text.legible.marks import changed_marks
from factcheck.text.legible.rewrite import rewritten


def legible(document: Document) -> Document:
    """`document` with its prose as a person reads it; itself where nothing is to change, as in most drafts."""
    document = rewritten(document, changed_characters(document.text))
    return rewritten(document, changed_marks(document))


__all__ = ["legible"]
