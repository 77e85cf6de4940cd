"""From bytes to text: by byte-order mark, as UTF-8, in the encoding that somebody names, or that a page declares."""

import codecs
import re
from typing import NamedTuple

from factcheck.records.errors import InputError

LONGEST = 32_000_000
"""Bytes of a draft that is all text: thirty books. Every claim of it is held in memory."""
_MARKS = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PACKED = {
    b"PK\x03\x04": "a ZIP or Office file",
    b"%PDF-": "a PDF",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"{\\rtf": "an RTF file",
}
_AS_TEXT = "save the draft as plain text"
_AS_WORD = "save the draft as .docx or .txt"
_AS_PDF = "let its name end in .pdf, or read it with --reader pdf"
_HEAD = 8192
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


class Decoded(NamedTuple):
    """A text, and the encoding in which its page declared it to be: None where nobody had to ask the page."""

    text: str
    declared: str | None = None


def decode(raw: bytes, *, file: str, encoding: str | None = None, page: bool = False) -> Decoded:
    """The text that `raw` is: by its byte-order mark, else in `encoding`, else in UTF-8.

    What is none of these and a `page` (HTML) that declares an encoding is read in that one. For all else an
    InputError asks for the encoding, and says which it looks like.
    """
    if packed := next((kind for start, kind in _PACKED.items() if raw.startswith(start)), None):
        advice = _AS_PDF if "PDF" in packed else _AS_WORD if "RTF" in packed else _AS_TEXT
        raise InputError(f"{packed}, not a text; {advice}", file=file)
    if len(raw) > LONGEST:
        raise InputError(f"larger than {LONGEST // 1_000_000} MB; split it up", file=file)
    mark, named = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", encoding or "utf-8"))
    is_wide = named.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
    if not is_wide and _binary(raw[:_HEAD]):
        from factcheck.text.guess import wide

        if like := wide(raw[:_HEAD]):
            advice = (
                f"it looks like {like.upper()} without a byte-order mark; save it as UTF-8, or try --encoding {like}"
            )
            raise InputError(advice, file=file)
        raise InputError(f"binary, not a text; {_AS_TEXT}", file=file)
    try:
        return Decoded(raw[len(mark) :].decode(named))
    except UnicodeDecodeError as reason:
        if page and not mark and encoding is None and (declared := _declared(raw)):
            return declared
        raise _refused(reason, raw, file, named, known=bool(mark or encoding)) from None
    except (LookupError, ValueError):  # ValueError: encodings of names and escapes, which text isn't written in
        raise InputError(f"no encoding is called {named!r}; try latin-1 or windows-1252", file=file) from None


def _binary(head: bytes) -> bool:
    """A null byte is in no text, and a text has few other control characters."""
    return b"\0" in head or len(head.translate(None, _CONTROLS)) < 0.9 * len(head)


_DECLARED = (
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
)
_WITHIN = 4096
"""How far into a page its encoding is looked for; the HTML standard asks for the first 1,024 bytes."""
_OF_PAGES = (
    r"cp125\d|cp866|cp874|cp932|cp949|iso8859-\d+|koi8-[rut]|mac-?(roman|cyrillic|greek|turkish|latin2)|"
    r"gb2312|gbk|gb18030|big5(hkscs)?|shift_jis(_2004|x0213)?|euc_(jp|kr|jis_2004|jisx0213)|tis-620"
)
"""Encodings, as Python calls them, that pages are written in; others (escapes, 7-bit ones) only hide something."""


def _declared(raw: bytes) -> Decoded | None:
    """The text of a page in the encoding that it declares, if it declares one and the bytes are in it."""
    found = re.search(_DECLARED, raw[:_WITHIN], re.IGNORECASE)
    if not found:
        return None
    said = (found[1] or found[2]).decode("ascii", "replace")
    try:
        name = codecs.lookup(said).name
    except LookupError:
        return None
    if name in ("ascii", "iso8859-1"):
        name = "cp1252"  # as all browsers take it, and the HTML standard wants it
    if not re.fullmatch(_OF_PAGES, name):
        return None
    try:
        return Decoded(raw.decode(name), said)
    except UnicodeDecodeError:
        return None


def _refused(reason: UnicodeDecodeError, raw: bytes, file: str, named: str, *, known: bool) -> InputError:
    """At the line of the first byte that is wrong: what to do, and what the encoding may be."""
    at = reason.start
    line = reason.object.count(b"\n", 0, at) + 1
    wrong = f"not {named.upper()} (byte 0x{reason.object[at]:02x}); save it as UTF-8, or "
    like = None
    if not known:
        from factcheck.text.guess import looks_like

        like = looks_like(raw, at)
    advice = f"try --encoding {like}, which it looks like" if like else "name its --encoding"
    return InputError(wrong + advice, file=file, line=line)
