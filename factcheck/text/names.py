"""Names of people, bodies and places, with the titles in front of them: one scan for capitalised runs, then tables."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from factcheck.text.lexicons import Lexicons
from factcheck.text.name_words import Gender, NameWords, name_words
from factcheck.text.patterns import pattern
from factcheck.text.sentences import Sentence

NameKind = Literal["person", "organization", "place", "thing", "unknown"]


class Name(NamedTuple):
    """A name as it stands in the prose: half-open offsets, of the whole with its title, and of the bare name.

    `group` is the sort of body ("company", "press", "court" …), where the name shows it.
    """

    start: int
    end: int
    core: int
    kind: NameKind
    gender: Gender | None = None
    group: str | None = None


_ABBREVIATED = frozenset(
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Gen Lt Col Sgt Capt Maj Adm Cmdr Cpl Pvt Rev Hon Fr Supt Det "
    "Jr Sr St Ste Ft Mt Co Corp Inc Ltd Bros".split(" ")
)
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"  # with small letters among them, which are told apart afterwards
_WORD = pattern(
    rf"[{_UPPER}](?:\.(?:[A-Z]\.)*|\w*(?:(?:[-&’']|\.(?=[A-Z]))(?![’']?s\b)\w+)*)"  # "J.", "U.S.", "O’Brien", "AT&T"
)
_PREFIXES = frozenset("al el ul bin ibn as ad ar ash an at az de di d l".split(" "))
_PREFIX = pattern(r"(?<![\w’'-])([a-z]{1,3})[-’']$")
_BLANKS = frozenset((" ", "\u00a0", "  "))
_BETWEEN = frozenset(
    "de la/de los/van der/van den/von der/de/del/la/van/von/der/den/ten/bin/ibn/bint/al/el/da/dos/das/du/di/ter/zu"
    "/&/amp".split("/")
)
_LOWER_ROLE = pattern(r"([a-z][a-z-]+)[ \u00a0]$")
_AFTER_PERSON = pattern(r",[ ](?:aged )?\d{1,2},|,[ ]who[ ]|,[ ](?:an?|the)[ ](?:[\w’'-]+[ ]){0,4}?([a-z]+)\b")
_AFTER_OF = pattern(r"\b(?:of|in|to|for|from)(?: the)? $")
_MARKS = tuple("\"'“‘«`([_—")
_SUFFIX = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})


def scan(text: str, sentences: Sequence[Sentence], lexicons: Lexicons) -> tuple[Name, ...]:
    """The names of `text`, in order, none overlapping another. Headlines in title case give none."""
    words = lexicons.built(name_words)
    starts = [sentence.start for sentence in sentences]
    shouted = _title_case(text, sentences)
    found: list[Name] = []
    doubtful: set[int] = set()  # the first word of a sentence is a name only if it is one elsewhere, too
    sure: set[str] = set()
    for pieces in _runs(text, frozenset(starts), words):
        start = pieces[0][0]
        at = bisect_right(starts, start) - 1
        if at in shouted:
            continue
        opens = (at >= 0 and starts[at] == start) or text[start - 1 : start] in _MARKS
        name = _read(text, pieces, words, opens=opens)
        if name:
            found.append(name)
            if opens and name.kind == "unknown" and len(pieces) == 1:
                doubtful.add(len(found) - 1)
            else:
                sure.update(text[a:b] for a, b in pieces)
    kept = (name for at, name in enumerate(found) if at not in doubtful or text[name.core : name.end] in sure)
    return tuple(_joined(text, kept, words))


def _runs(text: str, starts: Collection[int], words: NameWords) -> Iterator[list[tuple[int, int]]]:
    """Capitalised words that stand together, with particles between; cut where a sentence begins and at days and
    months.
    """
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if not word[0].isupper():
            continue
        before = text[start - 1] if start else " "
        if before in "-’'":
            prefix = _PREFIX.search(text, max(0, start - 6), start)
            if prefix and prefix.group(1) in _PREFIXES:
                start = prefix.start()
            elif text[start - 2 : start - 1].isalnum():
                continue
        elif before.isalnum() or before == "&":
            continue
        if word in _ABBREVIATED and text[end : end + 1] == ".":
            end += 1
        if run:
            gap = text[run[-1][1] : start] if start - run[-1][1] < 11 else ""
            if gap not in _BLANKS or start in starts:
                between = gap.strip() if start not in starts else ""
                if between in _BETWEEN and gap[0] in " \u00a0" and gap[-1] in " \u00a0":
                    run.append((run[-1][1] + 1, start - 1))
                else:
                    yield run
                    run = []
        if word in words.dividers or (word in words.months and text[end + 1 : end + 2].isdigit()):
            if run:
                yield run
            run = []
            continue
        run.append((start, end))
    if run:
        yield run


def _title_case(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Numbers of the sentences whose words are capitalised throughout: there, a capital shows nothing."""
    found = set()
    for number, sentence in enumerate(sentences):
        start = sentence.start
        if sentence.end - start > 160 or not any(word[:1].isupper() for word in text[start : start + 30].split()[1:4]):
            continue
        words = [word for word in text[start : sentence.end].split() if word[0].isalpha() and word not in _SMALL]
        capitals = sum(word[0].isupper() for word in words)
        if capitals >= 4 and capitals >= 0.9 * len(words):
            found.add(number)
    return frozenset(found)


