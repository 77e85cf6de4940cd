"""The article as shown: offsets there and back, and lines that lose nothing and fit."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.review.page import SIGN, line_of, page, wrap
from factcheck.text.visible import visible

TEXTS = st.text(alphabet=st.sampled_from("ab 12,.\n漢字\u0301é\x1b\u202e\u200b🙂"), max_size=80)


@given(TEXTS, st.lists(st.integers(0, 80)), st.integers(0, 79))
def test_offsets_lead_there_and_back(text: str, starts: list[int], offset: int) -> None:
    shown = page(text, starts)
    if offset < len(text):
        assert shown.prose(shown.at(offset)) == offset
        assert shown.shown[shown.at(offset)] == visible(text)[offset]
    assert shown.shown.count(SIGN) == len(shown.starts) == len(shown.sign_places)
    assert all(shown.shown[place] == SIGN for place in shown.sign_places)


@given(TEXTS, st.integers(2, 30))
def test_lines_keep_every_character_and_fit(text: str, width: int) -> None:
    shown = visible(text)
    lines = wrap(shown, width)
    kept = [shown[start:end] for start, end in lines]
    assert "".join(kept).replace(" ", "") == shown.replace("\n", "").replace(" ", "")
    assert all(cell_len(line) <= width for line in kept)
    for number, (start, end) in enumerate(lines):
        for offset in (start, max(start, end - 1)):
            if start < end:
                assert line_of(lines, offset) == number


@given(st.text(max_size=60))
def test_nothing_that_steers_a_terminal_is_shown(text: str) -> None:
    safe = visible(text)
    assert len(safe) == len(text)
    assert not any(ord(letter) < 32 and letter != "\n" for letter in safe)
    assert not any(0x7F <= ord(letter) < 0xA0 or 0x202A <= ord(letter) <= 0x202E for letter in safe)
    assert visible(safe) == safe
