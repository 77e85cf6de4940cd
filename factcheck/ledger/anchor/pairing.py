"""Which sentence of the present text is which of an earlier version: equal ones first, then the most alike."""

import heapq
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from factcheck.ledger.anchor.words import AMOUNTS, DOWNWARD, LIGHT, MODIFIERS, UPWARD, masked, words

ALONE = 0.66
"""How alike (0 to 1) a sentence must be that stands at another place than its neighbours tell."""
IN_PLACE = 0.45
"""How alike it must be between the very neighbours that it had."""
SHORT = 24
"""Characters up to which a sentence, a heading or a cell, is no sign by itself that it is the one that was marked."""
_IDLE = LIGHT | MODIFIERS | AMOUNTS | UPWARD | DOWNWARD
CANDIDATES = 6
NEARBY = 12


@dataclass(frozen=True)
class Pairing:
    """`new` gives the present number of an earlier sentence's number, `equal` those whose words are the same.

    `elsewhere` are those whose words differ and that don't stand beside the neighbours that they had. `unsure` are
    those that stood more than once and now stand less often, where nothing around them tells which of them went.
    """

    new: dict[int, int] = field(default_factory=dict)
    equal: frozenset[int] = frozenset()
    elsewhere: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


def pair(old: Sequence[str], wanted: Mapping[int, tuple[str, Sequence[str]]], keys: Sequence[str],
         sentences: Sequence[str], said: Mapping[int, object] | None = None) -> Pairing:  # fmt: skip
    """Pair the sentences of an earlier version with the present ones.

    `old` and `keys` are the digests of both; `wanted` has, by its number, the words of each earlier sentence that a
    mark stands in, and the marked words within it; `said` what is held of the claims in it: it is no matter which of
    twins went of which the same is held. A sentence that stood in the earlier version beside the wanted
    one is itself, however much alike: it never takes the other's place. Work grows with the length of the draft.
    """
    new = _equal(old, keys)
    equal = frozenset(new)
    taken = set(new.values())
    free = [number for number in range(len(keys)) if number not in taken]
    left = {number: said for number, said in wanted.items() if number not in new}
    alike = _alike(left, free, sentences, new, len(old)) if left and free else {}
    elsewhere = frozenset(number for number, there in alike.items() if not _in_place(number, there, new, alike))
    found = new | alike
    unsure = {
        number
        for number in _fewer(old, keys, wanted, said or {})
        if number in found and keys[found[number]] == old[number] and not _held(old, keys, number, found[number])
    }
    alone = {key for key, count in Counter(old).items() if count == 1} & {
        key for key, count in Counter(keys).items() if count == 1
    }
    unsure |= {
        number
        for number, (sentence, _) in wanted.items()
        if number in equal
        and len(sentence) <= SHORT
        and not _near(old, keys, number, found[number])
        and not (old[number] in alone and _speaks(sentence))
    }
    return Pairing(found, equal - unsure, elsewhere, frozenset(unsure))


def _near(old: Sequence[str], keys: Sequence[str], number: int, there: int) -> bool:
    """Whether a sentence stands beside a neighbour that it had."""
    return any(_around(old, number, *side) == _around(keys, there, *side) for side in ((1, 0), (0, 1)))


def _speaks(sentence: str) -> bool:
    """Whether a short sentence has a word of its own, so that it is a heading or a named row, not a bare figure."""
    return any(word.form.isalpha() and len(word.form) > 2 and word.form not in _IDLE for word in words(sentence))


def _fewer(old: Sequence[str], keys: Sequence[str], wanted: Iterable[int], said: Mapping[int, object]) -> Iterator[int]:
    """The wanted sentences that stood more than once and stand less often now, of which not all hold the same."""
    theirs = Counter(keys)
    for key, ours in _places(old).items():
        if 1 < len(ours) > theirs[key]:
            first = said.get(ours[0])
            if first is None or any(said.get(number) != first for number in ours):
                yield from (number for number in ours if number in wanted)


def _held(old: Sequence[str], keys: Sequence[str], number: int, there: int) -> bool:
    """Whether a sentence stands beside a neighbour that it had and no twin of it had on that side, and none of its
    twins had the neighbour on the other side. Where it repeats itself at once, the run of it has the neighbours.
    """
    key = old[number]
    twins = [other for other in range(len(old)) if old[other] == key and other != number]
    held = False
    for side in (-1, 1):
        now = _beside(keys, there, side)
        if now == _beside(old, number, side):
            held = held or all(now != _beside(old, other, side) for other in twins)
        elif any(now == _beside(old, other, side) for other in twins):
            return False
    return held