_SMALL = frozenset(
    "a an the of for to in on at by and or nor but with from as vs over into up is its after than via per".split()
)


def _read(text: str, pieces: list[tuple[int, int]], words: NameWords, *, opens: bool) -> Name | None:
    """The name in a run of capitalised words, which may open a sentence."""
    end = pieces[-1][1]
    said = [text[a:b] for a, b in pieces]
    if (opens or len(said) == 1) and said[0] in words.openers and " ".join(said[:2]) not in words.places:
        said, pieces = said[1:], pieces[1:]
    while said and said[0] in _ARTICLES:
        said, pieces = said[1:], pieces[1:]
    if not said:
        return None
    start = pieces[0][0]
    whole = " ".join(said)
    if whole in words.known:
        return Name(start, end, start, "organization", group=words.known[whole])
    if all(word in words.titles for word in said):
        return Name(start, end, start, "thing")
    if whole in words.places or (whole.isupper() and whole.title() in words.places):
        return Name(start, end, start, "place")
    if said[-1] in words.things:
        return Name(start, end, start, "place" if words.things[said[-1]] == "features" else "thing")
    given = next((number for number, word in enumerate(said[:-1]) if _first(word) in words.given), None)
    title = max((number for number, word in enumerate(said[:-1]) if word in words.titles), default=-1)
    named = (
        given is not None
        and given > title
        and "&" not in said
        and said[-1] not in words.places
        and len(said) - given <= 5
    )
    body = _body(said, words)
    if body and not (named and (title >= 0 or said[-1] in words.both or (said[-1] not in words.bodies and given))):
        return Name(start, end, start, "organization", group=body)
    core = _core(
        said,
        given if named else None,
        title,
        words,
        opens=opens,
        of=_AFTER_OF.search(text, max(0, start - 8), start) is not None,
    )
    if core is not None:
        gender = next((words.genders[word] for word in reversed(said[:core]) if words.genders.get(word)), None)
        start = pieces[_title(said[:core], words, of=_AFTER_OF.search(text, max(0, start - 8), start) is not None)][0]
        return Name(start, end, pieces[core][0], "person", gender or _gender(said[core:], words))
    role = _LOWER_ROLE.search(text, max(0, start - 24), start)
    called = role and role.group(1) in words.roles and (len(said) > 1 or role.group(1) not in words.heads_of)
    if role and called and len(said) <= 5 and not any(word in words.places for word in said):
        return Name(start, end, start, "person", words.genders.get(role.group(1)) or _gender(said, words))
    if len(said) == 1 and 1 < len(whole.replace(".", "")) <= 5 and whole.isupper() and not whole.endswith("."):
        return Name(start, end, start, "organization")
    if 2 <= len(said) <= 4 and _person_shape(said, text, end, words):
        return Name(start, end, start, "person", _gender(said, words))
    return Name(start, end, start, "unknown")


def _core(said: Sequence[str], given: int | None, title: int, words: NameWords, *, opens: bool, of: bool) -> int | None:
    """Where in the run the bare name of a person begins; None where it names no person."""
    if title >= 0 and said[title] in words.courtesy and len(said) - title <= 5:
        return title + 1
    last = said[-1]
    bare = title >= 0 and len(said) - title <= 6 and last not in words.titles and last not in words.places
    if bare and " ".join(said[title : title + 2]) not in words.known:
        return title + 1
    if given is None:
        return None
    before = said[:given]
    if not before or before[-1] in words.places or " ".join(before) in words.places:
        return given
    if of:
        return given  # "Secretary of State Madeleine Albright"
    if given == 1 and len(said) > 2 and (opens or before[0].lower() in words.roles):
        return given  # "Billionaire Donald Reeve"
    if given == 1 and before[0] not in words.bodies and before[0] not in words.openers:
        return 0
    return None


