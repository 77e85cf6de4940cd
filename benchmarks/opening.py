"""What a ledger costs: opening one with a hundred thousand events, and carrying 1,500 marks over a megabyte.

Both beside extractions in the same run, as ratios of CPU time: `opening.py [EVENTS]`.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from factcheck import api
from factcheck.ledger import marking
from factcheck.ledger.anchor.anchoring import anchor
from factcheck.ledger.board import Board
from factcheck.ledger.events import Event, Marked
from factcheck.ledger.marking import Change
from tests.fixtures.notation import articles
from tests.ledger.anchoring_score import linked_text, version_of


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """The least CPU seconds of a few runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def opening(events: int) -> None:
    words: list[str] = []
    for article in articles():
        words += article.text.split(" ")
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(" ".join(words[:1000]), encoding="utf-8")
        board = api.open_board(draft)
        marking.mark(board, [claim.id for claim in board.version.claims], Change(status="verified"), who="ann")
        fill(board.ledger.append, board, events)
        desk = api.desk_for(draft)
        document = api.read(draft)
        extraction = seconds(lambda: api.link_up(document, rulebook=desk.rulebook), times=5)
        linked = api.link_up(document, rulebook=desk.rulebook)

        def opened() -> int:
            return len(api.board_on(linked, draft, ledger=api.open_ledger(draft, desk=desk), desk=desk).held)

        opens = seconds(opened, times=5)
        total = board.ledger.store.tip().count
    print(f"opening {total:,} events: {opens * 1000:.0f} ms, {opens / extraction:.2f} extractions of 1,000 words")


def fill(append: Callable[[list[Event]], list[Event]], board: Board, events: int) -> None:
    """Every claim marked over and over, each mark in place of the one before."""
    last = {entry.claim: (entry.standing[-1].id,) for entry in board.entries.values()}
    draft = board.known.name
    while board.ledger.store.tip().count < events:
        marks: list[Event] = [Marked(who="ann", draft=draft, claim=claim, status="disputed", over=over)
                              for claim, over in last.items()]  # fmt: skip
        last = {str(event.claim): (event.id,) for event in append(marks)}


def carrying(size: int = 1_000_000, marks: int = 1500) -> None:
    dice = random.Random(1)
    texts = [article.text for article in articles()]
    pieces: list[str] = []
    while sum(map(len, pieces)) < size:  # other figures and names in each copy, so that they are no twins
        turn = dice.randrange(10, 99)
        text = re.sub(r"\b(\d)(\d)\b", lambda m, turn=turn: str((int(m[1]) + turn) % 9 + 1) + m[2], dice.choice(texts))
        pieces.append(re.sub(r"\b([A-Z][a-z]{3,})(?= [a-z])", lambda m: m[1] + dice.choice(["", "a", "en"]), text))
    text = "\n\n".join(pieces)
    linked = linked_text(text)
    extraction = seconds(lambda: linked_text(text).claims)
    old = version_of(linked)
    anchors = [old.anchor(claim) for claim in dice.sample(list(old.claims), marks)]
    for share in (0.15, 0.5):
        starts = [start for start, _ in old.places] + [len(text)]
        edited = []
        for start, end in pairwise(starts):
            sentence = text[start:end]
            luck = dice.random()
            if luck < share / 4:
                continue
            if luck < share / 2:
                sentence = re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), sentence, count=1)
            elif luck < share:
                sentence = f"Meanwhile, {sentence}"
            edited.append(sentence)
        new = version_of(linked_text("".join(edited)))
        spent = seconds(lambda new=new: anchor(anchors, {old.name: old.keys}, new))
        print(f"{marks} marks over {len(text):,} characters, {share:.0%} edited: {spent / extraction:.2f} extractions")


if __name__ == "__main__":
    opening(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    carrying()
