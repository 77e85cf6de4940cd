"""From marks on earlier versions of a draft to the claims of the present one: same, reworded, changed or orphan."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.ledger.anchor.compare import by_words, changes, reread, resolved, same_fields
from factcheck.ledger.anchor.edit import Edit
from factcheck.ledger.anchor.fields import source_of
from factcheck.ledger.anchor.pairing import Pairing, pair
from factcheck.ledger.anchor.reading import read_otherwise
from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.anchor.version import Version, key_of
from factcheck.records.claims import Claim, Span
from factcheck.records.marks import State
from factcheck.text.alike import normal, seen


@dataclass(frozen=True)
class Anchored:
    """What became of a marked claim: its id among the present claims and its place there, None where it has none.

    `redated`: from which days or speaker to which it went, its words being the same ("2023 → 2024").
    """

    anchor: Anchor
    state: State
    what: tuple[str, ...] = ()
    claim: str | None = None
    after: Span | None = None
    redated: str | None = None

    @property
    def kept(self) -> bool:
        """Whether what was held of it still holds."""
        return self.state in ("same", "reworded")


@dataclass(frozen=True)
class _Place:
    """Where a marked claim's sentences stand now, and what was edited in them."""

    anchor: Anchor
    sentences: tuple[int, ...]
    edit: Edit
    own: range
    elsewhere: bool
    unsure: bool


def anchor(
    anchors: Sequence[Anchor],
    versions: Mapping[str, Sequence[str]],
    new: Version,
    *,
    taken: Collection[str] = (),
    said: Sequence[object] | None = None,
) -> list[Anchored]:
    """What became of each of `anchors` in the version `new`, in their order.

    `versions` has the sentence digests of the versions that they were marked in; claims that are `taken` have a mark
    that was made on the present text; `said` is what is held of each, by which twins are told apart.
    A sentence that only looks like a marked one never takes its mark; a mark that can't be told to be the same is
    `changed` or an `orphan`.
    """
    found: dict[int, Anchored] = {}
    by_version: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(anchors):
        by_version[one.version].append(index)
    for version, indexes in by_version.items():
        group = [anchors[index] for index in indexes]
        if version == new.name:
            settled = [present(one, new) for one in group]
        else:
            held = [said[index] for index in indexes] if said else [None] * len(indexes)
            kept, most = versions.get(version, ()), max(one.first + len(one.sentences) for one in group)
            settled = _carried(group, kept if kept and len(kept) >= most else _known(group), new, held)
        found.update(zip(indexes, settled, strict=True))
    return _one_each([found[index] for index in range(len(anchors))], taken)


def present(one: Anchor, new: Version) -> Anchored:
    """A claim that was marked in the version `new` itself: only how it is read may be another now."""
    claim, span = new.by_id.get(one.id), _span(new, one.start, one.end)
    if claim is None and one.kind != "hand":
        stand = new.stand(one.start, one.end)
        here = [claim for claim in new.by_sentence.get(stand.first, ()) if claim.kind == one.kind]
        claim = _overlapping(here, one.start, one.end)
    if claim is None:
        return Anchored(one, "same", (), None, span)
    if (claim.start, claim.end) != (one.start, one.end):
        return Anchored(one, "changed", ("words",), claim.id, _span(new, claim.start, claim.end))
    return _untouched(one, claim, span, new)


def _untouched(one: Anchor, claim: Claim, after: Span, new: Version) -> Anchored:
    """A claim whose sentences are word for word the same: it is what it was, unless it is read otherwise."""
    if what := reread(one, claim, new.by_id):
        return Anchored(one, "changed", tuple(what), claim.id, after, read_otherwise(one, what, claim, new.by_id))
    return Anchored(one, "same", (), claim.id, after)


