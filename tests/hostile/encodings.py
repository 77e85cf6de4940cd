"""Bytes that aren't the text that they are taken for."""

from tests.hostile.case import DRAFT, EXTRACT, Case, refused, text

_CAFE = "The café spent £31,200 on 31 lamps – “so” – in May 2023.\n"
_SAID = '"31,200"'


def _named(name: str, draft: bytes, encoding: str, *, exits: tuple[int, ...] = (0,), says: str = "") -> Case:
    command = ("extract", "--format", "jsonl", "--encoding", encoding, "draft.txt")
    return Case(name=name, files={"draft.txt": draft}, command=command, exits=exits, says=says)


CASES = [
    text("UTF-8 with a mark", b"\xef\xbb\xbf" + _CAFE.encode(), shows=_SAID.replace(",", "")),
    text("UTF-8 with two marks", b"\xef\xbb\xbf" * 2 + _CAFE.encode(), shows="31200"),
    text("UTF-16, low byte first", _CAFE.encode("utf-16"), shows="31200"),
    text("UTF-16, high byte first", b"\xfe\xff" + _CAFE.encode("utf-16-be"), shows="31200"),
    text("UTF-32", _CAFE.encode("utf-32"), shows="31200"),
    text("a mark and no text", b"\xff\xfe"),
    text("nothing", b""),
    text("only line ends", "\r\n\n\r\x0b\x0c\x85\u2028\u2029" * 50),
    text("every kind of line end", DRAFT.replace(" ", "\r").replace(",", "\u2028"), shows="31"),
    refused("Windows-1252 unnamed", _CAFE.encode("windows-1252"), r"draft\.txt:1: not UTF-8 .*--encoding"),
    _named("Windows-1252 named", _CAFE.encode("windows-1252"), "windows-1252"),
    _named("a mark goes before the name", _CAFE.encode("utf-16"), "latin-1"),
    _named("EBCDIC", _CAFE.encode("cp500", "replace"), "cp500"),
    refused("cut in the middle of a character", _CAFE.encode()[:6] + b"\xe2\x80", "not UTF-8"),
    refused("overlong", b"In 2014 it cost \xc0\xaf $20.", "not UTF-8"),
    refused("a surrogate in UTF-8", b"In 2014 it cost \xed\xa0\x80 $20.", "not UTF-8"),
    refused("beyond Unicode", b"In 2014 it cost \xf4\x90\x80\x80 $20.", "not UTF-8"),
    refused("half a UTF-16 character", _CAFE.encode("utf-16")[:-1], "not UTF-16"),
    refused("a lone UTF-16 surrogate", b"\xff\xfea\0\0\xd8b\0", "not UTF-16"),
    refused("UTF-16 without a mark", _CAFE.encode("utf-16-le"), "looks like UTF-16|binary"),
    refused("UTF-32 beyond Unicode", b"\xff\xfe\0\0\0\0\x11\0", "not UTF-32"),
    refused("nulls in figures", "In 2014 it cost $31\0,2\0000.", "binary"),
    refused("a program", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "binary"),
    refused("a gzip file", b"\x1f\x8b\x08\0" + b"\x55" * 200, "gzip"),
    text("nulls behind the first pages", DRAFT.encode() * 100 + b"31 lamps\0 31\0 32 lamps", shows="31200"),
    _named("an encoding that is none", DRAFT.encode(), "klingon", exits=(2,), says="no encoding is called 'klingon'"),
    _named("a name that steers", DRAFT.encode(), "\x1b[31m\u202e", exits=(2,), says="no encoding is called"),
    _named("a very long name", DRAFT.encode(), "x" * 100_000, exits=(2,), says="no encoding is called"),
    _named("a path for a name", DRAFT.encode(), "../../etc/passwd", exits=(2,), says="no encoding is called"),
    *(
        _named(f"{codec}, no encoding of texts", DRAFT.encode(), codec, exits=(2,), says="encoding|not ")
        for codec in ("base64", "zip", "rot13", "idna", "undefined")
    ),
    _named("UTF-7 with a lone surrogate", b"31 lamps +2AA- and 32 lamps", "utf-7", exits=(0, 2)),
    _named("UTF-7 that steers", b"31 lamps +ABs-[31m and +IC4-32 lamps", "utf-7"),
    _named("escapes for surrogates", rb"31 lamps \ud800 and 32 lamps", "raw_unicode_escape", exits=(0, 2)),
    *(_named(f"{codec}, read byte by byte", DRAFT.encode(), codec) for codec in ("unicode_escape", "charmap")),
    _named("punycode without end", b"a" * 20_000 + b"-" + b"99999999" * 2_000, "punycode", exits=(0, 2)),
    Case(
        name="standard input that is no text", command=(*EXTRACT[:3], "-"), given=b"\xff" * 200, exits=(2,), says="-:"
    ),
    Case(
        name="a page that names a wrong encoding",
        files={"page.html": '<meta charset="utf-7"><p>31 +ADw-b+AD4- lamps'},
        command=(*EXTRACT[:3], "page.html"),
        shows="31",
    ),
]
