"""Attributions by a noun of saying: "his claim that …", "the firm's promise to …", "warnings from doctors that …"."""

from collections.abc import Iterable, Sequence

from factcheck.records.readings import AttributionReading
from factcheck.rulebook.schema import Rule
from factcheck.speech import contents
from factcheck.speech.cues import Cues
from factcheck.speech.ends import main_verb
from factcheck.speech.found import SOURCE_FIRST, Found, reading
from factcheck.speech.sources import Words, phrase_right
from factcheck.text.clauses import Utterance
from factcheck.text.tokens import Tokens

ONE_RULE = "The form is one, whoever owns the noun and whatever it reports; a desk's own nouns are a second rule."

_OWNERS = frozenset("his her their its my our".split())
_BESIDE = frozenset("from by".split())


class Options(Rule):
    """The nouns that a rule takes, in the singular, and the words by which what is said may follow: "that", "to"."""

    nouns: tuple[str, ...]
    content: tuple[str, ...]


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[AttributionReading]:
    """Every attribution by one of the rules' nouns."""
    cues = tokens.lexicons.built(Cues)
    nouns = {form: rule for rule in rules for noun in rule.nouns for form in (noun, noun + "s")}
    for utterance in tokens.utterances:
        if nouns.keys().isdisjoint(utterance.words):
            continue
        for index, word in enumerate(utterance.words):
            rule = nouns.get(word)
            found = _found(utterance, index, rule, cues) if rule and utterance.tags[index] in "NV" else None
            if rule and found:
                yield reading(found, rule=rule.name, carry=False)


def _found(utterance: Utterance, at: int, rule: Options, cues: Cues) -> Found | None:
    tags, words = utterance.tags, utterance.words
    source, start = _owner(utterance, at)
    after = at + 1
    if not source and words[after : after + 1] and words[after] in _BESIDE:
        source = phrase_right(utterance, after + 1)
        start = at
        after = source[1] if source else after
    if not source or after + 1 >= len(tags) or words[after] not in rule.content:
        return None
    content = contents.rest(utterance, after if words[after] == "to" else after + 1, cues)
    ((first, last),) = content.pieces
    if not set(tags[: min(source[0], start)]) - set("ABRDN'"):  # the subject of the sentence: its verb comes after
        last = min(last, main_verb(tags, first, len(tags)))
    for index in range(first + 1, last):
        if tags[index] in ",-":
            last = index
            break
    if last <= first:
        return None
    return Found(utterance, source, (at, at + 1), content._replace(pieces=((first, last),)), SOURCE_FIRST)


def _owner(utterance: Utterance, at: int) -> tuple[Words | None, int]:
    """Whose the noun at `at` is, and where that phrase begins: "his earlier claim", "the ministry's promise"."""
    tags, words = utterance.tags, utterance.words
    for index in range(at - 1, max(-1, at - 4), -1):
        if words[index] in _OWNERS:
            return (index, index + 1), index
        if tags[index] == "'" and index:
            start = index
            while start and tags[start - 1] in "CN#":
                start -= 1
            if start and tags[start - 1] == "D":
                start -= 1
            return (start, index) if start < index else None, start
        if tags[index] not in "NEGR":
            break
    return None, at
