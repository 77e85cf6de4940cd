"""The tokens of one document: every layer is scanned once, when a rule first asks for it, and shared."""

from bisect import bisect_right
from datetime import date
from functools import cached_property

from factcheck.text import amounts, numbers, quotations
from factcheck.text.addresses import outside
from factcheck.text.clauses import Utterance, utterances
from factcheck.text.dates.forms import Expression
from factcheck.text.dates.grammar import expressions
from factcheck.text.dates.read import read
from factcheck.text.dates.token import DateToken
from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.document import Anchor, Document, Publication
from factcheck.text.entities import Entities
from factcheck.text.grammar import Grammar
from factcheck.text.lexemes import Lexemes
from factcheck.text.lexicons import Lexicons
from factcheck.text.names import Name, scan
from factcheck.text.parts import Parts
from factcheck.text.quotations import Quotation
from factcheck.text.sentences import Sentence, paragraphs, split, stops
from factcheck.text.words import Words


class Tokens:
    """Sentences, numbers, dates, quotations and names of `document`, offsets into `document.text`.

    `anchor` says what partial dates count from: the publication day, the last explicit date of the text,
    or whichever the text asks for.
    """

    def __init__(self, document: Document, lexicons: Lexicons, *, anchor: Anchor = "auto") -> None:
        self.document = document
        self.text = document.text
        self.lexicons = lexicons
        self.anchor: Anchor = anchor

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return split(self.text, self.lexicons.built(stops))

    @cached_property
    def parts(self) -> Parts:
        """The parts that the blocks of the draft play: headline, body, caption, table …"""
        return Parts(self.document)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations, by start, the outer before the inner."""
        return quotations.find(self.text, paragraphs(self.text))

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """The sentences as tagged words, each quotation a word."""
        return tuple(utterances(self._words, self.sentences, self.quotations))

    @cached_property
    def _words(self) -> Words:
        """The tagged words of which utterances and the sentences around amounts are made."""
        return Words(self.text, self.lexicons.built(Grammar))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that the character at `offset` stands in; None between sentences."""
        at = self.sentence_number(offset)
        if at < 0 or offset >= self.sentences[at].end:
            return None
        return self.sentences[at]

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence that begins last before `offset`, or at it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of people, bodies and places, in order, none overlapping another."""
        return scan(self.text, self.sentences, self.lexicons)

    @cached_property
    def entities(self) -> Entities:
        """Who and what the names mean, with the fullest name of each."""
        return Entities(self.text, self.names, self.lexicons)

    @cached_property
    def numbers(self) -> tuple[numbers.Figure, ...]:
        """The figures, and the identifiers that only look like figures, in order."""
        return outside(numbers.scan(self.lexemes, self.lexicons), self.text)

    @cached_property
    def amounts(self) -> tuple[amounts.Amount, ...]:
        """The figures with currency or unit, modifier and counted noun, ranges joined, in order."""
        dates = [(expression.start, expression.end) for expression in self.date_expressions]
        found = amounts.read(self.lexemes, self.numbers, dates, self.lexicons)
        amounts.explain(self._words, found, self.sentences, self.lexicons)
        return amounts.tabulated(self.text, found, self.numbers, self.lexicons)

    @cached_property
    def publication(self) -> Publication | None:
        """The document's publication day, else the one that its explicit dates allow to infer, else None."""
        if self.document.published:
            return self.document.published
        from factcheck.text.dates.publication import infer  # only for drafts that don't say when they appear

        vocabulary, saved = self.lexicons.built(Vocabulary), self.document.saved
        return infer(self.date_expressions, self.text, self.lexemes.small, vocabulary=vocabulary, saved=saved)

    @cached_property
    def date_expressions(self) -> tuple[Expression, ...]:
        """What the text's dates and periods say, before it is known from when they count; sorted by start."""
        return outside(expressions(self.lexemes, self.lexicons.built(Vocabulary)), self.text)

    @cached_property
    def lexemes(self) -> Lexemes:
        """The letters, digits and marks that the grammars of numbers and dates begin at."""
        return Lexemes(self.text)

    @cached_property
    def dates(self) -> tuple[DateToken, ...]:
        """The dates and periods with their intervals, sorted by start, not overlapping; from the text alone."""
        return read(
            self.date_expressions,
            self.lexemes.small,
            vocabulary=self.lexicons.built(Vocabulary),
            published=self.published,
            anchor=self.anchor,
        )

    @property
    def published(self) -> date | None:
        """The day that relative dates count from, where it is known."""
        return self.publication.day if self.publication else None
