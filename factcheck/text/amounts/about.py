"""What each amount is about: its role in the sentence and whose measure it is."""

from collections.abc import Sequence

from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.lines import lines
from factcheck.text.amounts.roles import role_of
from factcheck.text.amounts.subjects import subject_of
from factcheck.text.lexicons import Lexicons
from factcheck.text.sentences import Sentence
from factcheck.text.words import Words

_NEXT_DOOR = 4
"""Characters between a sentence and the next."""


def explain(words: Words, amounts: Sequence[Amount], sentences: Sequence[Sentence], lexicons: Lexicons) -> None:
    """Fill in `role` and `subject` of the amounts, which are in the order of the text."""
    earlier: str | None = None
    end = 0
    for line in lines(words, amounts, sentences):
        start = line.places[0][0]
        if start - end > _NEXT_DOOR or "\n" in words.text[end:start]:  # another paragraph
            earlier = None
        said: str | None = None
        for index, amount in line.amounts.items():
            amount.role = role_of(line, index, lexicons)
            amount.subject = subject_of(line, index, words.text, lexicons, said=said, earlier=earlier)
            said = amount.subject or said
        earlier, end = said, line.places[-1][1]
