"""A checker's session on one draft, without a screen: where they are, what is shown, and what they do."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from factcheck.records.claims import Attribution, Claim, Dating, Quantity
from factcheck.records.finding import Finding
from factcheck.records.marks import Judgement, Mark, Status
from factcheck.records.told import figure, period, speaker
from factcheck.review.book import Book
from factcheck.review.filter import fitting
from factcheck.review.items import Gist, Item, Standing, flags, is_open, items, standing, words
from factcheck.review.order import Order, ordered
from factcheck.text.document import Document, Publication
from factcheck.text.visible import visible


@dataclass(frozen=True)
class Draft:
    """A draft as it stands now: its document, the gists of its claims, the claims by id, the lint's findings on it,
    and the publication day by which its dates were read.
    """

    document: Document
    gists: tuple[Gist, ...]
    claims: Mapping[str, Claim]
    findings: tuple[Finding, ...]
    published: Publication | None = None


class Session:
    """What the panes show and the keys change. `view` are the numbers of the shown items, in the order of work;
    `cursor` is a place in `view`; `chosen` are ids selected to be marked at once.
    """

    def __init__(self, draft: Draft, book: Book, *, order: Order = "place", query: str = "") -> None:
        self.book = book
        self.order: Order = order
        self.query = query
        self.view: list[int] = []
        self.cursor = 0
        self.chosen: set[str] = set()
        self.load(draft)

    # ------------------------------------------------------------------ what is there
    def load(self, draft: Draft) -> None:
        """Take in the draft as it stands now; the cursor stays on its claim where that is still there."""
        current = self.current.id if self.view else None
        self.draft = draft
        self.by_id = draft.claims
        self.refill(current)

    def refill(self, current: str | None = None) -> None:
        """List the items anew (one may have been added by hand) and go to `current` where it is."""
        self.items: tuple[Item, ...] = items(
            self.draft.gists, self.draft.claims, self.book.by_hand(), self.draft.document
        )
        self.numbers = {item.id: number for number, item in enumerate(self.items)}
        self._findings = self._on_items(self.draft.findings)
        self.__dict__.pop("_twins", None)
        self.recount()
        self.arrange(current)

    @cached_property
    def _twins(self) -> dict[int, list[int]]:
        """The items that say the same, by what they say."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            if item.gist.twin is not None:
                found[item.gist.twin].append(number)
        return found

    def arrange(self, current: str | None = None) -> None:
        """Fill the view again by filter and order, keeping the cursor on claim `current` where it is shown."""
        if self.query:
            fits, marks = fitting(self.query), {id_: self.book.mark(id_) for id_ in self._marked()}
            shown = [number for number, item in enumerate(self.items) if fits(item, marks.get(item.id), self._rules)]
        else:
            hidden = {self.numbers[id_] for id_ in self._marked() if self._standing(id_) == "dismissed"}
            shown = [number for number in range(len(self.items)) if number not in hidden]
        self.view = ordered(
            self.order,
            self.items,
            shown,
            mark=self.book.mark,
            findings=lambda id_: len(self.findings(self.numbers[id_])),
        )
        place = self.view.index(self.numbers[current]) if current and self._shows(current) else self.cursor
        self.cursor = max(0, min(place, len(self.view) - 1))

    def _shows(self, id_: str) -> bool:
        return id_ in self.numbers and self.numbers[id_] in set(self.view)

    @property
    def current(self) -> Item:
        """The item under the cursor; an IndexError where the view is empty."""
        return self.items[self.view[self.cursor]]

    def mark(self, item: Item) -> Mark | None:
        """What is held of an item."""
        return self.book.mark(item.id)

    def words(self, number: int) -> str:
        """An item's own words, on one line and safe to show."""
        return words(self.items[number].pieces, self.draft.document)

    def line(self, number: int) -> str:
        """What the list shows of an item, safe to show: the figure, who says what, or the day."""
        claim = self.items[number].claim
        if isinstance(claim, Quantity):
            text = f"{figure(claim)} {claim.event or _subject(claim)}"
        elif isinstance(claim, Attribution):
            text = f"{speaker(claim)}: {claim.content.text}"
        elif isinstance(claim, Dating):
            text = period(claim)
        else:
            text = self.words(number)
        return visible(" ".join(text[:200].split()))

    def who(self, number: int) -> str:
        """Who said it, safe to show."""
        return self.items[number].gist.who

    def findings(self, number: int) -> list[Finding]:
        """The lint's findings on an item that nobody has settled."""
        found = self._findings.get(number, ())
        return [finding for finding in found if not self.book.judged(finding.fingerprint)] if found else []

    def _rules(self, item: Item) -> list[str]:
        return [finding.rule for finding in self.findings(self.numbers[item.id])]

    def settled(self, number: int) -> list[tuple[Finding, Judgement]]:
        """The findings on an item that a checker settled, with what they said."""
        found = ((finding, self.book.judged(finding.fingerprint)) for finding in self._findings.get(number, ()))
        return [(finding, judgement) for finding, judgement in found if judgement]

    def flags(self, number: int) -> str:
        """The signs beside its status."""
        return flags(self.mark(self.items[number]), findings=len(self.findings(number)))

    def twins(self, number: int) -> list[int]:
        """The other items that say the same."""
        twin = self.items[number].gist.twin
        return [other for other in self._twins[twin] if other != number] if twin is not None else []

    def _on_items(self, findings: Iterable[Finding]) -> dict[int, list[Finding]]:
        """Each finding on the tightest item that it overlaps, or, where there is none, on the nearest one."""
        placed: dict[int, list[Finding]] = defaultdict(list)
        spans = sorted(
            (item.pieces[0][0], max(end for _, end in item.pieces), number) for number, item in enumerate(self.items)
        )
        longest = max((end - start for start, end, _ in spans), default=0)
        for finding in findings:
            here, there = self.draft.document.source_map.prose_span(finding.start, finding.end)
            first = bisect_left(spans, (here - longest, 0, 0))
            last = max(bisect_left(spans, (there, 0, 0)), first)
            over = [(end - start, number) for start, end, number in spans[first:last] if end > here]
            near = [
                (max(start - there, here - end), number) for start, end, number in spans[max(first - 1, 0) : last + 1]
            ]
            if best := min(over, default=None) or min(near, default=None):
                placed[best[1]].append(finding)
        return placed

    # ------------------------------------------------------------------ going about
    def step(self, by: int) -> bool:
        """Move the cursor by so many claims; whether it moved."""
        place = max(0, min(self.cursor + by, len(self.view) - 1))
        moved, self.cursor = place != self.cursor, place
        return moved

    def step_open(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) open claim, around the end; whether there is another one."""
        count = len(self.view)
        for away in range(1, count):
            place = (self.cursor + direction * away) % count
            if is_open(self.mark(self.items[self.view[place]])):
                self.cursor = place
                return True
        return False

    def go_to(self, number: int) -> bool:
        """Go to item `number`; whether the view has it."""
        if number in self.view:
            self.cursor = self.view.index(number)
            return True
        return False

    def at(self, offset: int) -> int | None:
        """The item at a prose offset: the tightest that holds it."""
        best: tuple[int, int] | None = None
        for number in self.view:
            for start, end in self.items[number].pieces:
                if start <= offset < end and (best is None or end - start < best[0]):
                    best = (end - start, number)
        return best[1] if best else None

    # ------------------------------------------------------------------ what a checker does
    def targets(self) -> list[str]:
        """The ids that a mark goes to: the chosen ones, else the current one."""
        if self.chosen:
            return [item.id for item in self.items if item.id in self.chosen]
        return [self.current.id] if self.view else []

    def set_status(self, status: Status) -> list[int]:
        """Mark the targets; the numbers of the items that changed."""
        ids = self.targets()
        if not ids:
            return []
        before = {id_: self._standing(id_) for id_ in ids}
        self.book.set_status(ids, status)
        return self._changed(before)

    def dismiss(self) -> list[int]:
        """Dismiss the targets, or take them in again where all were dismissed; the numbers that changed."""
        ids = self.targets()
        before = {id_: self._standing(id_) for id_ in ids}
        if ids:
            self.book.dismiss(ids, on=any(state != "dismissed" for state in before.values()))
        return self._changed(before)

    def mark_twins(self) -> list[int]:
        """Give the other places that say the same the current claim's status; the numbers that changed."""
        mark = self.mark(self.current) if self.view else None
        others = [self.items[number].id for number in self.twins(self.view[self.cursor])] if self.view else []
        others = [id_ for id_ in others if mark is not None and self._standing(id_) != mark.status]
        if mark is None or not others:
            return []
        before = {id_: self._standing(id_) for id_ in others}
        self.book.set_status(others, mark.status)
        return self._changed(before)

    def recount(self) -> None:
        """Count again how the claims stand, after something that may have changed any of them."""
        marked = self._marked()
        self.counts = Counter(self._standing(id_) for id_ in marked)
        self.counts["open"] += len(self.items) - len(marked)

    def _marked(self) -> list[str]:
        return [id_ for id_ in self.book.marked() if id_ in self.numbers]

    def _standing(self, id_: str) -> Standing:
        return standing(self.book.mark(id_))

    def _changed(self, before: dict[str, Standing]) -> list[int]:
        for id_, state in before.items():
            self.counts[state] -= 1
            self.counts[self._standing(id_)] += 1
        self.chosen.clear()
        return [self.numbers[id_] for id_ in before]

    @property
    def left(self) -> int:
        """How many claims are open or changed."""
        return self.counts["open"] + self.counts["changed"]


def _subject(claim: Quantity) -> str:
    """What the figure is a figure of, where its unit doesn't say it; a pronoun says nothing in a list."""
    subject = claim.subject or ""
    counted = claim.measure in ("count", "duration", "age", "measurement") and claim.unit is not None
    return "" if counted or subject.casefold() in _PRONOUNS else f"· {subject}"


_PRONOUNS = frozenset(("", "i", "he", "she", "it", "they", "we", "you", "who", "which", "that", "this"))