_ARTICLES = frozenset({"The", "A", "An"})


def _title(before: Sequence[str], words: NameWords, *, of: bool) -> int:
    """Where the title in `before` begins; its end where there is none ("Egyptian", "in Iraq Ann Lee")."""
    titles = [number for number, word in enumerate(before) if word in words.titles]
    if not titles:
        return len(before)
    return titles[-1] if of else 0


def _body(said: Sequence[str], words: NameWords) -> str | None:
    """The sort of body that the words name: by their last word, "Bank of …" by the first, or "Inc." anywhere."""
    if len(said) == 1:
        return None
    for word in (said[-1], said[0]):
        if word in words.bodies:
            return words.bodies[word]
    return next((words.bodies[word] for word in said if word.endswith(".") and word in words.bodies), None)


def _first(word: str) -> str:
    """A given name without what is joined to it: "Mary-Ann"."""
    return word.partition("-")[0] if "-" in word else word


def _gender(said: Sequence[str], words: NameWords) -> Gender | None:
    return words.given.get(_first(said[0])) if said and len(said) > 1 else None


def _person_shape(said: Sequence[str], text: str, end: int, words: NameWords) -> bool:
    """Whether the name looks like a person's, or what follows it does: an initial, a particle, an age, a role."""
    if "&" in said or any(word in words.places for word in said):
        return False
    if any(len(word) == 2 and word[1] == "." for word in said[1:-1]) or (len(said[0]) == 2 and said[0][1] == "."):
        return True
    if said[-1] in _SUFFIX or any(word[0].islower() and word not in ("amp",) for word in said):
        return True
    after = _AFTER_PERSON.match(text, end, end + 90)
    return bool(after and (after.group(1) is None or after.group(1) in words.roles))


_JOINS = ("unknown", "place", "organization")
_INCORPORATED = (" Co.", " Corp.", " Inc.", " Ltd.", "Corp.", "Inc.")
_PAIRED = frozenset(("Committee", "Subcommittee", "Ministry", "Department", "Commission", "Agency", "Bureau", "Board"))
"""Bodies with two things in their name: "Defense and Security Committee"."""

_TITLE_OF = pattern(r" (?:of|for)(?: the)?(?: [A-Z]\w+){0,4} $")
_OF = pattern(r" (?:of|for|on)(?: the)? $")


def _joined(text: str, names: Iterable[Name], words: NameWords) -> Iterator[Name]:
    """Names of bodies with "of", "for", "on" and "and" put together: "Department of Health and Human Services"."""
    held: Name | None = None
    for name in names:
        if held is not None:
            gap = text[held.end : name.start]
            last = text[held.core : held.end].split()[-1] if held.end > held.core else ""
            of = _OF.match(gap)
            titled = last in words.titles and held.kind != "person" and name.kind == "person"
            if titled and _TITLE_OF.match(gap):
                held = Name(held.start, name.end, name.core, "person", name.gender)
                continue
            suffix = (
                gap in ("'s ", "’s ") and held.kind == "unknown" and text[name.core : name.end].endswith(_INCORPORATED)
            )
            if suffix and text.count(" ", name.core, name.end) < 2:  # "Hudson's Bay Co."
                held = Name(held.start, name.end, held.core, "organization", group=name.group)
                continue
            members = gap in ("' ", "’ ") and text[held.end - 1] == "s" and held.kind == "unknown"
            if members and text[name.core : name.end].split()[-1] in words.bodies:  # "the Insurers' Association"
                held = Name(held.start, name.end, held.core, "organization", group=name.group or "body")
                continue
            pair = gap == " and " and held.kind == "unknown" and " " not in text[held.start : held.end]
            if pair and name.kind == "organization" and text[name.core : name.end].split()[-1] in _PAIRED:
                held = Name(held.start, name.end, held.core, "organization", group=name.group)
                continue
            both = gap == " and " and " of " in text[held.core : held.end] and held.kind == "organization"
            if ((of and last in words.heads and held.kind != "person") or both) and name.kind in _JOINS:
                held = Name(held.start, name.end, held.core, "organization", group=held.group or words.bodies.get(last))
                continue
            yield held
        held = name
    if held is not None:
        yield held
