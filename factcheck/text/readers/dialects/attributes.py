"""Attribute lists of pandoc, kramdown, Python-Markdown and MyST: {.lead} {#id} {: .x } {width=50%} {term}`…`."""

import re

from factcheck.text.readers.dialects.covering import NOTHING, Cover

_VALUE = r"""(?:"[^"\r\n{}]{0,300}"|'[^'\r\n{}]{0,300}'|[^\s"'{}=<>`]{1,300})"""
_ITEM = rf"(?:[.#][A-Za-z_][\w:.-]{{0,100}}|[A-Za-z_@:][\w:.-]{{0,100}}={_VALUE}|-)"
_LIST = re.compile(rf"\{{:?[ \t]*+(?P<items>{_ITEM}(?:[ \t]+{_ITEM}){{0,30}})[ \t]*\}}")
_KRAMDOWN = re.compile(r"\{:(?:[:/][^{}\r\n]{0,300}|[\w -]{1,100})\}")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]{0,60}\}(?=`)")
_NAMED = re.compile(r"(?:^|\s)[.#]|=[\"']")
_REST = re.compile(r"(?:[ \t]|\{[^{}\r\n]{0,300}\}|<!--[^\r\n<>]{0,300}-->){0,12}(?=[\r\n|]|\Z)")
"""What may stand between a list and the end of its line, or of its cell in a table."""
_CELL = re.compile(r"[ \t]*\|")
_BLANKS = re.compile(r"(?<=[^\s|])[ \t]+\Z")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]")
_LONGEST = 400
"""Characters of a heading that ends in a list."""
_BEHIND = ')]`*_}~="”'
"""What an attribute list may follow closely: a link, a picture, a span, code, emphasis, another list."""


def attributes(cover: Cover, at: int, opened: int) -> int:
    """Where to look on if an attribute list begins at the brace at `at`, else -1.

    `opened`: where the bracket stands that the one before `at` closes, -1 if none does. The brackets of a span
    with attributes are markup as well.
    """
    source = cover.source
    if role := _ROLE.match(source, at):
        cover.put(at, role.end())
        return role.end()
    found = _LIST.match(source, at) or _KRAMDOWN.match(source, at)
    if not found:
        return -1
    close = at > 0 and source[at - 1] in _BEHIND
    if not close and not (_REST.match(source, found.end()) and _tells(source, at, found)):
        return -1
    span = opened >= 0 and source[at - 1] == "]" and source[opened + 1] != "^"  # that would be a note
    if span and source[opened - 1 : opened] not in ("!", "]", ")"):
        cover.put(opened, opened + 1)
        cover.put(at - 1, at)
    blanks = _BLANKS.search(source, max(0, at - 40), at) if _CELL.match(source, found.end()) else None
    cover.put(blanks.start() if blanks else at, found.end(), NOTHING)
    return found.end()


def _tells(source: str, at: int, found: re.Match[str]) -> bool:
    """Whether the list can be nothing else; only in a heading may it be pairs or a hyphen."""
    if source[at + 1] == ":" or _NAMED.search(found["items"]):
        return True
    first = max(0, at - _LONGEST)
    line = max(source.rfind("\n", first, at), source.rfind("\r", first, at), first - 1) + 1
    return _HEADING.match(source, line) is not None or not source[line:at].strip(" \t>")
