"""Encodings: what is read without asking, what is asked for, and what is suggested."""

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.errors import InputError
from factcheck.text.encoding import decode

ENGLISH = "It cost £3 million – “so” she said. The café’s owner, José Muñoz, lost €4.5m in 2019.\n"
RUSSIAN = "Министр финансов сказал, что стоимость составила 3 миллиона рублей в прошлом году.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_byte_order_marks(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café 𝔘 1\r\n2\n".encode(encoding))
    assert api.read(str(tmp_path / "a.txt")).source == "Café 𝔘 1\r\n2\n"


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("width", [16, 32])
def test_both_byte_orders(width: int, order: str) -> None:
    name = f"utf-{width}-{order}"
    assert decode(("\ufeff" + ENGLISH).encode(name), file="a").text == ENGLISH
    assert decode(ENGLISH.encode(name), file="a", encoding=name).text == ENGLISH
    with pytest.raises(InputError, match=f"looks like {name.upper()} without a byte-order mark.* --encoding {name}$"):
        decode(ENGLISH.encode(name), file="a")


@pytest.mark.parametrize(
    ("text", "encoding", "suggested"),
    [
        (ENGLISH, "cp1252", "windows-1252"), (ENGLISH, "mac_roman", "mac-roman"),
        ("“No”, she said.", "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "koi8_r", "koi8-r"),
    ],
)  # fmt: skip
def test_another_encoding_is_asked_for_with_a_suggestion_that_works(text: str, encoding: str, suggested: str) -> None:
    raw = text.encode(encoding)
    with pytest.raises(InputError, match=f"save it as UTF-8, or try --encoding {suggested}, which it looks like$"):
        decode(raw, file="a")
    assert decode(raw, file="a", encoding=suggested).text == text


def test_nothing_is_suggested_for_damaged_utf_8() -> None:
    raw = ENGLISH.encode()
    with pytest.raises(InputError, match=r"a:1: not UTF-8 \(byte 0xff\); save it as UTF-8, or name its --encoding$"):
        decode(raw[:40] + b"\xff" + raw[40:], file="a")


def test_a_named_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("£3 – “so”".encode("windows-1252"))
    assert api.read(str(tmp_path / "a.txt"), encoding="windows-1252").source == "£3 – “so”"
    for wrong in ("klingon", "rot13", "undefined", "a\0b", "zlib"):
        with pytest.raises(InputError, match="no encoding is called"):
            api.read(str(tmp_path / "a.txt"), encoding=wrong)


HEADS = {
    "meta": "<!doctype html><meta charset={}><p>",
    "http-equiv": "<html><meta http-equiv='Content-Type' content='text/html; charset={}'><p>",
    "xml": "<?xml version='1.0' encoding='{}'?><html><p>",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("said", "encoding"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("koi8-u", "koi8_u")],
)
def test_a_page_says_its_encoding(head: str, said: str, encoding: str, tmp_path: Path) -> None:
    text = "Ціна 3 гривні" if encoding == "koi8_u" else "It cost £3m – “so”."
    source = HEADS[head].format(said) + text
    for name in ("a.html", "draft"):
        (tmp_path / name).write_bytes(source.encode(encoding))
        document = api.read(tmp_path / name)
        assert document.source == source
        assert document.text == text
        assert document.notes == (f"read as {said}, as the page declares",)


@pytest.mark.parametrize("said", ["utf-8", "shift_jis", "utf-7", "rot13", "unicode_escape", "utf-16", "klingon", "\0"])
def test_a_page_that_says_it_wrongly_is_asked_for(said: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(f"<!doctype html><meta charset='{said}'><p>caf\xe9 \xff\x81".encode("latin-1"))
    with pytest.raises(InputError, match=r"not UTF-8|binary"):
        api.read(tmp_path / "a.html")


def test_utf_8_goes_before_what_a_page_says_and_text_says_nothing(tmp_path: Path) -> None:
    source = "<!doctype html><meta charset=windows-1252><p>£3m"
    (tmp_path / "a.html").write_bytes(source.encode())
    assert api.read(tmp_path / "a.html").notes == ()
    assert api.read(tmp_path / "a.html").text == "£3m"
    (tmp_path / "a.md").write_bytes(source.encode("cp1252"))
    with pytest.raises(InputError, match="--encoding windows-1252"):
        api.read(tmp_path / "a.md")


@pytest.mark.parametrize("command", [["extract"], ["lint"], ["status"], ["sheet", "-o", "a-check.md"]])
def test_it_is_said(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<!doctype html><meta charset=latin1><p>It cost \xa33m in 2019.")
    whole = [sys.executable, "-m", "factcheck", *command, "a.html"]
    done = subprocess.run(whole, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True)
    assert "a.html: read as latin1, as the page declares" in done.stderr.splitlines()
