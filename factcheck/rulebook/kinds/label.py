"""Attributions by layout: "Lind: the pier will close", a transcript's "OKAFOR: …", a quotation signed "— Lind"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from factcheck.records.claims import QuoteType
from factcheck.records.readings import AttributionReading, Place
from factcheck.rulebook.schema import Rule
from factcheck.speech.cues import Cues
from factcheck.text.clauses import Utterance
from factcheck.text.tokens import Tokens

Form = Literal["headline", "transcript", "signed"]
_LONGEST = 6  # words of a label
_FEWEST = 4  # words of a headline after its label
_TURNS = 3  # paragraphs with labels that make a transcript


class Options(Rule):
    """Which layout a rule takes, and, for labels before a colon, words that are none: "Update: …"."""

    form: Form
    not_labels: tuple[str, ...] = ()


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[AttributionReading]:
    """Every attribution by a label or a signature."""
    by_form = {rule.form: rule for rule in rules}
    barred = frozenset(word for rule in rules for word in rule.not_labels)
    utterances = tokens.utterances
    labelled = [
        (index, colon)
        for index, utterance in enumerate(utterances)
        if ":" in utterance.tags and (colon := _label(utterance, utterances[index - 1] if index else None, barred))
    ]
    turns = sum(_name(tokens.text, utterances[index], colon).isupper() for index, colon in labelled)
    known = _known_names(utterances) if labelled else Counter()
    documents = tokens.lexicons.built(Cues).documents
    for index, colon in labelled:
        utterance = utterances[index]
        name = _name(tokens.text, utterance, colon)
        spoken = turns >= _TURNS and name.isupper()
        if spoken and "transcript" in by_form:
            last = _paragraph_end(utterances, index)
            yield _reading(by_form["transcript"], utterance, colon, (utterance.places[colon + 1][0], last), "direct")
        elif "headline" in by_form and (known[utterance.words[colon - 1]] or utterance.words[colon - 1] in documents):
            reading = _headline(by_form["headline"], utterances, index, colon)
            if reading:
                yield reading
    if "signed" in by_form:
        yield from _signed(by_form["signed"], utterances)


def _label(utterance: Utterance, before: Utterance | None, barred: frozenset[str]) -> int:
    """The colon that ends a label at the beginning of a paragraph; 0 where there is none."""
    colon = utterance.tags.find(":", 0, _LONGEST + 1)
    if colon < 1 or colon + 1 >= len(utterance.tags) or (before and before.paragraph == utterance.paragraph):
        return 0
    if set(utterance.tags[:colon]) - set("CND'") or barred.intersection(utterance.words[:colon]):
        return 0
    return colon


def _name(text: str, utterance: Utterance, colon: int) -> str:
    start, end = utterance.place(0, colon)
    return text[start:end]


def _known_names(utterances: Sequence[Utterance]) -> Counter[str]:
    """How often each word stands capitalised within sentences."""
    return Counter(
        word
        for utterance in utterances
        for index, word in enumerate(utterance.words)
        if index and utterance.tags[index] == "C" and utterance.tags[index + 1 : index + 2] != ":"
    )


def _paragraph_end(utterances: Sequence[Utterance], index: int) -> int:
    paragraph = utterances[index].paragraph
    while index + 1 < len(utterances) and utterances[index + 1].paragraph == paragraph:
        index += 1
    return utterances[index].places[-1][1]


def _headline(rule: Options, utterances: Sequence[Utterance], index: int, colon: int) -> AttributionReading | None:
    utterance = utterances[index]
    last = len(utterance.tags)
    tags = utterance.tags[colon + 1 :]
    if tags.rstrip(".") == "Q":
        return _reading(rule, utterance, colon, utterance.places[colon + 1], "direct")
    if tags[-1] == "." or len(tags) < _FEWEST or set(tags) <= set("CN,#"):
        return None  # a sentence with a colon, or a list
    kind: QuoteType = "mixed" if "Q" in tags else "indirect"
    return _reading(rule, utterance, colon, utterance.place(colon + 1, last), kind)


def _reading(
    rule: Options, utterance: Utterance, colon: int, content: Place, quote_type: QuoteType
) -> AttributionReading:
    source = utterance.place(0, colon)
    return AttributionReading(
        rule=rule.name,
        start=source[0],
        end=content[1],
        content=(content,),
        source=source,
        cue=utterance.places[colon],
        quote_type=quote_type,
    )


def _signed(rule: Options, utterances: Sequence[Utterance]) -> Iterator[AttributionReading]:
    """A quotation, a dash and a name, and nothing more."""
    for utterance in utterances:
        if not utterance.tags.startswith("Q-C") or set(utterance.tags[3:]) - set("C.,#NIMX"):
            continue
        end = next((at for at in range(2, len(utterance.tags)) if utterance.tags[at] not in "C"), len(utterance.tags))
        source = utterance.place(2, end)
        content = utterance.places[0]
        yield AttributionReading(
            rule=rule.name,
            start=content[0],
            end=source[1],
            content=(content,),
            source=source,
            cue=utterance.places[1],
            quote_type="direct",
        )
