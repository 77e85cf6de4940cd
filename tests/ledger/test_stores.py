"""What every store must do, on each of them."""

import pytest

from factcheck.ledger.events import Noted, Seen, SignedOff, Undone
from factcheck.ledger.fold import fold
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import Open, marked, problems, said


def test_an_empty_ledger_has_nothing_and_is_not_created(reopen: Open, address: str) -> None:
    from pathlib import Path

    store = reopen()
    assert store.entries("d") == []
    assert store.drafts() == []
    assert store.tip().count == 0
    assert not Path(address).exists()


def test_what_was_appended_is_there_for_everybody(reopen: Open) -> None:
    first, second = reopen(), reopen()
    sealed = first.append([marked("a"), marked("b")])
    assert [event.n for event in sealed] == [1, 2]
    assert list(second.events()) == sealed
    second.append([marked("a", who="bob", status="disputed")])
    (a, b) = first.entries("d")
    assert said(a.standing) == [("ann", "verified"), ("bob", "disputed")]
    assert said(b.standing) == [("ann", "verified")]
    assert problems(reopen()) == []


def test_the_projection_is_what_the_events_fold_to(reopen: Open) -> None:
    store = reopen()
    first = store.append([marked("a")])[0]
    store.append([marked("a", status="disputed", over=(first.id,))])
    note = store.append([Noted(who="ann", draft="d", claim="a", text="see p. 4")])[0]
    store.append([Undone(who="ann", draft="d", claim="a", event=note.id)])
    (entry,) = reopen().entries("d")
    assert entry == fold("d", "a", store.events(draft="d", claim="a"))
    assert said(entry.standing) == [("ann", "disputed")]


def test_an_undo_can_be_undone(reopen: Open) -> None:
    store = reopen()
    first = store.append([marked("a")])[0]
    undone = store.append([Undone(who="ann", draft="d", claim="a", event=first.id)])[0]
    assert said(reopen().entries("d")[0].standing) == []
    store.append([Undone(who="ann", draft="d", claim="a", event=undone.id)])
    assert said(reopen().entries("d")[0].standing) == [("ann", "verified")]


def test_drafts_and_versions(reopen: Open) -> None:
    store = reopen()
    seen = Seen(who="ann", draft="d", path="a.md", sha256="0123456789abcdef" * 4, sentences="AAAABBBB")
    store.append([seen, SignedOff(who="eve", draft="d", sha256=seen.sha256)])
    assert store.versions("d") == {"0123456789abcdef": "AAAABBBB"}
    (whole,) = reopen().drafts()
    assert [event.kind for event in whole.standing] == ["draft", "sign-off"]


def test_events_of_another_copy_are_taken_in_once(reopen: Open, tmp_path: object) -> None:
    from pathlib import Path

    from factcheck.ledger.ledger import open_store

    other = open_store(str(Path(str(tmp_path)) / "other.jsonl"))
    store = reopen()
    shared = store.append([marked("a")])
    assert other.insert(shared) == 1
    other.append([marked("a", who="bob", status="disputed"), marked("c", who="bob")])
    store.append([marked("b")])
    assert store.insert(other.events()) == 2
    assert store.insert(other.events()) == 0
    assert len(store.tip().heads) == 2
    assert problems(store) == []
    assert {entry.claim: said(entry.standing) for entry in reopen().entries("d")} == {
        "a": [("ann", "verified"), ("bob", "disputed")],
        "b": [("ann", "verified")],
        "c": [("bob", "verified")],
    }
    store.append([marked("e")])
    assert len(store.tip().heads) == 1
    assert problems(reopen()) == []


def test_an_altered_event_is_not_taken_in(reopen: Open) -> None:
    store = reopen()
    sealed = store.append([marked("a")])[0]
    forged = sealed.model_copy(update={"who": "eve", "hash": "f" * 64})
    with pytest.raises(LedgerError, match="altered"):
        store.insert([forged])
    assert list(store.events()) == [sealed]


def test_text_of_every_kind_comes_back(reopen: Open) -> None:
    texts = ["“quoted”", "a\tb\nc", "\u202e right to left", "😀 𝔘", "'; DROP TABLE events; --", ":name %s {x} \\u0000"]
    store = reopen()
    store.append([Noted(who="ann", draft="d", claim="a", text=text, field=str(n)) for n, text in enumerate(texts)])
    assert [event.text for event in reopen().events() if isinstance(event, Noted)] == texts
    assert problems(reopen()) == []


def test_half_characters_and_nul_are_replaced(reopen: Open) -> None:
    store = reopen()
    store.append([Noted(who="ann\ud800", draft="d", claim="a", text="a\0b\udcff")])
    (event,) = reopen().events()
    assert isinstance(event, Noted)
    assert event.who == "ann?"
    assert event.text == "a\ufffdb?"
