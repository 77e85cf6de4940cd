"""CriticMarkup, read as with every change accepted: {++ins++} {--del--} {~~old~>new~~} {==marked==} {>>comment<<}."""

import re

from factcheck.text.readers.dialects.covering import JOINT, Cover

_FARTHEST = 20_000
"""Characters from the beginning of a change to its end: several paragraphs, no whole draft."""
_CLOSES = {"++": "++}", "--": "--}", "~~": "~~}", ">>": "<<}", "==": "==}"}
_KEPT = ("++", "==")
_BLOCK = re.compile(r"(?:#{1,6}|[-*+]|>|\d{1,9}[.)])[ \t]")


class Critic:
    """The changes in one source; those whose new text is kept are open until their end is met."""

    def __init__(self, cover: Cover) -> None:
        self._cover = cover
        self._open = {"++}": 0, "==}": 0, "~~}": 0}

    def begins(self, at: int) -> int:
        """Where to look on if a change begins at the brace at `at`, else -1."""
        cover, source = self._cover, self._cover.source
        kind = source[at + 1 : at + 3]
        if kind not in _CLOSES:
            return -1
        closes = _CLOSES[kind]
        end = cover.ahead(closes, at + 3, within=_FARTHEST)
        if end < 0:
            return -1
        if kind in _KEPT:
            self._open[closes] += 1
            if (not at or source[at - 1] in "\r\n") and _BLOCK.match(source, at + 3):
                cover.put(at, at + 3, " ")  # so that a heading or an item that was put in is one
            else:
                cover.put(at, at + 3, JOINT)
            return at + 3
        if kind == "~~":
            turns = cover.ahead("~>", at + 3, within=_FARTHEST)
            if not at < turns < end:
                return -1
            self._open[closes] += 1
            cover.put(at, turns + 2, JOINT)
            cover.inert.append((at, turns + 2))
            return turns + 2
        cover.put(at, end + 3, JOINT)
        cover.inert.append((at, end + 3))
        return end + 3

    def ends(self, at: int) -> int:
        """Where to look on if a change that is open ends at `at`, else -1."""
        closes = self._cover.source[at : at + 3]
        if not self._open.get(closes):
            return -1
        self._open[closes] -= 1
        self._cover.put(at, at + 3, JOINT)
        return at + 3
