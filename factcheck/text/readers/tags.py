"""HTML cut into tags and text as the HTML standard cuts it, with exact places, in one pass and in linear time."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(>)|(=?[^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+)))?+)"""
)
RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
"""Elements whose content holds no tags."""
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


_MARK = re.compile(
    r"(?:<[^<>]{0,80}>|\s){0,8}[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3}|&(?:para|sect|dagger|\#\d{1,5}|larrhk);|[↩↑^]\ufe0e?)[\])]?"
    r"(?:<[^<>]{0,80}>|\s){0,8}?</a",
    re.IGNORECASE,
)


class Event(NamedTuple):
    """A stretch [start, end) of the source: a tag's `name` in lower case, or text where that is empty.

    `attributes` only of opening tags, names in lower case, the first of each. `raw`: text without tags and entities.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    attributes: dict[str, str] | None = None
    raw: bool = False


def events(source: str, start: int = 0, stop: int | None = None) -> Iterator[Event]:
    """The tags and texts of [start, stop), in order, comments and declarations left out.

    What begins and never ends (a comment, a tag, a script) holds all the rest, as in a browser.
    """
    at = text = start
    limit = len(source) if stop is None else stop
    while at < limit:
        at = source.find("<", at, limit)
        if at < 0:
            break
        named = _NAME.match(source, at, limit)
        if not named and source[at + 1 : at + 2] not in ("!", "?", "/"):
            at += 1  # a mark of the text
            continue
        if text < at:
            yield Event(text, at)
        if not named:
            at = text = _passed(source, at, limit)
            continue
        end, attributes = _attributes(source, named.end(), limit)
        if end < 0:
            return
        name, closing = named[1].lower(), source[at + 1] == "/"
        yield Event(at, end, name, closing, attributes)
        at = text = end
        if name in RAW and not closing:
            closes = _RAW_END[name].search(source, at, limit)
            at = text = closes.start() if closes else limit
            yield Event(end, at, raw=True)
    if text < limit:
        yield Event(text, limit)


def is_mark(source: str, event: Event) -> bool:
    """Whether a tag begins a link within the page that shows only a mark: of a note, or of a heading to link to."""
    if event.name != "a" or not event.attributes or not event.attributes.get("href", "").startswith("#"):
        return False
    return _MARK.match(source, event.end) is not None


def _passed(source: str, at: int, limit: int) -> int:
    """The end of a comment, declaration or instruction that begins at `at`."""
    if source.startswith(("<!-->", "<!--->"), at):
        return source.index(">", at) + 1
    mark = "-->" if source.startswith("<!--", at) else ">"
    end = source.find(mark, at + 2, limit)
    return limit if end < 0 else end + len(mark)


def _attributes(source: str, at: int, limit: int) -> tuple[int, dict[str, str]]:
    """The end of the tag whose attributes begin at `at`, -1 where it has none, and the attributes."""
    found: dict[str, str] = {}
    while at < limit:
        one = _ATTRIBUTE.match(source, at, limit)
        if not one or one.end() == at:
            return -1, found
        at = one.end()
        if one[1]:
            return at, found
        if one[2]:
            found.setdefault(one[2].lower(), unescape(one[3] or one[4] or one[5] or ""))
    return -1, found