def _beside(keys: Sequence[str], number: int, side: int) -> str:
    """The nearest other sentence on a side; "" at the ends of the text."""
    key, number = keys[number], number + side
    while 0 <= number < len(keys) and keys[number] == key:
        number += side
    return keys[number] if 0 <= number < len(keys) else ""


def _equal(old: Sequence[str], keys: Sequence[str]) -> dict[int, int]:
    """Equal sentences: those that are alone with their words, then twins by the neighbours that they share."""
    ours, theirs = _places(old), _places(keys)
    new: dict[int, int] = {}
    twins: list[tuple[list[int], list[int]]] = []
    for key, left in ours.items():
        right = theirs.get(key, [])
        if len(left) == len(right) == 1:
            new[left[0]] = right[0]
        elif right:
            twins.append((left, right))
    for left, right in twins:
        for before, behind in ((1, 1), (1, 0), (0, 1)):
            around = defaultdict(list)
            for number in right:
                around[_around(keys, number, before, behind)].append(number)
            for number in list(left):
                fits = around.get(_around(old, number, before, behind))
                if fits:
                    new[number] = fits.pop(0)
                    left.remove(number)
                    right.remove(new[number])
        if len(left) <= len(right):  # with fewer than before, nobody knows which of them went
            new.update(zip(left, right, strict=False))
    return new


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        found[key].append(number)
    return found


def _around(keys: Sequence[str], number: int, before: int, behind: int) -> tuple[str, str]:
    return (
        keys[number - 1] if before and number else "",
        keys[number + 1] if behind and number + 1 < len(keys) else "",
    )


def _alike(
    left: Mapping[int, tuple[str, Sequence[str]]],
    free: Sequence[int],
    sentences: Sequence[str],
    known: Mapping[int, int],
    length: int,
) -> dict[int, int]:
    """The most alike of the rest, best first, one to one; figures are compared as if they were all the same."""
    tokens = {number: words(sentences[number]) for number in free}
    shapes = {number: masked(found) for number, found in tokens.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for number, shape in shapes.items():
        for form in set(shape):
            index[form].append(number)
    open_ = sorted(free)
    offers: list[tuple[float, int, int]] = []
    for number, (sentence, marked) in left.items():
        shape = masked(words(sentence))
        gap = set(_gap(number, known, length, len(sentences), open_))
        near = number - 1 in known or number + 1 in known
        for candidate in {*gap, *_likely(shape, index)}:
            likeness = Indel.normalized_similarity(shape, shapes[candidate])
            if likeness < (IN_PLACE if candidate in gap and near else ALONE):
                continue
            forms = {word.form for word in tokens[candidate]}
            own = [word.form for text in marked for word in words(text)]
            held = sum(form in forms for form in own) / len(own) if own else 0.0
            bonus = 0.1 * (candidate in gap) + 0.15 * held
            heapq.heappush(offers, (-(likeness + bonus), number, candidate))
    return _best(offers)


def _best(offers: list[tuple[float, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    while offers:
        _, number, candidate = heapq.heappop(offers)
        if number not in found and candidate not in taken:
            found[number] = candidate
            taken.add(candidate)
    return found


def _gap(number: int, known: Mapping[int, int], length: int, present: int, free: Sequence[int]) -> Iterable[int]:
    """The free sentences between the nearest neighbours that are known, where these kept their order."""
    low, high = -1, present
    for step in range(1, NEARBY + 1):
        if number - step in known:
            low = known[number - step]
            break
    for step in range(1, NEARBY + 1):
        if number + step in known:
            high = known[number + step]
            break
    else:
        high = present if number + NEARBY >= length else low + NEARBY
    if low == -1 and high != present:
        low = max(-1, high - NEARBY)
    return free[bisect_right(free, low) : bisect_left(free, high)][:NEARBY] if low < high else ()


def _in_place(number: int, there: int, known: Mapping[int, int], alike: Mapping[int, int]) -> bool:
    """Whether a sentence stands about as far from the nearest neighbour on either side as it did.

    Neighbours that were edited too count where they stayed next to it: a paragraph that was moved and rewritten.
    """
    for side in (-1, 1):
        if alike.get(number + side, there) - there == side:
            return True
        for step in range(1, 5):
            if number + side * step in known:
                if abs(abs(there - known[number + side * step]) - step) <= 1:
                    return True
                break
    return not known


def _likely(shape: Sequence[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """The candidates that share the most of a sentence's rarest words."""
    known = sorted((form for form in set(shape) if form in index), key=lambda form: (len(index[form]), form))
    votes: Counter[int] = Counter()
    for form in known[:10]:
        for number in index[form][:50]:
            votes[number] += 1
    return [number for number, _ in votes.most_common(CANDIDATES)]
