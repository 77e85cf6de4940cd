"""Reads what is pinned to a page of a workbook: notes, the threads of newer programs, boxes with text."""

import re

from factcheck.sheet.back.package import Parts, Target, local
from factcheck.sheet.back.runs import Runs

_COPY = re.compile(r"\[Threaded comment\].*?\n\s*Comment:\s*", re.S)
"""What a newer program puts before the copy of a thread that it leaves for older ones."""
_MOST = 100_000
"""Comments that a page may have."""


class Comments(Target):
    """The part of a page's notes; `said` is what each says, by the cell's address, without its author's name."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.said: dict[str, list[str]] = {}
        self._authors: list[str] = []
        self._author: list[str] | None = None
        self._at: tuple[str, str] | None = None
        self._runs = Runs()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An author or a comment begins."""
        name = local(tag)
        if name == "author":
            self._author = []
        elif name == "comment":
            self._at, self._runs = (attributes.get("ref", ""), attributes.get("authorId", "")), Runs()
        elif self._at is not None:
            self._runs.start(name, attributes)

    def end(self, tag: str) -> None:
        """An author or a comment ends."""
        name = local(tag)
        if name == "author" and self._author is not None:
            self._authors.append("".join(self._author).strip())
            self._author = None
        elif name == "comment" and self._at is not None:
            reference, author = self._at
            self._at = None
            by = self._authors[int(author)] if author.isdecimal() and int(author[:9]) < len(self._authors) else ""
            text = _COPY.sub("", self._runs.text).strip()
            if by and text.startswith(f"{by}:"):
                text = text[len(by) + 1 :].strip()
            _keep(self, reference, text)
        elif self._at is not None:
            self._runs.end(name)

    def data(self, text: str) -> None:
        """Words of an author's name, or of a comment."""
        if self._author is not None:
            self._author.append(text)
        elif self._at is not None:
            self._runs.data(text)


class Threads(Target):
    """The part of a page's threads; `said` is what each says, by the cell's address."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.said: dict[str, list[str]] = {}
        self._reference = ""
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A comment of a thread begins, or its text."""
        if local(tag) == "threadedComment":
            self._reference = attributes.get("ref", "")
        elif local(tag) == "text":
            self._text = []

    def end(self, tag: str) -> None:
        """The text of a comment ends."""
        if local(tag) == "text" and self._text is not None:
            _keep(self, self._reference, "".join(self._text).strip())
            self._text = None

    def data(self, text: str) -> None:
        """Words of a comment."""
        if self._text is not None:
            self._text.append(text)


class Drawn(Target):
    """The part of a page's drawings; `said` is the text of each paragraph in boxes and shapes."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.said: list[str] = []
        self._pieces: list[str] = []
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A run of text begins."""
        self._inside = local(tag) == "t"

    def end(self, tag: str) -> None:
        """A run or a paragraph ends."""
        self._inside = False
        if local(tag) == "p":
            if text := "".join(self._pieces).strip():
                self.said.append(text)
            self._pieces = []

    def data(self, text: str) -> None:
        """Words of a run."""
        if self._inside:
            self._pieces.append(text)


def _keep(target: Comments | Threads, reference: str, text: str) -> None:
    if text:
        target.said.setdefault(reference, []).append(text)
    if len(target.said) > _MOST:
        raise target.parts.refused("has more comments than a sheet can have; it is not read")
