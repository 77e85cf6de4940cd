"""A text in runs, as workbooks have it in cells and comments: its words without its looks."""


class Runs:
    """Takes the elements within a cell, a shared text or a comment; phonetic readings stay out."""

    __slots__ = ("_aside", "_inside", "_pieces", "_strike", "struck")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._inside = False
        self._aside = 0
        self._strike = False
        self.struck = False

    @property
    def text(self) -> str:
        """The words of all runs so far."""
        return "".join(self._pieces)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "rPh":
            self._aside += 1
        elif name == "t":
            self._inside = True
        elif name == "strike":
            self._strike = attributes.get("val", "1") not in ("0", "false")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "rPh":
            self._aside -= 1
        elif name == "t":
            self._inside = False
        elif name == "r":
            self._strike = False

    def data(self, text: str) -> None:
        """Text, which counts within `t`."""
        if self._inside and not self._aside:
            self._pieces.append(text)
            self.struck = self.struck or (self._strike and bool(text.strip()))
