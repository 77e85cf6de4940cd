"""From a file, or standard input, to source text; and from a folder to the drafts in it."""

import codecs
import os
import stat
import sys
from collections.abc import Iterator

from factcheck.records.errors import InputError
from factcheck.text.readers import ENDINGS

STDIN = "-"

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
}
_AS_TEXT = "save the draft as plain text"
_AS_PDF = "let its name end in .pdf, or read it with --reader pdf"
_HEAD = 8192
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def shown(path: str) -> str:
    """`path` as claims carry it and as it may be printed: what isn't UTF-8 in it is replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(path: str) -> bytes:
    """What stands in the file at `path`, or on standard input for "-"; an InputError if it can't be read."""
    try:
        return sys.stdin.buffer.read() if path == STDIN else _bytes(path)
    except (OSError, ValueError) as reason:  # ValueError: a null byte in the name, a closed standard input
        message = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
        raise InputError(f"can't be read: {message.lower()}", file=shown(path)) from None


def _bytes(path: str) -> bytes:
    """The bytes of a regular file. It is opened without waiting, since nobody may ever write to a FIFO."""
    with os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
    ) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
            kind = next((name for is_kind, name in kinds if is_kind(mode)), "a device")
            raise InputError(f"{kind}, not a file; to read from a pipe, use -", file=shown(path))
        return file.read()


def decode(raw: bytes, *, file: str, encoding: str | None = None) -> str:
    """The text that `raw` is, by its byte-order mark, else in `encoding`, else in UTF-8."""
    mark, named = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", encoding or "utf-8"))
    if packed := next((kind for start, kind in _PACKED.items() if raw.startswith(start)), None):
        raise InputError(f"{packed}, not a text; {_AS_PDF if 'PDF' in packed else _AS_TEXT}", file=file)
    wide = named.lower().startswith(("utf-16", "utf-32"))
    if not wide and _binary(raw[:_HEAD]):
        raise InputError(f"binary, not a text; {_AS_TEXT}", file=file)
    try:
        return raw[len(mark) :].decode(named)
    except UnicodeDecodeError as reason:
        body, at = reason.object, reason.start
        line = body.count(b"\n", 0, at) + 1
        message = f"not {named.upper()} (byte 0x{body[at]:02x}); save it as UTF-8, or name its --encoding"
        raise InputError(message, file=file, line=line) from None
    except LookupError:
        raise InputError(f"no encoding is called {named!r}; try latin-1 or windows-1252", file=file) from None


def _binary(head: bytes) -> bool:
    """A null byte is in no text, and a text has few other control characters."""
    return b"\0" in head or len(head.translate(None, _CONTROLS)) < 0.9 * len(head)


def drafts(path: str) -> Iterator[str]:
    """`path` itself, or for a folder every draft in it and below: by name, without hidden files and linked folders."""
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 (names that aren't UTF-8 stay as they are)
        yield path
        return
    empty = True
    for folder, inner, names in os.walk(path, onerror=_refuse):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(ENDINGS):
                empty = False
                yield os.path.join(folder, name)  # noqa: PTH118
    if empty:
        raise InputError(f"no drafts in this folder; they end in {', '.join(ENDINGS)}", file=shown(path))


def _refuse(reason: OSError) -> None:
    raise InputError(f"can't be read: {(reason.strerror or '').lower()}", file=shown(str(reason.filename)))
