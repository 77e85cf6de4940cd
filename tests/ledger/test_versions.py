"""Where claims stand in their sentences, markup or not, and which draft a text is."""

import subprocess
import sys
from pathlib import Path

from factcheck.ledger.anchor.anchoring import anchor
from factcheck.ledger.anchor.version import DIGEST, Version, pack, unpack
from factcheck.ledger.drafts import recognise
from factcheck.ledger.events import Seen
from factcheck.ledger.fold import Entry
from factcheck.records.claims import Claim
from factcheck.text.document import Document, SourceMap
from tests.ledger.anchoring_score import linked_text, version_of
from tests.ledger.drafts import TEXT


def test_markup_is_looked_through() -> None:
    source, text = "A **31 people** b. Then *two* c.", "A 31 people b. Then two c."
    runs = ((0, 0), (2, 4), (11, 15), (20, 25), (23, 29))
    document = Document("-", source, text, source_map=SourceMap(runs))
    version = Version(document, [(0, 14), (15, 26)], ())
    stand = version.stand(4, 13)
    assert (stand.first, stand.last, stand.at) == (0, 0, (2, 11))
    assert version.source(0, stand.at) == (4, 13)
    assert version.stand(25, 28).at == (5, 8)
    assert document.source_map.prose(3) == 2, "inside the markup: where the words before it end"


def test_digests_are_packed() -> None:
    keys = version_of(linked_text(TEXT)).keys
    assert {len(key) for key in keys} == {DIGEST}
    assert unpack(pack(keys)) == keys


def seen(draft: str, path: str, version: Version) -> Entry:
    event = Seen(who="ann", draft=draft, path=path, sha256=version.sha256, sentences=pack(version.keys))
    return Entry(draft, "", (event,))


def test_which_draft_a_text_is() -> None:
    old = version_of(linked_text(TEXT))
    edited = version_of(linked_text(TEXT.replace("Two cranes were lost.", "Nothing else was lost.")))
    other = version_of(linked_text("The bridge is new. It opened in May. Nobody came. It rained."))
    known = [seen("d1", "desk/a.txt", old), seen("d2", "desk/b.txt", other)]
    assert recognise(known, "desk/a.txt", edited).drafts == ("d1",)
    assert recognise(known, "desk/renamed.txt", edited).drafts == ("d1",)
    assert recognise(known, "elsewhere/b.txt", other).drafts == ("d2",)
    assert recognise(known, "desk/new.txt", version_of(linked_text("Something else. Altogether."))).drafts == ()


def test_marks_of_a_version_that_the_log_has_lost_are_still_carried() -> None:
    old = version_of(linked_text(TEXT))
    new = version_of(linked_text(TEXT.replace("Two cranes", "It rained.\nTwo cranes")))
    found = anchor([old.anchor(claim) for claim in old.claims], {}, new)
    assert {one.state for one in found} == {"same"}


def test_no_claim_holds_two_marks() -> None:
    old = version_of(linked_text(TEXT))
    anchors = [old.anchor(claim) for claim in old.claims]
    twice = anchor([*anchors, *anchors], {old.name: old.keys}, version_of(linked_text(TEXT + "More.\n")))
    claims = [one.claim for one in twice if one.claim]
    assert len(claims) == len(set(claims)) == len(anchors)


def test_a_claim_of_every_kind_has_an_anchor() -> None:
    version = version_of(linked_text(TEXT))
    for claim in version.claims:
        assert fits(version, claim)


def fits(version: Version, claim: Claim) -> bool:
    made = version.anchor(claim)
    return " ".join(made.sentences)[slice(*made.at)] == claim.plain and made.digest == version.anchor(claim).digest


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    script = """
import sys
from factcheck.cli.main import commands
commands(["mark", "draft.txt", "--all", "--status", "verified"], standalone_mode=False)
commands(["status", "draft.txt"], standalone_mode=False)
heavy = {"sqlalchemy", "psycopg", "textual", "dateparser", "quantulum3", "openpyxl", "jinja2"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_long_log_opens_by_its_projection(tmp_path: Path) -> None:
    """4,000 events here, a hundred thousand in benchmarks/opening.py: reading doesn't grow with the log."""
    from factcheck.ledger.stores.sqlite import SqliteFile, open_sqlite
    from tests.ledger.ledgers import marked

    store = open_sqlite(tmp_path / "ledger.db")
    over: tuple[str, ...] = ()
    for _ in range(4):
        events = [marked("a", over=over)]
        while len(events) < 1000:
            events.append(marked("a", over=(events[-1].id,)))
        over = (store.append(events)[-1].id,)
    asked: list[str] = []

    class Watched(SqliteFile):
        def rows(self, sql: str, **values: object) -> list[tuple[object, ...]]:
            asked.append(sql)
            return super().rows(sql, **values)

    from factcheck.ledger.stores.sql import SqlStore

    (entry,) = SqlStore(Watched(tmp_path / "ledger.db", patience=1)).entries("d")
    assert [event.id for event in entry.standing] == list(over)
    assert not any("FROM events" in sql for sql in asked)
