"""The parts of a workbook, opened without trust: nothing is unpacked to disk, and nothing that swells is read."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser

from factcheck.records.errors import SheetError

_LARGEST_FILE = 64 << 20
"""Bytes that a workbook may have."""
_LARGEST = 256 << 20
"""Bytes that it may unpack to."""
_MOST_MARKS = 5_000_000
"""Beginnings and ends of elements that the parts which are read may have: four a cell."""
_PIECE = 1 << 16


class Parts:
    """The parts of the workbook at `path`, by name; a SheetError for what is none, or is made to do harm."""

    def __init__(self, path: Path) -> None:
        self.file = str(path)
        self._marks = 0
        if path.stat().st_size > _LARGEST_FILE:
            raise self.refused("is larger than a sheet can be; it is not read")
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise self.refused("is no workbook that can be read; save it again in the spreadsheet program") from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        if sum(info.file_size for info in self._parts.values()) > _LARGEST:
            raise self.refused("unpacks to more than a sheet can hold; it is not read")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def feed(self, name: str, target: "Target") -> None:
        """Parse the part called `name`, if there is one, into `target`.

        Its elements are counted first, which takes a hundredth of the time.
        """
        if name not in self._parts:
            return
        for piece in self._pieces(name):
            self._marks += piece.count(b"<")
            if self._marks > _MOST_MARKS:
                raise self.refused("has more cells than a sheet can have; it is not read")
        parser = XMLParser(target=target)
        try:
            for piece in self._pieces(name):
                parser.feed(piece)
            parser.close()
        except ParseError as error:
            line, column = error.position
            raise self.refused(
                f"is no workbook that can be read ({name} is no XML at {line}:{column + 1}); "
                "save it again in the spreadsheet program"
            ) from None
        except (LookupError, ValueError):  # an encoding that isn't, or that the parser doesn't take
            raise self.refused(f"is no workbook that can be read ({name} is in an unknown encoding)") from None

    def refused(self, message: str) -> SheetError:
        """The error that says `message` of this file."""
        return SheetError(message, file=self.file)

    def _pieces(self, name: str) -> Iterator[bytes]:
        info = self._parts[name]
        if info.flag_bits & 1:
            raise self.refused("is locked with a password; save it without one")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refused(f"is damaged: {name} is packed as no spreadsheet program packs; save it again")
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError):
            raise self.refused(f"is damaged: {name} can't be unpacked; save it again") from None


class Target:
    """A target of the XML parser that follows the path of elements, by their names without namespace."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """A document type declaration, which is where entities are made: no spreadsheet program writes one."""
        raise self.parts.refused("declares XML entities, as no workbook does; it is not read")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text of an element."""

    def close(self) -> None:
        """The end of the part."""


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace, which differs between editions of the format."""
    return tag.rpartition("}")[2]
