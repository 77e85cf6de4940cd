"""The word lists that names are read with: sets and look-up tables, made from the lexicons once."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from factcheck.text.lexicons import Lexicons

Gender = Literal["m", "f"]

_GENDERS: dict[str, Gender] = {"male": "m", "female": "f"}
_THINGS = ("features", "things")


class NameWords(NamedTuple):
    """Words by what they show: of titles and roles the gender, of bodies their sort, of things what they are.

    `nouns` are the nouns that stand for a person or a body, with the sorts of body that each may mean;
    `stands` are the roles that a role may stand for later on ("the lawmaker": a senator).
    """

    titles: frozenset[str]
    courtesy: frozenset[str]
    roles: frozenset[str]
    genders: dict[str, Gender | None]
    given: dict[str, Gender | None]
    bodies: dict[str, str]
    known: dict[str, str]
    places: frozenset[str]
    things: dict[str, str]
    openers: frozenset[str]
    dividers: frozenset[str]
    months: frozenset[str]
    heads: frozenset[str]
    heads_of: frozenset[str]
    both: frozenset[str]
    nouns: dict[str, tuple[str, ...]]
    unnamed: frozenset[str]
    speaking: frozenset[str]
    stands: dict[str, frozenset[str]]

    def common(self, word: str) -> bool:
        """Whether a word, in small letters, is a noun for people or bodies."""
        return word in self.nouns or word in self.unnamed or (word.endswith("s") and word[:-1] in self.nouns)


def name_words(lexicons: Lexicons) -> NameWords:
    """The word lists of `lexicons`."""
    titles, roles = lexicons["titles"], lexicons["roles"]
    courtesy = _gendered(titles["courtesy"])
    titled = courtesy | _gendered(titles["office"])
    people = _gendered(roles["people"])
    stands = {word for role, words in roles["stands-for"].items() for word in (role, *words.split())}
    bodies, known = _bodies(lexicons["organizations"])
    known |= {body: known.get(body, "body") for body in _words(titles["not-a-title"]["bodies"])}
    nouns: dict[str, tuple[str, ...]] = dict.fromkeys((*stands, *people), ())
    for group, lists in lexicons["organizations"].items():
        for noun in lists.get("nouns", "").split():
            nouns[noun] = (*nouns.get(noun, ()), group)
    given: dict[str, Gender | None] = {}
    for gender, words in lexicons["given-names"].items():
        for word in words.split():
            given[word] = None if word in given else _GENDERS.get(gender)
    demonyms = lexicons["demonyms"]
    parts = lexicons["name-parts"]
    return NameWords(
        titles=frozenset(titled),
        courtesy=frozenset(courtesy),
        roles=frozenset(role for role in (*stands, *people) if role[0].islower()),
        genders=people | titled,
        given=given,
        bodies=bodies,
        known=known,
        places=frozenset(word for name, words in demonyms.items() if name not in _THINGS for word in _words(words)),
        things={word: name for name in _THINGS for word in _words(demonyms[name])},
        openers=frozenset(_words(parts["openers"])),
        dividers=frozenset(_words(parts["dividers"])),
        months=frozenset(_words(parts["months"])),
        heads=frozenset(_words(parts["heads"])),
        heads_of=frozenset(_words(parts["heads-of"])),
        both=frozenset(_words(parts["both"])),
        nouns=nouns,
        speaking=frozenset(_words(lexicons["organizations"]["speaking"]["nouns"])),
        stands={role: frozenset((role, *words.split())) for role, words in roles["stands-for"].items()},
        unnamed=frozenset(_words(roles["unnamed"]["nouns"])),
    )


def _words(listed: str) -> Iterator[str]:
    """The words of a list in a string; "_" stands for a blank."""
    return (word.replace("_", " ") for word in listed.split())


def _gendered(lists: Mapping[str, str]) -> dict[str, Gender | None]:
    return {word: _GENDERS.get(gender) for gender, words in lists.items() for word in words.split()}


def _bodies(lexicon: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The sort of body by a word of its name, and by the whole name."""
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    for group, lists in lexicon.items():
        for word in lists.get("words", "").split():
            words.setdefault(word, group)
        for name in _words(lists.get("names", "")):
            names.setdefault(name, group)
    return words, names
