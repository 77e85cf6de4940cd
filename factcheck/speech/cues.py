"""The cues of `rules/lexicons/cues.toml` in all their forms, and where they stand in an utterance."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.clauses import Utterance
from factcheck.text.inflection import Form, Verbs
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_VERB = pattern("[VEG]")


class Cue(NamedTuple):
    """A form of a reporting verb, its particles ("out" of "point out") and the frames that it takes."""

    verb: str
    form: Form
    particles: tuple[str, ...]
    frames: frozenset[str]


class Hit(NamedTuple):
    """A cue at the words [start, end) of an utterance; `first` is the first word of its verb group.

    `passive`: "was told"; `negated`: "has never said"; `infinitive`: "to say"; `supposed`: "may say".
    """

    cue: Cue
    first: int
    start: int
    end: int
    passive: bool
    negated: bool
    infinitive: bool
    supposed: bool


class Cues:
    """All forms of all cues, and the word lists that cues are read with."""

    def __init__(self, lexicons: Lexicons) -> None:
        verbs = Verbs(lexicons)
        frames: dict[str, set[str]] = defaultdict(set)
        for frame, row in lexicons["cues"].items():
            for entry in row.split():
                frames[entry].add(frame)
        self.forms: dict[str, list[Cue]] = defaultdict(list)
        for entry, taken in sorted(frames.items(), key=lambda item: -item[0].count("_")):
            verb, *particles = entry.split("_")
            for word, form in verbs.forms(verb):
                self.forms[word].append(Cue(entry.replace("_", " "), form, tuple(particles), frozenset(taken)))
        table = lexicons["grammar"]
        self.negations = frozenset(table["negations"].split())
        self.calendar = frozenset(table["calendar"].split())
        self.times = frozenset(table["times"].split())
        self.occasions = frozenset(table["occasions"].split())
        self.documents = frozenset(table["documents"].split())
        self.showing = self.documents | frozenset(table["finders"].split())

    def speaks(self, word: str) -> bool:
        """Whether `word` is a verb of saying that could go on with the same source: "…, adding"."""
        return any(
            cue.form != "base" and not cue.frames.isdisjoint(("clause", "that", "addressee", "question"))
            for cue in self.forms.get(word, ())
        )

    def hits(self, utterance: Utterance) -> Iterator[Hit]:
        """The cues of `utterance` that stand as verbs, in order."""
        words, forms = utterance.words, self.forms
        for verb in _VERB.finditer(utterance.tags):
            index = verb.start()
            if words[index] in forms:
                hit = self._hit(forms[words[index]], utterance, index)
                if hit:
                    yield hit

    def _hit(self, cues: list[Cue], utterance: Utterance, index: int) -> Hit | None:
        tags, words = utterance.tags, utterance.words
        for cue in cues:
            end = index + 1 + len(cue.particles)
            if tuple(words[index + 1 : end]) == cue.particles and not (cue.particles and tags[end : end + 1] == "M"):
                break
        else:
            return None
        first = index
        be = negated = supposed = False
        while first and tags[first - 1] in "XR":
            first -= 1
            negated = negated or words[first] in self.negations
            be = be or words[first] in _BE
            supposed = supposed or words[first] in _SUPPOSING
        infinitive = first > 0 and words[first - 1] == "to"
        passive = be and cue.form in ("past", "participle")
        return Hit(cue, first, index, end, passive, negated, infinitive, supposed)


_SUPPOSING = frozenset("may might could should must can".split())
_BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't".split())
