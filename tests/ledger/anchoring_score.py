"""How marks fare under generated edits: kept where nothing changed, off where it did."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck import api
from factcheck.figures.linked import Linked
from factcheck.ledger.anchor.anchoring import Anchored, anchor
from factcheck.ledger.anchor.version import Version
from tests.ledger.edits import Edited


@dataclass
class Score:
    """Counts by what should have become of a mark; `wrong` are examples of what should not have happened."""

    kept: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    strangers: int = 0

    def share(self, fate: str) -> float:
        return self.kept[fate] / self.total[fate] if self.total[fate] else 1.0


def version_of(linked: Linked) -> Version:
    tokens = linked.tokens
    published = tokens.publication.day if tokens.publication else None
    places = [(one.start, one.end) for one in tokens.sentences]
    return Version(tokens.document, places, tuple(linked.claims), published=published)


def carried(old: Version, new: Version) -> list[Anchored]:
    return anchor([old.anchor(claim) for claim in old.claims], {old.name: old.keys}, new)


def count(score: Score, found: Iterable[Anchored], second: Edited) -> None:
    for one in found:
        fate, edit = second.fates[one.anchor.id]
        key = f"{fate}: {edit}" if fate in ("changed", "gone") else fate
        where = one.after
        score.total[key] += 1
        kept = one.kept
        if kept and where and any(start <= where.start < end for start, end in second.strange):
            score.strangers += 1
            _wrong(score, "look-alike", one, second)
        if kept and where and fate in ("intact", "restyled", "reworded"):
            start, end = second.places[one.anchor.id]
            kept = start <= where.start < end
        score.kept[key] += kept
        if kept == (fate in ("changed", "gone")) and fate not in ("either",):
            _wrong(score, key, one, second)


def _wrong(score: Score, key: str, one: Anchored, second: Edited) -> None:
    around = ""
    if one.anchor.id in second.places:
        start, end = second.places[one.anchor.id]
        around = second.text[start:end].strip()
    after = one.after.text if one.after else None
    score.wrong[key].append(
        f"{one.anchor.kind} {one.anchor.text!r} → {one.state} {one.what} {after!r}\n"
        f"      {' '.join(one.anchor.sentences)[:300]}\n      {around[:300]}"
    )


def table(score: Score) -> Sequence[str]:
    rows = [f"{key:28} kept {score.kept[key]:5} of {score.total[key]:5}" for key in sorted(score.total)]
    return [*rows, f"{'on a look-alike':28} kept {score.strangers:5}"]


def linked_text(text: str, *, file: str = "-", published: date | None = None) -> Linked:
    from factcheck.text.document import Publication
    from factcheck.text.readers import plain

    day = Publication(published, "as given") if published else None
    return api.link_up(plain.read(text, file=file, published=day), rulebook=api.desk_for("-").rulebook)
