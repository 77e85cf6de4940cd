"""The end of a text form: half a line is nobody's, everything else is kept."""

from pathlib import Path

import pytest

from factcheck.ledger.chain import line, seal
from factcheck.ledger.events import Noted, as_object
from factcheck.ledger.ledger import open_store
from factcheck.ledger.stores.lines import LineStore
from factcheck.ledger.stores.tail import is_half
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import marked, problems


def whole() -> bytes:
    from factcheck.ledger.chain import Tip

    events = [Noted(who="ann", draft="d", claim="a", text='“so”\\ "x" \t{[ é'), marked("b")]
    sealed, _ = seal(events, Tip(3, 3, ("f" * 64,)))
    return line(as_object(sealed[0])).encode()


def test_every_beginning_of_a_line_is_half_a_line_and_the_line_is_not() -> None:
    text = whole()
    kept = [at for at in range(1, len(text)) if not is_half(text[:at])]
    assert all(text[at - 1 : at] == b"}" for at in kept)
    assert not is_half(text)


@pytest.mark.parametrize(
    "text",
    [
        b"<<<<<<< HEAD", b"see you at five", b"{", b'{"a":1', b'{"a":1}', b'[{"at":', b'{"at":"x"}', b"\xff\xfe",
        b"null", b'{"at":"2026","who":x', b'{"at":"2026"]', b'{"at":"2026",,', b"# marks",
    ],
)  # fmt: skip
def test_what_may_be_somebody_s_is_never_cut(tmp_path: Path, text: bytes) -> None:
    if text == b"{":
        assert is_half(text)
        return
    assert not is_half(text)
    path = tmp_path / "ledger.jsonl"
    LineStore(path).append([marked("a")])
    before = path.read_bytes() + text
    path.write_bytes(before)
    with pytest.raises(LedgerError, match=r"ledger\.jsonl:2: "):
        LineStore(path).append([marked("b")])
    assert path.read_bytes() == before


@pytest.mark.parametrize("again", [False, True])
def test_a_whole_line_without_its_end_counts(tmp_path: Path, again: bool) -> None:
    path = tmp_path / "ledger.jsonl"
    LineStore(path).append([marked("a"), marked("b")])
    path.write_bytes(path.read_bytes()[:-1])
    store = LineStore(path)
    assert [event.claim for event in store.events()] == ["a", "b"]
    assert problems(LineStore(path)) == []
    writer = store if again else LineStore(path)
    writer.append([marked("c")])
    writer.append([marked("d")])
    assert [event.claim for event in store.events()] == ["a", "b", "c", "d"]
    assert path.read_bytes().count(b"\n") == 4
    assert problems(LineStore(path)) == []


def test_the_number_of_a_line_is_right_behind_a_line_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    LineStore(path).append([marked("a"), marked("b")])
    path.write_bytes(path.read_bytes()[:-1])
    store = LineStore(path)
    assert len(list(store.events())) == 2
    with path.open("ab") as file:
        file.write(b"\nnonsense\n")
    with pytest.raises(LedgerError, match=r"ledger\.jsonl:3: "):
        list(store.events())


def test_half_a_line_is_told_and_goes_with_the_next_mark(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    store = LineStore(path)
    store.append([marked("a"), marked("b")])
    path.write_bytes(path.read_bytes()[:-20])
    (told,) = problems(LineStore(path))
    assert "half a line" in told
    LineStore(path).append([marked("c")])
    assert [event.claim for event in LineStore(path).events()] == ["a", "c"]
    assert problems(LineStore(path)) == []


def test_a_text_form_that_another_one_took_the_place_of_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    store = open_store(str(path))
    store.append([marked("a")])
    other = tmp_path / "other.jsonl"
    other.write_bytes(path.read_bytes())
    LineStore(other).append([marked("b")])
    other.replace(path)
    store.append([marked("c")])
    assert [event.claim for event in LineStore(path).events()] == ["a", "b", "c"]
    assert problems(LineStore(path)) == []