def _overlapping(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """The claim that shares the most of a half-open stretch of the source."""
    shared = [(min(claim.end, end) - max(claim.start, start), claim) for claim in claims]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _known(group: Sequence[Anchor]) -> list[str]:
    """The digests of a version of which the log has lost the list, or its end: those of its marked sentences alone."""
    keys = [""] * (1 + max(one.first + len(one.sentences) for one in group))
    for one in group:
        for step, sentence in enumerate(one.sentences):
            keys[one.first + step] = key_of(sentence)
    return keys


def _carried(group: Sequence[Anchor], old: Sequence[str], new: Version, held: Sequence[object]) -> list[Anchored]:
    wanted: dict[int, tuple[str, list[str]]] = {}
    for one in group:
        for step, sentence in enumerate(one.sentences):
            wanted.setdefault(one.first + step, (sentence, []))[1].append(one.text if len(one.sentences) == 1 else "")
    pairing = pair(old, wanted, new.keys, new.sentences, _said(group, held))
    found: dict[int, Anchored] = {}
    places: dict[int, _Place] = {}
    taken: set[str] = set()
    for index, one in enumerate(group):
        numbers = [one.first + step for step in range(len(one.sentences))]
        now = tuple(pairing.new[number] for number in numbers if number in pairing.new)
        if not now:
            found[index] = Anchored(one, "orphan")
        elif _intact(numbers, now, pairing):
            found[index] = _intact_claim(one, now[0], taken, new)
            taken.add(found[index].claim or "")
        else:
            ordered = tuple(sorted(set(now)))
            edit = Edit(" ".join(one.sentences), " ".join(new.sentences[number] for number in ordered))
            elsewhere = any(number in pairing.elsewhere for number in numbers)
            unsure = any(number in pairing.unsure for number in numbers)
            places[index] = _Place(one, ordered, edit, edit.tokens(one.at), elsewhere, unsure)
    found |= _reworded(places, taken, new)
    return [found[index] for index in range(len(group))]


def _said(group: Sequence[Anchor], held: Sequence[object]) -> dict[int, object]:
    """What is held of all the marked claims in a sentence, by its number: for twins to be compared by it."""
    found: dict[int, set[object]] = defaultdict(set)
    for one, what in zip(group, held, strict=True):
        if len(one.sentences) == 1:
            fields = tuple(sorted(one.fields.items(), key=str))
            found[one.first].add((one.kind, one.at, fields, one.dates, one.source, one.speaker, what))
    return {number: frozenset(told) for number, told in found.items()}


def _intact(numbers: Sequence[int], now: Sequence[int], pairing: Pairing) -> bool:
    return (
        len(now) == len(numbers)
        and all(number in pairing.equal for number in numbers)
        and all(after == now[0] + step for step, after in enumerate(now))
    )


def _intact_claim(one: Anchor, first: int, taken: set[str], new: Version) -> Anchored:
    """A claim whose sentences are word for word the same: what is around them may have it read otherwise."""
    here = [claim for claim in new.by_sentence.get(first, ()) if claim.kind == one.kind and claim.id not in taken]
    at = _same_place(one, " ".join(new.sentences[first : first + len(one.sentences)]))
    there = [claim for claim in here if _at(claim, first, new) == at]
    claim = next((claim for claim in there if same_fields(one, claim)), there[0] if there else None)
    if claim is not None:
        return _untouched(one, claim, _span(new, claim.start, claim.end), new)
    start, end = new.source(first, at)
    if one.kind != "hand" and (other := _overlapping(here, start, end)):
        return Anchored(one, "changed", ("words",), other.id, _span(new, other.start, other.end))
    return Anchored(one, "same", (), None, _span(new, start, end))


def _same_place(one: Anchor, now: str) -> tuple[int, int]:
    """The claim's half-open place in its sentences as they are `now`: blanks or marks may be set otherwise."""
    before = " ".join(one.sentences)
    if before == now or not one.at[1]:
        return one.at
    edit = Edit(before, now)
    own = edit.tokens(one.at)
    if not own or not edit.restyled:
        return one.at
    first, last = edit.ours[own.start], edit.ours[own.stop - 1]
    begins, ends = edit.theirs[own.start], edit.theirs[own.stop - 1]
    lead = _solid(before[one.at[0] : first.start]) if one.at[0] < first.start else 0  # a quotation mark before it
    tail = _solid(before[last.end : one.at[1]]) if last.end < one.at[1] else 0
    return _back(now, begins.start, lead), _on(now, ends.end, tail)


def _solid(text: str) -> int:
    return sum(not letter.isspace() for letter in normal(text))


def _back(text: str, place: int, count: int) -> int:
    """The place so many characters that show something before `place`."""
    while count and place:
        place -= 1
        count -= bool(seen(text[place]).strip())
    return place


def _on(text: str, place: int, count: int) -> int:
    """The place so many characters that show something behind `place`."""
    while count and place < len(text):
        count -= bool(seen(text[place]).strip())
        place += 1
    return place


def _at(claim: Claim, first: int, new: Version) -> tuple[int, int] | None:
    stand = new.stand(claim.start, claim.end)
    return stand.at if stand.first == first else None


def _reworded(places: Mapping[int, _Place], taken: set[str], new: Version) -> dict[int, Anchored]:
    """The marks in sentences that were edited: those whose fields are the same choose their claim first."""
    found: dict[int, Anchored] = {}
    for exact in (True, False):
        for index, place in places.items():
            if index in found:
                continue
            claim = _counterpart(place, taken, new, exact=exact)
            if claim is None:
                continue
            what = changes(place.anchor, claim, place.edit, place.own, source=source_of(claim, new.by_id))
            if not what and (place.unsure or (place.elsewhere and place.edit.another)):
                what = ["sentence"]  # it may be its twin, or tells of something else elsewhere: it only looks alike
            told = None
            if not what or set(what) <= {"from", "to"}:  # its own words are as they were
                what = what or resolved(place.anchor, claim, new.by_id)
                told = read_otherwise(place.anchor, what, claim, new.by_id) if place.edit.kept(place.own) else None
            state: State = "changed" if what else "same" if place.edit.restyled else "reworded"
            after = _span(new, claim.start, claim.end)
            found[index] = Anchored(place.anchor, state, tuple(what), claim.id, after, told)
            taken.add(claim.id)
    for index, place in places.items():
        if index not in found:
            found[index] = _unread(place, new)
    return found


def _counterpart(place: _Place, taken: set[str], new: Version, *, exact: bool) -> Claim | None:
    """The present claim that stands where the marked one stood; `exact`: with the same fields, if it moved too."""
    mapped = place.edit.mapped(place.own)
    best: tuple[float, Claim] | None = None
    offset = 0
    for number in place.sentences:
        for claim in new.by_sentence.get(number, ()):
            if claim.kind != place.anchor.kind or claim.id in taken:
                continue
            stand = new.stand(claim.start, claim.end)
            if stand.first != number and number != place.sentences[0]:
                continue
            start = offset + (stand.at[0] if stand.first == number else 0)
            there = place.edit.present((start, start + stand.at[1] - stand.at[0]))
            overlap = len(set(there) & set(mapped)) / max(1, len(set(there) | set(mapped)))
            same = same_fields(place.anchor, claim)
            if exact and not (same and (overlap or place.edit.beside(place.own, there))):
                continue  # figures that changed places with each other are the same and say something else
            if place.edit.stranger(place.own, there) and not (overlap and place.anchor.kind == "attribution"):
                continue
            if not exact and not overlap:
                continue
            if best is None or overlap > best[0]:
                best = overlap, claim
        offset += len(new.sentences[number]) + 1
    return best[1] if best else None


def _unread(place: _Place, new: Version) -> Anchored:
    """A mark where the rules read no such claim now: its own words decide."""
    mapped = place.edit.mapped(place.own)
    if not mapped:
        return Anchored(place.anchor, "orphan")
    what = by_words(place.anchor, place.edit, place.own)
    if not what and (place.unsure or (place.elsewhere and place.edit.another)):
        what = ["sentence"]
    span = _words_span(place, mapped, new)
    if not what:
        return Anchored(place.anchor, "same" if place.edit.restyled else "reworded", (), None, span)
    gone = {place.edit.ours[number].form for number in place.own}
    kept = gone & {place.edit.theirs[number].form for number in mapped}
    if what == ["words"] and not kept and len(mapped) > 3 * len(place.own) + 3:
        return Anchored(place.anchor, "orphan")
    return Anchored(place.anchor, "changed", tuple(what), None, span)


def _words_span(place: _Place, mapped: range, new: Version) -> Span:
    start, end = place.edit.theirs[mapped.start].start, place.edit.theirs[mapped.stop - 1].end
    for number in place.sentences:
        length = len(new.sentences[number])
        if start < length:
            return _span(new, *new.source(number, (start, min(end, length))))
        start, end = start - length - 1, end - length - 1
    return _span(new, *new.source(place.sentences[-1], (0, len(new.sentences[place.sentences[-1]]))))


def _span(new: Version, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=new.document.source[start:end])


def _one_each(found: Sequence[Anchored], taken: Collection[str]) -> list[Anchored]:
    """No present claim holds two marks: that which was made on it, then one that is kept, then the later one, stays."""
    holders: dict[str, int] = dict.fromkeys(taken, -1)
    for index, one in enumerate(found):
        if one.claim is None or one.claim in taken:
            continue
        rival = holders.get(one.claim)
        if rival is None or (one.kept, index) > (found[rival].kept, rival):
            holders[one.claim] = index
    return [
        one
        if one.claim is None or holders[one.claim] == index
        else replace(one, state="orphan", claim=None, after=None)
        for index, one in enumerate(found)
    ]
