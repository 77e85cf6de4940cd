"""The parts of a Word document, opened without trust: nothing is unpacked to disk, and nothing that swells is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, XMLParser

from factcheck.records.errors import InputError

_LARGEST = 64_000_000
"""Bytes of XML that a part may hold: more than the longest book."""
_SWELLING = 400
"""How many times larger than its compressed form a part over a megabyte may be; prose in XML is about 10 times."""
_PIECE = 65_536


class Package:
    """The parts of a Word document by their names; an InputError for what is none, or is made to do harm."""

    def __init__(self, raw: bytes, *, file: str) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self._refused("not a Word document, or a damaged one; save the draft again") from None
        self._names = {info.filename: info for info in self._zip.infolist()}
        self.main = self._main()

    def feed(self, name: str, target: object) -> None:
        """Parse the part called `name`, if there is one, into `target` as `xml.etree.ElementTree.XMLParser` does."""
        if name not in self._names:
            return
        parser = XMLParser(target=target)
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
            parser.close()
        except ParseError:
            raise self._refused(f"damaged: {name} is no XML; save the draft again") from None

    def beside(self, name: str) -> str:
        """The name of a part in the folder of the main one."""
        return self.main.rpartition("/")[0] + "/" + name if "/" in self.main else name

    def _main(self) -> str:
        relations = _Relations(self._file)
        self.feed("_rels/.rels", relations)
        for name in relations.documents:
            if name.startswith(("xl/", "ppt/")):
                break
            if name in self._names:
                return name
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise self._refused("a ZIP or Office file, but no Word document; save the draft as .docx or plain text")

    def _pieces(self, name: str) -> Iterator[bytes]:
        info = self._names[name]
        if info.flag_bits & 1:
            raise self._refused("locked with a password; save the draft without one")
        swollen = info.file_size > 1_000_000 and info.file_size > _SWELLING * max(1, info.compress_size)
        if info.file_size > _LARGEST or swollen:
            raise self._refused(f"{name} would unpack to {info.file_size:,} bytes; such a file isn't opened")
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
            raise self._refused(f"damaged: {name} can't be unpacked; save the draft again") from None

    def _refused(self, message: str) -> InputError:
        return InputError(message, file=self._file)


class NoDoctype:
    """A target of an XML parser that refuses entities and anything from outside: Word writes neither."""

    def __init__(self, file: str) -> None:
        self._file = file

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """A document type declaration, which is where entities are made."""
        raise InputError("declares XML entities, as no Word document does; it isn't opened", file=self._file)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text of an element."""

    def close(self) -> None:
        """The end of the part."""


class _Relations(NoDoctype):
    """Which parts a package says are its document: one, where it is sound."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.documents: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A relation; one that leads to relations again leads to no document."""
        target = attributes.get("Target", "").removeprefix("/")
        if attributes.get("Type", "").endswith("/officeDocument") and not target.endswith(".rels"):
            self.documents.append(target)


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace, which differs between editions of the format."""
    return tag.rpartition("}")[2]
