"""Shortcodes of Hugo, tags and variables of Liquid and Jinja: their arguments are no prose, what they hold is.

Kramdown's comments are here too, which end as tags do.
"""

import re

from factcheck.text.readers.dialects.covering import GAP, NOTHING, Cover

_LONGEST = 4_000
"""Characters of a tag with its arguments."""
_HUGO = re.compile(r"\{\{[<%]-?\s*(?P<closes>/?)\s*(?P<name>[\w/.-]*)")
_LIQUID = re.compile(r"\{%[-+]?\s*(?P<name>\w*)")
_KRAMDOWN = "{::comment}"
_PARAGRAPH = re.compile(r"(?:\r\n?+|\n)[ \t>]*[\r\n]")
_GLUED = re.compile(r"\w\w")
"""Where a tag stands within a word or a figure: what it shows parts them."""
_CODE = frozenset("highlight code mermaid chart math katex latex comment plantuml gist".split())
"""What holds no prose, or only an example of it."""


class Templates:
    """The shortcodes and tags of one source."""

    def __init__(self, cover: Cover) -> None:
        self._cover = cover
        self._never: set[str] = set()

    def begins(self, at: int) -> int:
        """Where to look on if a shortcode, a tag or a variable begins at the brace at `at`, else -1."""
        source = self._cover.source
        if source.startswith(_KRAMDOWN, at):
            self._cover.put(at, at + len(_KRAMDOWN))
            return self._code(at + len(_KRAMDOWN), r"\{:/(?:comment)?\}", "}")
        if source.startswith(("{{<", "{{%"), at):
            return self._tag(at, source[at + 2].replace("<", ">") + "}}", _HUGO, r"\{{\{{[<%]-?\s*/\s*{}\b")
        if source.startswith("{%", at):
            return self._tag(at, "%}", _LIQUID, r"\{{%[-+]?\s*end{}\b")
        if source.startswith("{{", at):
            return self._shown(at, "}}}" if source.startswith("{{{", at) else "}}")
        if source.startswith(("{# ", "{#-"), at):
            return self._put(at, "#}")
        return -1

    def _tag(self, at: int, closes: str, named: re.Pattern[str], ending: str) -> int:
        end = self._put(at, closes)
        tag = named.match(self._cover.source, at)
        if end < 0 or not tag or tag["name"].rstrip("/") not in _CODE or tag.groupdict().get("closes"):
            return end
        if self._cover.source[at : end - len(closes)].endswith("/"):
            return end
        return self._code(end, ending.format(tag["name"]), closes)

    def _code(self, at: int, ending: str, closes: str) -> int:
        """Cover what stands from `at` on up to the tag that ends it."""
        if ending in self._never:
            return at
        last = re.compile(ending).search(self._cover.source, at)
        end = self._cover.source.find(closes, last.start()) if last else -1
        if not last or end < 0:
            self._never.add(ending)
            return at
        self._cover.put(at, end + len(closes))
        self._cover.inert.append((at, last.start()))
        return end + len(closes)

    def _put(self, at: int, closes: str, mark: str = NOTHING) -> int:
        end = self._cover.ahead(closes, at + 2, within=_LONGEST)
        if end < 0:
            return -1
        end += len(closes)
        if _GLUED.match(self._cover.source[at - 1 : at] + self._cover.source[end : end + 1]):
            mark = GAP
        self._cover.put(at, end, mark)
        return end

    def _shown(self, at: int, closes: str) -> int:
        """A variable: something is shown in its place."""
        end = self._cover.ahead(closes, at + 2, within=_LONGEST)
        if end < 0 or _PARAGRAPH.search(self._cover.source, at, end):
            return -1
        return self._put(at, closes, GAP)
