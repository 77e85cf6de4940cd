"""What a word can be: a one-letter tag from closed classes, verb forms and suffixes, without looking at its neighbours.

    D determiner       N noun or adjective     C capitalised word     P subject pronoun     O object pronoun
    W who, which       T that                  I preposition          A and, or             B but, yet
    S because, if …    X auxiliary             R adverb               M Monday, October     # number
    V finite verb      v verb or noun          E form in -ed          G form in -ing        ' possessive
    Q quotation        , ; : . - ( )           themselves, alike in all their shapes

Tags of a sentence make a string, so phrases and clauses can be matched over it.
"""

from factcheck.text.inflection import Verbs
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_CLASSES = {  # of words in two classes, the later counts
    "nouns": "N",
    "calendar": "M",
    "adverbs": "R",
    "negations": "R",
    "determiners": "D",
    "objects": "O",
    "prepositions": "I",
    "subordinators": "S",
    "relatives": "W",
    "auxiliaries": "X",
    "conjunctions": "A",
    "contrasts": "B",
    "subjects": "P",
}
_SHAPES = {
    ",": ",",
    ";": ";",
    ":": ":",
    ".": ". ! ? … ...",
    "-": "- -- --- – — _",
    "(": "( [ {",
    ")": ") ] }",
    "'": "'s ’s ' ’",
}
_ACRONYMS = frozenset(("WHO", "US", "IT"))  # capitals that are no pronouns
_VOCABULARY = 200_000  # words kept with their tags
_SUFFIX = pattern(r"(?<=.)['’](?:s|S|re|ve|ll|d|m)$")
_ADVERB = pattern(r"\w{3,}ly$")


class Known(dict[str, tuple[str, str, int]]):
    """Words as written, and what `Grammar.learned` says of them; a word that is new is learned when it is asked for."""

    def __init__(self, grammar: "Grammar") -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, word: str) -> tuple[str, str, int]:
        if len(self) > _VOCABULARY:
            self.clear()
        entry = self[word] = self._grammar.learned(word)
        return entry


class Grammar:
    """The tags of words, as the lexicons "grammar", "verbs" and "cues" give them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.verbs = Verbs(lexicons)
        self.tags: dict[str, str] = {}
        cues = (verb for row in lexicons["cues"].values() for verb in row.split() if "_" not in verb)
        for base in (*self.verbs.common, *cues):
            if base in self.verbs.irregular or base not in self.tags:
                for form, kind in self.verbs.forms(base):
                    self.tags.setdefault(form, _TAG[kind])
        for past, participle in self.verbs.irregular.values():
            self.tags[past] = "V"
            if participle != past:
                self.tags[participle] = "E"
        for base in self.verbs.irregular:
            self.tags[base] = "v"
        table = lexicons["grammar"]
        for base in table["plain_verbs"].split():
            self.tags.update((form, "V") for form, kind in self.verbs.forms(base) if form == base or kind == "present")
        for name, tag in _CLASSES.items():
            self.tags.update(dict.fromkeys(table[name].split(), tag))
        for tag, shapes in _SHAPES.items():
            self.tags.update(dict.fromkeys(shapes.split(), tag))
        self.tags["that"] = "T"
        self.tags["to"] = "I"
        self.unchanged = frozenset(base for base, forms in self.verbs.irregular.items() if forms[0] == base)
        """Verbs whose past is their base form: "cost", "hit", "cut"."""
        self.closed = frozenset(word for word, tag in self.tags.items() if tag in "DPOWTIABSX")

        self.known = Known(self)

    def learned(self, word: str) -> tuple[str, str, int]:
        """What `known` keeps of `word` as written within a sentence: tag, lower case, and where it is cut.

        A word is cut before the suffixes of possessives and contractions ("Lind|'s", "they|'ve"); tag and
        lower case are then those of the first part. 0: it is whole.
        """
        suffix = _SUFFIX.search(word) if "'" in word or "’" in word else None
        cut = suffix.start() if suffix else 0
        low = (word[:cut] if cut else word).lower().replace("’", "'")
        tag = self.low(low)
        if word == "May":
            tag = "M"
        elif word in _ACRONYMS or (word[0].isupper() and low not in self.closed and tag != "M"):
            tag = "C"
        return tag or _guess(low), low, cut

    def low(self, word: str) -> str | None:
        """The tag of `word`, in lower case, where a lexicon or a form of a verb gives one."""
        return self.tags.get(word)


_TAG = {"base": "v", "present": "v", "past": "E", "participle": "E", "gerund": "G"}


def _guess(low: str) -> str:
    if low[0].isdigit() or low[0] in "$€£%#":
        return "#"
    if not low[0].isalpha():
        return "."
    if low.endswith("ing") and len(low) > 5:
        return "G"
    if low.endswith("ed") and len(low) > 4:
        return "E"
    if low.endswith("ly") and _ADVERB.match(low):
        return "R"
    return "N"
